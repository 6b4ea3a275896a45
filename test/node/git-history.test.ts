import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { author, headCommit, lastChanges } from '../../server/src/node/git.ts';

let folder: string;
const git = (...commands: string[]) =>
  execFileSync('git', ['-c', 'user.name=Kim Ó', '-c', 'user.email=kim@example.org', ...commands], {
    cwd: folder,
    env: { ...process.env, GIT_COMMITTER_DATE: '2026-02-03T12:00:00Z', GIT_CONFIG_GLOBAL: '/dev/null' },
  });

beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'whylint-history-')));
  git('init', '-q');
  git('config', 'user.name', 'Kim Ó');
  mkdirSync(path.join(folder, 'docs/ü b'), { recursive: true });
  writeFileSync(path.join(folder, 'docs/ü b/a\tb.md'), 'a');
  writeFileSync(path.join(folder, 'top.md'), 'a');
  git('add', '.');
  git('commit', '-qm', 'one');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the commit that a file is at, the author, the days of the last changes', async () => {
  expect(await headCommit(path.join(folder, 'docs/ü b/a\tb.md'))).toMatch(/^[0-9a-f]{7,}$/);
  expect(await author(folder)).toMatchObject({ name: 'Kim Ó' });
  const docs = path.join(folder, 'docs');
  expect(await lastChanges(docs)).toEqual(new Map([[`${docs}/ü b/a\tb.md`, '2026-02-03']]));
});

test('the newest change counts', async () => {
  writeFileSync(path.join(folder, 'top.md'), 'b');
  execFileSync('git', ['-c', 'user.name=K', '-c', 'user.email=k@example.org', 'commit', '-qam', 'two'], {
    cwd: folder,
    env: { ...process.env, GIT_COMMITTER_DATE: '2026-03-04T12:00:00Z' },
  });
  expect((await lastChanges(folder)).get(`${folder}/top.md`)).toBe('2026-03-04');
});

test('outside a repository, and where there is no folder, nothing is known and nothing fails', async () => {
  const elsewhere = realpathSync(mkdtempSync(path.join(tmpdir(), 'whylint-no-git-')));
  try {
    expect(await headCommit(path.join(elsewhere, 'a.ts'))).toBeUndefined();
    expect(await lastChanges(elsewhere)).toEqual(new Map());
    expect(await headCommit(path.join(elsewhere, 'gone/a.ts'))).toBeUndefined();
    expect(await author(path.join(elsewhere, 'gone'))).toEqual({});
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
});
