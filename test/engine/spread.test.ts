import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from '../../server/src/engine/spread.ts';

test('labels with room between them stand where they belong', () => {
  expect(spread([0, 30, 100], 20, 100)).toEqual([0, 30, 100]);
});

test('crowded ones share what they are off by', () => {
  expect(spread([50, 50], 20, 100)).toEqual([40, 60]);
  expect(spread([10, 50, 50, 50, 90], 10, 100)).toEqual([10, 40, 50, 60, 90]);
});

test('none leaves the column', () => {
  expect(spread([0, 0, 0], 20, 100)).toEqual([0, 20, 40]);
  expect(spread([100, 100, 100], 20, 100)).toEqual([60, 80, 100]);
  expect(spread([], 20, 0)).toEqual([]);
});

test('whatever is asked for, all are apart and inside', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 }), (places) => {
      const placed = spread(
        places.toSorted((a, b) => a - b),
        20,
        1000,
      );
      placed.forEach((place, at) => {
        expect(place).toBeGreaterThanOrEqual(at === 0 ? 0 : (placed[at - 1] as number) + 20 - 1e-6);
        expect(place).toBeLessThanOrEqual(1000 + 1e-6);
      });
    }),
    { seed: 42 },
  );
});
