import { describe, expect, test } from 'vitest';
import { debtFindings, debtFixes, itemText } from '../support/debt.ts';

const at = '- [src/a.ts:4](../../src/a.ts#L4)\n';
const item = (title: string, fields = '', body = '') =>
  itemText(`created: 2026-02-01\n${fields}`, `# ${title}\n\n${body}`);
const other = (title: string, fields = 'id: h7w2mp', body = '') => ({
  'docs/debt/b-h7w2mp.md': itemText(`created: 2026-01-01\n${fields}`, `# ${title}\n\n${body}`),
});
const found = (text: string, items: Record<string, string>) =>
  debtFindings('duplicate-debt-item', text, { items }).map(([source]) => source);

describe('taken for one', () => {
  test('the same title, whatever its punctuation', () => {
    expect(found(item('Retry loop: swallows errors'), other('retry loop swallows errors.'))).toEqual([
      'Retry loop: swallows errors',
    ]);
  });

  test('the same words in the same file', () => {
    expect(found(item('Errors of the retry loop', '', at), other('Retry loop errors', 'id: h7w2mp', at))).toHaveLength(
      1,
    );
    expect(found(item('Errors of the retry loop', '', at), other('Retry loop errors'))).toEqual([]);
  });
});

test.each([
  [
    'this one is the earlier',
    item('Slow start', 'created: 2025-01-01').replace('created: 2026-02-01\n', ''),
    other('Slow start'),
  ],
  ['the other is paid', item('Slow start'), other('Slow start', 'id: h7w2mp\nstatus: done')],
  ['this one is paid', item('Slow start', 'status: paid'), other('Slow start')],
  ['they share their id', item('Slow start', 'id: h7w2mp'), other('Slow start')],
  [
    'neither has a title',
    itemText('created: 2026-02-01', 'x\n'),
    { 'docs/debt/b.md': itemText('created: 2026-01-01', 'x\n') },
  ],
])('silent: %s', (_, text, items) => {
  expect(found(text, items)).toEqual([]);
});

test('the fix closes it and says by which', () => {
  const fixes = debtFixes('duplicate-debt-item', item('Slow start', 'status: open'), { items: other('Slow start') });
  expect(fixes['Close it as the same as D-h7w2mp']).toBe(
    '---\ncreated: 2026-02-01\nstatus: wont-fix\n---\n# Slow start\n\nThe same as D-h7w2mp.\n',
  );
});
