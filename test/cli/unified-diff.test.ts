import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../server/src/cli/unified-diff.ts';

const numbered = (...numbers: number[]) => numbers.map((number) => `${number}\n`).join('');
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

test('equal texts have no diff', () => {
  expect(unifiedDiff('a.md', 'a\nb', 'a\nb')).toBe('');
  expect(unifiedDiff('a.md', '', '')).toBe('');
});

test('changes with three lines of context, near ones in one hunk', () => {
  const before = numbered(...upTo(20));
  const after = before.replace('3\n', '3a\n3b\n').replace('8\n', '').replace('18\n', 'eighteen\n');
  expect(unifiedDiff('docs/a.md', before, after)).toBe(`--- a/docs/a.md
+++ b/docs/a.md
@@ -1,11 +1,11 @@
 1
 2
-3
+3a
+3b
 4
 5
 6
 7
-8
 9
 10
 11
@@ -15,6 +15,6 @@
 15
 16
 17
-18
+eighteen
 19
 20
`);
});

test('a missing line break at the end, changed line ends and a text from nothing', () => {
  expect(unifiedDiff('a', 'x', 'x\n')).toBe('--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n');
  expect(unifiedDiff('a', 'x\r\n', 'x\n')).toBe('--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\r\n+x\n');
  expect(unifiedDiff('a', '', 'x\n')).toBe('--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+x\n');
});

test('a name that would end the line or a quote is quoted', () => {
  expect(unifiedDiff('a\n"b', 'x\n', '')).toContain('--- "a/a\\012\\"b"\n');
});

test('texts with nothing in common are replaced as a whole, in bounded time', () => {
  const before = numbered(...upTo(20_000));
  const diff = unifiedDiff('a', before, before.replaceAll('\n', '!\n'));
  expect(diff.split('\n')[2]).toBe('@@ -1,20000 +1,20000 @@');
});

test('git applies any diff and gets the new text', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whylint-diff-'));
  const line = fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'a\r\n', '-- x\n');
  const text = fc
    .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('', 'end'))
    .map(([lines, end]) => lines.join('') + end);
  try {
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after && before !== '' && after !== '');
        writeFileSync(join(folder, 'file'), before);
        execFileSync('git', ['apply', '--unidiff-zero', '--whitespace=nowarn', '-'], {
          cwd: folder,
          input: unifiedDiff('file', before, after),
        });
        expect(readFileSync(join(folder, 'file'), 'utf8')).toBe(after);
      }),
      { seed: 42, numRuns: 60 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
