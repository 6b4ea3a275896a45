import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { TextEdit } from '../text/text.ts';
import { createPlaces } from './places.ts';

/** A document of whatever language, as the editor or the disk has it. */
export interface SourceText {
  readonly uri: string;
  /** Of the editor; null for what is not open there. */
  readonly version: number | null;
  /** With its byte order mark, if it has one. */
  readonly text: string;
}

/** Offsets count without the byte order mark, as all of ours do. */
export function documentEdit({ uri, version, text }: SourceText, edits: readonly TextEdit[]): TextDocumentEdit {
  const byteOrderMark = text.startsWith('\ufeff');
  const places = createPlaces(byteOrderMark ? text.slice(1) : text, byteOrderMark);
  return { textDocument: { uri, version }, edits: places.edits(edits) };
}

/** A new file with its text: where there is one already, none of it is done. */
export function creation(uri: string, text: string): NonNullable<WorkspaceEdit['documentChanges']> {
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ];
}
