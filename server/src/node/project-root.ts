import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that paths of documents in a folder count from: the repository's, else that of the configuration; undefined
 * without either.
 *
 * @param configNames what a configuration may be called.
 */
export function projectRoot(folder: string, configNames: readonly string[]): string | undefined {
  const above = foldersUpward(folder);
  for (const name of ['.git', ...configNames]) {
    const found = above.find((each) => existsSync(join(each, name)));
    if (found !== undefined) return found;
  }
  return undefined;
}

function foldersUpward(folder: string): string[] {
  const found = [folder];
  for (let parent = dirname(folder); parent !== found.at(-1); parent = dirname(parent)) found.push(parent);
  return found;
}
