import { execFile } from 'node:child_process';
import { dirname } from 'node:path';

/** The only file that starts a process, and git is the only one. Nothing here throws: without git, or in no repository, nothing is known. */

/** The commit that a file's repository is at, shortened; undefined without one. */
export async function headCommit(file: string): Promise<string | undefined> {
  const sha = (await git(dirname(file), ['rev-parse', '--short=7', '--verify', 'HEAD']))?.trim();
  return sha !== undefined && /^[0-9a-f]{7,64}$/.test(sha) ? sha : undefined;
}

export interface Author {
  readonly name?: string;
  readonly email?: string;
}

/** Who commits in a folder, by git's own configuration. */
export async function author(folder: string): Promise<Author> {
  const [name, email] = await Promise.all(
    ['user.name', 'user.email'].map((key) => git(folder, ['config', '--get', key])),
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
  const log = await git(folder, [...format, '--no-ext-diff', '--no-textconv', '--', '.']);
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

const timeLimit = 2000;
const mostOutput = 32 * 1024 * 1024;

/** What git prints; undefined when it fails, is not there or takes too long. Nothing in a repository makes it start anything else. */
function git(folder: string, commands: readonly string[]): Promise<string | undefined> {
  const fixed = [
    '-c',
    'core.fsmonitor=false',
    '-c',
    'log.showSignature=false',
    '-c',
    'core.quotePath=false',
    '--no-pager',
  ];
  const options = {
    cwd: folder,
    encoding: 'utf8',
    timeout: timeLimit,
    killSignal: 'SIGKILL',
    maxBuffer: mostOutput,
    windowsHide: true,
    env: { ...withoutRepository(process.env), GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
  } as const;
  return new Promise((resolve) => {
    try {
      execFile('git', [...fixed, ...commands], options, (error, stdout) => resolve(error ? undefined : stdout));
    } catch {
      resolve(undefined);
    }
  });
}

/** A hook that calls us names its own repository, which need not be the folder's. */
function withoutRepository(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, GIT_PREFIX: _prefix, ...rest } = environment;
  return rest;
}
