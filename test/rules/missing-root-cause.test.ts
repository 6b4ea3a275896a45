import { describe, expect, test } from 'vitest';
import { builtInTemplates } from '../../server/src/kinds/built-in-templates.ts';
import { findings, fixedBy, fixTitles, lintText, rulesFinding } from '../support/post-mortem.ts';

const template = '# Title\n\n## Summary\n\n## Root cause\n\n- **Category:** trade-off / knowledge gap / brain fart\n';
const document = (body: string) => `# Sign-in was down\n\n## Summary\n\nIt was.\n\n## Root cause\n\n${body}\n`;
const found = (body: string) => findings('missing-root-cause', document(body), template);

const open = 'Which root cause is it: trade-off, knowledge gap, brain fart? None of them: ask why once more.';
const prose = 'Which category is it: trade-off, knowledge gap, brain fart? None of them: ask why once more.';

describe('the place is there, and nothing is chosen', () => {
  test.each([
    ['all choices', '- **Category:** trade-off / knowledge gap / brain fart', 'trade-off / knowledge gap / brain fart'],
    ['blank', '- **Category:**', '- **Category:**'],
    ['blank, colon outside', '**Category**:', '**Category**:'],
    ['a placeholder', '- **Category:** {one of three}', '{one of three}'],
    ['TBD', '**Category:** TBD', 'TBD'],
    ['a bare N/A', '**Category:** N/A', 'N/A'],
    ['two of them', '**Category:** trade-off or slip', 'trade-off or slip'],
    [
      'no box ticked',
      '- [ ] trade-off\n- [ ] knowledge gap\n- [ ] slip',
      '- [ ] trade-off\n- [ ] knowledge gap\n- [ ] slip',
    ],
    ['a blank row', '| | |\n|---|---|\n| Category | |', '| Category | |'],
  ])('%s', (_, body, source) => {
    expect(found(body)).toEqual([[source, open]]);
  });

  test('CRLF', () => {
    expect(findings('missing-root-cause', document('- **Category:**').replaceAll('\n', '\r\n'), template)).toEqual([
      ['- **Category:**', open],
    ]);
  });

  test('front matter', () => {
    const text = `---\nroot-cause: TBD\n---\n${document('The cache was full.')}`;
    expect(findings('missing-root-cause', text, template)).toEqual([['TBD', open]]);
  });
});

describe('told without a category', () => {
  test('in prose: at the heading', () => {
    expect(found('The session cache was full.')).toEqual([['## Root cause', prose]]);
    expect(found('')).toEqual([['## Root cause', prose]]);
    expect(
      findings(
        'missing-root-cause',
        document('The cache was full.').replace('## Root cause', 'Root cause\n----------'),
        template,
      ),
    ).toEqual([['Root cause\n----------', prose]]);
  });

  test('as a field: at its label', () => {
    expect(
      findings(
        'missing-root-cause',
        '# A\n\n**Root cause:** The session cache was full since nothing in it expired.\n\n## Summary\n\nx\n',
        template,
      ),
    ).toEqual([['Root cause', prose]]);
  });

  test('under another name', () => {
    expect(
      findings(
        'missing-root-cause',
        document('The cache was full.').replace('## Root cause', '## What caused the incident?'),
        template,
      ),
    ).toEqual([['## What caused the incident?', prose]]);
  });
});

describe('silent', () => {
  test.each([
    ['a category', '- **Category:** slip'],
    ['one with its explanation', '**Knowledge gap** — none of us knew that it counts entries.'],
    ['one in prose', 'The cache was full. It was a trade-off: we had shipped without an expiry.'],
    ['a ticked box', '- [ ] trade-off\n- [x] brain fart'],
    ['an invalid one: that is another rule’s', '- **Category:** human error'],
    ['two ticked boxes: that, too', '- [x] trade-off\n- [x] slip'],
  ])('%s', (_, body) => {
    expect(found(body)).toEqual([]);
  });

  test('a category in the front matter, or at the end of the whys', () => {
    expect(
      findings('missing-root-cause', `---\nroot_cause: slip\n---\n${document('We were tired.')}`, template),
    ).toEqual([]);
    expect(
      findings(
        'missing-root-cause',
        `${document('We were tired.')}\n## Five whys\n\n1. Why? x\n\nRoot cause → slip\n`,
        template,
      ),
    ).toEqual([]);
  });

  test('a section that is gone is a missing section, once', () => {
    expect(rulesFinding('# A\n\n## Summary\n\nx\n', template)).toEqual(['missing-section']);
  });

  test('a template that asks for no category', () => {
    expect(rulesFinding(document('The cache was full.'), '# T\n\n## Summary\n\n## Root cause\n')).toEqual([]);
  });

  test('a document from before the template', () => {
    expect(rulesFinding('# A\n\n## Root cause\n\nThe cache was full.\n')).toEqual(['unadopted-template']);
  });
});

test('the words of the choice are reported once, in the untouched template as well', () => {
  expect(rulesFinding(document('- **Category:** trade-off / knowledge gap / brain fart'), template)).toEqual([
    'missing-root-cause',
  ]);
  expect(rulesFinding(document(''), template)).toEqual(['missing-root-cause']);
  const text = builtInTemplates['post-mortem'] ?? '';
  const { diagnostics } = lintText(text);
  const start = text.indexOf('## Root cause');
  const end = text.indexOf("## Why wasn't");
  expect(diagnostics.filter(({ range }) => range.start >= start && range.start < end).map(({ rule }) => rule)).toEqual([
    'missing-root-cause',
  ]);
});

