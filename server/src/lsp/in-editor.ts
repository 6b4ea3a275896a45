import { type Connection, MessageType, ShowMessageNotification, type WorkspaceEdit } from 'vscode-languageserver';
import { refusal } from './refusal.ts';
import type { Session } from './session.ts';

/**
 * The open document that an editor without a command of its own has files made from.
 *
 * @param what What needs it: `Logging`.
 * @param otherwise The call of the command line that does the same.
 * @throws ResponseError for one that is not open, and where the editor makes no files.
 */
export function openSource({ openText, languageId, client }: Session, uri: unknown, what: string, otherwise: string) {
  const text = typeof uri === 'string' ? openText(uri) : undefined;
  if (typeof uri !== 'string' || text === undefined) throw refusal(`${what} needs the URI of an open document`);
  if (!client.createsFiles || !client.applyEdit)
    throw refusal(`This editor makes no files for a language server: \`${otherwise}\` does it`);
  return { uri, text, languageId: languageId(uri) ?? '' };
}

/** @throws ResponseError when the editor did not take it. */
export async function applyInEditor({ workspace }: Connection, label: string, edit: WorkspaceEdit): Promise<void> {
  const { applied, failureReason } = await workspace.applyEdit({ label, edit });
  if (!applied) throw refusal(`The editor did not apply it${failureReason ? `: ${failureReason}` : ''}`);
}

export const sayInEditor = (connection: Connection, message: string): Promise<void> =>
  connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
