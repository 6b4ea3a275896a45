// node tap.ts <log> <program> [argument …]: runs a language server, passes on what it and its client say to each other, and
// writes each message to the log, one to a line: `{ from, message }`.
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { type Message, StreamMessageReader } from 'vscode-jsonrpc/node';

/** A line of the log. */
export interface Heard {
  readonly from: 'client' | 'server';
  readonly message: Message;
}

const [log = '', program = '', ...args] = process.argv.slice(2);
const server = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });

const keep = (from: Heard['from']) => (message: Message) =>
  appendFileSync(log, `${JSON.stringify({ from, message } satisfies Heard)}\n`);
new StreamMessageReader(process.stdin).listen(keep('client'));
new StreamMessageReader(server.stdout).listen(keep('server'));
process.stdin.pipe(server.stdin);
server.stdout.pipe(process.stdout);
// An editor that leaves first takes its end of the pipe along.
server.stdin.on('error', () => undefined);
process.stdout.on('error', () => undefined);
server.on('exit', (code) => process.exit(code ?? 1));
