import { l10n, type TextDocument, Uri, window, workspace } from 'vscode';
import { say } from '../say.ts';
import { showTimelinePanel } from '../webview/timeline-panel.ts';
import type { Command } from './index.ts';

/** Shows the timeline of a document, the active one unless told otherwise, to scale beside it. */
export const showTimeline: Command = async (server, uri) => {
  const document = await chosen(uri);
  if (document && !(await showTimelinePanel(server, document)))
    say(l10n.t('This document has no timeline with a time in it.'));
};

async function chosen(uri: unknown): Promise<TextDocument | undefined> {
  const active = window.activeTextEditor?.document;
  if (typeof uri !== 'string' || active?.uri.toString() === uri) return active;
  return workspace.openTextDocument(Uri.parse(uri, true));
}
