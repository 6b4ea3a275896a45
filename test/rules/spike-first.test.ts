import { expect, test } from 'vitest';
import { debtFindings, debtFixes, itemText } from '../support/debt.ts';

test.each([
  ['confidence: 3\neffort: 7', 1],
  ['confidence: 1\nease: 1', 1],
  ['confidence: 4\neffort: 7', 0],
  ['confidence: 3\neffort: 6', 0],
  ['confidence: 3\neffort: 7\nstatus: wont-fix', 0],
  ['effort: 7', 0],
])('%j', (fields, count) => {
  expect(debtFindings('spike-first', itemText(fields))).toHaveLength(count);
});

test('a spike that is named anywhere will do, and the fix names one', () => {
  expect(
    debtFindings('spike-first', itemText('confidence: 3\neffort: 7', '# A\n\nA two-day spike is planned.\n')),
  ).toEqual([]);
  const [fixed = ''] = Object.values(debtFixes('spike-first', itemText('confidence: 3\neffort: 7')));
  expect(debtFindings('spike-first', fixed)).toEqual([]);
});

test('both bounds are options', () => {
  const rules = new Map([['spike-first', { options: { confidence: 5, effort: 5 } }]]);
  expect(debtFindings('spike-first', itemText('confidence: 5\neffort: 5'), { config: { rules } })).toEqual([
    ['confidence: 5', 'Confidence 5 for effort 5: which spike of a day would tell more?'],
  ]);
});
