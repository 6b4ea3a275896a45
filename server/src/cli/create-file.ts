import { asUsageError } from './as-usage-error.ts';
import type { Run } from './command.ts';
import { displayPath } from './projects.ts';

/** Creates a file that a command is there to create. @returns False when the path is taken. @throws UsageError */
export const createFile = ({ files, cwd }: Run, path: string, text: string): Promise<boolean> =>
  files.create(path, text).catch(asUsageError(displayPath(cwd, path)));
