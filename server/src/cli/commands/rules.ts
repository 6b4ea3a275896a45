import { rules } from '../../rules/index.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { type Call, UsageError } from '../options.ts';

/** Prints the rules: name, severity, what each finds. */
export async function listRules(call: Call, { stdout }: Run): Promise<ExitStatus> {
  if (call.arguments.length > 0)
    throw new UsageError(`rules takes no arguments; did you mean whylint explain ${call.arguments[0]}?`);
  const rows = rules.map(
    ({ name, severity, audience, summary }) =>
      [name, severity, summary + (audience === 'author' ? ' (author only)' : '')] as const,
  );
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  stdout.write(
    rows
      .map(
        ([name, severity, summary]) =>
          `${name.padEnd(widths[0] as number)}  ${severity.padEnd(widths[1] as number)}  ${summary}\n`,
      )
      .join(''),
  );
  return exitStatus.clean;
}
