import { describe, expect, test } from 'vitest';
import { categoryVerdict, namedIn } from '../../server/src/config/category-verdict.ts';
import type { RootCause } from '../../server/src/config/config.ts';
import { defaultRootCauses } from '../../server/src/config/root-causes.ts';
import { createDocument } from '../../server/src/model/document.ts';

/** A verdict in a few words: its state and what it is about, the source that it stands on last. */
function verdictOn(text: string, rootCauses: readonly RootCause[] = defaultRootCauses): readonly unknown[] {
  const verdict = categoryVerdict(createDocument('a.md', text), rootCauses);
  const source = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  switch (verdict.state) {
    case 'valid':
      return ['valid', verdict.rootCause.name];
    case 'invalid':
      return ['invalid', ...(verdict.suggestion ? [verdict.suggestion.name] : []), source(verdict.statement.range)];
    case 'several':
      return ['several', ...verdict.ticked.map(({ range }) => source(range))];
    case 'open':
      return ['open', source(verdict.statement.range)];
    case 'absent':
    case 'waived':
      return [verdict.state];
  }
}

const inSection = (body: string) => `# Sign-in was down\n\n## Root cause\n\n${body}\n`;

describe('valid, in all shapes', () => {
  test.each([
    ['a field in the section', inSection('- **Category:** knowledge gap')],
    ['a bold field', '# T\n\n**Root cause category:** Knowledge gap — none of us knew\n'],
    ['a plain field', '# T\n\nRoot cause category: knowledge gap (none of us knew)\n'],
    ['a table row', '# T\n\n| | |\n|---|---|\n| Root cause | Knowledge-gap |\n'],
    ['front matter', '---\nroot-cause: knowledge gap\n---\n# T\n'],
    ['front matter, by another key', '---\nroot_cause: Knowledge Gap\n---\n# T\n'],
    ['front matter, by a third', '---\nrootCause: knowledge-gap\n---\n# T\n'],
    ['TOML', '+++\nroot_cause = "knowledge gap"\n+++\n# T\n'],
    ['a box', inSection('- [ ] trade-off\n- [x] knowledge gap\n- [ ] brain fart')],
    ['a box with its explanation', inSection('- [ ] trade-off\n- [X] **Knowledge gap** — none of us knew')],
    ['a bold phrase', inSection('**Knowledge gap** — none of us knew.')],
    ['a phrase', inSection('Knowledge gap: none of us knew.')],
    ['a sentence', inSection('This was a knowledge gap.')],
    ['prose', inSection('In the end it comes down to a knowledge gap in the team that built the cache.')],
    ['a subheading', inSection('### Knowledge gap\n\nNone of us knew.')],
    ['the heading', '# T\n\n## Root cause: knowledge gap\n\nNone of us knew.\n'],
    ['the last line of the whys', '# T\n\n## Five whys\n\n1. Why? a\n\nRoot cause → knowledge gap\n'],
    ['CRLF', inSection('**Category:** *knowledge\ngap* — none of us knew').replaceAll('\n', '\r\n')],
  ])('%s', (_, text) => {
    expect(verdictOn(text)).toEqual(['valid', 'knowledge gap']);
  });

  test.each([
    ['trade off', 'trade-off'],
    ['tradeoff', 'trade-off'],
    ['Trade-Off', 'trade-off'],
    ['trade-offs', 'trade-off'],
    ['TRADE OFF', 'trade-off'],
    ['**trade-off**', 'trade-off'],
    ['`trade-off`', 'trade-off'],
    ['Knowledge-gap', 'knowledge gap'],
    ['brain-fart', 'brain fart'],
    ['brainfart', 'brain fart'],
    ['Slip', 'brain fart'],
    ['a slip, since it was Friday', 'brain fart'],
    ['a known trade-off', 'trade-off'],
  ])('%s', (value, name) => {
    expect(verdictOn(inSection(`- **Category:** ${value}`))).toEqual(['valid', name]);
  });
});

describe('invalid', () => {
  test.each([
    ['human error', ['invalid', 'human error']],
    ['Human error — the wrong button', ['invalid', 'Human error']],
    ['knowlege gap', ['invalid', 'knowledge gap', 'knowlege gap']],
    ['trade of', ['invalid', 'trade-off', 'trade of']],
    ['brain frat', ['invalid', 'brain fart', 'brain frat']],
    ['config', ['invalid', 'config']],
  ])('%s', (value, expected) => {
    expect(verdictOn(inSection(`- **Category:** ${value}`))).toEqual(expected);
    expect(verdictOn(`---\nroot-cause: ${value.split(' —')[0]}\n---\n# T\n`)).toEqual(expected);
  });

  test('a ticked box that is none', () => {
    expect(verdictOn(inSection('- [ ] trade-off\n- [x] human error'))).toEqual(['invalid', 'human error']);
  });

  test('a phrase that is no label is a cause in words, unless it was meant to be a category', () => {
    expect(verdictOn(inSection('**Full cache** — nothing expired.'))).toEqual(['absent']);
    expect(verdictOn(inSection('**Knowlege gap** — none of us knew.'))).toEqual([
      'invalid',
      'knowledge gap',
      '**Knowlege gap**',
    ]);
  });

  test('a root cause told in a sentence is no category, right or wrong', () => {
    expect(verdictOn('# T\n\n**Root cause:** The session cache was full since nothing in it expired.\n')).toEqual([
      'absent',
    ]);
  });
});

