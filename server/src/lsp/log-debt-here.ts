import {
  type Connection,
  LSPErrorCodes,
  MessageType,
  Range,
  ResponseError,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { record } from './client-profile.ts';
import type { DebtLogger } from './log-debt.ts';
import type { Session } from './session.ts';

interface Context {
  readonly connection: Connection;
  readonly session: Session;
  readonly log: DebtLogger;
}

/** Logs debt for an editor that has no command of its own: its edit makes the file. @throws ResponseError when it could not. */
export async function logDebtHere({ connection, session, log }: Context, argument: unknown): Promise<null> {
  const { uri, range, title, comment } = record(argument);
  const text = typeof uri === 'string' ? session.openText(uri) : undefined;
  if (typeof uri !== 'string' || text === undefined) throw refusal('Logging needs the URI of an open document');
  if (!session.client.createsFiles || !session.client.applyEdit)
    throw refusal('This editor makes no files for a language server: `whylint debt log` does it');
  const selection = Range.is(range) ? range : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const result = await log({
    title: typeof title === 'string' && title.trim() !== '' ? title : lineTitle(text, selection),
    uri,
    languageId: session.languageId(uri) ?? '',
    text,
    selection,
    ...((comment === 'tag' || comment === 'remove') && { comment }),
  });
  if (result.outcome === 'refused') throw refusal(result.message);
  if (result.outcome === 'no-folder') throw refusal('No folder is open to keep debt in');
  const { applied, failureReason } =
    result.outcome === 'hit' && !result.counted
      ? { applied: true }
      : await connection.workspace.applyEdit({ label: 'Log tech debt', edit: result.edit });
  if (!applied) throw refusal(`The editor did not apply it${failureReason ? `: ${failureReason}` : ''}`);
  const said =
    result.outcome === 'hit'
      ? result.counted
        ? `Known already, and counted: ${result.item.title} (${result.item.hits} hits)`
        : `Known already: ${result.item.title}`
      : [`Logged ${result.name}`, result.note].filter(Boolean).join('. ');
  await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: said });
  return null;
}

/** Nobody can be asked: what the line says, which the item's author will put better. */
function lineTitle(text: string, { start }: Range): string {
  const line = text.split(/\r\n|\n|\r/, start.line + 1)[start.line] ?? '';
  return line.replace(/^[\s#/*<>!-]+|[\s*/>-]+$/g, '') || 'Debt without a title yet';
}

const refusal = (message: string) => new ResponseError(LSPErrorCodes.RequestFailed, message);
