import { expect, test } from 'vitest';
import { orderScore } from '../../server/src/code/line-fences.ts';

test('lines keep their order, and those near each other move by about as much', () => {
  const fences = [
    { from: 10, to: 30 },
    { from: 40, to: 65 },
  ];
  expect(orderScore(20, 40, fences)).toBe(0.1);
  expect(orderScore(20, 41, fences)).toBe(0.1);
  expect(orderScore(20, 50, fences)).toBe(0);
  expect(orderScore(20, 20, fences)).toBe(-0.2);
  expect(orderScore(50, 60, fences)).toBe(-0.2);
  expect(orderScore(500, 525, fences)).toBe(0);
});

test('where lines around it changed places themselves, their order says nothing', () => {
  const swapped = [
    { from: 10, to: 90 },
    { from: 40, to: 20 },
  ];
  expect(orderScore(20, 50, swapped)).toBe(0);
  expect(orderScore(20, 100, [])).toBe(0);
});
