// One of several processes that write to a backlog at once: node debt-writer.ts FOLDER log|hit|set COUNT NAME

import { run } from '../../server/src/cli/run.ts';
import { entryAt } from '../../server/src/node/entry.ts';
import { exclusively } from '../../server/src/node/exclusively.ts';
import { changedFiles } from '../../server/src/node/git.ts';
import { readHead, readSource } from '../../server/src/node/read-source.ts';
import { nodeWorkspace } from '../../server/src/node/workspace.ts';
import { createFile, saveFile, writeSource } from '../../server/src/node/write-source.ts';

const [cwd = '', action = '', count = '', name = ''] = process.argv.slice(2);
const calls: Readonly<Record<string, (at: number) => readonly string[]>> = {
  log: () => ['debt', 'log', 'The same title from everybody'],
  hit: () => ['debt', 'log', 'Retry swallows errors', '--at', 'retry.ts:1', '--hit'],
  set: (at) => ['debt', 'set', 'aaaaa1', `${name}=${at + 1}`],
};
for (let at = 0; at < Number(count); at++) {
  const status = await run({
    argv: calls[action]?.(at) ?? [],
    cwd,
    today: '2026-03-02',
    version: '0',
    files: {
      workspace: nodeWorkspace,
      entry: entryAt,
      head: readHead,
      read: readSource,
      write: writeSource,
      create: createFile,
      exclusively,
      save: saveFile,
      changed: changedFiles,
    },
    stdin: async () => new Uint8Array(),
    stdout: { write: () => {}, color: false, width: 80 },
    stderr: process.stderr,
  });
  if (status !== 0) process.exit(status);
}
