import { describe, expect, test } from 'vitest';
import { builtInTemplates } from '../../server/src/kinds/built-in-templates.ts';
import { findings, fixedBy, fixTitles, lintText, rulesFinding } from '../support/post-mortem.ts';

const template = [
  '# Title',
  '',
  '- **Date:** YYYY-MM-DD',
  '- **Severity:** SEV1 / SEV2 / SEV3',
  '- **Runbook:** <!-- optional -->',
  '',
  '## Summary',
  '',
  '## Detection',
  '',
  '**How did we find out?**',
  '',
  '**What would have told us sooner?** <!-- optional -->',
  '',
].join('\n');
const document = ({
  fields = '- **Date:** 2026-03-01\n- **Severity:** SEV2\n',
  detection = '**How did we find out?** By phone.\n',
}) => `# Sign-in was down\n\n${fields}\n## Summary\n\nIt was.\n\n## Detection\n\n${detection}`;
const found = (parts: Parameters<typeof document>[0]) => findings('unanswered-prompt', document(parts), template);

describe('answered', () => {
  test.each([
    ['items', { fields: '- **Date:** 2026-03-01\n- **Severity:** SEV2\n' }],
    ['plain items', { fields: '* Date: 2026-03-01\n* Severity: SEV2\n' }],
    ['bold lines', { fields: '**Date:** 2026-03-01\n**Severity**: SEV2\n' }],
    ['a table', { fields: '| | |\n|---|---|\n| Date | 2026-03-01 |\n| **Severity** | SEV2 |\n' }],
    ['pairs in a table', { fields: '| | | | |\n|---|---|---|---|\n| Date | 2026-03-01 | Severity | SEV2 |\n' }],
    ['headings', { fields: '## Date: 2026-03-01\n\n## Severity\n\nSEV2\n' }],
    ['another name for the same', { fields: '- **Incident date:** 2026-03-01\n- **Severity level:** SEV2\n' }],
    ['a value that is none of the choices', { fields: '- **Date:** 2026-03-01\n- **Severity:** dire\n' }],
    ['a question as a heading', { detection: '### How did we find out?\n\nBy phone.\n' }],
    ['a question with its answer below', { detection: '**How did we find out?**\n\n- By phone.\n' }],
    ['a question as an item', { detection: '- How did we find out? By phone.\n' }],
    ['a question as a ticked box', { detection: '- [x] How did we find out? By phone.\n' }],
    ['N/A with a reason', { detection: '**How did we find out?** N/A – we did it on purpose.\n' }],
  ])('%s', (_, parts) => {
    expect(found(parts)).toEqual([]);
    expect(findings('unanswered-prompt', document(parts).replaceAll('\n', '\r\n'), template)).toEqual([]);
  });

  test('front matter, by the rest of the fields', () => {
    const text = `---\ndate: 2026-03-01\nseverity: SEV2\n---\n${document({ fields: '' })}`;
    expect(findings('unanswered-prompt', text, template)).toEqual([]);
  });
});

