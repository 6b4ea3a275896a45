import { describe, expect, test } from 'vitest';
import { type ActionItem, hasIssue } from '../../server/src/model/action-item.ts';
import { actionItems, actionLists } from '../../server/src/model/action-items.ts';
import { createDocument } from '../../server/src/model/document.ts';

const itemsIn = (text: string) => actionItems(createDocument('a.md', text));
const listed = (body: string) => itemsIn(`# Sign-in was down\n\n## Action items\n\n${body}\n`);
const only = (body: string): ActionItem => {
  const items = listed(body);
  expect(items).toHaveLength(1);
  return items[0] as ActionItem;
};
const texts = (items: readonly ActionItem[]) => items.map(({ text }) => text);

describe('shapes', () => {
  test.each<[string, string, readonly string[]]>([
    ['bullets', '- Add an alert\n- Raise the limit', ['Add an alert', 'Raise the limit']],
    ['an ordered list', '1. Add an alert\n2. Raise the limit', ['Add an alert', 'Raise the limit']],
    ['boxes', '- [ ] Add an alert\n- [x] Raise the limit', ['Add an alert', 'Raise the limit']],
    ['bullets below a label', '**Monitoring:**\n\n- Add an alert', ['Add an alert']],
    [
      'a list below a list label',
      '- Monitoring:\n  - Add an alert\n  - Raise the limit',
      ['Add an alert', 'Raise the limit'],
    ],
    [
      'groups under headings',
      '### Detect\n\n- Add an alert\n\n### Prevent\n\n- Raise the limit',
      ['Add an alert', 'Raise the limit'],
    ],
    [
      'paragraphs',
      'We will add an alert.\n\nThe limit needs to be raised.',
      ['We will add an alert.', 'The limit needs to be raised.'],
    ],
    [
      'a table',
      '| Action | Owner |\n|---|---|\n| Add an alert | Jo |\n| Raise the limit | |',
      ['Add an alert', 'Raise the limit'],
    ],
    [
      'a table without a name for the action',
      '| # | Item | Status |\n|---|---|---|\n| 1 | Add an alert | open |',
      ['Add an alert'],
    ],
    [
      'a table below a legend',
      '- P0 - at once\n- P1 - soon\n\n| Action | Priority |\n|---|---|\n| Add an alert | P1 |',
      ['Add an alert'],
    ],
    ['items with details', '- Add an alert\n  - at 80 %\n  - on the pager', ['Add an alert']],
    [
      'headings with numbers',
      '### 1. Validate the settings\n\nIn CI.\n\n### 2. Alert on a full cache\n',
      ['Validate the settings', 'Alert on a full cache'],
    ],
  ])('%s', (_, body, expected) => {
    expect(texts(listed(body))).toEqual(expected);
  });

  test.each([
    ['nothing', ''],
    ['placeholders', '- {what}\n- TBD\n- …'],
    ['"none"', '- None\n- N/A'],
    ['a sentence that introduces', 'To keep this from happening again:'],
    ['prose about what was', 'The cache had been full for a day.'],
    ['code and quotes', '```\n- Add an alert\n```\n\n> - Add an alert'],
    ['another matter below', '### Deployment checklist\n\n- [ ] Look at the graph'],
  ])('%s is none', (_, body) => {
    expect(texts(listed(body))).toEqual([]);
  });

  test.each([
    'Action Items',
    '✅ Follow-ups',
    '3. Corrective and Preventative Measures',
    'Next steps',
    'Short-term improvements (Q3)',
    'How will we prevent this from happening again?',
    'What we are doing about it',
    'Prevention',
    'TODOs',
  ])('below "%s"', (title) => {
    expect(texts(itemsIn(`# Sign-in was down\n\n## ${title}\n\n- Add an alert\n`))).toEqual(['Add an alert']);
  });

  test.each(['Actions taken', 'Impact', 'What went wrong', 'Response', 'Timeline of actions by the attacker'])(
    'not below "%s"',
    (title) => {
      expect(texts(itemsIn(`# Sign-in was down\n\n## ${title}\n\n- Add an alert\n`))).toEqual([]);
    },
  );

  test('elsewhere by a label or a table’s header', () => {
    const text =
      '# Sign-in was down\n\n- **Impact**: nobody\n- **Review actions**:\n  - Add an alert\n\n## Notes\n\n**Action items:**\n\n- Raise the limit\n\n**Action:** Write a runbook.\n\n| Task | Owner |\n|---|---|\n| Rotate the key | Jo |\n\n| Host | Team |\n|---|---|\n| db1 | Jo |\n';
    expect(texts(itemsIn(text))).toEqual(['Add an alert', 'Raise the limit', 'Write a runbook.', 'Rotate the key']);
  });

  test('the range is the item’s own words', () => {
    const text = '# T\n\n## Action items\n\n- [ ] **Alert:** page `on-call`\n  when full (Jo)\n  - details\n';
    const [item] = itemsIn(text);
    expect(text.slice(item?.range.start, item?.range.end)).toBe('**Alert:** page `on-call`\n  when full (Jo)');
    expect(text.slice(item?.line.start, item?.line.end)).toBe('**Alert:** page `on-call`');
    expect(item?.text).toBe('Alert: page on-call when full (Jo)');
  });

  test('groups are one list, two headings are two', () => {
    const text =
      '# T\n\n## Action items\n\n### Now\n\n- Add an alert\n\n### Later\n\n- Raise the limit\n\n## Prevention\n\n- Rotate the key\n';
    const document = createDocument('a.md', text);
    expect(actionLists(document).map(({ items, range }) => [text.slice(range.start, range.end), items.length])).toEqual(
      [
        ['## Action items', 2],
        ['## Prevention', 1],
      ],
    );
  });

  test('a deeply nested list is read', () => {
    const deep = Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at * 2)}- group:`).join('\n');
    expect(() => listed(deep)).not.toThrow();
  });
});

describe('owners', () => {
  test.each([
    ['- @priya: add an alert', 'handle', '@priya'],
    ['- Add an alert (@priya)', 'handle', '@priya'],
    ['- Add an alert [Priya]', 'suffix', 'Priya'],
    ['- Add an alert (Priya Raman)', 'suffix', 'Priya Raman'],
    ['- Add an alert (Priya, by Friday)', 'suffix', 'Priya'],
    ['- Add an alert (Priya asks the vendor)', 'suffix', 'Priya'],
    ['- Add an alert (SRE)', 'suffix', 'SRE'],
    ['- Add an alert (platform team)', 'suffix', 'platform team'],
    ['- Add an alert – Priya', 'suffix', 'Priya'],
    ['- PR: add an alert\n- JB: add an alert', 'prefix', 'JB'],
    ['- Priya: add an alert', 'prefix', 'Priya'],
    ['- Platform team: add an alert', 'prefix', 'Platform team'],
    ['- Priya to add an alert', 'subject', 'Priya'],
    ['- The platform team will add an alert', 'subject', 'The platform team'],
    ['- Add an alert. Owner: Zebulon', 'label', 'Zebulon'],
    ['- Add an alert (assigned to Zebulon)', 'label', 'Zebulon'],
    ['- Add an alert\n  - **DRI:** Zebulon', 'label', 'Zebulon'],
    ['**JB**\n\n- Add an alert', 'group', '**JB**'],
    ['**Priya:**\n\n1. Add an alert', 'group', 'Priya'],
    ['### Priya Raman\n\n- Add an alert', 'group', '### Priya Raman'],
    ['- **Priya**\n  - Add an alert', 'group', '**Priya**'],
    ['| Action | Who |\n|---|---|\n| Add an alert | Zebulon |', 'column', 'Zebulon'],
    ['| Assignee | Task |\n|---|---|\n| the on-call | Add an alert |', 'column', 'the on-call'],
    [
      '| Action | Responsible |\n|---|---|\n| Add an alert | [Z](https://example.org/z) |',
      'column',
      '[Z](https://example.org/z)',
    ],
  ])('%s', (body, form, expected) => {
    const text = `# Sign-in was down\n\n## Action items\n\n${body}\n`;
    const owner = itemsIn(text).at(-1)?.owner;
    expect(owner?.form).toBe(form);
    expect(text.slice(owner?.range.start, owner?.range.end)).toBe(expected);
  });

  test.each([
    '- Add an alert',
    '- We will add an alert',
    '- The team will add an alert',
    '- Add an alert (we)',
    '- CI: add a test',
    '- Monitoring: add an alert',
    '- Add an alert (done by the vendor)',
    '- Add an alert for mail@example.org',
    '- Pin `@types/node`',
    '- Redis: raise the limit',
    '- Add an alert (API)',
    '**Immediate**\n\n- Add an alert',
    '### Documentation\n\n- Add an alert',
    '| Action | Owner |\n|---|---|\n| Add an alert | TBD |',
    '| Action | Owner |\n|---|---|\n| Add an alert | - |',
    '| Action | Owner |\n|---|---|\n| Add an alert | the team |',
  ])('none: %s', (body) => {
    expect(only(body).owner).toBeUndefined();
  });

  test('a name that is rare is one if the document knows it', () => {
    const body = '## Action items\n\n- Zebulon: add an alert\n';
    expect(itemsIn(`# T\n\n${body}`)[0]?.owner).toBeUndefined();
    expect(itemsIn(`# T\n\n**Authors:** Zebulon Pike\n\n${body}`)[0]?.owner?.text).toBe('Zebulon');
  });

  test('a placeholder keeps the place open', () => {
    expect(only('- Add an alert (owner: {name})').owner?.isOpen).toBe(true);
  });

  test('says where one would be written', () => {
    const text = '# T\n\n## Action items\n\n| Action | Owner |\n|---|---|\n| Add an alert |  |\n';
    const place = itemsIn(text)[0]?.ownerAt;
    expect(place?.isCell).toBe(true);
    expect(text.slice(0, place?.range.start)).toMatch(/Add an alert \| $/);
  });
});

