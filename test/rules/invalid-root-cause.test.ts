import { describe, expect, test } from 'vitest';
import { findings, fixedBy, fixTitles, lintText, rulesFinding } from '../support/post-mortem.ts';

const template = '# Title\n\n## Summary\n\n## Root cause\n\n- **Category:** trade-off / knowledge gap / brain fart\n';
const document = (body: string) => `# Sign-in was down\n\n## Summary\n\nIt was.\n\n## Root cause\n\n${body}\n`;
const found = (text: string) => findings('invalid-root-cause', text, template);

const unknown = (value: string) =>
  `"${value}" is no root-cause category. One of: trade-off, knowledge gap, brain fart?`;

describe('in all shapes', () => {
  test.each([
    ['a field in the section', document('- **Category:** human error'), 'human error'],
    ['with its explanation', document('**Category:** Human error — the wrong button'), 'Human error'],
    ['in markup', document('- **Category:** *human error*'), 'human error'],
    ['a label anywhere', '# A\n\n**Root cause category:** human error\n', 'human error'],
    ['a root cause of a few words', '# A\n\n- **Root cause:** human error\n', 'human error'],
    ['a row', '# A\n\n| | |\n|---|---|\n| Root cause | human error |\n', 'human error'],
    ['front matter', '---\nroot-cause: human error\n---\n# A\n', 'human error'],
    ['front matter, quoted', '---\nroot_cause: "human error"\n---\n# A\n', 'human error'],
    ['TOML', '+++\nrootCause = "human error"\n+++\n# A\n', 'human error'],
    ['a ticked box', document('- [ ] trade-off\n- [x] human error'), 'human error'],
    ['the heading', '# A\n\n## Root cause: human error\n\nThe wrong button.\n', 'human error'],
  ])('%s', (_, text, value) => {
    expect(found(text)).toEqual([[value, unknown(value)]]);
    expect(found(text.replaceAll('\n', '\r\n'))).toEqual([[value, unknown(value)]]);
  });

  test('it is an error, and nothing else is said of it', () => {
    const { diagnostics } = lintText(document('- **Category:** human error'), template);
    expect(diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([['invalid-root-cause', 'error']]);
  });
});

describe('fine', () => {
  test.each([
    'trade off',
    'tradeoff',
    'TRADE-OFF',
    'Knowledge-gap',
    'knowledge gaps',
    'brainfart',
    'Slip',
    'slip (we were tired)',
    'Trade-off — we shipped without tests',
    '[trade-off](../debt.md#tests)',
    '`trade-off`',
  ])('%s', (value) => {
    expect(found(document(`- **Category:** ${value}`))).toEqual([]);
  });

  test('a cause told in words', () => {
    expect(found(document('The session cache was full.'))).toEqual([]);
    expect(found('# A\n\n**Root cause:** The session cache was full since nothing in it ever expired.\n')).toEqual([]);
    expect(found('# A\n\n## Summary\n\nIt was human error.\n')).toEqual([]);
  });

  test('a category of something else', () => {
    expect(found('# A\n\n## Summary\n\n- **Category:** login\n\n## Root cause\n\nslip\n')).toEqual([]);
  });
});

describe('misspelt', () => {
  test.each([
    ['knowlege gap', 'knowledge gap'],
    ['knowledge gab', 'knowledge gap'],
    ['tradeof', 'trade-off'],
    ['brain frat', 'brain fart'],
  ])('%s', (value, meant) => {
    expect(found(document(`- **Category:** ${value}`))).toEqual([
      [value, `"${value}" is no root-cause category. Did this mean "${meant}"?`],
    ]);
    expect(fixTitles('invalid-root-cause', document(`- **Category:** ${value}`), template)[0]).toBe(
      `Replace by "${meant}"`,
    );
  });

  test('only what is meant is preferred, and none is safe', () => {
    const fixes = (value: string) =>
      lintText(document(`- **Category:** ${value}`), template).diagnostics.flatMap((each) =>
        each.fixes.map(({ preferred, safe }) => [preferred ?? false, safe]),
      );
    expect(fixes('knowlege gap')).toEqual([
      [true, false],
      [false, false],
      [false, false],
    ]);
    expect(fixes('human error').flat()).not.toContain(true);
  });
});

describe('several', () => {
  test('two ticked boxes: from the first to the last', () => {
    expect(found(document('- [x] trade-off\n- [ ] knowledge gap\n- [x] brain fart'))).toEqual([
      [
        'trade-off\n- [ ] knowledge gap\n- [x] brain fart',
        'Two categories or more are ticked: trade-off, brain fart. Which one ends the chain?',
      ],
    ]);
  });

  test('in front matter', () => {
    expect(found('---\nroot-cause: [trade-off, slip]\n---\n# A\n')).toEqual([
      ['trade-off, slip', 'Two categories or more are ticked: trade-off, slip. Which one ends the chain?'],
    ]);
  });

  test('boxes that tick off something else are none', () => {
    expect(found(document('slip\n\n- [x] tell support\n- [x] tell the customers'))).toEqual([]);
  });

  test('it goes before a valid one elsewhere', () => {
    expect(found(`---\nroot-cause: slip\n---\n${document('- [x] trade-off\n- [x] slip')}`)).toHaveLength(1);
  });
});

describe('where else one may stand', () => {
  test('a valid one in another place settles it', () => {
    expect(found(`---\nroot-cause: slip\n---\n${document('- **Category:** human error')}`)).toEqual([]);
  });

  test('a document from before the template hears of it, too', () => {
    const { diagnostics } = lintText(
      '# Sign-in\n\n**Root cause category:** human error\n',
      '# T\n\n## A\n\n## B\n',
      {},
      'convention',
    );
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['unadopted-template', 'invalid-root-cause']);
  });

  test('no template has to ask for it', () => {
    expect(
      rulesFinding('# A\n\n## Summary\n\nx\n\n**Root cause category:** human error\n', '# T\n\n## Summary\n'),
    ).toEqual(['invalid-root-cause']);
  });

  test('a comment disables it', () => {
    expect(
      found(document('<!-- whylint-disable-next-line invalid-root-cause: agreed -->\n- **Category:** human error')),
    ).toEqual([]);
  });
});

