import { describe, expect, test } from 'vitest';
import { logIntoBacklog, newBacklog } from '../../server/src/authoring/log-into-backlog.ts';
import { backlogItems } from '../../server/src/model/backlog/items.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { applyEdits } from '../../server/src/text/text.ts';

const code = 'import a;\nretry(forever);\nsend();\n';
const what = {
  title: 'Retry never ends',
  id: 'k3f9qx',
  created: '2026-03-02',
  by: 'Dana',
  place: { path: 'src/retry.ts', line: 2, text: code },
};

/** What is inserted, or why nothing is; the rest of the text is as it was. */
function inserted(text: string, more: object = {}, path = 'TECH_DEBT.md'): string {
  const logged = logIntoBacklog(createDocument(path, text), { ...what, ...more });
  if ('refused' in logged) return logged.refused;
  const [edit] = logged.edits;
  if (!edit || logged.edits.length > 1 || edit.range.start !== edit.range.end)
    throw new Error('one insertion is wanted');
  const after = applyEdits(text, [edit]);
  expect(backlogItems(createDocument(path, after))).toHaveLength(backlogItems(createDocument(path, text)).length + 1);
  return `${text.slice(0, edit.range.start).split('\n').at(-1)}⟦${edit.newText}⟧`;
}

describe('a table', () => {
  test('with the next id, in the table’s own words, scales and blanks', () => {
    const text =
      '# Tech debt\n\n|ID|Issue|File|Severity|Effort|State|Owner|\n|-|-|-|-|-|-|-|\n|F-09|Slow build|`a.ts`|🔴 High|2 days|todo|–|\n|F-10|Old cache|`b.ts`|🟡 Medium|S|todo|–|\n';
    expect(inserted(text, { scores: { impact: 5, effort: 4 } })).toBe(
      '|F-10|Old cache|`b.ts`|🟡 Medium|S|todo|–|⟦\n|F-11|Retry never ends|`src/retry.ts:2`|🟡 Medium|2 days|todo|–|⟧',
    );
  });

  test('cells line up below a row with one that was too long', () => {
    const text =
      '| Item       | Priority | Status |\n|------------|----------|--------|\n| A title too long for its column | High     | open   |\n';
    expect(inserted(text, { title: 'Retry', place: undefined })).toBe(
      '| A title too long for its column | High     | open   |⟦\n| Retry      |          | open   |⟧',
    );
  });

  test('among the open ones, before those at the end that are done', () => {
    const text =
      '| Item | Priority | Status |\n|--|--|--|\n| Slow build | High | open |\n| Old cache | Low | ✅ done |\n';
    expect(inserted(text, { place: undefined })).toBe('| Slow build | High | open |⟦\n| Retry never ends |  | open |⟧');
  });

  test('of those for several urgencies the one that it is as urgent as, else the last', () => {
    const head = '| Item | Owner | Status |\n|--|--|--|\n';
    const text = `# Tech debt\n\n## High\n\n${head}| Slow build | a | open |\n\n## Low\n\n${head}| Old cache | b | open |\n\n## Done\n\n${head}| Big panel | c | open |\n`;
    expect(inserted(text, { place: undefined, scores: { impact: 8 } })).toMatch(/^\| Slow build/);
    expect(inserted(text, { place: undefined })).toMatch(/^\| Old cache/);
  });

  test('cells that line up stay so; pipes are escaped; what has no column stands with the prose', () => {
    const text = '| Item       |  Due | Notes |\n| ---------- | ---: | ----- |\n| Slow build | 2027 | x     |\n';
    expect(inserted(text, { title: 'A | b', place: { path: 'a.ts' } })).toBe(
      '| Slow build | 2027 | x     |⟦\n| A \\| b     |      | `a.ts` |⟧',
    );
  });

  test('scores where the table scores; a confidence is missed elsewhere', () => {
    const scored = '| Item | Impact | Confidence | Effort |\n|-|-|-|-|\n| Old cache | 7 | 8 | 4 |\n';
    expect(inserted(scored, { place: undefined, scores: { impact: 6, confidence: 7, effort: 3 } })).toMatch(
      /\| Retry never ends \| 6 \| 7 \| 3 \|⟧$/,
    );
    const logged = logIntoBacklog(createDocument('a.md', scored.replaceAll('Confidence', 'Owner')), {
      ...what,
      scores: { confidence: 7 },
    });
    expect(logged).toMatchObject({ note: 'The document has no place for a confidence: it was left out.' });
  });

  test('as links where places are links, and one that waits for its first row', () => {
    const text = '| Item | Where | Status |\n|-|-|-|\n| Old | [a.ts:3](../a.ts#L3) | open |\n';
    expect(inserted(text, {}, 'docs/tech-debt.md')).toContain('[src/retry.ts:2](../src/retry.ts#L2)');
    expect(inserted('# Tech debt\n\n| ID | Title | Status |\n|--|--|--|\n\nAsk Kim.\n')).toBe(
      '|--|--|--|⟦\n| D-k3f9qx | Retry never ends<br>`src/retry.ts:2` | Open |⟧',
    );
  });
});

