import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  changedPart,
  lineEnding,
  lineStart,
  rangeAt,
  rangeContains,
  rangesTouch,
  shiftRange,
  type TextEdit,
  withoutByteOrderMark,
  withoutComments,
} from '../../server/src/text/text.ts';

const edit = (start: number, end: number, newText: string): TextEdit => ({ range: { start, end }, newText });

describe('applying edits', () => {
  test.each<[string, TextEdit[], string]>([
    ['none', [], 'abcdef'],
    ['an insertion at the start', [edit(0, 0, 'X')], 'Xabcdef'],
    ['an insertion at the end', [edit(6, 6, 'X')], 'abcdefX'],
    ['a replacement', [edit(1, 3, 'X')], 'aXdef'],
    ['a deletion', [edit(1, 3, '')], 'adef'],
    ['the whole text', [edit(0, 6, 'X')], 'X'],
    ['several, in any order', [edit(5, 6, 'Z'), edit(0, 1, 'X'), edit(2, 3, 'Y')], 'XbYdeZ'],
    ['neighbours', [edit(0, 3, 'X'), edit(3, 6, 'Y')], 'XY'],
    ['insertions at one place in the order given', [edit(3, 3, 'X'), edit(3, 3, 'Y'), edit(3, 3, 'Z')], 'abcXYZdef'],
    ['an insertion before what is replaced', [edit(2, 4, 'Y'), edit(2, 2, 'X')], 'abXYef'],
    ['an insertion behind what is replaced', [edit(4, 4, 'Y'), edit(2, 4, 'X')], 'abXYef'],
  ])('%s', (_, edits, expected) => {
    expect(applyEdits('abcdef', edits)).toBe(expected);
  });

  test('offsets count in UTF-16 units', () => {
    expect(applyEdits('💥 down', [edit(2, 3, '-')])).toBe('💥-down');
  });

  test('the list of edits is left as it is', () => {
    const edits = [edit(5, 6, 'Z'), edit(0, 1, 'X')];
    applyEdits('abcdef', edits);
    expect(edits).toEqual([edit(5, 6, 'Z'), edit(0, 1, 'X')]);
  });

  test.each<[string, TextEdit[]]>([
    ['overlap', [edit(0, 3, 'X'), edit(2, 4, 'Y')]],
    ['the same place twice', [edit(1, 3, 'X'), edit(1, 3, 'X')]],
    ['an insertion inside what is replaced', [edit(1, 4, 'X'), edit(2, 2, 'Y')]],
    ['beyond the end', [edit(5, 7, 'X')]],
    ['before the start', [edit(-1, 2, 'X')]],
    ['end before start', [edit(4, 2, 'X')]],
  ])('refused: %s', (_, edits) => {
    expect(() => applyEdits('abcdef', edits)).toThrow(RangeError);
  });
});

describe('ranges', () => {
  test.each([
    ['a shared character', [0, 3], [2, 5], true],
    ['one in the other', [0, 9], [2, 5], true],
    ['the same', [2, 5], [2, 5], true],
    ['neighbours', [0, 3], [3, 5], false],
    ['apart', [0, 3], [4, 5], false],
    ['an empty one inside', [0, 3], [2, 2], true],
    ['an empty one at the start', [2, 5], [2, 2], true],
    ['an empty one at the end', [2, 5], [5, 5], true],
    ['an empty one beyond', [2, 5], [6, 6], false],
    ['two empty ones at one place', [2, 2], [2, 2], true],
    ['two empty ones', [2, 2], [3, 3], false],
  ])('touch, either way round: %s', (_, [a = 0, b = 0], [c = 0, d = 0], expected) => {
    expect(rangesTouch({ start: a, end: b }, { start: c, end: d })).toBe(expected);
    expect(rangesTouch({ start: c, end: d }, { start: a, end: b })).toBe(expected);
  });

  test.each([
    [[0, 9], [2, 5], true],
    [[2, 5], [2, 5], true],
    [[2, 5], [2, 2], true],
    [[2, 5], [5, 5], true],
    [[2, 5], [1, 3], false],
    [[2, 5], [4, 6], false],
  ])('%j contains %j: %s', ([a = 0, b = 0], [c = 0, d = 0], expected) => {
    expect(rangeContains({ start: a, end: b }, { start: c, end: d })).toBe(expected);
  });

  test('a place, a span, a shift', () => {
    expect(rangeAt(3)).toEqual({ start: 3, end: 3 });
    expect(rangeAt(3, 5)).toEqual({ start: 3, end: 5 });
    expect(shiftRange({ start: 3, end: 5 }, -2)).toEqual({ start: 1, end: 3 });
  });
});

