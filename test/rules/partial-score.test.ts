import { expect, test } from 'vitest';
import { debtFindings, debtFixes, itemText } from '../support/debt.ts';

test('what is missing, and what ICE can still become by the formula in force', () => {
  const text = itemText('id: k3f9qx\nimpact: 6\nconfidence:');
  expect(debtFindings('partial-score', text)).toEqual([
    ['impact: 6', 'No confidence and no effort yet, so ICE can become anything from 6 to 600.'],
  ]);
  const mean = { config: { debt: { folder: 'docs/debt', ice: 'mean' } } } as const;
  expect(debtFindings('partial-score', text, mean).map(([, message]) => message)).toEqual([
    'No confidence and no effort yet, so ICE can become anything from 2.7 to 8.7.',
  ]);
});

test('the fixes say what the numbers stand for, and fill the blank there is', () => {
  const fixes = debtFixes('partial-score', itemText('id: k3f9qx\nimpact: 6\nconfidence:\neffort: 3'));
  expect(Object.keys(fixes)).toContain('Write confidence 7: a spike done');
  expect(fixes['Write confidence 7: a spike done']).toContain('impact: 6\nconfidence: 7\neffort: 3\n');
});

test.each([
  ['ease for effort', 'impact: 6\nconfidence: 7\nease: 3'],
  ['none', 'id: k3f9qx'],
  ['a paid item', 'status: paid\nimpact: 6'],
  ['one that is out of range', 'impact: 6\nconfidence: 7\neffort: high'],
])('silent: %s', (_, fields) => {
  expect(debtFindings('partial-score', itemText(fields))).toEqual([]);
});
