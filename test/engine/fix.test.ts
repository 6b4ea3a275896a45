import { describe, expect, test, vi } from 'vitest';
import { fixUntilSettled } from '../../server/src/engine/fix.ts';
import { createDocument, type Document } from '../../server/src/model/document.ts';
import type { Diagnostic, Fix } from '../../server/src/rules/diagnostic.ts';
import type { TextEdit } from '../../server/src/text/text.ts';

const edit = (start: number, end: number, newText: string): TextEdit => ({ range: { start, end }, newText });
const safe = (...edits: TextEdit[]): Fix => ({ title: 'fix', edits, safe: true });
const finding = (...fixes: Fix[]): Diagnostic => ({
  rule: 'test',
  severity: 'warning',
  message: 'test',
  range: fixes[0]?.edits[0]?.range ?? { start: 0, end: 0 },
  fixes,
});

/** Findings in the first version only: what a single round does with them. */
function once(text: string, ...diagnostics: Diagnostic[]) {
  const { document, fixed } = fixUntilSettled(createDocument('a.md', text), (version) =>
    version.text === text ? diagnostics : [],
  );
  return { text: document.text, fixed };
}

/** A finding with a safe fix for each match of a pattern. */
const replacing = (pattern: RegExp, by: string) => (document: Document) =>
  [...document.text.matchAll(pattern)].map((match) =>
    finding(safe(edit(match.index, match.index + match[0].length, by))),
  );

describe('what is applied', () => {
  test('safe fixes, and of several the preferred one', () => {
    const preferred: Fix = { ...safe(edit(0, 1, 'B')), preferred: true };
    const unsafe: Fix = { ...safe(edit(2, 3, 'C')), safe: false };
    expect(once('a-c', finding(safe(edit(0, 1, 'A')), preferred), finding(unsafe))).toEqual({ text: 'B-c', fixed: 1 });
  });

  test('nothing is not a new document', () => {
    const document = createDocument('a.md', 'text');
    expect(fixUntilSettled(document, () => [finding()])).toEqual({ document, fixed: 0 });
    expect(fixUntilSettled(document, () => [finding(safe(edit(0, 1, 't')))]).document).toBe(document);
  });

  test('line ends of a fix become those of the document; no other character changes', () => {
    expect(once('a\r\nb\r\nlone\nc', finding(safe(edit(1, 1, '\nx\r\ny'))))).toEqual({
      text: 'a\r\nx\r\ny\r\nb\r\nlone\nc',
      fixed: 1,
    });
  });
});

describe('fixes that meet', () => {
  test('of two that overlap the first by position is applied, the other in the next round if it still stands', () => {
    expect(once('abcdef', finding(safe(edit(2, 5, 'X'))), finding(safe(edit(0, 3, 'Y'))))).toEqual({
      text: 'Ydef',
      fixed: 1,
    });
    const { document, fixed } = fixUntilSettled(createDocument('a.md', 'aaaa'), replacing(/aa(?=(a*))/g, 'b'));
    expect({ text: document.text, fixed }).toEqual({ text: 'bb', fixed: 2 });
  });

  test('a fix that conflicts in one of its edits is left out whole', () => {
    expect(once('abcdef', finding(safe(edit(1, 2, 'X'))), finding(safe(edit(1, 3, 'Y'), edit(5, 6, 'Z'))))).toEqual({
      text: 'aXcdef',
      fixed: 1,
    });
  });

  test('insertions at one place follow one another in the order of the findings', () => {
    expect(
      once('ab', finding(safe(edit(1, 1, '1'))), finding(safe(edit(1, 1, '2'))), finding(safe(edit(1, 1, '3')))),
    ).toEqual({ text: 'a123b', fixed: 3 });
  });

  test('the same change asked for twice is made once and resolves both', () => {
    expect(once('ab', finding(safe(edit(1, 1, '1'))), finding(safe(edit(1, 1, '1'))))).toEqual({
      text: 'a1b',
      fixed: 2,
    });
  });

  test('an insertion does not join what another fix replaces; neighbours that only meet do not conflict', () => {
    expect(once('abcd', finding(safe(edit(0, 2, 'X'))), finding(safe(edit(2, 2, '-'))))).toEqual({
      text: 'Xcd',
      fixed: 1,
    });
    expect(once('abcd', finding(safe(edit(0, 2, 'X'))), finding(safe(edit(2, 4, 'Y'))))).toEqual({
      text: 'XY',
      fixed: 2,
    });
  });

  test('a fix that overlaps itself or reaches outside is a mistake and is left out', () => {
    expect(once('ab', finding(safe(edit(0, 2, 'X'), edit(1, 2, 'Y'))), finding(safe(edit(1, 9, 'Z'))))).toEqual({
      text: 'ab',
      fixed: 0,
    });
  });

  test('a hundred thousand fixes are sorted out in one pass', () => {
    const text = 'x '.repeat(100_000);
    const diagnose = vi.fn(replacing(/x/g, 'yy'));
    const { document, fixed } = fixUntilSettled(createDocument('a.md', text), diagnose);
    expect(document.text).toBe('yy '.repeat(100_000));
    expect(fixed).toBe(100_000);
    expect(diagnose).toHaveBeenCalledTimes(2);
  });
});

describe('rounds', () => {
  test('go on until nothing is found, and a second run changes nothing', () => {
    const shorten = replacing(/aa/g, 'a');
    const first = fixUntilSettled(createDocument('a.md', 'a'.repeat(64)), shorten);
    expect(first.document.text).toBe('a');
    const second = fixUntilSettled(first.document, shorten);
    expect(second).toEqual({ document: first.document, fixed: 0 });
  });

  test('fixes that undo one another end at the text they keep coming back to', () => {
    const swap = (document: Document) => [finding(safe(edit(0, 1, document.text === 'a' ? 'b' : 'a')))];
    const { document } = fixUntilSettled(createDocument('a.md', 'a'), swap);
    expect(fixUntilSettled(document, swap).document.text).toBe(document.text);
  });

  test('a fix that never settles is applied ten times at the most', () => {
    const grow = (document: Document) => [finding(safe(edit(document.text.length, document.text.length, '!')))];
    expect(fixUntilSettled(createDocument('a.md', 'a'), grow)).toMatchObject({
      document: { text: 'a!!!!!!!!!!' },
      fixed: 10,
    });
  });
});
