import type { Run } from './command.ts';
import { displayPath } from './projects.ts';
import { printable } from './reporters/printable.ts';

/** Says on standard error, in one line, what is the matter with an absolute path. */
export function complainOf({ stderr, cwd }: Run, path: string, message: string): void {
  stderr.write(`${printable(`${displayPath(cwd, path)}: ${message}`)}\n`);
}
