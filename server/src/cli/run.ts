import { type Command, type ExitStatus, exitStatus, type Run } from './command.ts';
import { helpText } from './help.ts';
import { type CommandName, parseCall, UsageError } from './options.ts';
import { printable } from './reporters/printable.ts';

/** Carries out one call. Never throws. */
export async function run(world: Run): Promise<ExitStatus> {
  try {
    const call = parseCall(world.argv);
    if (call.has('version')) return print(world, `${world.version}\n`);
    if (call.has('help')) return print(world, helpText(call.named ? call.command : undefined));
    const command = await loadCommand(call.command);
    return await command(call, world);
  } catch (error) {
    if (error instanceof UsageError) return complain(world, error.message, exitStatus.wrongCall);
    return complain(
      world,
      `failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      exitStatus.failed,
    );
  }
}

/** Most calls lint: they load nothing of what the other commands need. */
async function loadCommand(name: CommandName): Promise<Command> {
  if (name === 'lint') return (await import('./commands/lint.ts')).lintDocuments;
  return (await import('./commands/beside-lint.ts')).commandsBesideLint[name];
}

function print({ stdout }: Run, text: string): ExitStatus {
  stdout.write(text);
  return exitStatus.clean;
}

function complain({ stderr }: Run, message: string, status: ExitStatus): ExitStatus {
  stderr.write(`whylint: ${message.split('\n').map(printable).join('\n')}\n`);
  return status;
}
