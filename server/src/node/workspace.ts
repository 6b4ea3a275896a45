import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { UnreadableFile, type Workspace } from '../workspace.ts';
import { readSource } from './read-source.ts';
import { search } from './search.ts';

/**
 * A folder on disk. A relative path that leads out of it, by `..` or by a symbolic link, is refused, since templates and
 * configuration come from whoever wrote the folder; an absolute path is the user's own choice and is read anywhere.
 */
export function nodeWorkspace(folder: string): Workspace {
  const root = slashes(resolve(folder));
  return {
    folder: root,
    async read(path) {
      const target = resolve(root, path);
      if (!isAbsolute(path) && (isOutside(root, target) || (await linksOutside(root, target))))
        throw new UnreadableFile(path, 'lies outside the workspace');
      return (await readSource(target))?.text;
    },
    list: (globs, options) => search(root, globs, options),
  };
}

/** A path with `/` whatever the system writes. */
export const slashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

function isOutside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

async function linksOutside(folder: string, path: string): Promise<boolean> {
  try {
    return isOutside(await realpath(folder), await realpath(path));
  } catch {
    // What is not there leads nowhere: reading it says so.
    return false;
  }
}
