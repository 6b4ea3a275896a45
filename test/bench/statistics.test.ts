import { expect, test } from 'vitest';
import { noise, percentile, ratio, summary } from '../../bench/statistics.ts';

test('the middle, the middle half and the ends of what was measured', () => {
  expect(summary([9, 1, 3, 5, 7])).toEqual({ median: 5, least: 1, most: 9, low: 3, high: 7, count: 5 });
  expect(summary([1, 2])).toMatchObject({ median: 1.5, low: 1.25, high: 1.75 });
  expect(summary([]).median).toBeNaN();
});

test('a percentile lies between two values where it falls between them', () => {
  expect(percentile([10, 20, 30, 40, 50], 0.95)).toBeCloseTo(48);
  expect(percentile([4], 0.95)).toBe(4);
});

test('ratios are those of pairs: load that hits both of a pair is not seen', () => {
  const quiet = ratio([10, 10, 10], [20, 20, 20]);
  expect(ratio([10, 40, 10], [20, 80, 20])).toEqual(quiet);
  expect(quiet.median).toBe(0.5);
  expect(ratio([10, 20], [20]).median).toBeNaN();
});

test('noise is how far the middle half is off 1, to either side', () => {
  expect(noise(ratio([10, 10, 10], [10, 10, 10]))).toBe(0);
  expect(noise(summary([0.5, 0.9, 1, 1.05, 2]))).toBeCloseTo(0.1);
  expect(noise(summary([1.1, 1.2, 1.3]))).toBeCloseTo(0.25);
});
