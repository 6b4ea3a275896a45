// One of several processes that write to a backlog at once: node debt-writer.ts FOLDER log|hit|set|import COUNT NAME

import { nodeFiles } from '../../server/src/cli/node-files.ts';
import { run } from '../../server/src/cli/run.ts';

const [cwd = '', action = '', count = '', name = ''] = process.argv.slice(2);
const calls: Readonly<Record<string, (at: number) => readonly string[]>> = {
  log: () => ['debt', 'log', 'The same title from everybody'],
  hit: () => ['debt', 'log', 'Retry swallows errors', '--at', 'retry.ts:1', '--hit'],
  import: () => ['debt', 'import', name],
  set: (at) => ['debt', 'set', 'aaaaa1', `${name}=${at + 1}`],
};
for (let at = 0; at < Number(count); at++) {
  const status = await run({
    argv: calls[action]?.(at) ?? [],
    cwd,
    today: '2026-03-02',
    version: '0',
    files: nodeFiles,
    stdin: async () => new Uint8Array(),
    stdout: { write: () => {}, color: false, width: 80 },
    stderr: process.stderr,
  });
  if (status !== 0) process.exit(status);
}
