import type { ExitStatus, Git } from '../../server/src/cli/command.ts';
import { run } from '../../server/src/cli/run.ts';
import { type InMemoryFiles, inMemoryFiles } from './in-memory-files.ts';

export interface CliRun {
  readonly status: ExitStatus;
  readonly stdout: string;
  readonly stderr: string;
  readonly files: InMemoryFiles;
}

export interface CliWorld {
  /** By paths relative to the repository `/repo`, or absolute. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | InMemoryFiles;
  readonly stdin?: string | Uint8Array;
  readonly cwd?: string;
  readonly color?: boolean;
  readonly git?: Git;
  /** Somebody who answers. */
  readonly ask?: (question: string) => Promise<boolean>;
}

/** Runs the command line in memory, in a repository on 2026-03-02. */
export async function runCli(argv: readonly string[], world: CliWorld = {}): Promise<CliRun> {
  const files = isDisk(world.files) ? world.files : repository(world.files ?? {});
  let stdout = '';
  let stderr = '';
  const status = await run({
    argv,
    cwd: world.cwd ?? '/repo',
    today: '2026-03-02',
    version: '0.0.0-test',
    files,
    ...(world.git && { git: world.git }),
    ...(world.ask && { ask: world.ask }),
    stdin: async () => Buffer.from(world.stdin ?? ''),
    stdout: { write: (text) => void (stdout += text), color: world.color ?? false, width: 100 },
    stderr: { write: (text) => void (stderr += text) },
  });
  return { status, stdout, stderr, files };
}

/** The files of a repository at `/repo`. */
export function repository(files: Readonly<Record<string, string | Uint8Array>>): InMemoryFiles {
  const placed = Object.entries(files).map(([path, content]) => [
    path.startsWith('/') ? path : `/repo/${path}`,
    content,
  ]);
  return inMemoryFiles({ '/repo/.git/HEAD': 'ref: refs/heads/main\n', ...Object.fromEntries(placed) });
}

const isDisk = (files: CliWorld['files']): files is InMemoryFiles => typeof files?.put === 'function';
