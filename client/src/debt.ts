import { Disposable, type ExtensionContext } from 'vscode';
import { type Backlog, createBacklog } from './backlog.ts';
import type { Server } from './language-client.ts';
import { type LogToHint, logToHint } from './log-to-hint.ts';
import { debtActions } from './views/debt-actions.ts';
import { debtLenses } from './views/debt-lenses.ts';
import { type DebtMarks, debtMarks } from './views/debt-marks.ts';
import { debtTags } from './views/debt-tags.ts';
import { type DebtTree, debtTree } from './views/debt-tree.ts';

/** All that concerns tech debt in this window. */
export interface Debt extends Disposable {
  readonly server: Server;
  readonly backlog: Backlog;
  readonly marks: DebtMarks;
  readonly tree: DebtTree;
  readonly logToHint: LogToHint;
}

/** Registers providers only: the backlog is read when something of it is in sight. */
export function createDebt(context: ExtensionContext, server: Server): Debt {
  const backlog = createBacklog(server);
  const marks = debtMarks(server, backlog);
  const tree = debtTree(backlog, context.workspaceState);
  const parts = Disposable.from(
    backlog,
    marks,
    tree,
    debtLenses(backlog, marks),
    debtActions(server),
    debtTags(server, backlog),
  );
  return { server, backlog, marks, tree, logToHint: logToHint(context), dispose: () => parts.dispose() };
}