describe('a heading each', () => {
  test('with the number, the fields and the rule of the one before', () => {
    const section = (at: number, title: string) =>
      `### ${at}. ${title}\n\n- **Status:** Open\n- **File:** \`a.ts\`\n- **Impact:** Much\n\nWords.\n\n---\n\n`;
    const text = `# Tech debt\n\n## Active\n\n${section(1, 'Slow build')}${section(2, 'Old cache')}## Done\n\n### 3. X y\n\n- **Status:** Done\n- **File:** \`a.ts\`\n`;
    expect(inserted(text)).toBe(
      'Words.⟦\n\n---\n\n### 3. Retry never ends\n\n- **Status:** Open\n- **File:** `src/retry.ts:2`\n- **Impact:**⟧',
    );
  });

  test('a blank before a value where the one before has none', () => {
    const section = (title: string, field: string) => `### ${title}\n\n- **Status:** Open\n- **File:**${field}\n\n`;
    const text = `# Tech debt\n\n## Active\n\n${section('Slow build', ' `a.ts`')}${section('Old cache', '')}`;
    expect(inserted(text)).toContain('### Retry never ends\n\n- **Status:** Open\n- **File:** `src/retry.ts:2`⟧');
  });

  test('small print below the last one stays below', () => {
    const text =
      '# Tech debt\r\n\r\n## TD-007: Old cache\r\n\r\n**Status**: open  \r\n**Effort**: M  \r\n\r\n---\r\n\r\n*Last updated in May*\r\n';
    expect(inserted(text)).toBe(
      '**Effort**: M  ⟦\r\n\r\n## TD-008: Retry never ends\r\n\r\n**Status**: open  \r\n**Effort**:  \r\n\r\n- [src/retry.ts:2](src/retry.ts#L2) `retry(forever);` <!-- ctx cd20|1db5 -->⟧'.replace(
        'cd20|1db5',
        /ctx (\S+)/.exec(inserted(text))?.[1] ?? '',
      ),
    );
  });
});

describe('a bullet each', () => {
  test('with its box, and the place nested', () => {
    const text = '# Tech debt\n\n- [ ] Old cache\n  - why\n- [x] Slow build\n\nMore.\n';
    expect(inserted(text)).toBe('  - why⟦\n- [ ] Retry never ends\n  - `src/retry.ts:2`⟧');
  });

  test('with bold words, or a number', () => {
    expect(inserted('# Tech debt\n\n* **Old cache** – it is old\n\n* **Slow build** – an hour\n')).toBe(
      '* **Slow build** – an hour⟦\n\n* **Retry never ends** – `src/retry.ts:2`⟧',
    );
    expect(inserted('# Tech debt\n\n1. Old cache\n2. Slow build\n', { place: undefined })).toBe(
      '2. Slow build⟦\n3. Retry never ends⟧',
    );
  });
});

test.each([
  ['# How we limit technical debt\n\nWe talk.\n', 'no list of debt is recognised in it'],
  ['# TD-1: No test\n\n**Status:** open\n\n## Problem\n\nNone.\n', 'it is one item as a whole'],
  [
    '# Tech debt\n\n## Done\n\n| Item | Owner | Status |\n|--|--|--|\n| Old cache | b | done |\n',
    'it has no list of open items',
  ],
  ['| ID | Item | Status |\n|-|-|-|\n| TD-1 | [Old](old.md) | open |\n', 'its items are files of their own'],
])('%j takes none', (text, why) => expect(inserted(text)).toBe(why));

test('a new document is a table', () => {
  const made = newBacklog('TECH_DEBT.md', what);
  expect('text' in made && made.text.split('\n').slice(-2)).toEqual([
    '| D-k3f9qx | Retry never ends | `src/retry.ts:2` | Open |  |  |  |  | 2026-03-02 | Dana |  |',
    '',
  ]);
});

test('below a bare name, and among lines with nothing but a box', () => {
  const areas = '* Testing\n  * Cover the parser\n  * Drop the mocks\n* CLI\n  * List all plugins\n';
  expect(inserted(areas, { place: undefined })).toBe('  * List all plugins⟦\n  * Retry never ends⟧');
  expect(inserted('[x] first test\n[ ] second one\n[ ] third\n', { place: undefined })).toBe(
    '[ ] third⟦\n[ ] Retry never ends⟧',
  );
  expect(inserted('[x] first test\n[ ] second one\n[ ] third\n')).toBe(
    '[ ] third⟦\n[ ] Retry never ends\n  `src/retry.ts:2`⟧',
  );
});

