import { statSync } from 'node:fs';

/** What stands at a path, symbolic links followed; undefined for nothing. What cannot be looked at counts as a file: reading it says why not. */
export async function entryAt(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' ? undefined : 'file';
  }
}
