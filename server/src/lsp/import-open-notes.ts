import {
  type Connection,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
} from 'vscode-languageserver';
import { counted } from '../text/counted.ts';
import { record } from './client-profile.ts';
import type { NotesImporter } from './import-notes.ts';
import type { Session } from './session.ts';

interface Context {
  readonly connection: Connection;
  readonly session: Session;
  readonly notes: NotesImporter;
}

/** Makes items of an open document's new notes, for an editor that has no command of its own. @throws ResponseError when it could not. */
export async function importOpenNotes({ connection, session, notes }: Context, argument: unknown): Promise<null> {
  const { uri, strike } = record(argument);
  const text = typeof uri === 'string' ? session.openText(uri) : undefined;
  if (typeof uri !== 'string' || text === undefined) throw refusal('Importing notes needs the URI of an open document');
  if (!session.client.createsFiles || !session.client.applyEdit)
    throw refusal('This editor makes no files for a language server: `whylint debt import` does it');
  const result = await notes.importSome({
    uri,
    text,
    languageId: session.languageId(uri) ?? '',
    strike: strike === true,
  });
  if (result.outcome === 'refused') throw refusal(result.message);
  const { applied, failureReason } = await connection.workspace.applyEdit({ label: 'Import notes', edit: result.edit });
  if (!applied) throw refusal(`The editor did not apply it${failureReason ? `: ${failureReason}` : ''}`);
  const count = result.items.length;
  const message = [`${counted(count, 'note')} imported`, result.note].filter(Boolean).join('. ');
  await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
  return null;
}

const refusal = (message: string) => new ResponseError(LSPErrorCodes.RequestFailed, message);
