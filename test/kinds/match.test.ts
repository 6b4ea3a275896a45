import { describe, expect, test } from 'vitest';
import { matchOutline } from '../../server/src/kinds/match.ts';
import { readOutline } from '../../server/src/kinds/read-outline.ts';
import { createDocument } from '../../server/src/model/document.ts';

const matched = (template: string, text: string, governed = false) =>
  matchOutline(createDocument('docs/pm.md', text), readOutline(createDocument('t.md', template)), governed);
const sectionsOf = (template: string, text: string) =>
  matched(template, text).sections.map(({ outline, section, leaf, state }) => [
    outline.title,
    section?.title ?? leaf?.label,
    state,
  ]);
const promptsOf = (template: string, text: string) =>
  matched(template, text).prompts.map(({ outline, leaf, state }) => [outline.text, leaf?.label, state]);

describe('sections', () => {
  test.each([
    ['Impact', '## Customer impact\n\n9 people.\n', 'Customer impact'],
    ['Impact', '## 3. IMPACT 💥\n\n9 people.\n', '3. IMPACT 💥'],
    ['Timeline', '## Timeline (all times UTC) 2026-03-01\n\n- 08:22 start\n', 'Timeline (all times UTC) 2026-03-01'],
    ['Root cause', '## Root causes\n\nA cache.\n', 'Root causes'],
    ['Action items', '## Follow-ups\n\n- Do it.\n', 'Follow-ups'],
    ['Five whys', '## 5 Whys analysis\n\nBecause.\n', '5 Whys analysis'],
    ["Why wasn't it caught?", '## Why was this not caught?\n\nNo test.\n', 'Why was this not caught?'],
    ['Resolution', '## Resolution and recovery\n\nRestarted.\n', 'Resolution and recovery'],
    ['What went well', '## Lessons\n\n### What worked\n\nThe pager.\n', 'What worked'],
    ['Impact', 'Impact\n------\n\n9 people.\n', 'Impact'],
  ])('%s is what stands under %j', (title, text, found) => {
    expect(sectionsOf(`# T\n\n## ${title}\n`, `# A title\n\n${text}`)).toEqual([[title, found, 'filled']]);
  });

  test('a field, a row and a front-matter key stand for a section', () => {
    const template = '# T\n\n## Impact\n\n## Severity\n\n## Root cause\n';
    const text =
      '---\nseverity: SEV2\n---\n# A title\n\n**Impact:** 9 people\n\n| | |\n| --- | --- |\n| **Root cause** | trade-off |\n';
    expect(sectionsOf(template, text)).toEqual([
      ['Impact', 'Impact', 'filled'],
      ['Severity', 'severity', 'filled'],
      ['Root cause', 'Root cause', 'filled'],
    ]);
  });

  test('what only repeats the template is empty', () => {
    const template =
      '# T\n\n## Impact\n\n_How many users?_\n\n## Notes\n\nWrite what else matters.\n\n## Links\n\n- \n';
    expect(sectionsOf(template, template)).toEqual([
      ['Impact', 'Impact', 'empty'],
      ['Notes', 'Notes', 'empty'],
      ['Links', 'Links', 'empty'],
    ]);
  });

  test('a name goes before a meaning: the fix is not the action items when both are there', () => {
    const template = '# T\n\n## Prevention\n\n## Action items\n';
    expect(sectionsOf(template, '# A title\n\n## Action items\n\n- Do it.\n\n## Prevention\n\nA lock.\n')).toEqual([
      ['Prevention', 'Prevention', 'filled'],
      ['Action items', 'Action items', 'filled'],
    ]);
  });
});

const whys =
  "# T\n\n## Why wasn't it caught?\n\n**Why didn't the issue get caught by unit tests?**\n\n**Why didn't the issue get caught by integration or smoke tests?**\n\n**Why didn't the issue get flagged in code review?**\n\n**Why didn't the issue get caught during manual QA?**\n";

