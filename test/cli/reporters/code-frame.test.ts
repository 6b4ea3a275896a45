import { describe, expect, test } from 'vitest';
import { codeFrame } from '../../../server/src/cli/reporters/code-frame.ts';

/** The frame of the part between ⟦ and ⟧, its underline below it. */
function framed(marked: string, width = 60): string {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const { line, indent, length } = codeFrame(marked.replace(/[⟦⟧]/g, ''), start, end, width);
  return `${line}\n${' '.repeat(indent)}${'^'.repeat(length)}`;
}

test('the marked part is underlined; an empty one by one caret', () => {
  expect(framed('- **Owner:** ⟦TBD⟧')).toBe('- **Owner:** TBD\n             ^^^');
  expect(framed('ab⟦⟧cd')).toBe('abcd\n  ^');
  expect(framed('abcd⟦⟧')).toBe('abcd\n    ^');
});

describe('characters that are not one column wide', () => {
  test('wide ones and emoji take two', () => {
    expect(framed('漢字 ⟦根本原因⟧')).toBe('漢字 根本原因\n     ^^^^^^^^');
    expect(framed('👩‍🚒 ⟦x⟧ 🔥')).toBe('👩‍🚒 x 🔥\n   ^');
    expect(framed('⚠️ ⟦x⟧')).toBe('⚠️ x\n   ^');
  });

  test('combining marks and joiners take none', () => {
    expect(framed('cafe\u0301 ⟦x⟧')).toBe('cafe\u0301 x\n     ^');
  });

  test('tabs become spaces up to the next stop', () => {
    expect(framed('\ta\t⟦b⟧')).toBe('    a   b\n        ^');
  });
});

test('control characters and marks that reorder text are shown, not sent', () => {
  expect(framed('a\u001b[31m⟦b⟧\u202ec\u0000\u009b')).toBe('a␛[31mb�c␀�\n      ^');
});

describe('long lines', () => {
  const words = Array.from({ length: 400 }, (_, at) => `word${at}`).join(' ');

  test('are cut to the width, with what is marked in sight', () => {
    expect(framed(`⟦word⟧ ${words}`, 40)).toBe(`${`word ${words}`.slice(0, 40).trimEnd()}…\n^^^^`);
    const [line = '', underline = ''] = framed(`${words} ⟦here⟧ ${words}`, 40).split('\n');
    expect(line.slice(underline.indexOf('^'), underline.length)).toBe('here');
    expect(line).toMatch(/^….*…$/);
    expect(line.length).toBeLessThanOrEqual(42);
  });

  test('a marked part that is longer than the width is underlined as far as it shows', () => {
    const [line = '', underline = ''] = framed(`⟦${words}⟧`, 40).split('\n');
    expect(underline).toBe('^'.repeat(40));
    expect(line.endsWith('…')).toBe(true);
  });

  test('of a megabyte take no longer than others, whatever their characters are', () => {
    expect(framed(`${'👩‍🚒'.repeat(200_000)}⟦here⟧`, 40)).toMatch(/here\n/);
  });
});