describe('in the manner of the one above', () => {
  const paragraphs = [
    '# Debt',
    '',
    '## Known issues',
    '',
    '**TD-1: Slow start.** It takes a minute.',
    '- **Priority:** High',
    '- **Effort:** 2 days',
    '',
    '**TD-2: No limit.** The queue grows.',
    '- **Priority:** Low',
    '- **Effort:** 1 day',
    '',
  ].join('\n');

  test('a paragraph in bold type', () => {
    expect(inserted(paragraphs, { scores: { impact: 7, effort: 4 } })).toBe(
      '- **Effort:** 1 day⟦\n\n**TD-3: Retry never ends.**\n- **Priority:** High\n- **Effort:** 2 days\n- [src/retry.ts:2](src/retry.ts#L2) `retry(forever);` <!-- ctx 714f|e5ea -->⟧',
    );
    const onOneLine = paragraphs.replace(/\n- \*\*Priority/g, ' **Priority').replace(/\n- \*\*Effort/g, ' · **Effort');
    expect(inserted(onOneLine, { place: undefined, scores: { impact: 3, effort: 3 } })).toContain(
      '⟦\n\n**TD-3: Retry never ends.** **Priority:** Low · **Effort:** 1 day⟧',
    );
    const ruled = '# Debt\n\n**TD-1: Slow start** – a minute\n\n---\n\n**TD-2: No limit** – it grows\n';
    expect(inserted(ruled)).toBe(
      '**TD-2: No limit** – it grows⟦\n\n---\n\n**TD-3: Retry never ends** – `src/retry.ts:2`⟧',
    );
  });

  test('an id that alone is in bold type, a full stop within it, and details below it', () => {
    const ids = '# Debt\n\n- **TD-1** — Slow start\n  Needs a minute.\n- **TD-2** — No limit\n  Grows.\n';
    expect(inserted(ids)).toBe('  Grows.⟦\n- **TD-3** — Retry never ends\n  - `src/retry.ts:2`⟧');
    const stops = '# Debt\n\n- **Slow start.** A minute.\n- **No limit.** It grows.\n';
    expect(inserted(stops)).toBe('- **No limit.** It grows.⟦\n- **Retry never ends.** `src/retry.ts:2`⟧');
    const nested = '# Debt\n\n* **Slow start**\n  * A minute.\n* **No limit**\n  * It grows.\n';
    expect(inserted(nested)).toBe('  * It grows.⟦\n* **Retry never ends**\n  * `src/retry.ts:2`⟧');
  });

  test('a plain word where the document’s own are for something else', () => {
    const text = (severity: string) =>
      `| Item | Severity | Status |\n|-|-|-|\n| Slow start | ${severity} | open |\n| No limit | ${severity} | open |\n`;
    const scores = { impact: 7 };
    expect(inserted(text('low'), { place: undefined, scores })).toContain('⟦\n| Retry never ends | high | open |⟧');
    expect(inserted(text('media'), { place: undefined, scores })).toContain('⟦\n| Retry never ends | media | open |⟧');
  });

  test('ids that are counted behind any name; no place in the column of a reason', () => {
    const text =
      '| ID | Description | Why deferred | Resolve by |\n|-|-|-|-|\n| DEBT-0.1 | Slow start | No time | June |\n| DEBT-0.2 | No limit | No time | June |\n';
    expect(inserted(text)).toContain('⟦\n| DEBT-0.3 | Retry never ends<br>`src/retry.ts:2` |  |  |⟧');
  });

  test('no field that only the item above has, and no section that tells nothing in fields', () => {
    const item = (title: string, more = '') =>
      `## ${title}\n\n**Status:** Open\n**Priority:** High\n${more}\nIt costs an hour each week.\n\n`;
    const text = `# Debt\n\n${item('TD-1: Slow start')}${item('TD-2: No limit')}${item('TD-3: Old cache', '**Impact (June):** Little\n')}`;
    expect(inserted(`${text}## TD-9: Later\n\nMuch of what we planned is not there yet.\n`, { place: undefined })).toBe(
      'It costs an hour each week.⟦\n\n## TD-10: Retry never ends\n\n**Status:** Open\n**Priority:**⟧',
    );
  });

  test('no id where prose makes sections items', () => {
    const item = (title: string) => `### ${title}\n\nIt costs every one of us an hour or so each week.\n\n`;
    const text = `# Debt\n\n## Known issues\n\n${item('Slow start')}${item('No limit at all')}`;
    expect(inserted(text)).toBe(
      'It costs every one of us an hour or so each week.⟦\n\n### Retry never ends\n\n- [src/retry.ts:2](src/retry.ts#L2) `retry(forever);` <!-- ctx 714f|e5ea -->⟧',
    );
  });
});
