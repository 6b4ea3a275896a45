import { expect, test } from 'vitest';
import { setBacklogFields } from '../../server/src/kinds/set-backlog-field.ts';
import type { FieldValues } from '../../server/src/kinds/write-debt-field.ts';
import { backlogItems } from '../../server/src/model/backlog/items.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { applyEdits } from '../../server/src/text/text.ts';

/** The text after a change of the item with a title, or why there is none. */
function set(text: string, title: string, values: FieldValues): string {
  const document = createDocument('TECH_DEBT.md', text);
  const item = backlogItems(document).find((each) => each.title === title);
  if (!item) throw new Error(`no item ${title}`);
  const change = setBacklogFields(document, item, values);
  return 'refused' in change ? change.refused : applyEdits(text, change.edits);
}

const table = [
  '# Tech debt',
  '',
  '| Item |  Status | Owner | Effort |',
  '|--|:-:|--|--|',
  '| Slow `a \\| b` |  open  | @kim | M |',
  '| Old cache | ✅ Fixed | | 2 days |',
  '',
].join('\r\n');

test('one cell’s bytes, in the word that the document has for it', () => {
  expect(set(table, 'Slow a | b', { status: 'paid', paid: '2026-01-02', 'paid-by': 'Dana' })).toBe(
    table.replace('|  open  |', '|  ✅ Fixed  |'),
  );
  expect(set(table, 'Old cache', { status: 'wont-fix' })).toBe(table.replace('✅ Fixed', "Won't fix"));
});

test('a blank cell, and a pipe in a value', () => {
  expect(set(table, 'Old cache', { owner: 'a|b' })).toBe(table.replace('Fixed | |', 'Fixed | a\\|b |'));
});

test('what has no place, and words where a score would stand, are refused', () => {
  expect(set(table, 'Slow a | b', { area: 'API' })).toBe(
    'The table has no column for area; change it in the document.',
  );
  expect(set(table, 'Slow a | b', { effort: 4 })).toBe(
    'Effort has words of its own here: M; change it in the document.',
  );
  expect(set('# Tech debt\n\n- Old cache\n- Slow build\n', 'Old cache', { status: 'planned' })).toBe(
    'The item has no field for status; change it in the document.',
  );
});

test('a labelled field, and a score where the document scores', () => {
  const text = '# Tech debt\n\n### 1. Old cache\n\n**Status:** Open  \n**File:** `a.ts`\n';
  expect(set(text, 'Old cache', { status: 'in-progress' })).toBe(text.replace('Open', 'In progress'));
  const scored = '| Item | Impact | Confidence | Effort |\n|-|-|-|-|\n| Old cache | 7 | 8 | 4 |\n';
  expect(set(scored, 'Old cache', { effort: 2 })).toBe(scored.replace('| 4 |', '| 2 |'));
});

test('a label without a value, and a plain word as small as the others', () => {
  const text =
    '# Tech debt\n\n## Open\n\n### Old cache\n\n- **Status:** in progress\n- **Hits:**\n- **Location:** `a.ts`\n';
  expect(set(text, 'Old cache', { hits: 1, status: 'planned' })).toBe(
    text.replace('Hits:**', 'Hits:** 1').replace('in progress', 'planned'),
  );
  expect(set(text, 'Old cache', { hits: null })).toBe(text);
  expect(set(text.replace('Hits:**', 'Hits:** 1'), 'Old cache', { hits: null })).toBe(text);
});

test('a box is ticked and unticked', () => {
  const text = '# Tech debt\n\n- [ ] Old cache\n- [x] Slow build\n';
  expect(set(text, 'Old cache', { status: 'paid' })).toBe(text.replace('[ ]', '[x]'));
  expect(set(text, 'Slow build', { status: 'open' })).toBe(text.replace('[x]', '[ ]'));
  expect(set(text, 'Old cache', { status: 'planned' })).toMatch(/^A box is ticked or not/);
});

test('a document that has changed is not written to', () => {
  const item = backlogItems(createDocument('TECH_DEBT.md', table))[0];
  const later = createDocument('TECH_DEBT.md', table.replace('Slow', 'Quick'));
  expect(item && setBacklogFields(later, item, { status: 'paid' })).toEqual({
    refused: 'The document has changed; the item is looked up anew.',
  });
});

test('a box without a mark of a list, blank or empty', () => {
  const text = '[x] first test\n[ ] second one\n[] support emoji\n';
  const setAt = (at: number, status: string) => {
    const document = createDocument('TODO', text);
    const item = backlogItems(document)[at];
    const change = item && setBacklogFields(document, item, { status });
    return change && 'edits' in change ? applyEdits(text, change.edits) : change;
  };
  expect(setAt(0, 'open')).toBe(text.replace('[x]', '[ ]'));
  expect(setAt(1, 'paid')).toBe(text.replace('[ ]', '[x]'));
  expect(setAt(2, 'paid')).toBe(text.replace('[]', '[x]'));
});

test('what another item says in brackets of its own state is not taken over', () => {
  const section = (at: number, status: string) =>
    `## TD-${at}: Thing number ${at}\n\n**Status:** ${status}\n**Priority:** Low\n`;
  const text = `# Tech debt\n\n${section(1, '✅ Fixed (May 2025)')}\n${section(2, 'Open')}`;
  expect(set(text, 'Thing number 2', { status: 'paid' })).toBe(text.replace('Open', '✅ Fixed'));
});

test('of a status that tells more, the word alone; none for what it says already', () => {
  const text = (status: string) => `# Tech debt\n\n### 1. Old cache\n\n**Status:** ${status}\n**File:** \`a.ts\`\n`;
  const change = (status: string) => set(text(status), 'Old cache', { status: 'paid' });
  expect(change('🚧 WIP (paused) — the harness works but its results are of no use yet')).toBe(
    text('Done — the harness works but its results are of no use yet'),
  );
  expect(change('two parts of it are left, both with the people who run it')).toBe(
    text('Done — two parts of it are left, both with the people who run it'),
  );
  expect(change('Resolved — the lock file is part of the repository now')).toBe(
    text('Resolved — the lock file is part of the repository now'),
  );
  expect(change('Mitigated by one more retry')).toBe(text('Done — Mitigated by one more retry'));
  expect(change('deferred — the queue comes first')).toBe(text('done — the queue comes first'));
});

test('what another item says of its own state behind the word is not taken over', () => {
  const table = (status: string) =>
    `| Item | Status |\n|--|--|\n| Old cache | ✅ closed in v5.9 |\n| Slow build | ${status} |\n`;
  expect(set(table('Open'), 'Slow build', { status: 'paid' })).toBe(table('✅ closed'));
});