describe('prompts', () => {
  const states = (text: string) => promptsOf(whys, text).map(([, , state]) => state);

  test.each([
    [
      'the same questions as headings',
      "### Why didn't the issue get caught by unit tests?\n\nMocked.\n\n### Why didn't the issue get flagged in code review?\n\nLong diff.\n",
    ],
    ['short labels in the section', '- **Unit tests:** mocked.\n- **Code review:** long diff.\n'],
    [
      'other words',
      '**Why was this not found by our unit tests?** Mocked.\n\n**Why did code review miss it?** Long diff.\n',
    ],
    ['a table', '| Question | Answer |\n| --- | --- |\n| Unit tests | mocked |\n| Code review | long diff |\n'],
    [
      'questions in plain text',
      "Why didn't the issue get caught by unit tests? Mocked.\n\nWhy didn't the issue get flagged in code review? Long diff.\n",
    ],
    [
      'questions with answers in paragraphs below',
      "**Why didn't the issue get caught by unit tests?**\n\nMocked.\n\n- and slow\n\n**Why didn't the issue get flagged in code review?**\n\nIt was: nobody read it.\n",
    ],
  ])('%s', (_, text) => {
    expect(states(`# A title\n\n## Why wasn't it caught?\n\n${text}`)).toEqual([
      'answered',
      'absent',
      'answered',
      'absent',
    ]);
  });

  test.each(['', 'TBD', 'N/A', '-', '…', '???', '{reason}', '_to be written_', '<!-- later -->'])(
    '%j answers nothing',
    (answer) => {
      expect(
        states(
          `# A title\n\n## Why wasn't it caught?\n\n**Why didn't the issue get caught by unit tests?**\n\n${answer}\n`,
        )[0],
      ).toBe('open');
    },
  );

  test.each([
    'Mocked.',
    'N/A – there are none.',
    'n/a: no code was involved',
    '- [x] it was',
    'See [the thread](x.md).',
  ])('%j is an answer', (answer) => {
    expect(
      states(
        `# A title\n\n## Why wasn't it caught?\n\n**Why didn't the issue get caught by unit tests?**\n\n${answer}\n`,
      )[0],
    ).toBe('answered');
  });

  test('the same label elsewhere answers nothing', () => {
    expect(
      states('# A title\n\n## Action items\n\n- Code review: ask two people (Kim)\n- Unit tests: cover the clock\n'),
    ).toEqual(['absent', 'absent', 'absent', 'absent']);
  });

  test('the heading of the section they stand in answers none of them, however few they are', () => {
    const two =
      "# T\n\n## Why wasn't it caught?\n\n**Why didn't the issue get caught by unit tests?**\n\n**Why didn't the issue get flagged in code review?**\n";
    expect(
      promptsOf(two, "# A title\n\n## Why wasn't it caught?\n\nNobody looked.\n").map(([, , state]) => state),
    ).toEqual(['absent', 'absent']);
  });

  test('a value chosen, and all of the choices still there', () => {
    const template = '# T\n\n**Severity:** SEV1 / SEV2\n\n## S\n';
    expect(promptsOf(template, '# A\n\n**Severity:** SEV2\n\n## S\n\nx\n')[0]).toEqual([
      'Severity',
      'Severity',
      'answered',
    ]);
    expect(promptsOf(template, '# A\n\n**Severity:** SEV1 / SEV2\n\n## S\n\nx\n')[0]).toEqual([
      'Severity',
      'Severity',
      'open',
    ]);
    expect(promptsOf(template, '---\nseverity: SEV1\n---\n# A\n\n## S\n\nx\n')[0]).toEqual([
      'Severity',
      'severity',
      'answered',
    ]);
  });

  test('a conditional prompt is undecided until somebody answers it', () => {
    const template =
      '# T\n\n## Detection\n\n**If the outage took over an hour to get discovered, why was nobody paged?**\n';
    expect(promptsOf(template, '# A\n\n## Detection\n\nBy phone.\n').at(-1)?.[2]).toBe('undecided');
    expect(
      promptsOf(
        template,
        '# A\n\n## Detection\n\n**If the outage took over an hour to get discovered, why was nobody paged?** No alert.\n',
      )[0]?.[2],
    ).toBe('answered');
  });
});

describe('following the template', () => {
  const template =
    "# T\n\n## Summary\n\n## Impact\n\n## Timeline\n\n## Why wasn't it caught?\n\n**Why didn't the issue get caught by unit tests?**\n";
  test.each([
    ['half of the required sections', '# A\n\n## Summary\n\nx\n\n## Impact\n\nx\n', true],
    ['less than half', '# A\n\n## Summary\n\nx\n', false],
    ['one of the why-prompts', "# A\n\n**Why didn't the issue get caught by unit tests?** Mocked.\n", true],
    ['prose', '# A\n\nIt broke.\n', false],
  ])('%s', (_, text, follows) => {
    expect(matched(template, text).follows).toBe(follows);
  });

  test('a document that was put under it by name follows it', () => {
    expect(matched(template, '# A\n\nIt broke.\n', true).follows).toBe(true);
  });
});