describe('references', () => {
  test.each([
    ['- Add an alert ([issue](https://example.org/issues/12))', true],
    ['- Add an alert https://example.org/issues/12', true],
    ['- [Add an alert][12]\n\n[12]: https://example.org/issues/12', true],
    ['- Add an alert #12', true],
    ['- Add an alert org/repo#12', true],
    ['- Add an alert PAY-12', true],
    ['- Add an alert OPS-12', false],
    ['- Keep UTF-8, fix CVE-2018-1234 of SEV-3 as in PM2019-009', false],
    ['- Post in #high-priority, colour `#12`', false],
    ['- See [below](#details)', false],
  ])('%s', (body, expected) => {
    expect(hasIssue(only(body), ['PAY'])).toBe(expected);
  });

  test('each is counted once', () => {
    expect(only('- Add an alert [#12](https://example.org/issues/12)').references).toHaveLength(1);
  });
});

describe('state', () => {
  test.each([
    ['- Add an alert', 'open'],
    ['- [ ] Added an alert', 'open'],
    ['- [x] Add an alert', 'done'],
    ['- ✅ Add an alert', 'done'],
    ['- Add an alert (done)', 'done'],
    ['- Add an alert. DONE in #12', 'done'],
    ['- ~~Add an alert~~', 'done'],
    ['- Added an alert', 'done'],
    ['- We have added an alert', 'done'],
    ['- Automated tests for the parser', 'open'],
    ['- Add an alert (in progress)', 'open'],
    ['- Idea: add an alert', 'idea'],
    ["- Won't do, because the cache goes away: add an alert", 'declined'],
    ['- Detect: none, because the probe paged us at once', 'declined'],
    ['### Completed\n\n- Add an alert', 'done'],
    ['**Ideas**\n\n- Add an alert', 'idea'],
    ['| Action | Status |\n|---|---|\n| Add an alert | ✅ Complete |', 'done'],
    ['| Action | Status |\n|---|---|\n| Add an alert | Not started |', 'open'],
  ])('%s', (body, expected) => {
    expect(only(body).state).toBe(expected);
  });
});