describe('the line end that a text uses most', () => {
  test.each([
    ['none', 'abc', '\n'],
    ['an empty text', '', '\n'],
    ['LF', 'a\nb\n', '\n'],
    ['CRLF', 'a\r\nb\r\n', '\r\n'],
    ['mostly LF', 'a\nb\r\nc\nd\n', '\n'],
    ['mostly CRLF', 'a\r\nb\nc\r\n', '\r\n'],
    ['mostly LF, in many lines', `${'a\n'.repeat(49)}${'a\r\n'.repeat(30)}`, '\n'],
    ['mostly CRLF, in many lines', `${'a\n'.repeat(30)}${'a\r\n'.repeat(49)}`, '\r\n'],
    ['CRLF, in a long text', 'a line\r\n'.repeat(100_000), '\r\n'],
  ])('%s', (_, text, expected) => {
    expect(lineEnding(text)).toBe(expected);
  });
});

describe('where a line begins', () => {
  test.each([
    ['in the first line', 'ab\ncd', 1, 0],
    ['at its own start', 'ab\ncd', 3, 3],
    ['behind a line feed', 'ab\ncd', 5, 3],
    ['behind both', 'ab\r\ncd', 6, 4],
    ['behind a carriage return alone', 'ab\rcd', 4, 3],
    ['before the line feed that a text begins with', '\nab', 0, 0],
  ])('%s', (_, text, at, expected) => {
    expect(lineStart(text, at)).toBe(expected);
  });

  test('no further back than is asked for', () => {
    expect(lineStart('a long line', 9, 4)).toBe(4);
  });
});

describe('what differs between two texts', () => {
  test.each<[string, string, string, TextEdit]>([
    ['a word', 'one two three', 'one six three', edit(4, 7, 'six')],
    ['something more at the end', 'one', 'one two', edit(3, 3, ' two')],
    ['something less at the start', 'one two', 'two', edit(0, 4, '')],
    ['one of two that are alike', 'a a', 'a a a', edit(3, 3, ' a')],
    ['half a pair of surrogates', 'a😀b', 'a😁b', edit(1, 3, '😁')],
    ['half a line break', 'a\r\nb', 'a\nb', edit(1, 3, '\n')],
  ])('%s', (_, before, after, expected) => {
    const part = changedPart(before, after);
    expect(part).toEqual(expected);
    expect(applyEdits(before, [part])).toBe(after);
  });
});

test('a byte order mark is no part of a text, further on it is', () => {
  expect(withoutByteOrderMark('\ufeffa\ufeff')).toBe('a\ufeff');
  expect(withoutByteOrderMark('a')).toBe('a');
});

test.each<[string, string, string]>([
  ['nothing', '', ''],
  ['none', 'a --> b', 'a --> b'],
  ['each by itself', '<!-- a -->b<!-- c\n-->d', '_b_d'],
  ['not one that is never closed', 'a <!-- b --> c <!-- d', 'a _ c <!-- d'],
  ['nor many of them', '<!--'.repeat(50_000), '<!--'.repeat(50_000)],
])('comments are taken out: %s', (_, text, without) => {
  expect(withoutComments(text, '_')).toBe(without);
});
