import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the repository that a path lies in; undefined outside of any. */
export function repositoryRoot(path: string): string | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
