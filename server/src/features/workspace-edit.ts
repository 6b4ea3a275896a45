import type { TextEdit as LspTextEdit, SnippetTextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { lineEnding, type TextEdit } from '../text/text.ts';
import type { EditorClient } from './editor-client.ts';
import type { LintedDocument } from './linted-document.ts';

/**
 * Edits of one document in the form that the client takes.
 *
 * @param cursor Where to write on, an offset in the text that results: for clients that place a cursor by an edit.
 */
export function workspaceEdit(
  linted: LintedDocument,
  edits: readonly TextEdit[],
  client: EditorClient,
  cursor?: number,
): WorkspaceEdit {
  const ending = lineEnding(linted.document.text);
  const inEnding = (text: string) => text.replace(/\r\n|\r|\n/g, ending);
  const plain = linted.places.edits(edits).map((edit) => ({ ...edit, newText: inEnding(edit.newText) }));
  if (!client.versionedEdits) return { changes: { [linted.uri]: plain } };
  const textDocument = { uri: linted.uri, version: linted.version };
  const at = client.snippetEdits && cursor !== undefined ? cursorInEdits(edits, cursor) : undefined;
  if (!at || wouldIndent(linted, edits[at.edit] as TextEdit))
    return { documentChanges: [{ textDocument, edits: plain }] };
  const { newText } = edits[at.edit] as TextEdit;
  const [before, after] = [newText.slice(0, at.offset), newText.slice(at.offset)].map((part) =>
    escapeSnippet(inEnding(part)),
  );
  const withCursor = plain.map((edit, index): LspTextEdit | SnippetTextEdit =>
    index === at.edit ? { range: edit.range, snippet: { kind: 'snippet', value: `${before}$0${after}` } } : edit,
  );
  return { documentChanges: [{ textDocument, edits: withCursor }] };
}

/** Which edit writes the text that holds the cursor, and how far into it. */
function cursorInEdits(edits: readonly TextEdit[], cursor: number): { edit: number; offset: number } | undefined {
  const ordered = edits.map((edit, index) => ({ edit, index })).sort((a, b) => a.edit.range.start - b.edit.range.start);
  let shift = 0;
  for (const { edit, index } of ordered) {
    const start = edit.range.start + shift;
    if (cursor >= start && cursor <= start + edit.newText.length) return { edit: index, offset: cursor - start };
    shift += edit.newText.length - (edit.range.end - edit.range.start);
  }
  return undefined;
}

/** Editors give every line of a snippet the indentation of the line that it is put into. */
function wouldIndent({ document }: LintedDocument, { range, newText }: TextEdit): boolean {
  if (!/[\r\n]/.test(newText.trimEnd())) return false;
  const lineStart = document.text.lastIndexOf('\n', range.start - 1) + 1;
  return /^[ \t]/.test(document.text.slice(lineStart, range.start + 1));
}

const escapeSnippet = (text: string) => text.replace(/[\\$}]/g, '\\$&');