describe('open: on its label', () => {
  test.each<[string, Parameters<typeof document>[0], [string, string][]]>([
    [
      'the pattern of a date',
      { fields: '- **Date:** YYYY-MM-DD\n- **Severity:** SEV2\n' },
      [['Date', 'Open prompt: Date']],
    ],
    ['blank', { fields: '- **Date:**\n- **Severity:** SEV2\n' }, [['Date', 'Open prompt: Date']]],
    ['TBD', { fields: '- **Date:** TBD\n- **Severity:** SEV2\n' }, [['Date', 'Open prompt: Date']]],
    ['a bare N/A', { fields: '- **Date:** n/a\n- **Severity:** SEV2\n' }, [['Date', 'Open prompt: Date']]],
    [
      'all choices still there',
      { fields: '- **Date:** 2026-03-01\n- **Severity:** SEV1 / SEV2 / SEV3\n' },
      [['Severity', 'Open prompt: Severity (one of: SEV1, SEV2, SEV3)']],
    ],
    [
      'a blank cell',
      { fields: '| | |\n|---|---|\n| Date | 2026-03-01 |\n| Severity | |\n' },
      [['Severity', 'Open prompt: Severity (one of: SEV1, SEV2, SEV3)']],
    ],
    [
      'a question',
      { detection: '**How did we find out?**\n' },
      [['How did we find out?', 'Open prompt: How did we find out?']],
    ],
    [
      'a heading',
      { detection: '### How did we find out?\n\n…\n' },
      [['### How did we find out?', 'Open prompt: How did we find out?']],
    ],
    [
      'an optional one that is there',
      { detection: '**How did we find out?** By phone.\n\n**What would have told us sooner?**\n' },
      [['What would have told us sooner?', 'Open prompt: What would have told us sooner?']],
    ],
  ])('%s', (_, parts, expected) => {
    expect(found(parts)).toEqual(expected);
    expect(
      findings('unanswered-prompt', document(parts).replaceAll('\n', '\r\n'), template).map(([source]) => source),
    ).toEqual(expected.map(([source]) => source));
  });

  test('in front matter', () => {
    const text = `---\ndate: YYYY-MM-DD\nseverity:\n---\n${document({ fields: '' })}`;
    expect(findings('unanswered-prompt', text, template).map(([source]) => source)).toEqual(['date', 'severity']);
  });

  test('a section of which only guidance or a placeholder is left: on its heading', () => {
    const guided = '# T\n\n## Summary\n\n_In a sentence or two._\n\n## Notes\n';
    expect(
      findings('unanswered-prompt', '# A\n\n## Summary\n\n_In a sentence or two._\n\n## Notes\n\nTBD\n', guided),
    ).toEqual([
      ['## Summary', 'Open prompt: Summary'],
      ['## Notes', 'Open prompt: Notes'],
    ]);
  });

  test('boxes, none of them ticked', () => {
    const boxes = '# T\n\n## Found by\n\n- [ ] alert\n- [ ] customer\n';
    expect(rulesFinding('# A\n\n## Found by\n\n- [ ] alert\n- [ ] customer\n', boxes)).toEqual(['unanswered-prompt']);
    expect(rulesFinding('# A\n\n## Found by\n\n- [ ] alert\n- [x] customer\n', boxes)).toEqual([]);
  });
});

describe('absent', () => {
  test('at the heading of its section, at the title if it has none', () => {
    expect(found({ fields: '- **Severity:** SEV2\n', detection: 'By phone.\n' })).toEqual([
      ['# Sign-in was down', 'Missing prompt: Date'],
      ['## Detection', 'Missing prompt: How did we find out?'],
    ]);
  });

  test('not when its section is: that is said once', () => {
    expect(rulesFinding('# A\n\n- **Date:** 2026-03-01\n- **Severity:** SEV2\n\n## Summary\n\nx\n', template)).toEqual([
      'missing-section',
    ]);
  });

  test('not when it is optional', () => {
    expect(found({})).toEqual([]);
  });
});

describe('another rule speaks', () => {
  test('for what asks why', () => {
    const why = '# T\n\n## Summary\n\n**Why did nobody notice?**\n';
    expect(rulesFinding('# A\n\n## Summary\n\n**Why did nobody notice?**\n', why)).toEqual(['missing-why']);
    expect(rulesFinding('# A\n\n## Summary\n\nx\n', why)).toEqual(['missing-why']);
  });

  test('for a section with nothing in it', () => {
    expect(rulesFinding('# A\n\n## Summary\n', '# T\n\n## Summary\n')).toEqual(['empty-section']);
  });

  test('for a condition that cannot be told yet', () => {
    const conditional = '# T\n\n## Summary\n\n**If severity is SEV1, who was told?**\n';
    expect(rulesFinding('# A\n\n## Summary\n\nx\n', conditional)).toEqual(['undecided-prompt']);
    expect(rulesFinding('# A\n\n## Summary\n\nx\n\n**If severity is SEV1, who was told?**\n', conditional)).toEqual([
      'undecided-prompt',
    ]);
  });
});

describe('silent', () => {
  test('for a document from before the template', () => {
    expect(findings('unanswered-prompt', '# A\n\n**Severity:** TBD\n\nIt was down.\n')).toEqual([]);
  });

  test('where a comment says so', () => {
    expect(
      found({
        fields:
          '<!-- whylint-disable-next-line unanswered-prompt: nobody knows -->\n- **Date:** TBD\n- **Severity:** SEV2\n',
      }),
    ).toEqual([]);
  });

  test('for what the built-in template calls optional, once it is deleted', () => {
    const text = (builtInTemplates['post-mortem'] ?? '')
      .split('\n')
      .filter((line) => !line.includes('<!-- optional -->'))
      .join('\n');
    expect(lintText(text).diagnostics.filter(({ message }) => message.startsWith('Missing prompt'))).toEqual([]);
  });
});

