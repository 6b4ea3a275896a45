import { type Dirent, readdir, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { glob } from 'tinyglobby';
import type { ListOptions } from '../workspace.ts';

/**
 * The files below a folder that match a glob, sorted, with paths relative to it. Left out: what a .gitignore names,
 * `.git`, `node_modules`, hidden folders that no glob names, and symbolic links (what they lead to inside the folder is
 * found at its own place). Never a path outside the folder.
 *
 * @param folder Absolute, with `/`.
 */
export async function search(folder: string, globs: readonly string[], options: ListOptions = {}): Promise<string[]> {
  const under = posix.normalize(options.under ?? '.').replace(/\/$/, '');
  if (leadsOut(under)) return [];
  const inside = globs.filter((pattern) => !leadsOut(pattern));
  const found = await glob(inside, {
    cwd: folder,
    ignore: [...(options.ignore ?? [])],
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    fs: { readdir: pruningReaddir(folder, under === '.' ? '' : under, inside, options) as typeof readdir },
  });
  return found
    .filter((path) => !leadsOut(path))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .slice(0, options.limit);
}

const leadsOut = (path: string): boolean => path === '..' || path.startsWith('../') || path.startsWith('/');

type ReaddirCallback = (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void;

/** Of what a folder holds, as much as it takes to tell whether it is wanted. */
export interface Entry {
  readonly name: string;
  isDirectory(): boolean;
}

/** One folder's own .gitignore. */
interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * Tells of each folder, after the one that it stands in, what of it is to be entered or found, so that a folder left out
 * costs nothing.
 *
 * @param under Where the search begins: above it only the way there is entered.
 */
export function pruning(under: string, globs: readonly string[]) {
  const named = new Set(globs.flatMap((pattern) => pattern.split('/')).filter((segment) => segment.startsWith('.')));
  const rulesByFolder = new Map<string, readonly IgnoreRules[]>();

  return <Each extends Entry>(here: string, entries: readonly Each[], gitignore: string | undefined): Each[] => {
    const outer = rulesByFolder.get(posix.dirname(here)) ?? [];
    const rules = gitignore === undefined ? outer : [...outer, ownRules(here, gitignore)];
    const next = nextSegment(here, under);
    const way = entries.filter(({ name }) => name === next);
    // Whoever names an ignored folder wants it searched: the rules that hide it do not count there.
    rulesByFolder.set(here || '.', way.some((entry) => isIgnored(rules, here, entry)) ? [] : rules);
    return next === undefined
      ? entries.filter((entry) => isWanted(entry, named) && !isIgnored(rules, here, entry))
      : way;
  };
}

/** Hides from the crawler what is not to be entered or found. */
function pruningReaddir(folder: string, under: string, globs: readonly string[], options: ListOptions) {
  const kept = pruning(under, globs);
  return (path: string, readdirOptions: { withFileTypes: true }, callback: ReaddirCallback): void => {
    const here = posix.relative(folder, path);
    readdir(path, readdirOptions, (error, entries = []) => {
      if (error) options.onUnreadable?.(here);
      const gitignore = entries.some(isGitignore) ? readGitignore(path) : undefined;
      callback(error, leadsOut(here) ? [] : kept(here, entries, gitignore));
    });
  };
}

/** The next folder on the way down to where the search begins; undefined once it is reached. */
function nextSegment(here: string, under: string): string | undefined {
  if (under === '' || here === under || here.startsWith(`${under}/`)) return undefined;
  return under.slice(here === '' ? 0 : here.length + 1).split('/')[0];
}

function isWanted(entry: Entry, named: ReadonlySet<string>): boolean {
  if (!entry.isDirectory()) return true;
  if (entry.name === 'node_modules' || entry.name === '.git') return false;
  return !entry.name.startsWith('.') || named.has(entry.name);
}

/** As git does: the nearest .gitignore with something to say decides. */
function isIgnored(rules: readonly IgnoreRules[], here: string, entry: Entry): boolean {
  const path = posix.join(here, entry.name) + (entry.isDirectory() ? '/' : '');
  for (let at = rules.length - 1; at >= 0; at--) {
    const { folder, rules: own } = rules[at] as IgnoreRules;
    const verdict = own.test(folder === '' ? path : path.slice(folder.length + 1));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

export const isGitignore = ({ name }: Pick<Entry, 'name'>): boolean => name === '.gitignore';

const ownRules = (here: string, gitignore: string): IgnoreRules => ({
  folder: here,
  rules: ignore({ ignorecase: false }).add(gitignore),
});

function readGitignore(folder: string): string | undefined {
  try {
    return readFileSync(posix.join(folder, '.gitignore'), 'utf8');
  } catch {
    return undefined;
  }
}
