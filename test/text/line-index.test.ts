import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../server/src/text/line-index.ts';

describe('lines', () => {
  test.each([
    ['', ['']],
    ['a', ['a']],
    ['a\nb\n', ['a', 'b', '']],
    ['a\r\nb\r\n', ['a', 'b', '']],
    ['a\rb\r', ['a', 'b', '']],
    ['a\nb\r\nc\rd', ['a', 'b', 'c', 'd']],
    ['\r\r\n\n', ['', '', '', '']],
  ])('of %j', (text, lines) => {
    const index = new LineIndex(text);
    expect(Array.from({ length: index.lineCount }, (_, line) => index.lineText(line))).toEqual(lines);
  });

  test('an offset is found again from its line and column, those inside a line break excepted', () => {
    const text = 'a\n😀b\r\n\rc';
    const index = new LineIndex(text);
    for (let offset = 0; offset <= text.length; offset++)
      if (text.slice(offset - 1, offset + 1) !== '\r\n') expect(index.offset(index.position(offset))).toBe(offset);
  });

  test('what lies outside is clamped', () => {
    const index = new LineIndex('ab\ncd');
    expect(index.position(99)).toEqual({ line: 1, column: 2 });
    expect(index.position(-1)).toEqual({ line: 0, column: 0 });
    expect(index.offset({ line: 0, column: 99 })).toBe(2);
    expect(index.offset({ line: 99, column: 0 })).toBe(5);
    expect(index.offset({ line: -1, column: 5 })).toBe(0);
  });
});
