import { expect, test } from 'vitest';
import { folderOf, foldersUpward, isBelow, joinPath, relativePath } from '../../server/src/engine/paths.ts';

test.each([
  ['docs/a.md', 'docs'],
  ['a.md', ''],
  ['', ''],
  ['/a/b', '/a'],
  ['/a', '/'],
  ['/', '/'],
  ['C:/a', 'C:/'],
])('the folder of %j is %j', (path, folder) => {
  expect(folderOf(path)).toBe(folder);
});

test.each([
  ['docs', 'a.md', 'docs/a.md'],
  ['', 'a.md', 'a.md'],
  ['', './docs//a.md', 'docs/a.md'],
  ['docs/pm', '../a.md', 'docs/a.md'],
  ['docs', '../../a.md', '../a.md'],
  ['/x', '../../a.md', '/a.md'],
  ['/', 'a.md', '/a.md'],
  ['C:/x', '../a.md', 'C:/a.md'],
  ['docs', '/a.md', '/a.md'],
  ['docs', '.', 'docs'],
])('%j and %j make %j', (folder, path, whole) => {
  expect(joinPath(folder, path)).toBe(whole);
});

test.each([
  ['/a/b', '/a/b/c.md', 'c.md'],
  ['/a/b', '/a/c.md', '../c.md'],
  ['/', '/a.md', 'a.md'],
  ['/a', '/a', '.'],
  ['C:/a', 'D:/b', 'D:/b'],
])('from %j to %j it is %j', (from, to, way) => {
  expect(relativePath(from, to)).toBe(way);
});

test('folders upward end at the workspace, or at the top of the disk', () => {
  expect(foldersUpward('a/b')).toEqual(['a/b', 'a', '']);
  expect(foldersUpward('')).toEqual(['']);
  expect(foldersUpward('/a/b')).toEqual(['/a/b', '/a', '/']);
});

test('below a folder is the folder itself and what is in it, not what begins alike', () => {
  expect([isBelow('a', 'a'), isBelow('a', 'a/b'), isBelow('/', '/a'), isBelow('', 'a')]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([isBelow('a', 'ab'), isBelow('', '../a'), isBelow('', '/a'), isBelow('/a', '/ab')]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
