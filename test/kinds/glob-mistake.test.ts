import { expect, test } from 'vitest';
import { globMistake } from '../../server/src/kinds/glob-mistake.ts';

test.each([
  'docs/**/*.md',
  '**/*postmortem*/**/*.md',
  'docs/pm/????-??-??-*.{md,markdown}',
  'docs/[a-z]*/**/*-*-*-*.md',
  './docs/a+b.md',
])('can be used: %s', (glob) => {
  expect(globMistake(glob)).toBeUndefined();
});

test.each([
  ['  ', 'This glob is blank.'],
  ['/docs/**', 'This glob is absolute.'],
  ['C:/docs/**', 'This glob is absolute.'],
  ['docs/../../**', 'This glob leaves the folder with "..".'],
  ['docs\\**', 'This glob has a backslash; folders are separated by /.'],
  ['!docs/x.md', 'This glob begins with "!"; what to leave out stands under ignore.'],
  ['docs/+(a|aa)b', 'This glob has groups or repetition; it can hold *, **, ?, [a-z] and {a,b}.'],
  ['(a+)+b', 'This glob has groups or repetition; it can hold *, **, ?, [a-z] and {a,b}.'],
  ['[ab]+[ab]+c', 'This glob has groups or repetition; it can hold *, **, ?, [a-z] and {a,b}.'],
  ['{a,aa}+b', 'This glob has groups or repetition; it can hold *, **, ?, [a-z] and {a,b}.'],
  ['*a*a*a*a*b', 'This glob has more stars than 4 in a name or 8 in all.'],
  ['a/**/b/**/c/**/*/*/*/*/*/*', 'This glob has more stars than 4 in a name or 8 in all.'],
  ['x'.repeat(400), 'This glob is longer than 300 characters.'],
])('cannot: %s', (glob, mistake) => {
  expect(globMistake(glob)).toBe(mistake);
});
