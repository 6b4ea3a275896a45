import { expect, test } from 'vitest';
import { lineEndAt } from '../../server/src/text/text.ts';

test.each([
  ['one\ntwo', 1, 3],
  ['one\r\ntwo', 1, 3],
  ['one\r\ntwo', 4, 4],
  ['one\r\ntwo', 6, 8],
  ['one', 3, 3],
  ['a\rb\n', 0, 3],
])('of %j from %i it is %i', (text, offset, end) => expect(lineEndAt(text, offset)).toBe(end));
