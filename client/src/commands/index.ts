import { commands, Disposable } from 'vscode';
import { clientCommands } from '../../../server/src/protocol.ts';
import type { Debt } from '../debt.ts';
import type { Server } from '../language-client.ts';
import { filterDebt, groupDebt } from './arrange-debt.ts';
import { explainTemplate } from './explain-template.ts';
import { fixAll } from './fix-all.ts';
import { goToNextPrompt } from './go-to-next-prompt.ts';
import { importNotes } from './import-notes.ts';
import { insertMissingPrompts } from './insert-missing-prompts.ts';
import { lintAsPostMortem } from './lint-as-post-mortem.ts';
import { logDebt } from './log-debt.ts';
import { logTodos } from './log-todos.ts';
import { migrateDebt } from './migrate-debt.ts';
import { newPostMortem } from './new-post-mortem.ts';
import { pickLine } from './pick-line.ts';
import { reportPrompts } from './report-prompts.ts';
import { restartServer } from './restart-server.ts';
import { scoreDebt } from './score-debt.ts';
import { setDebtOwner } from './set-debt-owner.ts';
import { markDebtPaid, setDebtStatus } from './set-debt-status.ts';
import { setUp } from './set-up.ts';
import { showAllFindings } from './show-all-findings.ts';
import { copyDebtAsIssue, goToDebtLine, openDebt, showDebtInFile } from './show-debt.ts';
import { showOutput } from './show-output.ts';
import { showRulePage } from './show-rule-page.ts';
import { showTimeline } from './show-timeline.ts';
import { undoLog } from './undo-log.ts';

/** A command: what it is called with comes from a palette, a lens, a code action or another extension. */
export type Command = (server: Server, ...args: unknown[]) => unknown;

export type DebtCommand = (debt: Debt, ...args: unknown[]) => unknown;

const table: Readonly<Record<string, Command>> = {
  'whylint.newPostMortem': newPostMortem,
  [clientCommands.nextPrompt]: goToNextPrompt,
  'whylint.insertMissingPrompts': insertMissingPrompts,
  'whylint.lintAsPostMortem': lintAsPostMortem,
  'whylint.fixAll': fixAll,
  [clientCommands.showRulePage]: showRulePage,
  [clientCommands.showAllFindings]: showAllFindings,
  'whylint.setUp': setUp,
  'whylint.explainTemplate': explainTemplate,
  'whylint.reportPrompts': reportPrompts,
  [clientCommands.showTimeline]: showTimeline,
  [clientCommands.pickLine]: pickLine,
  'whylint.showOutput': showOutput,
  'whylint.restartServer': restartServer,
};

const debtTable: Readonly<Record<string, DebtCommand>> = {
  [clientCommands.logDebt]: logDebt,
  'whylint.undoLog': undoLog,
  'whylint.logTodos': logTodos,
  'whylint.migrateDebt': migrateDebt,
  'whylint.importNotes': importNotes,
  'whylint.scoreDebt': scoreDebt,
  'whylint.openDebt': openDebt,
  'whylint.goToDebtLine': goToDebtLine,
  'whylint.setDebtStatus': setDebtStatus,
  'whylint.setDebtOwner': setDebtOwner,
  'whylint.markDebtPaid': markDebtPaid,
  'whylint.copyDebtAsIssue': copyDebtAsIssue,
  'whylint.showDebtInFile': showDebtInFile,
  'whylint.groupDebt': groupDebt,
  'whylint.filterDebt': filterDebt,
};

export function registerCommands(server: Server, debt: Debt): Disposable {
  return Disposable.from(
    ...Object.entries(debtTable).map(([name, command]) =>
      commands.registerCommand(name, (...args: unknown[]) => command(debt, ...args)),
    ),
    ...Object.entries(table).map(([name, command]) =>
      commands.registerCommand(name, (...args: unknown[]) => command(server, ...args)),
    ),
  );
}
