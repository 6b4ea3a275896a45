import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/text/text.ts';
import { findings, fixedBy, lintText } from '../support/post-mortem.ts';

const rule = 'why-without-action';
const chain = [
  '1. Sign-in was down for everybody.',
  '2. Sign-in was down because the session cache was full.',
  '3. The session cache was full because sessions never expired.',
  '4. Sessions never expired because none of the vendors had told us about leap seconds.',
].join('\n');
const actions = '- Kim: double the cache’s size\n- Lee: buy more chairs\n';
const document = (whys = chain, todo = actions) =>
  `# Sign-in was down\n\n## Five whys\n\n${whys}\n\n## Action items\n\n${todo}`;
const found = (whys?: string, todo?: string) => findings(rule, document(whys, todo)).map(([source]) => source);
const last = chain.slice(chain.indexOf('4. '));

test('where a chain ends and no action speaks of it, it is asked for', () => {
  expect(findings(rule, document())).toEqual([
    [last, 'No action speaks of this why yet. What would keep it from happening again?'],
  ]);
});

test('the other whys without an action are related, the symptom is not', () => {
  const { diagnostics } = lintText(document(undefined, '- Kim: paint the office\n- Lee: buy more chairs\n'));
  const [first] = diagnostics.filter((each) => each.rule === rule);
  expect(first?.related).toHaveLength(2);
});

describe('silent', () => {
  test.each([
    ['it shares a word', '- Kim: paint the office\n- Lee: ask the vendor for release notes\n'],
    ['another form of the word', '- Kim: paint the office\n- Lee: simulate leaps of the clock\n'],
    ['it names the why', '- Kim: paint the office\n- Lee: buy chairs (why 4)\n'],
    ['it names several', '- Kim: paint the office (whys 2 and 4)\n- Lee: buy chairs\n'],
    ['it is done', '- [x] Lee: smear the leap second\n- [ ] Kim: paint the office\n'],
    ['it is an idea', '- Idea: smear the leap second\n- Kim: paint the office\n'],
    ['it won’t be done', '- Won’t do, because vendors don’t offer it: a hotline\n- Kim: paint the office\n'],
    ['its group speaks of it', '### Vendors\n\n- Kim: call them twice a year\n- Lee: buy chairs\n'],
    ['its details speak of it', '- Kim: paint the office\n- Lee: buy chairs\n  - for the vendor’s engineers\n'],
    [
      'a cell of its row speaks of it',
      '| Cause | Action |\n| --- | --- |\n| leap second | smear |\n| noise | paint |\n',
    ],
    ['a single action', '- Kim: paint the office\n'],
    ['no action at all', 'None yet.\n'],
    ['only a reason for none', 'None, because the service is switched off next week.\n'],
    ['what is built anew', '- Kim: rebuild the office from scratch\n- Lee: buy chairs\n'],
    ['actions in another language', '- Kim streicht das Büro neu\n- Lee kauft Stühle für alle\n'],
  ])('%s', (_, todo) => {
    expect(found(undefined, todo)).toEqual([]);
  });

  test.each([
    ['nothing answered below the symptom', '1. Sign-in was down.\n2. Why? {because …}\n3. Why? TBD\n'],
    ['a single step', '1. Why was sign-in down? None of the vendors had told us about leap seconds.\n'],
    ['a placeholder', `${chain.slice(0, chain.indexOf('3. '))}3. Why? {because …}`],
    ['too few words to tell', '1. Sign-in was down.\n2. Why? The clock leapt.\n'],
    ['it was accepted', `${chain} We accepted that.`],
    ['it won’t be fixed', `${chain} Won’t fix, because it is the last one.`],
    ['it says what is done', `${chain}\n   - Action: smear it`],
    ['the debt item it left', `${chain} See D-k3f9qx.`],
    [
      'another language',
      '1. Die Anmeldung war weg.\n2. Warum? Der Speicher war voll, weil niemand die Sitzungen je gelöscht hat.\n',
    ],
  ])('%s', (_, whys) => {
    expect(found(whys)).toEqual([]);
  });

  test('the same issue', () => {
    expect(found(`${chain} (#12)`, '- Kim: paint the office (#12)\n- Lee: buy chairs\n')).toEqual([]);
    expect(found(`${chain} (#12)`, '- Kim: paint the office (#13)\n- Lee: buy chairs\n')).toHaveLength(1);
  });
});

test('a word that nearly every why and action has ties none to another', () => {
  const whys = chain
    .replaceAll('Sign-in was', 'Sign-in of Acme was')
    .replace('vendors', 'Acme vendors')
    .replace('cache was full because', 'cache of Acme was full because');
  expect(found(whys, '- Kim: paint the Acme office\n- Lee: buy Acme chairs\n- Jo: sell Acme desks\n')).toHaveLength(1);
});

