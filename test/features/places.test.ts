import { expect, test } from 'vitest';
import { createPlaces } from '../../server/src/features/places.ts';

test('offsets become lines and UTF-16 columns, and back', () => {
  const places = createPlaces('a\r\n😀b\nc');
  expect(places.range({ start: 3, end: 6 })).toEqual({
    start: { line: 1, character: 0 },
    end: { line: 1, character: 3 },
  });
  expect(places.offset({ line: 2, character: 0 })).toBe(7);
});

test('a byte order mark that the editor keeps shifts the first line only', () => {
  const places = createPlaces('ab\ncd', true);
  expect(places.position(0)).toEqual({ line: 0, character: 1 });
  expect(places.position(3)).toEqual({ line: 1, character: 0 });
  expect(places.offset({ line: 0, character: 1 })).toBe(0);
  expect(places.offset({ line: 1, character: 1 })).toBe(4);
});
