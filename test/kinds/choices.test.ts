import { expect, test } from 'vitest';
import { choicesIn } from '../../server/src/kinds/choices.ts';

test.each([
  ['SEV1 / SEV2 / SEV3', ['SEV1', 'SEV2', 'SEV3']],
  ['alert · customer', ['alert', 'customer']],
  ['alert·customer', ['alert', 'customer']],
  ['draft | review | final', ['draft', 'review', 'final']],
  ['one of: alert, on-call engineer, customer', ['alert', 'on-call engineer', 'customer']],
  ['One of: yes, no', ['yes', 'no']],
  ['  SEV1 / SEV2  ', ['SEV1', 'SEV2']],
  ['trade-off / knowledge gap / brain fart', ['trade-off', 'knowledge gap', 'brain fart']],
  ['[ ] unit\n[ ] smoke\n[x] none', ['unit', 'smoke', 'none']],
  ['Tick one:\n[ ] unit\n[ ] smoke', ['unit', 'smoke']],
])('%j', (value, expected) => {
  expect(choicesIn(value)).toEqual(expected);
});

test.each([
  '',
  'SEV2',
  'SEV1/SEV2',
  'and/or',
  'https://example.org/a/b',
  'one of: alert',
  '[ ] unit',
  'SEV1 / {severity}',
  'YYYY-MM-DD / HH:MM',
  'A / B\nC',
  'this is a much longer sentence / so is this one, which says something',
  ' / ',
])('no choices: %j', (value) => {
  expect(choicesIn(value)).toBeUndefined();
});
