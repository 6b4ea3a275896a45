import { expect, test } from 'vitest';
import { nearestName } from '../../server/src/config/nearest-name.ts';

const names = ['off', 'hint', 'information', 'warning', 'error', 'missing-why', 'missing-section'];

test.each([
  ['Warning', 'warning'],
  ['waring', 'warning'],
  ['warn', 'warning'],
  ['info', 'information'],
  ['missing-whys', 'missing-why'],
  ['misingwhy', 'missing-why'],
  ['erorr', 'error'],
])('%s was meant to be %s', (word, name) => {
  expect(nearestName(word, names)).toBe(name);
});

test.each([
  ['nothing is near', 'loud'],
  ['most of it differs', 'missing-owner'],
  ['too short to tell', 'e'],
  ['two letters', 'of'],
  ['the beginning of two names', 'missing'],
  ['blank', ''],
  ['endless', 'warning'.repeat(100)],
])('no name: %s', (_, word) => {
  expect(nearestName(word, names)).toBeUndefined();
});
