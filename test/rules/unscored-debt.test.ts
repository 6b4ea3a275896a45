import { expect, test } from 'vitest';
import { debtFindings, itemText, lintDebt } from '../support/debt.ts';

const found = (fields: string, today = '2026-01-15') => debtFindings('unscored-debt', itemText(fields), { today });

test('from the fourteenth day on', () => {
  expect(found('created: 2026-01-02')).toEqual([]);
  expect(found('created: 2026-01-01')).toEqual([
    [
      '# Retry loop swallows errors',
      'Logged 14 days ago, and no impact, confidence, effort yet. 1 to 10 each will do.',
    ],
  ]);
  expect(found('created: 2026-01-01\nimpact: 3\neffort: 2').map(([, message]) => message)).toEqual([
    'Logged 14 days ago, and no confidence yet. 1 to 10 each will do.',
  ]);
});

test.each([
  ['scored', 'created: 2025-01-01\nimpact: 1\nconfidence: 1\nease: 1'],
  ['closed', 'created: 2025-01-01\nstatus: wont-fix'],
  ['undated', 'id: k3f9qx'],
  ['logged tomorrow', 'created: 2027-01-01'],
])('silent: %s', (_, fields) => {
  expect(found(fields)).toEqual([]);
});

test('a warning at the most', () => {
  const { diagnostics } = lintDebt(itemText('created: 2020-01-01'), { items: {} });
  const dated = diagnostics.filter(({ rule }) => /^(?:unscored|unreviewed|ignored)-/.test(rule));
  expect(dated.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning']);
});
