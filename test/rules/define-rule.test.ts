import { describe, expect, test } from 'vitest';
import { fillMessage, quoted } from '../../server/src/rules/define-rule.ts';

describe('a message', () => {
  test.each([
    ['no data', 'As it is.', undefined, 'As it is.'],
    ['data', '{a} of {b}, {a}', { a: 1, b: 'two' }, '1 of two, 1'],
    ['line breaks in data', '"{a}"', { a: 'x\r\n  y' }, '"x y"'],
    ['braces in data', '{a} {b}', { a: '{b}', b: 'x' }, '{b} x'],
    ['dollars in data', '{a}', { a: '$& $1' }, '$& $1'],
    ['data that is missing', '{a}|', {}, '|'],
  ])('%s', (_, message, data, expected) => {
    expect(fillMessage(message, data)).toBe(expected);
  });
});

describe('a quotation', () => {
  test.each([
    ['short', 'one two', 20, 'one two'],
    ['as long as allowed', 'one two', 7, 'one two'],
    ['blank space', '  one\n two\t', 20, 'one two'],
    ['cut at a word', 'one two three four', 12, 'one two…'],
    ['cut behind a word that just fits', 'one two three', 8, 'one two…'],
    ['without the punctuation at its end', 'one two, three four', 12, 'one two…'],
    ['one long word', 'a'.repeat(50), 10, `${'a'.repeat(9)}…`],
    ['a script without spaces', 'な'.repeat(50), 10, `${'な'.repeat(9)}…`],
    ['a short word before a long one', `a ${'b'.repeat(50)}`, 10, `a ${'b'.repeat(7)}…`],
    ['no half of a pair', '💥'.repeat(50), 10, `${'💥'.repeat(4)}…`],
    ['nothing', '', 10, ''],
  ])('%s', (_, text, longest, expected) => {
    expect(quoted(text, longest)).toBe(expected);
    expect(quoted(text, longest).length).toBeLessThanOrEqual(longest);
  });
});