describe('categories of the team’s own', () => {
  const rootCauses = [
    { name: 'known risk', aliases: ['trade-off'] },
    { name: 'Wissenslücke', aliases: [] },
  ];

  test('those it does not have are invalid, by whatever name', () => {
    expect(findings('invalid-root-cause', document('- **Category:** brain fart'), template, { rootCauses })).toEqual([
      ['brain fart', '"brain fart" is no root-cause category. One of: known risk, Wissenslücke?'],
    ]);
    expect(findings('invalid-root-cause', document('- **Category:** Trade off'), template, { rootCauses })).toEqual([]);
  });

  test('a fix writes the label as the team does', () => {
    expect(fixedBy('invalid-root-cause', document('- **Category:** wissensluecke'), template, '', { rootCauses })).toBe(
      document('- **Category:** Wissenslücke'),
    );
  });

  test('messages stay within a line however long the list', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ name: `a category of ours, number ${at}`, aliases: [] }));
    const [[, message = ''] = []] = findings(
      'invalid-root-cause',
      document(`- **Category:** ${'quite '.repeat(3)}unknown`),
      template,
      { rootCauses: many },
    );
    expect(message).not.toBe('');
    expect(message.length).toBeLessThanOrEqual(100);
  });
});

describe('fixes', () => {
  test.each([
    ['- **Category:** human error', '- **Category:** trade-off'],
    ['**Category:** Human error — the wrong button', '**Category:** trade-off — the wrong button'],
    ['- **Category:** *human error* (again)', '- **Category:** *trade-off* (again)'],
    ['| | |\n|---|---|\n| Category | human error |', '| | |\n|---|---|\n| Category | trade-off |'],
  ])('%s', (before, after) => {
    expect(fixedBy('invalid-root-cause', document(before), template)).toBe(document(after));
    expect(findings('invalid-root-cause', document(after), template)).toEqual([]);
  });

  test('in front matter, its quotes kept', () => {
    expect(fixedBy('invalid-root-cause', '---\nroot-cause: "human error" # for now\n---\n# A\n', template)).toBe(
      '---\nroot-cause: "trade-off" # for now\n---\n# A\n',
    );
  });

  test('what was ticked is not rewritten', () => {
    expect(fixTitles('invalid-root-cause', document('- [ ] trade-off\n- [x] human error'), template)).toEqual([]);
  });
});
