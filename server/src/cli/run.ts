import { type Command, type ExitStatus, exitStatus, type Run } from './command.ts';
import { checkDebt } from './commands/debt-check.ts';
import { importNotes } from './commands/debt-import.ts';
import { listDebt } from './commands/debt-list.ts';
import { logDebtItem } from './commands/debt-log.ts';
import { setDebt } from './commands/debt-set.ts';
import { showDebt } from './commands/debt-show.ts';
import { explain } from './commands/explain.ts';
import { explainTemplate } from './commands/explain-template.ts';
import { init } from './commands/init.ts';
import { lintDocuments } from './commands/lint.ts';
import { newDocumentFile } from './commands/new.ts';
import { report } from './commands/report.ts';
import { listRules } from './commands/rules.ts';
import { stats } from './commands/stats.ts';
import { showTimeline } from './commands/timeline.ts';
import { helpText } from './help.ts';
import { type CommandName, parseCall, UsageError } from './options.ts';
import { printable } from './reporters/printable.ts';

const commandTable: Readonly<Record<CommandName, Command>> = {
  lint: lintDocuments,
  rules: listRules,
  explain,
  'explain-template': explainTemplate,
  init,
  new: newDocumentFile,
  report,
  stats,
  timeline: showTimeline,
  debt: wantsSubcommand,
  'debt log': logDebtItem,
  'debt list': listDebt,
  'debt show': showDebt,
  'debt set': setDebt,
  'debt import': importNotes,
  'debt check': checkDebt,
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
    return complain(
      world,
      `failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      exitStatus.failed,
    );
  }
}

async function wantsSubcommand(): Promise<never> {
  throw new UsageError('debt wants to know what to do: whylint debt log, list, show, set, import or check');
}

function print({ stdout }: Run, text: string): ExitStatus {
  stdout.write(text);
  return exitStatus.clean;
}

function complain({ stderr }: Run, message: string, status: ExitStatus): ExitStatus {
  stderr.write(`whylint: ${message.split('\n').map(printable).join('\n')}\n`);
  return status;
}
