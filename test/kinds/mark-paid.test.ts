import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setBacklogFields } from '../../server/src/kinds/set-backlog-field.ts';
import type { FieldValues } from '../../server/src/kinds/write-debt-field.ts';
import { backlogItems } from '../../server/src/model/backlog/items.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { applyEdits } from '../../server/src/text/text.ts';

/** The text after a change of one of its items, or why there is none. */
function change(text: string, at: number, values: FieldValues, path = 'TECH_DEBT.md'): string {
  const document = createDocument(path, text);
  const item = backlogItems(document)[at];
  if (!item) throw new Error(`no item ${at} in ${text}`);
  const made = setBacklogFields(document, item, values);
  return 'refused' in made ? made.refused : applyEdits(text, made.edits);
}

const statusesOf = (text: string, path = 'TECH_DEBT.md') =>
  backlogItems(createDocument(path, text)).map(({ title, status }) => `${title}: ${status}`);

/** Paid and open again: the text in between. */
function paid(text: string, at = 0, path?: string): string {
  const after = change(text, at, { status: 'paid', paid: '2026-11-21', 'paid-by': 'Dana' }, path);
  const before = statusesOf(text, path);
  expect(statusesOf(after, path)).toEqual(before.with(at, before[at]?.replace(/\S+$/, 'paid') ?? ''));
  expect(change(after, at, { status: 'open', paid: null, 'paid-by': null }, path)).toBe(text);
  return after;
}

describe('where nothing in a document has a place for a status, the title is struck', () => {
  test('the cell of a row', () => {
    const text = '# Tech debt\r\n\r\n| Item | Effort |\r\n|--|--|\r\n| Slow `a \\| b` | M |\r\n| Old cache |  |\r\n';
    expect(paid(text)).toBe(text.replace('Slow `a \\| b`', '~~Slow `a \\| b`~~'));
    expect(paid(text, 1)).toBe(text.replace('Old cache', '~~Old cache~~'));
  });

  test('a heading, behind its number, and before what closes it', () => {
    const section = (heading: string) => `${heading}\n\n**Priority:** High\n**File:** \`src/a.ts\`\n\n`;
    const text = `# Tech debt\n\n${section('## 1. Old cache ##')}${section('## 2. Slow *build*')}`;
    expect(paid(text)).toBe(text.replace('1. Old cache ##', '1. ~~Old cache~~ ##'));
    expect(paid(text, 1)).toBe(text.replace('2. Slow *build*', '2. ~~Slow *build*~~'));
    const ids = `# Tech debt\n\n${section('## TD-001: Old cache')}${section('## TD-002: Slow build')}`;
    expect(paid(ids, 1)).toBe(ids.replace('TD-002: Slow build', '~~TD-002: Slow build~~'));
    const titles = ['P1 - Split the dashboard', 'P2 - Cover the importer', 'P2 - Drop the old cache'];
    const graded = `# Review\n\n## Findings\n\n${titles.map((each) => `### ${each}\n\nNobody dares to touch it.\n\n`).join('')}`;
    expect(paid(graded, 1)).toBe(graded.replace('Cover the importer', '~~Cover the importer~~'));
  });

  test('a bullet’s bold words, or its first sentence', () => {
    const text =
      '# Tech debt\n\n- **Old cache:** nobody knows who clears it\n- Slow build. It takes an hour.\n- Flaky tests.\n';
    expect(paid(text)).toBe(text.replace('**Old cache:**', '~~**Old cache:**~~'));
    expect(paid(text, 1)).toBe(text.replace('Slow build.', '~~Slow build~~.'));
    expect(paid(text, 2)).toBe(text.replace('Flaky tests.', '~~Flaky tests.~~'));
  });

  test('a document that is one item', () => {
    const text = '# TODO: Guard the division\n\n**Priority:** High\n**Effort:** 2 days\n\nIt overflows.\n';
    const path = 'docs/tech-debt/todo/012-division.md';
    expect(paid(text, 0, path)).toBe(text.replace('Guard the division', '~~Guard the division~~'));
  });
});

test('a title of which a part is struck, or that ends in a backslash, has a sign instead', () => {
  const text = '# Tech debt\n\n| Item | Effort |\n|--|--|\n| Cache ~~and queue~~ | M |\n| Paths with \\ | M |\n';
  expect(paid(text)).toBe(text.replace('Cache ~~', '✅ Cache ~~'));
  expect(paid(text, 1)).toBe(text.replace('Paths', '✅ Paths'));
});

describe('where others are marked, as they are', () => {
  const rows = (...titles: string[]) =>
    `# Tech debt\n\n| Item | Effort |\n|--|--|\n${titles.map((title) => `| ${title} | M |\n`).join('')}`;
  const sections = (...titles: string[]) =>
    `# Tech debt\n\n${titles.map((title) => `## ${title}\n\n**Priority:** High\n**File:** \`src/a.ts\`\n\n`).join('')}`;

  test.each([
    [rows('~~Slow build~~ ✅ Fixed (May 2025)', 'Old cache'), '~~Old cache~~ ✅ Fixed'],
    [rows('✅ Slow build', 'Old cache'), '✅ Old cache'],
    [rows('Slow build ✅', 'Old cache'), 'Old cache ✅'],
    [sections('TD-1: Slow build — RESOLVED in 2.1', 'TD-2: Old cache'), 'TD-2: Old cache — RESOLVED'],
    [sections('1. ~~Slow build~~ (FIXED)', '2. Old cache'), '2. ~~Old cache~~ (FIXED)'],
    [sections('TD-1: ~~Slow build~~', 'TD-2: Old cache'), 'TD-2: ~~Old cache~~'],
    [sections('✅ Slow build (resolved 2026-01-02)', 'Old cache'), '✅ Old cache (resolved)'],
    [sections('1. Slow build ✅ **FIXED**', '2. Old cache'), '2. Old cache ✅ **FIXED**'],
    [sections('[Fixed] Slow build', 'Old cache'), '[Fixed] Old cache'],
  ])('%#', (text, marked) => expect(paid(text, 1)).toContain(marked));

  test('a field that only those have which are paid', () => {
    const section = (id: number, status: string) =>
      `## TD-${id}: Thing ${id}\n\n- **Priority:** High\n${status}- **File:** \`src/a.ts\`\n\n`;
    const text = `# Tech debt\n\n${section(1, '- **Status:** Resolved (2026-01-02)\n')}${section(2, '')}`;
    expect(paid(text, 1)).toBe(text.replace(section(2, ''), section(2, '- **Status:** Resolved\n')));
    const last = text.replace(/(Thing 2\n\n- \*\*Priority:\*\* High)[\s\S]*/, '$1');
    expect(paid(last, 1)).toBe(`${last}\n- **Status:** Resolved`);
  });
});

