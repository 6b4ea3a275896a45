import { type Dirent, readdir, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { glob } from 'tinyglobby';
import type { ListOptions } from '../workspace.ts';
import { isGitignore, pruning } from './pruning.ts';

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

function readGitignore(folder: string): string | undefined {
  try {
    return readFileSync(posix.join(folder, '.gitignore'), 'utf8');
  } catch {
    return undefined;
  }
}
