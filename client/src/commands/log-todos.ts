import { l10n, type QuickPickItem, Range, type TextDocument, window, workspace } from 'vscode';
import { type DebtComment, type DebtCommentsParams, debtCommentsRequest } from '../../../server/src/protocol.ts';
import type { Server } from '../language-client.ts';
import { say } from '../say.ts';
import { rangeOf } from '../server-edit.ts';
import { debtSettings } from '../settings.ts';
import type { DebtCommand } from './index.ts';
import { logAt } from './log-debt.ts';

/** Logs the comments of the active file that say TODO and the like: those that are chosen, each once. */
export const logTodos: DebtCommand = async (debt, given) => {
  const document = window.activeTextEditor?.document;
  if (!document) return;
  const open = await openComments(debt.server, document);
  if (open.length === 0) return say(l10n.t('No comment here waits to be logged.'));
  const chosen = given === 'all' ? open : await choose(open);
  let count = 0;
  // From the top down, as one reads them: what is written into one comment moves those below it.
  const places = movedWith(document, chosen);
  try {
    for (const [at, { title }] of chosen.entries()) {
      const log = { title, target: { document, selection: places.range(at) }, comment: debtSettings(document).comment };
      if ((await logAt(debt, log)).outcome === 'logged') count++;
    }
  } finally {
    places.dispose();
  }
  if (count > 0) say(count === 1 ? l10n.t('1 item logged') : l10n.t('{0} items logged', count));
};

/** Where comments stand while their document changes. */
function movedWith(document: TextDocument, comments: readonly DebtComment[]) {
  const offsets = comments.map(({ range }) => [
    document.offsetAt(rangeOf(range).start),
    document.offsetAt(rangeOf(range).end),
  ]);
  const listener = workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
    if (uri.toString() !== document.uri.toString()) return;
    for (const { rangeOffset, rangeLength, text } of contentChanges)
      for (const [at, ends] of offsets.entries())
        offsets[at] = ends.map((end) => (end >= rangeOffset + rangeLength ? end + text.length - rangeLength : end));
  });
  return {
    range: (at: number) => {
      const [start = 0, end = start] = offsets[at] ?? [];
      return new Range(document.positionAt(start), document.positionAt(end));
    },
    dispose: () => listener.dispose(),
  };
}

/** Those that no item stands for yet. */
export async function openComments(server: Server, document: TextDocument): Promise<readonly DebtComment[]> {
  const params: DebtCommentsParams = {
    uri: document.uri.toString(),
    languageId: document.languageId,
    text: document.getText(),
  };
  const comments = await server.request<readonly DebtComment[]>(debtCommentsRequest, params);
  return comments.filter(({ id }) => id === undefined);
}

async function choose(comments: readonly DebtComment[]): Promise<readonly DebtComment[]> {
  const picks = comments.map((comment): QuickPickItem & { comment: DebtComment } => ({
    label: comment.title || comment.word,
    description: l10n.t('{0}, line {1}', comment.word, comment.range.start.line + 1),
    picked: true,
    comment,
  }));
  const title = l10n.t('Log as Tech Debt');
  const chosen = await window.showQuickPick(picks, { title, canPickMany: true, matchOnDescription: true });
  return chosen?.map(({ comment }) => comment) ?? [];
}