describe('fixes', () => {
  test.each([
    ['- **Date:** x\n- **Severity:** SEV1 / SEV2 / SEV3\n', '- **Date:** x\n- **Severity:** SEV2\n'],
    ['- **Date:** x\n- **Severity:**\n', '- **Date:** x\n- **Severity:** SEV2\n'],
    ['- **Date:** x\n- **Severity**: \n', '- **Date:** x\n- **Severity**: SEV2\n'],
    ['- Date: x\n- Severity: TBD\n', '- Date: x\n- Severity: SEV2\n'],
    ['| | |\n|---|---|\n| Date | x |\n| Severity | |\n', '| | |\n|---|---|\n| Date | x |\n| Severity | SEV2 |\n'],
  ])('a value is chosen: %j', (before, after) => {
    const text = document({ fields: before });
    expect(fixTitles('unanswered-prompt', text, template)).toEqual(['Set to "SEV1"', 'Set to "SEV2"', 'Set to "SEV3"']);
    expect(fixedBy('unanswered-prompt', text, template, 'Set to "SEV2"')).toBe(document({ fields: after }));
    expect(found({ fields: after })).toEqual([]);
  });

  test('a box is ticked', () => {
    const boxes = '# T\n\n**Found by**\n\n- [ ] alert\n- [ ] customer\n\n## S\n';
    const text = '# A\n\n**Found by**\n\n- [ ] alert\n- [ ] customer\n\n## S\n\nx\n';
    expect(rulesFinding(text, boxes)).toEqual(['unanswered-prompt']);
    expect(fixedBy('unanswered-prompt', text, boxes, 'Set to "customer"')).toBe(
      text.replace('[ ] customer', '[x] customer'),
    );
  });

  test('in front matter', () => {
    const rest = document({ fields: '- **Date:** x\n' });
    expect(fixedBy('unanswered-prompt', `---\nseverity:\n---\n${rest}`, template, 'Set to "SEV2"')).toBe(
      `---\nseverity: SEV2\n---\n${rest}`,
    );
    expect(fixedBy('unanswered-prompt', `+++\nseverity = ""\n+++\n${rest}`, template, 'Set to "SEV2"')).toBe(
      `+++\nseverity = "SEV2"\n+++\n${rest}`,
    );
  });

  test('a field goes in among its neighbours, as an item', () => {
    expect(fixedBy('unanswered-prompt', document({ fields: '- **Severity:** SEV2\n' }), template)).toBe(
      document({ fields: '- **Date:** YYYY-MM-DD\n- **Severity:** SEV2\n' }),
    );
    expect(fixedBy('unanswered-prompt', document({ fields: '- **Date:** 2026-03-01\n' }), template)).toBe(
      document({ fields: '- **Date:** 2026-03-01\n- **Severity:** SEV1 / SEV2 / SEV3\n' }),
    );
  });

  test('a question goes in below what its section says', () => {
    expect(fixTitles('unanswered-prompt', document({ detection: 'By phone.\n' }), template)).toEqual([
      'Insert the prompt "How did we find out?"',
    ]);
    expect(fixedBy('unanswered-prompt', document({ detection: 'By phone.\n' }), template)).toBe(
      document({ detection: 'By phone.\n\n**How did we find out?**\n' }),
    );
    expect(
      fixedBy('unanswered-prompt', document({ detection: 'By phone.\n' }).replaceAll('\n', '\r\n'), template),
    ).toBe(document({ detection: 'By phone.\n\n**How did we find out?**\n' }).replaceAll('\n', '\r\n'));
  });

  test('an open question has none: its answer is the author’s', () => {
    expect(fixTitles('unanswered-prompt', document({ detection: '**How did we find out?**\n' }), template)).toEqual([]);
  });
});

test('messages stay within a line', () => {
  const field = `A field of ${'a great many '.repeat(3)}words`;
  const values = Array.from({ length: 30 }, (_, at) => `value ${at}`).join(' / ');
  const text = `# A\n\n- **${field}:** ${values}\n\n## S\n\nx\n`;
  const [[, message = ''] = []] = findings('unanswered-prompt', text, text.replace('# A', '# T'));
  expect(message).toMatch(/^Open prompt: A field of .*… \(one of: value 0, value 1.*…\)$/);
  expect(message.length).toBeLessThanOrEqual(100);
});
