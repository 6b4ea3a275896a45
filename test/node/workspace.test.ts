import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeWorkspace } from '../../server/src/node/workspace.ts';

let base: string;
let folder: string;

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'whylint-workspace-')));
  folder = join(base, 'project');
  mkdirSync(folder);
  writeFileSync(join(base, 'secret.md'), 'secret');
  writeFileSync(join(folder, 'a.md'), '\ufefftext');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

test('relative paths are read without byte order mark, missing ones are undefined', async () => {
  const workspace = nodeWorkspace(folder);
  expect(await workspace.read('a.md')).toBe('text');
  expect(await workspace.read('b.md')).toBeUndefined();
  expect(await workspace.list(['*.md'])).toEqual(['a.md']);
});

test('a relative path does not lead out of the folder', async () => {
  const workspace = nodeWorkspace(folder);
  symlinkSync('../secret.md', join(folder, 'link.md'));
  symlinkSync('..', join(folder, 'up'));
  for (const path of ['../secret.md', 'x/../../secret.md', 'link.md', 'up/secret.md'])
    await expect(workspace.read(path), path).rejects.toThrow('lies outside the workspace');
});

test('nor does one of a file that is not there yet', async () => {
  symlinkSync('..', join(folder, 'up'));
  const workspace = nodeWorkspace(folder);
  for (const path of ['up/new.md', 'up/a/b/new.md'])
    await expect(workspace.read(path), path).rejects.toThrow('lies outside the workspace');
  expect(await workspace.read('a/b/new.md')).toBeUndefined();
});

test('a workspace that is itself reached by a link is no way out', async () => {
  symlinkSync('project', join(base, 'link'));
  expect(await nodeWorkspace(join(base, 'link')).read('a.md')).toBe('text');
});

test('an absolute path is the choice of the user', async () => {
  expect(await nodeWorkspace(folder).read(join(base, 'secret.md'))).toBe('secret');
});
