import { expect, test } from 'vitest';
import { github } from '../../../server/src/cli/reporters/github.ts';
import { file, found, plain, reportOn } from './reports.ts';

test('an annotation for each finding, errors first, a summary at the end', () => {
  const report = reportOn(
    file({
      diagnostics: [
        found(),
        found({ severity: 'hint', rule: 'leftover', message: 'Left over', end: { line: 13, column: 2 } }),
        found({ severity: 'error', rule: 'invalid-root-cause', message: '"human error" is none.', failing: true }),
      ],
    }),
    file({ path: 'docs/b.md' }),
    file({ path: 'notes.md', kind: null }),
  );
  expect(github(report, plain)).toBe(`\
::error file=docs/a.md,line=12,endLine=12,col=1,endColumn=8,title=invalid-root-cause::"human error" is none.
::warning file=docs/a.md,line=12,endLine=12,col=1,endColumn=8,title=missing-why::Open prompt: why?
::notice file=docs/a.md,line=12,endLine=14,title=leftover::Left over
Whylint: 3 findings in 1 of 2 documents
`);
});

test('nothing found', () => {
  expect(github(reportOn(file()), plain)).toBe('Whylint: 1 document, nothing found\n');
});

test('what would end a command, begin another or break a line is escaped', () => {
  const hostile = file({
    path: 'docs/a,b:c%.md',
    diagnostics: [found({ message: '100 % :: x\r\n::error::y\u001b[0m', end: { line: 11, column: 1 } })],
  });
  expect(github(reportOn(hostile), plain)).toBe(`\
::warning file=docs/a%2Cb%3Ac%25.md,line=12,endLine=12,col=1,endColumn=2,title=missing-why::100 %25 :: x␍␊::error::y␛[0m
Whylint: 1 finding in 1 of 1 document
`);
});

test('ten of each kind, what fails the run first, and how many more there are', () => {
  const many = (count: number, given: Parameters<typeof found>[0]) => Array.from({ length: count }, () => found(given));
  const report = reportOn(
    file({ path: 'draft.md', status: 'draft', diagnostics: many(12, { severity: 'error' }) }),
    file({
      path: 'final.md',
      diagnostics: [...many(3, { severity: 'error', failing: true }), ...many(11, { severity: 'information' })],
    }),
  );
  const lines = github(report, plain).trimEnd().split('\n');
  const named = (kind: string, path: string) =>
    lines.filter((line) => line.startsWith(`::${kind} file=${path},`)).length;
  expect([named('error', 'final.md'), named('error', 'draft.md'), named('notice', 'final.md')]).toEqual([3, 7, 10]);
  expect(lines[0]).toContain('final.md');
  expect(lines.at(-1)).toBe('Whylint: 26 findings in 2 of 2 documents; not shown above: 5 errors, 1 notice');
});
