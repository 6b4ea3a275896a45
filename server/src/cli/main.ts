import process from 'node:process';
import manifest from '../../package.json' with { type: 'json' };
import { author, changesSince, headCommit, lastChanges, lineCommits, linesWith } from '../node/git.ts';
import { localDay } from '../node/local-day.ts';
import { slashes } from '../node/workspace.ts';
import { exitStatus, type Output } from './command.ts';
import { nodeFiles } from './node-files.ts';
import { run } from './run.ts';

// A reader that has seen enough, such as `head`, is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', ({ code }: NodeJS.ErrnoException) => {
    process.exit(code === 'EPIPE' ? process.exitCode : exitStatus.failed);
  });

// Set rather than exited with, so that what is still being written arrives.
process.exitCode = await run({
  argv: process.platform === 'win32' ? process.argv.slice(2).map(slashes) : process.argv.slice(2),
  cwd: slashes(process.cwd()),
  today: localDay(new Date()),
  version: manifest.version,
  ...('homepage' in manifest && { homepage: String(manifest.homepage) }),
  files: nodeFiles,
  git: { headCommit, author, lastChanges, changesSince, lineCommits, linesWith },
  stdin: readInput,
  ...(process.stdout.isTTY && process.stdin.isTTY && { ask: askOnTerminal }),
  stdout: output(process.stdout),
  stderr: process.stderr,
});

function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => stream.write(text),
    color: wantsColor(stream),
    width: stream.columns ?? 100,
  };
}

/** As no-color.org and force-color.org have it. */
function wantsColor(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return stream.isTTY === true && TERM !== 'dumb';
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** A bare Enter means yes. */
async function askOnTerminal(question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(?:y(?:es)?)?$/i.test((await terminal.question(`${question} [Y/n] `)).trim());
  } finally {
    terminal.close();
  }
}
