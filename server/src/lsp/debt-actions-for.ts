import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import { commentsOfDebt } from '../features/comments-of-debt.ts';
import { lineActions } from '../features/debt-actions.ts';
import { clientCommands } from '../protocol.ts';
import type { Session } from './session.ts';

/** Logging at a line of any document that the client opened; the backlog is read only when a line says TODO or the like. */
export async function debtActionsFor(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const { uri } = params.textDocument;
  const text = session.openText(uri);
  if (text === undefined || session.client.commands.has(clientCommands.logDebt)) return [];
  const query = { range: params.range, ...params.context };
  return lineActions(uri, query, await commentsHere(session, params, text), session.client);
}

async function commentsHere(session: Session, { textDocument: { uri }, range }: CodeActionParams, text: string) {
  const lines = text.split(/\r\n|\n|\r/, range.end.line + 1).slice(range.start.line);
  if (!lines.some((line) => /todo|fixme|hack|xxx|kludge|debt/i.test(line))) return [];
  const { folders, debt } = session;
  const backlog = await debt.backlog(uri);
  const path = (backlog && folders.pathIn(backlog.place.root, uri)) ?? folders.path(uri);
  const source = { text, path, languageId: session.languageId(uri) ?? '' };
  return commentsOfDebt(source, backlog?.project.anchoredIn(path) ?? []);
}
