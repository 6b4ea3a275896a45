import { l10n, Position, Selection, TextEditorRevealType, Uri, window } from 'vscode';
import { type NextPrompt, type NextPromptParams, nextPromptRequest } from '../../../server/src/protocol.ts';
import type { Command } from './index.ts';

/** Selects the place of the next answer that is still to be written, going round at the document's end. */
export const goToNextPrompt: Command = async (server, uri) => {
  const active = window.activeTextEditor;
  const editor =
    typeof uri === 'string' && active?.document.uri.toString() !== uri
      ? await window.showTextDocument(Uri.parse(uri, true))
      : active;
  if (!editor) return;
  const { line, character } = editor.selection.end;
  const params: NextPromptParams = { uri: editor.document.uri.toString(), position: { line, character } };
  const next = await server.request<NextPrompt | null>(nextPromptRequest, params);
  if (!next) {
    window.setStatusBarMessage(l10n.t('No prompt is open in this document.'), 5000);
    return;
  }
  const start = new Position(next.range.start.line, next.range.start.character);
  const end = new Position(next.range.end.line, next.range.end.character);
  editor.selection = new Selection(start, end);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
};