describe('categories of the team’s own', () => {
  const rootCauses = [
    { name: 'known risk', aliases: ['trade-off'] },
    { name: 'unknown', aliases: [] },
  ];

  test('are what is asked for, and what counts', () => {
    expect(findings('missing-root-cause', document('The cache was full.'), template, { rootCauses })).toEqual([
      ['## Root cause', 'Which category is it: known risk, unknown? None of them: ask why once more.'],
    ]);
    expect(findings('missing-root-cause', document('- **Category:** trade-off'), template, { rootCauses })).toEqual([]);
  });

  test('are what a fix writes', () => {
    expect(fixTitles('missing-root-cause', document('- **Category:** TBD'), template, { rootCauses })).toEqual([
      'Root cause: known risk',
      'Root cause: unknown',
    ]);
    expect(
      fixedBy('missing-root-cause', document('- **Category:** TBD'), template, 'Root cause: unknown', { rootCauses }),
    ).toBe(document('- **Category:** unknown'));
  });
});

describe('fixes', () => {
  const fix = (body: string, title = 'Root cause: knowledge gap') =>
    fixedBy('missing-root-cause', document(body), template, title);

  test('one for each category, with its definition', () => {
    expect(fixTitles('missing-root-cause', document('- **Category:**'), template)).toEqual([
      'Root cause: trade-off (A shortcut whose risk was known and taken on purpose: tech debt that has now come due)',
      'Root cause: knowledge gap (Nobody who worked on it knew that this kind of failure was possible)',
      'Root cause: brain fart (The knowledge was there, and on that day it slipped through)',
    ]);
  });

  test.each([
    [
      'the choices are replaced',
      '- **Category:** trade-off / knowledge gap / brain fart',
      '- **Category:** knowledge gap',
    ],
    ['a blank is filled', '- **Category:** ', '- **Category:** knowledge gap'],
    [
      'a blank without a space is filled',
      '**Category:**\n**Owner:** Ann',
      '**Category:** knowledge gap\n**Owner:** Ann',
    ],
    [
      'a box is ticked',
      '- [ ] trade-off\n- [ ] Knowledge gap (nobody knew)',
      '- [ ] trade-off\n- [x] Knowledge gap (nobody knew)',
    ],
    ['a cell is filled', '| | |\n|---|---|\n| Category | |', '| | |\n|---|---|\n| Category | knowledge gap |'],
    ['prose is set below a field', 'The cache was full.', '- **Category:** knowledge gap\n\nThe cache was full.'],
  ])('%s', (_, before, after) => {
    expect(fix(before)).toBe(document(after));
    expect(findings('missing-root-cause', fix(before) ?? '', template)).toEqual([]);
  });

  test('below a heading without a blank line, and in CRLF', () => {
    const text = '# A\r\n\r\n## Summary\r\n\r\nx\r\n\r\n## Root cause\r\nThe cache was full.\r\n';
    expect(fixedBy('missing-root-cause', text, template)).toBe(
      '# A\r\n\r\n## Summary\r\n\r\nx\r\n\r\n## Root cause\r\n\r\n- **Category:** trade-off\r\n\r\nThe cache was full.\r\n',
    );
  });

  test('at the end of the text', () => {
    expect(fixedBy('missing-root-cause', '# A\n\n## Summary\n\nx\n\n## Root cause', template)).toBe(
      '# A\n\n## Summary\n\nx\n\n## Root cause\n\n- **Category:** trade-off\n',
    );
  });

  test.each([
    ['---\nroot-cause:\n---\n', '---\nroot-cause: trade-off\n---\n'],
    ['---\nroot-cause: # one of three\n---\n', '---\nroot-cause: trade-off # one of three\n---\n'],
    ['---\nroot-cause: TBD\n---\n', '---\nroot-cause: trade-off\n---\n'],
    ['---\nroot-cause: ""\n---\n', '---\nroot-cause: trade-off\n---\n'],
    ['+++\nroot_cause = ""\n+++\n', '+++\nroot_cause = "trade-off"\n+++\n'],
    ['+++\nroot_cause = "TBD"\n+++\n', '+++\nroot_cause = "trade-off"\n+++\n'],
  ])('in front matter: %j', (before, after) => {
    const rest = document('The cache was full. Won’t log, because the cache is gone.');
    expect(fixedBy('missing-root-cause', before + rest, template)).toBe(after + rest);
    expect(rulesFinding(after + rest, template)).toEqual([]);
  });

  test('a box is found by its meaning, too', () => {
    expect(fix('- [ ] Trade off\n- [ ] A slip', 'Root cause: trade-off')).toBe(
      document('- [x] Trade off\n- [ ] A slip'),
    );
    expect(fix('- [ ] Trade off\n- [ ] A slip', 'Root cause: brain fart')).toBe(
      document('- [ ] Trade off\n- [x] A slip'),
    );
  });

  test('messages stay within a line however long the list', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ name: `a category of ours, number ${at}`, aliases: [] }));
    for (const body of ['The cache was full.', '- **Category:**'])
      for (const [, message] of findings('missing-root-cause', document(body), template, { rootCauses: many }))
        expect(message.length).toBeLessThanOrEqual(100);
  });
});
