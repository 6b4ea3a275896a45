import { expect, test } from 'vitest';
import { isDebtId } from '../../server/src/model/debt-id.ts';
import { debtFindings, debtFixes, itemText } from '../support/debt.ts';

const other = { 'docs/debt/slow-k3f9qx.md': itemText('id: k3f9qx\ncreated: 2026-01-01', '# Slow start of tests\n') };
const later = itemText('id: k3f9qx\ncreated: 2026-02-01');

test('is said of the later one alone', () => {
  expect(debtFindings('duplicate-debt-id', later, { items: other })).toEqual([
    ['k3f9qx', 'k3f9qx is the id of slow-k3f9qx.md as well. Each item has one of its own.'],
  ]);
  const earlier = itemText('id: k3f9qx\ncreated: 2025-02-01');
  expect(debtFindings('duplicate-debt-id', earlier, { items: other })).toEqual([]);
  expect(debtFindings('duplicate-debt-id', later)).toEqual([]);
  expect(debtFindings('duplicate-debt-id', later, { items: {} })).toEqual([]);
});

test('of two of one day, of the one that comes later by its path', () => {
  const same = itemText('id: k3f9qx\ncreated: 2026-01-01');
  const found = (path: string) => debtFindings('duplicate-debt-id', same, { items: other, path }).length;
  expect([found('docs/debt/a-k3f9qx.md'), found('docs/debt/z-k3f9qx.md')]).toEqual([0, 1]);
});

test('the fix draws the same id each time, and none that is taken', () => {
  const [first] = Object.entries(debtFixes('duplicate-debt-id', later, { items: other }));
  expect(Object.entries(debtFixes('duplicate-debt-id', later, { items: other }))[0]).toEqual(first);
  const id = /^Give it the id (\w+)$/.exec(first?.[0] ?? '')?.[1] ?? '';
  expect(isDebtId(id)).toBe(true);
  expect(id).toHaveLength(6);
  expect(first?.[1]).toBe(later.replace('k3f9qx', id));
  const taken = { ...other, 'docs/debt/x.md': itemText(`id: ${id}`) };
  expect(Object.keys(debtFixes('duplicate-debt-id', later, { items: taken }))).not.toEqual([first?.[0]]);
});
