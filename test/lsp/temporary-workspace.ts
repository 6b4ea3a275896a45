import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A folder on disk that looks like a repository, for a server in a process of its own. */
export interface TemporaryWorkspace {
  readonly uri: string;
  readonly folder: string;
  write(path: string, text: string): void;
  remove(): void;
  uriOf(path: string): string;
}

export function temporaryWorkspace(
  files: Readonly<Record<string, string>> = {},
  { repository = true } = {},
): TemporaryWorkspace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'whylint-')));
  if (repository) mkdirSync(join(folder, '.git'));
  const workspace: TemporaryWorkspace = {
    uri: pathToFileURL(folder).href,
    folder,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
    uriOf: (path) => pathToFileURL(join(folder, path)).href,
  };
  for (const [path, text] of Object.entries(files)) workspace.write(path, text);
  return workspace;
}
