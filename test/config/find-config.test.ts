import { expect, test } from 'vitest';
import { findConfig } from '../../server/src/config/find-config.ts';
import { UnreadableFile } from '../../server/src/workspace.ts';
import { inMemoryWorkspace } from '../support/in-memory-workspace.ts';

const folder = (path: string) => new UnreadableFile(path, 'a folder, not a file');

test.each([
  ['the nearest', ['.whylint.yaml', 'a/.whylint.yaml'], 'a/b', 'a/.whylint.yaml'],
  ['its own folder', ['a/b/.whylint.yaml'], 'a/b', 'a/b/.whylint.yaml'],
  ['the workspace’s', ['.whylint.yaml'], 'a/b/c', '.whylint.yaml'],
  ['from the workspace’s folder', ['.whylint.yaml'], '', '.whylint.yaml'],
  ['none beside', ['b/.whylint.yaml'], 'a', undefined],
  ['none', [], 'a/b', undefined],
  ['the usual name first', ['a/.whylint.yml', 'a/.whylint.yaml'], 'a', 'a/.whylint.yaml'],
  ['the other ending', ['a/.whylint.yml', '.whylint.yaml'], 'a', 'a/.whylint.yml'],
  ['of a folder outside', ['/srv/.whylint.yaml'], '/srv/x/y', '/srv/.whylint.yaml'],
  ['at the top of the disk', ['/.whylint.yaml'], '/srv/x', '/.whylint.yaml'],
  ['not above the folder that paths count from', ['/.whylint.yaml'], 'a', undefined],
])('%s', async (_, paths, from, found) => {
  expect(await findConfig(inMemoryWorkspace(Object.fromEntries(paths.map((path) => [path, '']))), from)).toBe(found);
});

test('the search ends at the root of a repository', async () => {
  const files = { '.whylint.yaml': '', 'a/.git': folder('a/.git'), 'b/.git': 'gitdir: ../x\n', 'b/.whylint.yaml': '' };
  expect(await findConfig(inMemoryWorkspace(files), 'a/docs')).toBeUndefined();
  expect(await findConfig(inMemoryWorkspace(files), 'b/docs')).toBe('b/.whylint.yaml');
});

test('one that cannot be read is found', async () => {
  const files = { '.whylint.yaml': '', 'a/.whylint.yaml': new UnreadableFile('a/.whylint.yaml', 'looks binary') };
  expect(await findConfig(inMemoryWorkspace(files), 'a')).toBe('a/.whylint.yaml');
});
