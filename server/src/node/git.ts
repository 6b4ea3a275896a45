import { type ExecFileException, execFile } from 'node:child_process';
import { posix } from 'node:path';

/** Git could not say what was asked; `message` is one calm line that says why. */
export class GitFailed extends Error {
  override readonly name = 'GitFailed';
}

/**
 * The files that differ from a commit: edited, added, staged or not yet tracked, those in .gitignore left out, those that
 * are gone too. What happened on the commit's own branch since the two parted does not count.
 *
 * @param folder Absolute: a folder of the repository.
 * @param ref A commit by any of its names; the latest one if absent.
 * @returns Absolute paths, with `/`.
 * @throws GitFailed
 */
export async function changedFiles(folder: string, ref?: string): Promise<ReadonlySet<string>> {
  const up = (await git(folder, ['rev-parse', '--show-cdup'])).trim();
  // Counted from the folder as it was named: by way of a symbolic link, git would name another one.
  const root = posix.join(folder, up).replace(/\/$/, '');
  const commit = await commitOf(root, ref);
  const names =
    commit === undefined
      ? await git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
      : (await difference(root, commit)) + (await git(root, ['ls-files', '-z', '--others', '--exclude-standard']));
  return new Set(
    names
      .split('\0')
      .filter((name) => name !== '')
      .map((name) => `${root}/${name}`),
  );
}

/** Undefined for the latest commit of a repository that has none yet. */
async function commitOf(folder: string, ref = 'HEAD'): Promise<string | undefined> {
  const answer = await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).catch(
    (error: GitFailed) => {
      if (error.message !== '') throw error;
      return undefined;
    },
  );
  if (answer === undefined && ref !== 'HEAD') throw new GitFailed(`git knows no commit ${ref}`);
  return answer?.trim();
}

/** A shallow clone does not know where two branches parted: then all that differs counts. */
function difference(root: string, commit: string): Promise<string> {
  const compare = ['diff', '--no-ext-diff', '--no-textconv', '--name-only', '-z', '--no-renames', '--diff-filter=d'];
  return git(root, [...compare, '--no-relative', '--merge-base', commit, '--']).catch(() =>
    git(root, [...compare, '--no-relative', commit, '--']),
  );
}

/** Milliseconds. */
const limit = 2000;
const mostOutput = 64 * 1024 * 1024;

/** Runs git with arguments that are none of the repository's choice. The message of a quiet refusal is ''. @throws GitFailed */
function git(folder: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      ['-c', 'core.fsmonitor=false', ...args],
      {
        cwd: folder,
        timeout: limit,
        maxBuffer: mostOutput,
        env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
        windowsHide: true,
      },
      (error, stdout, stderr) => (error ? reject(new GitFailed(reason(error, stderr))) : resolve(stdout)),
    );
  });
}

function reason(error: ExecFileException, stderr: string): string {
  if (error.code === 'ENOENT') return 'git is not there, or not in the PATH';
  if (error.killed) return `git took longer than ${limit / 1000} s`;
  if (/not a git repository/i.test(stderr)) return 'this folder is in no git repository';
  return stderr.split('\n')[0]?.replace(/^(?:fatal|error): /, '') ?? '';
}