test('one finding for a chain with its branches', () => {
  const whys =
    '- Why was sign-in down? The session cache was full.\n' +
    '  - Why was it full? None of the vendors had told us about leap seconds.\n' +
    '  - Why did it page nobody? The pager’s battery had been taken by burglars in May.\n';
  expect(found(whys, '- Kim: paint the office\n- Lee: buy chairs\n')).toHaveLength(1);
});

describe('why it was not caught', () => {
  const template =
    "# Title\n\n## Why wasn't it caught?\n\n**Why didn't the issue get caught by unit tests?**\n\n**Why didn't the issue get flagged in code review?**\n\n## Action items\n";
  const answered = (todo: string, second = 'The change looked like a harmless rename.') =>
    `# Sign-in was down\n\n## Why wasn't it caught?\n\n**Why didn't the issue get caught by unit tests?**\n\nThe clock is mocked, so nothing in them ever expired.\n\n**Why didn't the issue get flagged in code review?**\n\n${second}\n\n## Action items\n\n${todo}`;

  test('one finding where no action speaks of any of the answers', () => {
    expect(findings(rule, answered('- Kim: paint the office\n- Lee: buy chairs\n'), template)).toEqual([
      [
        "Why didn't the issue get caught by unit tests?",
        'No action speaks of why it was not caught. What would catch it the next time?',
      ],
    ]);
  });

  test.each([
    ['one of them has an action', '- Kim: paint the office\n- Lee: run the tests with a real clock\n', undefined],
    ['only one has an answer', '- Kim: paint the office\n- Lee: buy chairs\n', 'N/A – nobody reviews settings.'],
  ])('silent: %s', (_, todo, second) => {
    expect(findings(rule, answered(todo, second), template)).toEqual([]);
  });
});

describe('the fix adds an item to the list, in its shape', () => {
  const item = '{what would keep it from happening again} (why 4)';
  const fixed = (todo: string) => fixedBy(rule, document(undefined, todo))?.split('## Action items\n\n')[1];

  test.each([
    ['bullets', '- Paint the office\n- Buy chairs\n', `- ${item}\n`],
    ['asterisks', '* Paint the office\n* Buy chairs\n', `* ${item}\n`],
    ['numbers', '1. Paint the office\n2. Buy chairs\n', `3. ${item}\n`],
    ['boxes', '- [x] Paint the office\n- [x] Buy chairs\n', `- [ ] ${item}\n`],
    ['details below', '- Paint the office\n- Buy chairs\n  - red ones\n', `- ${item}\n`],
    ['a blank line between items', '- Paint the office\n\n- Buy chairs\n', `\n- ${item}\n`],
    [
      'a table',
      '| # | Action | Owner |\n|---|---|---|\n| 1 | Paint | Kim |\n| 2 | Buy chairs | Lee |\n',
      `| 3 | ${item} |  |\n`,
    ],
    ['paragraphs', 'We will paint the office.\n\nWe will buy chairs.\n', `\n${item}\n`],
  ])('%s', (_, todo, added) => {
    expect(fixed(todo)).toBe(todo + added);
  });

  test('headings', () => {
    const todo = '### 1. Paint the office\n\nRed.\n\n### 2. Buy chairs\n\nFour.\n';
    expect(fixed(todo)).toBe(`${todo}\n### 3. ${item}\n`);
  });

  test('text below the list stays below it', () => {
    expect(fixed('- Paint the office\n- Buy chairs\n\nAll of it in May.\n')).toBe(
      `- Paint the office\n- Buy chairs\n- ${item}\n\nAll of it in May.\n`,
    );
  });

  test('the list of what is still to do, not of what was done at once', () => {
    const text = document(undefined, '- Paint the office\n- Buy chairs\n\n## Fixes applied\n\n- [x] Restarted it\n');
    expect(fixedBy(rule, text)).toContain(`- Buy chairs\n- ${item}\n`);
  });

  test('in the document’s line ends, the cursor in the placeholder; then the rule is silent', () => {
    const text = document().replaceAll('\n', '\r\n');
    const [fix] = lintText(text).diagnostics.find((each) => each.rule === rule)?.fixes ?? [];
    const after = applyEdits(text, fix?.edits ?? []);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(after.slice((fix?.cursor ?? 0) - 1)).toMatch(/^\{what would/);
    expect(findings(rule, after)).toEqual([]);
    expect(lintText(after).diagnostics.map((each) => each.rule)).toContain('leftover-template-text');
  });
});
