import { expect, test } from 'vitest';
import { debtFindings, debtFixes, itemText, lintDebt } from '../support/debt.ts';

test('an error, with a way out for each of the two', () => {
  const text = itemText('id: k3f9qx\neffort: 8\nease: 2');
  expect(debtFindings('ease-against-effort', text)).toEqual([
    ['ease: 2', 'Ease 2 is effort 9, and effort is 8 here. Which of the two is right?'],
  ]);
  expect(lintDebt(text).diagnostics.find(({ rule }) => rule === 'ease-against-effort')?.severity).toBe('error');
  const fixes = debtFixes('ease-against-effort', text);
  expect(fixes['Keep effort 8: write ease 3']).toContain('effort: 8\nease: 3\n');
  expect(fixes['Keep ease 2: write effort 9']).toContain('effort: 9\nease: 2\n');
});

test.each(['effort: 8\nease: 3', 'ease: 2', 'effort: high\nease: 2', 'effort: 8\nease:'])('silent: %j', (fields) => {
  expect(debtFindings('ease-against-effort', itemText(fields))).toEqual([]);
});
