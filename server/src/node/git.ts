import type { ExecFileException } from 'node:child_process';
import { dirname, posix } from 'node:path';

// The only file that starts a process, and git is the only one.

/** Git could not say what was asked; `message` is one calm line that says why. */
export class GitFailed extends Error {
  override readonly name = 'GitFailed';
}

/** The commit that a file's repository is at, shortened; undefined without one. */
export async function headCommit(file: string): Promise<string | undefined> {
  const sha = (await asked(dirname(file), ['rev-parse', '--short=7', '--verify', 'HEAD']))?.trim();
  return sha !== undefined && /^[0-9a-f]{7,64}$/.test(sha) ? sha : undefined;
}

export interface Author {
  readonly name?: string;
  readonly email?: string;
}

/** Who commits in a folder, by git's own configuration. */
export async function author(folder: string): Promise<Author> {
  const [name, email] = await Promise.all(
    ['user.name', 'user.email'].map((key) => asked(folder, ['config', '--get', key])),
  );
  return { ...(name?.trim() && { name: name.trim() }), ...(email?.trim() && { email: email.trim() }) };
}

/** Commits beyond these are not looked at: what they changed last has been left alone for long. */
const mostCommits = 5000;

/**
 * The day, `YYYY-MM-DD`, on which each file in a folder was last changed by a commit; absolute paths with `/`. Empty where
 * nothing is known, or where it takes too long to find out.
 */
export async function lastChanges(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const format = [
    'log',
    `--max-count=${mostCommits}`,
    '--format=%x01%cs',
    '--name-only',
    '--relative',
    '--no-renames',
    '-z',
  ];
  const log = await asked(folder, [...format, '--no-ext-diff', '--no-textconv', '--', '.']);
  let day = '';
  for (const entry of (log ?? '').split('\0')) {
    const [, date, rest] = /^\s*\u0001(\d{4}-\d\d-\d\d)\s*([\s\S]*)$/.exec(entry) ?? [];
    if (date !== undefined) day = date;
    const name = (rest ?? entry).replace(/^\n+/, '');
    if (name === '' || day === '') continue;
    const path = `${folder.replace(/\/$/, '')}/${name}`;
    // The newest comes first.
    if (!found.has(path)) found.set(path, day);
  }
  return found;
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

/**
 * How the files of a folder differ from a commit, renames found, as a unified diff without context lines; paths count from
 * the folder. Undefined where git does not know the commit or does not answer in time.
 */
export async function changesSince(folder: string, commit: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{4,64}$/i.test(commit)) return undefined;
  const form = ['--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--src-prefix=a/', '--dst-prefix=b/'];
  // Of many small files with the same head, git pairs one that was removed with any that came, alike by half. Paths of
  // submodules are none of ours.
  return asked(folder, [
    'diff',
    '-M60%',
    ...form,
    '--inter-hunk-context=0',
    '--ignore-submodules',
    '--relative',
    commit,
    '--',
  ]);
}

/**
 * The lines of a folder's files, tracked or not, that hold one of these texts; paths count from the folder. Undefined where
 * git does not answer in time.
 */
export async function linesWith(
  folder: string,
  texts: readonly string[],
): Promise<readonly { readonly path: string; readonly line: number; readonly text: string }[] | undefined> {
  if (texts.length === 0) return [];
  const patterns = texts.flatMap((text) => ['-e', text]);
  const form = ['-F', '-n', '-z', '-I', '--no-color', '--no-textconv', '--untracked', '--no-recurse-submodules'];
  const output = await git(folder, ['grep', ...form, ...patterns, '--', '.']).catch((error: GitFailed) =>
    // Nothing found is no failure.
    error.message === '' ? '' : undefined,
  );
  return output?.split('\n').flatMap((each) => {
    const [path, line, ...text] = each.split('\0');
    return path && line ? [{ path, line: Number(line), text: text.join('\0') }] : [];
  });
}

/**
 * The commits that last wrote the lines of a file, by the lines' texts, white space aside; lines that stand there several
 * times and those that are not committed are left out. Undefined where git does not know the file or does not answer in time.
 *
 * @param path Counted from the folder.
 */
export async function lineCommits(folder: string, path: string): Promise<ReadonlyMap<string, string> | undefined> {
  const told = await asked(folder, ['blame', '--porcelain', '-w', '--no-textconv', '--', path]);
  if (told === undefined) return undefined;
  const found = new Map<string, string>();
  const several = new Set<string>();
  let commit = '';
  for (const each of told.split('\n')) {
    const [, sha] = /^([0-9a-f]{40,64}) \d+ \d+(?: \d+)?$/.exec(each) ?? [];
    if (sha !== undefined) commit = sha;
    if (!each.startsWith('\t')) continue;
    const text = each.slice(1).trim();
    if (found.has(text)) several.add(text);
    if (!/^0+$/.test(commit)) found.set(text, commit);
  }
  for (const text of several) found.delete(text);
  return found;
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
const timeLimit = 2000;
const mostOutput = 64 * 1024 * 1024;

/** What git prints; undefined where there is no git, no repository or no answer in time: then nothing is known. */
const asked = (folder: string, args: readonly string[]): Promise<string | undefined> =>
  git(folder, args).catch(() => undefined);

/**
 * Runs git with arguments that are none of the repository's choice: nothing in it makes git start anything else. The message
 * of a quiet refusal is ''.
 *
 * @throws GitFailed
 */
async function git(folder: string, args: readonly string[]): Promise<string> {
  // Most runs ask git for nothing.
  const { execFile } = await import('node:child_process');
  const fixed = ['core.fsmonitor=false', 'log.showSignature=false', 'core.quotePath=false', 'blame.ignoreRevsFile='];
  const options = {
    cwd: folder,
    encoding: 'utf8',
    timeout: timeLimit,
    killSignal: 'SIGKILL',
    maxBuffer: mostOutput,
    windowsHide: true,
    env: { ...withoutRepository(process.env), GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
  } as const;
  return new Promise((resolve, reject) => {
    const settings = fixed.flatMap((setting) => ['-c', setting]);
    execFile('git', [...settings, '--no-pager', ...args], options, (error, stdout, stderr) =>
      error ? reject(new GitFailed(reason(error, stderr))) : resolve(stdout),
    );
  });
}

/** A hook that calls us names its own repository, which need not be the folder's. */
function withoutRepository(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, GIT_PREFIX: _prefix, ...rest } = environment;
  return rest;
}

function reason(error: ExecFileException, stderr: string): string {
  if (error.code === 'ENOENT') return 'git is not there, or not in the PATH';
  if (error.killed) return `git took longer than ${timeLimit / 1000} s`;
  if (/not a git repository/i.test(stderr)) return 'this folder is in no git repository';
  return stderr.split('\n')[0]?.replace(/^(?:fatal|error): /, '') ?? '';
}
