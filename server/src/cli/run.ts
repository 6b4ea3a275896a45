import { explain } from './commands/explain.ts';
import { init } from './commands/init.ts';
import { lintDocuments } from './commands/lint.ts';
import { newDocumentFile } from './commands/new.ts';
import { listRules } from './commands/rules.ts';
import type { Files } from './files.ts';
import { helpText } from './help.ts';
import { type Call, type CommandName, parseCall, UsageError } from './options.ts';
import { printable } from './reporters/printable.ts';
import type { Look } from './reporters/report.ts';

/** All that a run knows of the world. */
export interface Run {
  readonly argv: readonly string[];
  /** Absolute, with `/`. */
  readonly cwd: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly version: string;
  readonly files: Files;
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Pick<Output, 'write'>;
}

export interface Output extends Look {
  write(text: string): void;
}

/** What the process tells its caller. */
export const exitStatus = { clean: 0, findings: 1, wrongCall: 2, failed: 3 } as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

type Command = (call: Call, run: Run) => Promise<ExitStatus>;

const commandTable: Readonly<Record<CommandName, Command>> = {
  lint: lintDocuments,
  rules: listRules,
  explain,
  init,
  new: newDocumentFile,
};

/** Carries out one call. Never throws. */
export async function run(world: Run): Promise<ExitStatus> {
  try {
    const call = parseCall(world.argv);
    if (call.has('version')) return print(world, `${world.version}\n`);
    if (call.has('help')) return print(world, helpText(call.named ? call.command : undefined));
    return await commandTable[call.command](call, world);
  } catch (error) {
    if (error instanceof UsageError) return complain(world, error.message, exitStatus.wrongCall);
    return complain(world, `failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, exitStatus.failed);
  }
}

function print({ stdout }: Run, text: string): ExitStatus {
  stdout.write(text);
  return exitStatus.clean;
}

function complain({ stderr }: Run, message: string, status: ExitStatus): ExitStatus {
  stderr.write(`whylint: ${message.split('\n').map(printable).join('\n')}\n`);
  return status;
}