describe('several', () => {
  test.each([
    ['boxes', inSection('- [x] trade-off\n- [ ] knowledge gap\n- [x] brain fart'), ['trade-off', 'brain fart']],
    ['boxes under a label', inSection('**Category**\n\n- [x] trade-off\n- [x] slip'), ['trade-off', 'slip']],
    ['front matter', '---\nroot-cause: [trade-off, slip]\n---\n# T\n', ['trade-off', 'slip']],
  ])('%s', (_, text, ticked) => {
    expect(verdictOn(text)).toEqual(['several', ...ticked]);
  });

  test('boxes for something else are no categories', () => {
    expect(verdictOn(inSection('- [x] fix the cache\n- [x] tell the customers'))).toEqual(['absent']);
  });
});

describe('open', () => {
  test.each([
    ['blank', '- **Category:**', ''],
    ['the choices', '- **Category:** trade-off / knowledge gap / brain fart', 'trade-off / knowledge gap / brain fart'],
    ['a placeholder', '- **Category:** {one of three}', '{one of three}'],
    ['TBD', '- **Category:** TBD', 'TBD'],
    ['N/A', '- **Category:** N/A', 'N/A'],
    ['two of them', '- **Category:** trade-off or slip', 'trade-off or slip'],
    ['boxes', '- [ ] trade-off\n- [ ] slip', '- [ ] trade-off\n- [ ] slip'],
  ])('%s', (_, body, source) => {
    expect(verdictOn(inSection(body))).toEqual(['open', source]);
  });

  test('blank front matter', () => {
    expect(verdictOn('---\nroot-cause:\n---\n# T\n')).toEqual(['open', '']);
  });
});

describe('absent', () => {
  test.each([
    ['nothing', ''],
    ['no root cause', '# T\n\n## Impact\n\nThe knowledge gap grew.\n'],
    ['a cause in prose', inSection('The session cache was full.')],
    ['both sides of a choice in one line', inSection('Was it a trade-off or a knowledge gap? We could not agree.')],
    ['part of a word', inSection('The slipway was flooded.')],
    ['code', inSection('```\nCategory: slip\n```')],
  ])('%s', (_, text) => {
    expect(verdictOn(text)).toEqual(['absent']);
  });
});

describe('of several places', () => {
  test.each([
    [
      'a valid one anywhere goes before an invalid and an open one',
      '---\nroot-cause:\n---\n# T\n\n**Root cause:** human error\n\n## Root cause\n\n**Slip** — tired.\n',
      ['valid', 'brain fart'],
    ],
    [
      'two ticked boxes go before a valid one',
      '---\nroot-cause: slip\n---\n# T\n\n## Root cause\n\n- [x] trade-off\n- [x] slip\n',
      ['several', 'trade-off', 'slip'],
    ],
    [
      'an invalid one goes before an open one',
      '---\nroot-cause:\n---\n# T\n\n## Root cause\n\n- **Category:** human error\n',
      ['invalid', 'human error'],
    ],
  ])('%s', (_, text, expected) => {
    expect(verdictOn(text)).toEqual(expected);
  });
});

describe('a team’s own categories', () => {
  const own: readonly RootCause[] = [
    { name: 'known risk', aliases: ['trade-off'] },
    { name: 'Wissenslücke', aliases: [] },
    { name: 'C++', aliases: [] },
  ];

  test.each([
    ['Known risk', ['valid', 'known risk']],
    ['trade-off', ['valid', 'known risk']],
    ['wissenslücke', ['valid', 'Wissenslücke']],
    ['Wissenslucke', ['invalid', 'Wissenslücke', 'Wissenslucke']],
    ['knowledge gap', ['invalid', 'knowledge gap']],
    ['slip', ['invalid', 'slip']],
  ])('%s', (value, expected) => {
    expect(verdictOn(inSection(`- **Category:** ${value}`), own)).toEqual(expected);
  });

  test('names in a text are words of their own', () => {
    const named = (text: string) => namedIn(text, own).map(({ name }) => name);
    expect(named('It was a known risk, a tradeoff.')).toEqual(['known risk']);
    expect(named('Known risks and Wissenslücken')).toEqual(['known risk']);
    expect(named('an unknown risk')).toEqual([]);
    expect(named('')).toEqual([]);
  });
});