describe('types', () => {
  test.each<[string, readonly string[]]>([
    ['- Alert when the cache is full', ['detect']],
    ['- Write a runbook', ['mitigate']],
    ['- Run a drill each quarter', ['mitigate']],
    ['- Mitigate: move the tables', ['mitigate']],
    ['### Prevent\n\n- Move the tables', ['prevent']],
    ['**Detection:**\n\n- Move the tables', ['detect']],
    ['| Action | Type |\n|---|---|\n| Alert on it | Prevent |', ['prevent']],
    ['- Update the wiki', ['process']],
    ['- Colour the button', []],
  ])('%s', (body, expected) => {
    expect(only(body).types).toEqual(expected);
  });
});

describe('dates, figures, priorities', () => {
  test.each([
    ['- Add an alert by 2026-03-06', '2026-03-06'],
    ['- Add an alert by Friday', 'by Friday'],
    ['- Add an alert (Q3 2026)', 'Q3 2026'],
    ['- Add an alert within two weeks', 'within two weeks'],
    ['- Add an alert, 14 November 2026', '14 November 2026'],
    ['- Add an alert\n  - Due: 2026-03-06', '2026-03-06'],
    ['| Action | Deadline |\n|---|---|\n| Add an alert | before the next release |', 'before the next release'],
  ])('due: %s', (body, expected) => {
    expect(only(body).due?.text).toBe(expected);
  });

  test('not due', () => {
    expect(only('- Add an alert to version 2.5').due).toBeUndefined();
    expect(only('| Action | Due |\n|---|---|\n| Add an alert | TBD |').due).toBeUndefined();
  });

  test.each([
    ['- Improve alerting until every service pages', true],
    ['- Improve alerting so that a full cache pages', true],
    ['- Improve response times to 200 ms', true],
    ['- Improve coverage to 80%', true],
    ['- Improve alerting by 2026-03-06', true],
    ['- Improve alerting', false],
    ['- Improve version 1.2.3 on K8s', false],
    ['- Improve handling of 504 errors (#12)', false],
  ])('done-test: %s', (body, expected) => {
    expect(only(body).doneTest !== undefined).toBe(expected);
  });

  test.each([
    ['- P1: add an alert', 'P1'],
    ['- **HIGH** Add an alert', 'HIGH'],
    ['| Action | Priority |\n|---|---|\n| Add an alert | urgent |', 'urgent'],
  ])('priority: %s', (body, expected) => {
    expect(only(body).priority).toBe(expected);
  });
});

test('an edit elsewhere keeps what was read, at its new place', () => {
  const text = '# T\n\n## Summary\n\nShort.\n\n## Action items\n\n- Add an alert (Jo)\n';
  const longer = text.replace('Short.', 'Rather longer.');
  const before = createDocument('a.md', text);
  expect(texts(actionItems(before))).toEqual(['Add an alert (Jo)']);
  const [item] = actionItems(createDocument('a.md', longer, before));
  expect(longer.slice(item?.range.start, item?.range.end)).toBe('Add an alert (Jo)');
  expect(longer.slice(item?.owner?.range.start, item?.owner?.range.end)).toBe('Jo');
});
