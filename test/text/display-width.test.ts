import { describe, expect, test } from 'vitest';
import { columnsOf, cutToColumns } from '../../server/src/text/display-width.ts';

test('a text takes the columns of its characters as a reader sees them', () => {
  expect(['abc', '漢字', '👩‍🚒 x', 'cafe\u0301', ''].map(columnsOf)).toEqual([3, 4, 4, 4, 0]);
});

describe('a text is cut', () => {
  test('not at all where it fits', () => {
    expect(cutToColumns('exact', 5)).toBe('exact');
    expect(cutToColumns('漢字', 4)).toBe('漢字');
  });

  test('with its ellipsis within the columns', () => {
    expect(cutToColumns('a bit too long', 9)).toBe('a bit to…');
    expect(cutToColumns('too long', 5)).toBe('too…');
    expect(cutToColumns('漢字漢字', 6)).toBe('漢字…');
    expect(columnsOf(cutToColumns('漢'.repeat(1000), 21))).toBe(21);
  });

  test('never inside a character', () => {
    expect(cutToColumns('👩‍🚒👩‍🚒👩‍🚒', 5)).toBe('👩‍🚒👩‍🚒…');
    expect(cutToColumns('👩‍🚒👩‍🚒👩‍🚒', 4)).toBe('👩‍🚒…');
  });
});