describe('what a team has written is not lost', () => {
  const row = (title: string) => `# Tech debt\n\n| Item | Effort |\n|--|--|\n| ${title} | M |\n| Old cache | S |\n`;

  test('how it was paid', () => {
    expect(change(row('~~Slow build~~ (fixed in 2.1)'), 0, { status: 'open' })).toBe(
      'The title says how far it is: fixed in 2.1; change it there.',
    );
    expect(change(row('~~Slow build~~ and tests'), 0, { status: 'open' })).toMatch(/change it in the document\.$/);
    const text = '# Tech debt\n\n## 1. Slow build\n\n**Status:** Open\n**Fixed:** the cache is warm now\n';
    expect(change(text, 0, { status: 'paid', paid: '2026-11-21' })).toBe(text.replace('Open', 'Done'));
  });

  test('words behind a status, and where it leads', () => {
    const told = (cell: string) =>
      `# Tech debt\n\n| Item | Status |\n|--|--|\n| Slow build | ${cell} |\n| Old cache | Open |\n`;
    for (const [open, done] of [
      ['Open: waits for Dana', 'Done: waits for Dana'],
      ['Open, since the split', 'Done, since the split'],
      ['[Open](https://example.com/4)', '[Done](https://example.com/4)'],
    ] as const) {
      expect(change(told(open), 0, { status: 'paid' })).toBe(told(done));
      expect(change(told(done), 0, { status: 'open' })).toBe(told(open));
    }
    expect(change(told('Open: waits for Dana'), 0, { status: null })).toBe(told(''));
  });

  test('a box, a column or a field comes first', () => {
    const text = '# Tech debt\n\n- [ ] Slow build\n- [x] ~~Old cache~~\n';
    expect(change(text, 0, { status: 'paid' })).toBe(text.replace('[ ]', '[x]'));
    expect(change(text, 1, { status: 'open' })).toBe(text.replace('[x] ~~Old cache~~', '[ ] Old cache'));
  });

  test('another status has no place still', () => {
    expect(change(row('Slow build'), 0, { status: 'planned' })).toBe(
      'The table has no column for status; change it in the document.',
    );
  });
});

test('any title in any shape: this item is paid and no other, and open again it is what it was', () => {
  const word = fc.constantFrom(
    'cache',
    'is',
    'slow',
    '`a | b`',
    '`x~y`',
    '**bold** part',
    '[link](docs/a.md)',
    '🔥',
    '*lean*',
  );
  const end = fc.constantFrom('', '.', ' (see `b.ts`)', ' ~1 h', ' <b>now</b>', '?', ' — twice', ' [x]', ' {#here}');
  const start = fc.constantFrom('', 'TD-007: ', '3. ', '#4: ', '🔴 ', '[HIGH] ', '~~Old~~ ');
  const title = fc
    .tuple(start, fc.array(word, { minLength: 1, maxLength: 4 }), end)
    .map(([first, words, last]) => `${first}Retry ${words.join(' ')}${last}`);
  const shapes: readonly ((titles: readonly string[]) => string)[] = [
    (all) =>
      `# Tech debt\n\n| Item | Effort |\n|--|--|\n${all.map((each) => `| ${each.replaceAll('|', '\\|')} | M |\n`).join('')}`,
    (all) =>
      `# Tech debt\n\n${all.map((each) => `## ${each}\n\n**Priority:** High\n**File:** \`src/a.ts\`\n\n`).join('')}`,
    (all) => `# Tech debt\n\n${all.map((each) => `- ${each}\n`).join('')}`,
    (all) => `# Tech debt\n\n${all.map((each) => `- **${each}** and more of it\n`).join('')}`,
    (all) => `# Tech debt\n\n${all.map((each) => `- [ ] ${each}\n`).join('')}`,
  ];
  let struck = 0;
  fc.assert(
    fc.property(fc.constantFrom(...shapes), title, fc.nat(2), (shape, own, at) => {
      const others = ['Queue grows without an end', 'Build takes half an hour', 'Nobody owns the schema'];
      const text = shape(others.with(at, own));
      const items = backlogItems(createDocument('TECH_DEBT.md', text));
      const item = items[at];
      if (items.length !== 3 || !item || item.status !== 'open') return;
      const after = change(text, at, { status: 'paid' });
      if (/change it/.test(after)) return;
      struck++;
      const before = statusesOf(text);
      expect(statusesOf(after)).toEqual(before.with(at, before[at]?.replace(/\S+$/, 'paid') ?? ''));
      expect(change(after, at, { status: 'open' })).toBe(text);
    }),
    { numRuns: 150, seed: 7 },
  );
  // Few are refused.
  expect(struck).toBeGreaterThan(110);
});
