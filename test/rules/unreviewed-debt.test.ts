import { expect, test } from 'vitest';
import { debtFindings, debtFixes, debtPath, itemText } from '../support/debt.ts';

const today = '2026-07-01';
const found = (fields: string, lastChanged?: string) =>
  debtFindings('unreviewed-debt', itemText(fields), {
    today,
    items: {},
    ...(lastChanged !== undefined && { lastChanged: (path) => (path === debtPath ? lastChanged : undefined) }),
  }).length;

test('half a year from whatever happened last', () => {
  expect([found('created: 2026-01-02'), found('created: 2026-01-03')]).toEqual([1, 0]);
  expect(found('created: 2025-01-01\nreviewed: 2026-03-01')).toBe(0);
});

test('version control knows of changes that the item does not tell', () => {
  expect(found('created: 2025-01-01', '2026-06-01')).toBe(0);
  expect(found('created: 2025-01-01', '2025-06-01')).toBe(1);
  expect(found('id: k3f9qx', '2025-06-01')).toBe(1);
  expect(found('id: k3f9qx')).toBe(0);
});

test('what is closed needs no review', () => {
  expect(found('created: 2025-01-01\nstatus: paid')).toBe(0);
});

test('the fixes write a date, or close it', () => {
  const text = itemText('id: k3f9qx\ncreated: 2025-01-01 # by hand\nby: Dana');
  const fixes = debtFixes('unreviewed-debt', text, { today });
  expect(fixes['It still holds: write the date']).toContain(
    'created: 2025-01-01 # by hand\nreviewed: 2026-07-01\nby: Dana\n',
  );
  expect(fixes['Close it as wont-fix']).toContain('id: k3f9qx\nstatus: wont-fix\ncreated');
});
