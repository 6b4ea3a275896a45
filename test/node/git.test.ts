import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changedFiles, GitFailed } from '../../server/src/node/git.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);
const write = (name: string, text: string) => {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
};
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder,
    stdio: 'pipe',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });
const commit = () => {
  git('add', '-A');
  git('commit', '--quiet', '--message', 'x');
};
const changed = async (ref?: string, from = folder) =>
  [...(await changedFiles(from, ref))].map((file) => path.relative(from, file)).sort();

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'whylint-git-')));
  git('init', '--quiet', '--initial-branch', 'main');
  write('a.md', 'a');
  write('docs/ä "b".md', 'b');
  write('gone.md', 'x');
  write('.gitignore', 'out/\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what has changed', () => {
  test('before the first commit: everything', async () => {
    expect(await changed()).toEqual(['.gitignore', 'a.md', 'docs/ä "b".md', 'gone.md']);
  });

  test('since the latest commit: edited, staged and untracked files; not ignored ones nor those that are gone', async () => {
    commit();
    expect(await changed()).toEqual([]);
    write('docs/ä "b".md', 'more');
    write('docs/new.md', 'n');
    write('staged.md', 's');
    write('out/report.md', 'r');
    git('add', 'staged.md');
    rmSync(at('gone.md'));
    expect(await changed()).toEqual(['docs/new.md', 'docs/ä "b".md', 'staged.md']);
    expect(await changed('HEAD')).toEqual(await changed());
  });

  test('since another branch: what was done here, not what was done there meanwhile', async () => {
    commit();
    git('checkout', '--quiet', '-b', 'work');
    write('mine.md', 'm');
    commit();
    git('checkout', '--quiet', 'main');
    write('theirs.md', 't');
    write('a.md', 'theirs');
    commit();
    git('checkout', '--quiet', 'work');
    expect(await changed('main')).toEqual(['mine.md']);
  });

  test('without a common ancestor: all that differs', async () => {
    commit();
    git('checkout', '--quiet', '--orphan', 'other');
    write('a.md', 'another');
    commit();
    expect(await changed('main')).toEqual(['a.md']);
  });

  test('asked from a folder below, and by way of a symbolic link', async () => {
    commit();
    write('docs/new.md', 'n');
    write('top.md', 't');
    expect(await changed(undefined, at('docs'))).toEqual(['../top.md', 'new.md']);
    const link = `${folder}-link`;
    symlinkSync(folder, link);
    expect([...(await changedFiles(link))].sort()).toEqual([`${link}/docs/new.md`, `${link}/top.md`]);
    rmSync(link);
  });

  test('nothing that the repository asks for is run', async () => {
    commit();
    const hook = at('hook.sh');
    write('hook.sh', `#!/bin/sh\ntouch "${at('ran')}"\n`);
    execFileSync('chmod', ['755', hook]);
    git('config', 'core.fsmonitor', hook);
    git('config', 'diff.external', hook);
    git('config', 'diff.relative', 'true');
    write('.gitattributes', '*.md diff=own\n');
    git('config', 'diff.own.textconv', hook);
    git('config', 'diff.own.command', hook);
    write('a.md', 'more');
    expect(await changed()).toEqual(['.gitattributes', 'a.md', 'hook.sh']);
  });
});

describe('what git cannot tell', () => {
  const refusal = async (from: string, ref?: string) => {
    const error = await changedFiles(from, ref).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GitFailed);
    return (error as GitFailed).message;
  };

  test.each(['nope', '--output=x', '-h', 'main:a.md', ''])('no commit is called %j', async (ref) => {
    commit();
    expect(await refusal(folder, ref)).toBe(`git knows no commit ${ref}`);
  });

  test('a folder in no repository', async () => {
    rmSync(at('.git'), { recursive: true });
    expect(await refusal(folder)).toBe('this folder is in no git repository');
  });

  test('no git at all', async () => {
    const before = process.env.PATH;
    process.env.PATH = '';
    try {
      expect(await refusal(folder)).toBe('git is not there, or not in the PATH');
    } finally {
      process.env.PATH = before;
    }
  });
});
