import { expect, test } from 'vitest';
import { debtFindings, debtFixes, itemText } from '../support/debt.ts';

test('a fix for each status, the nearest first', () => {
  const text = itemText('id: k3f9qx\nstatus: "payed" # since May');
  expect(debtFindings('unknown-status', text)).toEqual([['"payed"', '"payed" is no status. Is it paid?']]);
  const fixes = debtFixes('unknown-status', text);
  expect(Object.keys(fixes)).toEqual(
    ['paid', 'open', 'planned', 'in-progress', 'wont-fix'].map((status) => `Set to "${status}"`),
  );
  expect(fixes['Set to "paid"']).toContain('\nstatus: paid # since May\n');
});

test('in TOML the fix writes quotes', () => {
  const text = '+++\nid = "k3f9qx"\nstatus = "closed"\n+++\n# Slow start of tests\n';
  expect(debtFixes('unknown-status', text)['Set to "wont-fix"']).toContain('\nstatus = "wont-fix"\n');
});

test.each(['', ' ~', ' done', ' Won’t fix', ' PLANNED', ' "{status}"'])('"status:%s" is not spoken of', (value) => {
  expect(debtFindings('unknown-status', itemText(`id: k3f9qx\nstatus:${value}`))).toEqual([]);
});

test('what cannot be read is not rewritten', () => {
  const text = itemText('id: k3f9qx\nstatus: closed\nby: @dana');
  expect(debtFindings('unknown-status', text)).toHaveLength(1);
  expect(debtFixes('unknown-status', text)).toEqual({});
});
