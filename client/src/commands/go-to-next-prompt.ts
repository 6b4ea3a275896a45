import { l10n, Position, Range, type TextDocument, Uri, window, workspace } from 'vscode';
import { type NextPrompt, type NextPromptParams, nextPromptRequest } from '../../../server/src/protocol.ts';
import type { Server } from '../language-client.ts';
import { say } from '../say.ts';
import type { Command } from './index.ts';

/** Selects the place of the next answer that is still to be written, going round at the document's end. */
export const goToNextPrompt: Command = async (server, uri) => {
  const active = window.activeTextEditor;
  const isElsewhere = typeof uri === 'string' && active?.document.uri.toString() !== uri;
  const document = isElsewhere ? await workspace.openTextDocument(Uri.parse(uri, true)) : active?.document;
  if (!document) return;
  const from = isElsewhere || !active ? new Position(0, 0) : active.selection.end;
  if (!(await selectNextPrompt(server, document, from))) say(l10n.t('No prompt is open in this document.'));
};

/** Shows the document with the next answer's place selected and the keyboard there. False when no prompt is open. */
export async function selectNextPrompt(server: Server, document: TextDocument, from: Position): Promise<boolean> {
  const { line, character } = from;
  const params: NextPromptParams = { uri: document.uri.toString(), position: { line, character } };
  const next = await server.request<NextPrompt | null>(nextPromptRequest, params);
  if (!next) return false;
  const { start, end } = next.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  // Also when it is shown already: after a click in the status bar, that is where the keyboard is.
  await window.showTextDocument(document, { selection, preview: false });
  return true;
}
