import { WriteRefused } from '../node/write-source.ts';
import type { Run } from './command.ts';
import { UsageError } from './options.ts';
import { displayPath } from './projects.ts';

/** Creates a file that a command is there to create. @returns False when the path is taken. @throws UsageError */
export async function createFile({ files, cwd }: Run, path: string, text: string): Promise<boolean> {
  try {
    return await files.create(path, text);
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    throw new UsageError(`${displayPath(cwd, path)}: ${error.message}`);
  }
}
