import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineNow, readLineMap } from '../../server/src/code/line-map.ts';
import { changesSince, headCommit, lineCommits, linesWith } from '../../server/src/node/git.ts';

let folder: string;
let commit: string;
const git = (...commands: string[]) =>
  execFileSync('git', ['-c', 'user.name=Kim', '-c', 'user.email=kim@example.org', ...commands], { cwd: folder });
const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const lines = Array.from({ length: 30 }, (_, at) => `const value${at} = compute(${at});\n`).join('');
/** Alike by half. */
const headed = (name: string) =>
  Array.from({ length: 19 }, (_, at) =>
    at < 10 ? `configure(${at}, ${at * at}, 'on');\n` : `${name}.step${at}(${name});\n`,
  ).join('');

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'whylint-lines-')));
  git('init', '-q');
  // What a developer may have set must not change what is read.
  git('config', 'diff.noprefix', 'true');
  git('config', 'diff.external', 'false');
  git('config', 'grep.fullName', 'true');
  git('config', 'diff.context', '9');
  mkdirSync(path.join(folder, 'sub'));
  write('sub/ü b.ts', lines);
  write('top.ts', lines.toUpperCase());
  write('sub/removed.ts', headed('removed'));
  git('add', '.');
  git('commit', '-qm', 'one');
  commit = (await headCommit(path.join(folder, 'top.ts'))) ?? '';
  renameSync(path.join(folder, 'sub/ü b.ts'), path.join(folder, 'sub/c.ts'));
  write('sub/c.ts', `// new\n${lines}`);
  rmSync(path.join(folder, 'sub/removed.ts'));
  write('sub/added.ts', headed('another'));
  git('add', '.');
  write('top.ts', `// new\n// newer\n${lines.toUpperCase()}`);
  write('sub/untracked.ts', 'let found = here;\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('lines are followed from a commit through renames to what is on disk', async () => {
  const map = readLineMap((await changesSince(folder, commit)) ?? '');
  expect(lineNow(map, 'sub/ü b.ts', 5)).toEqual({ path: 'sub/c.ts', line: 6 });
  expect(lineNow(map, 'top.ts', 5)).toEqual({ path: 'top.ts', line: 7 });
});

test('paths count from the folder that was asked about', async () => {
  const map = readLineMap((await changesSince(path.join(folder, 'sub'), commit)) ?? '');
  expect(lineNow(map, 'ü b.ts', 5)).toEqual({ path: 'c.ts', line: 6 });
});

test('a file that was removed is not taken for one that came with the same head', async () => {
  const plain = git('diff', '-M', '--name-status', commit, '--', 'sub').toString();
  expect(plain).toMatch(/^R05\d\tsub\/removed\.ts\tsub\/added\.ts$/m);
  const map = readLineMap((await changesSince(folder, commit)) ?? '');
  expect(lineNow(map, 'sub/removed.ts', 5)?.path).not.toBe('sub/added.ts');
});

test('a commit that is none is not asked for', async () => {
  expect(await changesSince(folder, '--output=x')).toBeUndefined();
  expect(await changesSince(folder, 'main')).toBeUndefined();
  expect(await changesSince(folder, '0123456')).toBeUndefined();
});

test('lines by their text, as it is written, in files that are not tracked too', async () => {
  expect(await linesWith(folder, ['const value7 = compute(7);', 'let found = here;'])).toEqual([
    { path: 'sub/c.ts', line: 9, text: 'const value7 = compute(7);' },
    { path: 'sub/untracked.ts', line: 1, text: 'let found = here;' },
  ]);
  expect(await linesWith(folder, ['const value. = compute'])).toEqual([]);
  expect(await linesWith(folder, [])).toEqual([]);
  expect(await linesWith(path.join(folder, 'gone'), ['x'])).toBeUndefined();
});

test('the commits that wrote the lines of a file', async () => {
  write('backlog.md', '| a | `top.ts:1` |\n| b |\n| b |\n');
  git('add', 'backlog.md');
  git('commit', '-qm', 'two', '--', 'backlog.md');
  const second = (await headCommit(path.join(folder, 'top.ts'))) ?? '';
  // White space alone writes nothing anew, and what is not committed has no commit.
  write('backlog.md', '| a   |   `top.ts:1` |\n| b |\n| b |\n| c |\n');
  git('commit', '-qm', 'three', '--', 'backlog.md');
  write('backlog.md', '| a   |   `top.ts:1` |\n| b |\n| b |\n| d |\n');
  const found = await lineCommits(folder, 'backlog.md');
  expect([...(found ?? [])]).toEqual([['| a   |   `top.ts:1` |', expect.stringMatching(`^${second}`)]]);
  expect(await lineCommits(folder, 'sub/untracked.ts')).toBeUndefined();
});
