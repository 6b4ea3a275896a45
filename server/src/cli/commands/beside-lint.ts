import type { Command } from '../command.ts';
import { type CommandName, UsageError } from '../options.ts';
import { checkDebt } from './debt-check.ts';
import { importNotes } from './debt-import.ts';
import { listDebt } from './debt-list.ts';
import { logDebtItem } from './debt-log.ts';
import { migrateDebt } from './debt-migrate.ts';
import { setDebt } from './debt-set.ts';
import { showDebt } from './debt-show.ts';
import { explain } from './explain.ts';
import { explainTemplate } from './explain-template.ts';
import { init } from './init.ts';
import { newDocumentFile } from './new.ts';
import { report } from './report.ts';
import { listRules } from './rules.ts';
import { stats } from './stats.ts';
import { showTimeline } from './timeline.ts';

/** Every command but the one that most calls are about. */
export const commandsBesideLint: Readonly<Record<Exclude<CommandName, 'lint'>, Command>> = {
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
  'debt migrate': migrateDebt,
};

async function wantsSubcommand(): Promise<never> {
  throw new UsageError('debt wants to know what to do: whylint debt log, list, show, set, import, check or migrate');
}
