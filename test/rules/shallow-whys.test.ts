import { describe, expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { whysChains } from '../../server/src/model/whys-chain.ts';
import { findings, fixedBy, fixTitles, rulesFinding } from '../support/post-mortem.ts';

/** Asks for nothing but a chain, so that nothing but its rule speaks. */
const template =
  '# Title\n\n## Five whys\n\n1. Why? {because}\n2. Why? {because}\n3. Why? {because}\n4. Why? {because}\n5. Why? {because}\n';
const document = (body: string) => `# Sign-in was down\n\n## Five whys\n\n${body}`;
const found = (body: string) => findings('shallow-whys', document(body), template);
const ladder = (...answers: string[]) =>
  answers.map((answer, at) => `${`${at + 1}. Why? ${answer}`.trim()}\n`).join('');

const shallow = (answered: number, depth = 5) =>
  `${answered} of ${depth} whys answered, no root-cause category yet. Why did the last one happen?`;
const unwritten = 'No why of this chain is answered yet. What happened first, and why?';

describe('how deep a chain is', () => {
  test.each([
    ['one', ladder('a'), [['1. Why? a', shallow(1)]]],
    ['four', ladder('a', 'b', 'c', 'd'), [['1. Why? a', shallow(4)]]],
    ['five are deep enough', ladder('a', 'b', 'c', 'd', 'e'), []],
    ['six, too', ladder('a', 'b', 'c', 'd', 'e', 'f'), []],
    ['blank steps are none', ladder('a', 'b', '', ''), [['1. Why? a', shallow(2)]]],
    ['placeholders are none', ladder('a', '{because …}', 'TBD', '…'), [['1. Why? a', shallow(1)]]],
    ['all of them blank', ladder('', '', '', '', ''), [['1. Why?', unwritten]]],
    ['all of them placeholders', ladder('{because}', '{because}', '{because}'), [['1. Why? {because}', unwritten]]],
  ])('%s', (_, body, expected) => {
    expect(found(body)).toEqual(expected);
    expect(found(body.replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  test('statements count as their answers do', () => {
    expect(found('1. The site was slow.\n2. It was slow because the cache was full.\n')).toEqual([
      ['1. The site was slow.', shallow(2)],
    ]);
  });

  test('of several chains the deepest is what counts', () => {
    expect(found(`${ladder('a', 'b')}\nAnd the other one:\n\n${ladder('a', 'b', 'c', 'd', 'e')}`)).toEqual([]);
    expect(found(`${ladder('a')}\nAnd the other one:\n\n${ladder('a', 'b', 'c')}`)).toEqual([
      ['1. Why? a', shallow(3)],
    ]);
  });

  test('a branch counts from where its chain begins', () => {
    const branch = '- Why? a\n  - Why? b\n    - Why? c\n  - Why? d\n    - Why? e\n      - Why? f\n        - Why? g\n';
    expect(found(branch)).toEqual([]);
  });
});

describe('a category ends it', () => {
  test.each([
    ['in its own section', `${ladder('a')}\n## Root cause\n\n- **Category:** slip\n`],
    ['in prose', `${ladder('a')}\n## Root cause\n\nIn the end a trade-off, since we had to ship.\n`],
    ['as its last line', `${ladder('a')}\nRoot cause → knowledge gap\n`],
    ['as a ticked box', `${ladder('a')}\n## Root cause\n\n- [ ] trade-off\n- [x] slip\n`],
  ])('%s', (_, body) => {
    expect(found(body)).toEqual([]);
  });

  test('in front matter', () => {
    expect(findings('shallow-whys', `---\nroot-cause: slip\n---\n${document(ladder('a'))}`, template)).toEqual([]);
  });

  test.each([
    ['one that is none', `${ladder('a')}\n## Root cause\n\n- **Category:** human error\n`],
    ['two at once', `${ladder('a')}\n## Root cause\n\n- [x] trade-off\n- [x] slip\n`],
    ['an open choice', `${ladder('a')}\n## Root cause\n\n- **Category:** trade-off / slip\n`],
  ])('but not %s', (_, body) => {
    expect(found(body)).toEqual([['1. Why? a', shallow(1)]]);
  });

  test('of the team’s own', () => {
    const rootCauses = [{ name: 'known risk', aliases: [] }];
    const text = document(`${ladder('a')}\n## Root cause\n\n- **Category:** slip\n`);
    expect(findings('shallow-whys', text, template, { rootCauses })).toHaveLength(1);
    expect(findings('shallow-whys', text.replace('slip', 'known risk'), template, { rootCauses })).toEqual([]);
  });
});

describe('how deep is deep enough', () => {
  const withDepth = (depth: number) => ({ rules: new Map([['shallow-whys', { options: { depth } }]]) });
  const three = '# Title\n\n## Five whys\n\n1. Why? {because}\n2. Why? {because}\n3. Why? {because}\n';

  test('as deep as the template’s own chain', () => {
    expect(findings('shallow-whys', document(ladder('a', 'b')), three)).toEqual([['1. Why? a', shallow(2, 3)]]);
    expect(findings('shallow-whys', document(ladder('a', 'b', 'c')), three)).toEqual([]);
  });

  test('as its directive says', () => {
    const directed = '# Title\n\n## Five whys\n\n<!-- whylint: min 2 -->\n';
    expect(findings('shallow-whys', document(ladder('a')), directed)).toEqual([['1. Why? a', shallow(1, 2)]]);
    expect(findings('shallow-whys', document(ladder('a', 'b')), directed)).toEqual([]);
  });

  test.each([
    ['less', 3],
    ['more', 7],
  ])('a depth that the team has set goes before both: %s', (_, depth) => {
    const answers = (count: number) => document(ladder(...Array.from({ length: count }, (_, at) => `because ${at}`)));
    for (const of of [template, three]) {
      expect(findings('shallow-whys', answers(depth - 1), of, withDepth(depth)).map(([, message]) => message)).toEqual([
        shallow(depth - 1, depth),
      ]);
      expect(findings('shallow-whys', answers(depth), of, withDepth(depth))).toEqual([]);
    }
  });

  test('a chain that the template does not ask for', () => {
    const none = '# Title\n\n## Summary\n';
    const text = '# A\n\n## Summary\n\nx\n\n## Five whys\n\n1. Why? a\n2. Why? b\n';
    expect(findings('shallow-whys', text, none)).toEqual([['1. Why? a', shallow(2)]]);
  });
});

describe('silent', () => {
  test.each([
    ['no chain', ''],
    ['prose', 'The cache was full, and nobody knew why.\n'],
  ])('%s', (_, body) => {
    expect(found(body)).toEqual([]);
  });

  test('the questions on safeguards, an FAQ, a rhetorical question', () => {
    const text =
      '# A\n\n## Why wasn’t it caught?\n\n- Why not by unit tests? Mocked.\n- Why not in review? Long.\n\n## FAQ\n\n- Why was I signed out? We restarted.\n- Why twice? Again.\n\n## Timeline\n\n- 08:22 Why now? Nobody knew.\n';
    expect(findings('shallow-whys', text, '# T\n\n## Timeline\n')).toEqual([]);
  });

  test('switched off', () => {
    expect(
      findings('shallow-whys', document(ladder('a')), template, {
        rules: new Map([['shallow-whys', { severity: 'off', options: {} }]]),
      }),
    ).toEqual([]);
    expect(found(`<!-- whylint-disable-next-line shallow-whys: still asking -->\n${ladder('a')}`)).toEqual([]);
  });
});

test('the words of an unwritten chain are reported once', () => {
  expect(rulesFinding(template.replace('# Title', '# Sign-in was down'), template)).toEqual(['shallow-whys']);
});

describe('the next why, in the shape of the chain', () => {
  test.each<[string, string, string]>([
    ['an ordered list', '1. Why? a\n2. Why? b\n', '1. Why? a\n2. Why? b\n3. Why? \n'],
    ['its other delimiter', '1) Why? a\n2) Why? b\n\nThat is it.\n', '1) Why? a\n2) Why? b\n3) Why? \n\nThat is it.\n'],
    ['without a final line break', '1. Why? a\n2. Why? b', '1. Why? a\n2. Why? b\n3. Why? '],
    [
      'with answers below',
      '1. **Why did it fail?**\n   - a\n2. **Why was that?**\n   - b\n\nx\n',
      '1. **Why did it fail?**\n   - a\n2. **Why was that?**\n   - b\n3. Why? \n\nx\n',
    ],
    ['bullets', '* Why did it fail? a\n* Why was that? b\n', '* Why did it fail? a\n* Why was that? b\n* Why? \n'],
    [
      'nested bullets',
      '- Why did it fail? a\n  - Why was that? b\n',
      '- Why did it fail? a\n  - Why was that? b\n    - Why? \n',
    ],
    [
      'a nested ordered list',
      '1. Why did it fail? a\n   1. Why was that? b\n',
      '1. Why did it fail? a\n   1. Why was that? b\n      1. Why? \n',
    ],
    [
      'bold questions',
      '**Why did it fail?**\n\na\n\n**Why was that?**\n\nb\n',
      '**Why did it fail?**\n\na\n\n**Why was that?**\n\nb\n\n**Why 3?**\n\n\n',
    ],
    [
      'headings',
      '### Why did it fail?\n\na\n\n### Why was that?\n\nb\n',
      '### Why did it fail?\n\na\n\n### Why was that?\n\nb\n\n### Why 3?\n\n\n',
    ],
    [
      'a table of three columns',
      '| # | Why | Because |\n|---|---|---|\n| 1 | Why did it fail? | a |\n| 2 | Why was that? | b |\n',
      '| # | Why | Because |\n|---|---|---|\n| 1 | Why did it fail? | a |\n| 2 | Why was that? | b |\n| 3 | Why? |  |\n',
    ],
    [
      'a table with more to it, and without outer bars',
      'Step | Why | Because | Who\n---|---|---|---\nWhy 1 | Why did it fail? | a \\| b | Ann\nWhy 2 | Why was that? | b | Bo\n',
      'Step | Why | Because | Who\n---|---|---|---\nWhy 1 | Why did it fail? | a \\| b | Ann\nWhy 2 | Why was that? | b | Bo\n| Why 3 | Why? |  |  |\n',
    ],
    [
      'a table of two columns',
      '| Why | Because |\n|---|---|\n| Why did it fail? | a |\n| Why was that? | b |\n',
      '| Why | Because |\n|---|---|\n| Why did it fail? | a |\n| Why was that? | b |\n| Why? |  |\n',
    ],
    [
      'lines with arrows',
      'Why did it fail? → a\nWhy was that? → b\n',
      'Why did it fail? → a\nWhy was that? → b\nWhy? → \n',
    ],
  ])('%s', (_, before, after) => {
    const steps = (text: string) => whysChains(createDocument('a.md', text)).map((chain) => chain.steps.length);
    expect(fixTitles('shallow-whys', document(before), template)).toEqual(['Add the next why']);
    const fixed = fixedBy('shallow-whys', document(before), template);
    expect(fixed).toBe(document(after));
    expect(steps(document(after))).toEqual(steps(document(before)).map((count) => count + 1));
    const crlf = fixedBy('shallow-whys', document(before).replaceAll('\n', '\r\n'), template);
    expect(crlf).toBe(document(after).replaceAll('\n', '\r\n'));
  });

  test('none where the next one is there and waits', () => {
    expect(fixTitles('shallow-whys', document(ladder('a', 'b', '')), template)).toEqual([]);
    expect(fixTitles('shallow-whys', document(ladder('', '')), template)).toEqual([]);
  });
});
