import { expect, test } from 'vitest';
import { GitFailed } from '../../server/src/node/git.ts';
import { repository, runCli } from '../support/run-cli.ts';

const document = '---\nkind: post-mortem\n---\n# A\n';

function world() {
  const files = repository({ 'docs/a.md': document, 'docs/b.md': document, 'c.md': document, 'main/d.md': document });
  files.change(undefined, ['/repo/docs/a.md', '/repo/c.md', '/repo/code.ts']);
  files.change('main', ['/repo/docs/b.md']);
  files.change('gone', new GitFailed('git knows no commit gone'));
  return files;
}
const linted = async (...argv: string[]) => {
  const { stdout } = await runCli(['--format', 'json', ...argv], { files: world() });
  return JSON.parse(stdout).results.map(({ path }: { path: string }) => path);
};

test('only documents that have changed since the latest commit, or another', async () => {
  expect(await linted('--changed')).toEqual(['c.md', 'docs/a.md']);
  expect(await linted('--changed', '--strict')).toEqual(['c.md', 'docs/a.md']);
  expect(await linted('--changed=main')).toEqual(['docs/b.md']);
});

test('a word behind it that is a path is what to lint; with = it is a commit', async () => {
  expect(await linted('--changed', 'docs')).toEqual(['docs/a.md']);
  expect(await linted('--changed', 'docs/*.md')).toEqual(['docs/a.md']);
  expect(await linted('--changed', 'main')).toEqual([]);
  expect(await linted('--changed=main', 'docs')).toEqual(['docs/b.md']);
  expect(await linted('docs', '--changed')).toEqual(['docs/a.md']);
});

test('nothing changed is said so', async () => {
  const files = repository({ 'docs/a.md': document });
  files.change(undefined, []);
  expect((await runCli(['--changed'], { files })).stdout).toBe('No document has changed since the latest commit\n');
});

test('where git cannot tell: exit 2 and one line', async () => {
  expect(await runCli(['--changed', 'gone'], { files: world() })).toMatchObject({
    status: 2,
    stdout: '',
    stderr: 'whylint: --changed: git knows no commit gone\n',
  });
  expect((await runCli(['--changed', '--stdin'], { files: world() })).stderr).toBe(
    'whylint: --changed is about files, and --stdin reads none\n',
  );
});
