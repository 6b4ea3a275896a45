import { describe, expect, test } from 'vitest';
import { columnsOf, cutToColumns, graphemes } from '../../server/src/text/display-width.ts';

test('a text takes the columns of its characters as a reader sees them', () => {
  expect(['abc', '漢字', '👩‍🚒 x', 'cafe\u0301', ''].map(columnsOf)).toEqual([3, 4, 4, 4, 0]);
});

test('a text falls apart into the same characters whether or not some of them could join others', () => {
  const plain = 'Why? – “naïve” → §3\t│';
  const apart = (text: string) => [...graphemes(text)].map(({ segment, index }) => [segment, index]);
  expect(apart(plain)).toEqual(apart(`${plain}e\u0301`).slice(0, -1));
  expect(apart('a\r\nb').map(([segment]) => segment)).toEqual(['a', '\r\n', 'b']);
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
