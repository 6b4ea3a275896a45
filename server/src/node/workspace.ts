import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { UnreadableFile, type Workspace } from '../workspace.ts';
import { readPlainFile, readSource } from './read-source.ts';
import { search } from './search.ts';

/**
 * A folder on disk. A relative path that leads out of it, by `..` or by a symbolic link, is refused, since templates and
 * configuration come from whoever wrote the folder; an absolute path is the user's own choice and is read anywhere.
 */
export function nodeWorkspace(folder: string): Workspace {
  const root = slashes(resolve(folder));
  const isInside = async (target: string) => !isOutside(root, target) && !(await linksOutside(root, target));
  const innerFolder = askedOnce(async (path: string) => {
    const target = resolve(root, path);
    return (await isInside(target)) ? slashes(target) : undefined;
  });
  return {
    folder: root,
    async read(path) {
      if (isAbsolute(path)) return (await readSource(resolve(path)))?.text;
      // A file that is no link itself lies where its folder does.
      const { folder, name } = folderAndName(path);
      const inner = await innerFolder(folder);
      const plain = inner === undefined || isAnotherFolder(name) ? undefined : readPlainFile(`${inner}/${name}`);
      if (plain) return plain.text;
      const target = resolve(root, path);
      if (inner === undefined || !(await isInside(target)))
        throw new UnreadableFile(path, 'lies outside the workspace', 'outside');
      return (await readSource(target))?.text;
    },
    list: (globs, options) => search(root, globs, options),
  };
}

function folderAndName(path: string) {
  const slash = path.lastIndexOf('/');
  return { folder: slash < 0 ? '' : path.slice(0, slash), name: path.slice(slash + 1) };
}

const isAnotherFolder = (name: string): boolean => name === '' || name === '.' || name === '..' || name.includes(sep);

/** Whoever asks the same while an answer is awaited gets that one: of many files, their folder is looked at once. */
function askedOnce<Answer>(ask: (key: string) => Promise<Answer>): (key: string) => Promise<Answer> {
  const awaited = new Map<string, Promise<Answer>>();
  return (key) => {
    const known = awaited.get(key);
    if (known) return known;
    const answer = ask(key).finally(() => awaited.delete(key));
    awaited.set(key, answer);
    return answer;
  };
}

/** A path with `/` whatever the system writes. */
export const slashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

function isOutside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

/** What is not there yet would stand where the nearest folder above it that is there leads. */
async function linksOutside(folder: string, path: string): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    try {
      return isOutside(await realpath(folder), await realpath(at));
    } catch {
      if (at === folder || at === dirname(at)) return false;
    }
  }
}
