import { expect, test } from 'vitest';
import { debtFindings, debtFixes, itemText } from '../support/debt.ts';

test.each([
  ['0', 'Write 1'],
  ['12', 'Write 10'],
  ['-3', 'Write 1'],
  ['6.5', 'Write 7'],
  ['6,4', 'Write 6'],
  ['7/10', 'Write 7'],
  ['3 / 5', 'Write 6'],
  ['70%', 'Write 7'],
  ['high', undefined],
  ['P1', undefined],
  ['[6]', undefined],
  ['6 or 7', undefined],
])('%s is no score', (value, fix) => {
  const text = itemText(`id: k3f9qx\nconfidence: ${value}`);
  const isScore = value === '[6]';
  expect(debtFindings('score-out-of-range', text)).toEqual(
    isScore ? [] : [[value, `confidence is ${value} here. Write a whole number from 1 to 10.`]],
  );
  expect(Object.keys(debtFixes('score-out-of-range', text))).toEqual(fix === undefined ? [] : [fix]);
});

test.each(['', '6', '10', '"3"', '"{a number}"'])('impact: %s is not spoken of', (value) => {
  expect(debtFindings('score-out-of-range', itemText(`impact: ${value}\nease: 4`))).toEqual([]);
});

test('ease is a score too, and in TOML numbers stay numbers', () => {
  const text = '+++\nid = "k3f9qx"\nease = 0\n+++\n# Slow start of tests\n';
  expect(debtFindings('score-out-of-range', text)).toHaveLength(1);
  expect(debtFixes('score-out-of-range', text)['Write 1']).toContain('\nease = 1\n');
});
