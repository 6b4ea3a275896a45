import { rules } from '../../rules/index.ts';
import { alignedRows } from '../aligned-rows.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { type Call, UsageError } from '../options.ts';

/** Prints the rules: name, severity, what each finds. */
export async function listRules(call: Call, { stdout }: Run): Promise<ExitStatus> {
  if (call.arguments.length > 0)
    throw new UsageError(`rules takes no arguments; did you mean whylint explain ${call.arguments[0]}?`);
  const rows = rules.map(({ name, severity, audience, summary }) => [
    name,
    severity,
    summary + (audience === 'author' ? ' (author only)' : ''),
  ]);
  stdout.write(`${alignedRows(rows).join('\n')}\n`);
  return exitStatus.clean;
}
