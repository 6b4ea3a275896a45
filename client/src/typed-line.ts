import {
  type Diagnostic,
  Disposable,
  languages,
  type TextDocumentChangeEvent,
  TextDocumentSaveReason,
  window,
  workspace,
} from 'vscode';
import { waitsAtCursor } from './settings.ts';

export interface TypedLine extends Disposable {
  /** The findings without those that are new on the line being typed. */
  visible(uri: string, found: readonly Diagnostic[]): Diagnostic[];
}

/** Follows the line being typed; `release` is called when it is left, or saved by hand, and something was held back. */
export function typedLine(release: () => void): TypedLine {
  let typing: { readonly uri: string; readonly line: number; readonly known: ReadonlySet<string> } | undefined;
  let heldBack = false;

  const leave = () => {
    typing = undefined;
    if (heldBack) release();
    heldBack = false;
  };

  const listeners = Disposable.from(
    workspace.onDidChangeTextDocument((event) => {
      const line = lineBeingTyped(event);
      if (line === undefined) return;
      const uri = event.document.uri.toString();
      if (typing?.uri === uri && typing.line === line) return;
      typing = { uri, line, known: codesAt(event, line) };
    }),
    window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      if (typing?.uri === textEditor.document.uri.toString() && selections[0]?.active.line !== typing.line) leave();
    }),
    window.onDidChangeActiveTextEditor(leave),
    workspace.onWillSaveTextDocument(({ document, reason }) => {
      if (reason === TextDocumentSaveReason.Manual && typing?.uri === document.uri.toString()) leave();
    }),
  );

  return {
    visible: (uri, found) => {
      const current = typing;
      if (current?.uri !== uri || !waitsAtCursor()) return [...found];
      const visible = found.filter(
        (finding) => !standsOn(finding, current.line) || current.known.has(String(codeOf(finding))),
      );
      heldBack = visible.length < found.length;
      return visible;
    },
    dispose: () => listeners.dispose(),
  };
}

/** The line of a change made by hand at the cursor: no undo, no paste of several lines, no edit elsewhere. */
function lineBeingTyped({ document, contentChanges, reason }: TextDocumentChangeEvent): number | undefined {
  const editor = window.activeTextEditor;
  const change = contentChanges[0];
  if (!change || reason !== undefined || editor?.document !== document) return undefined;
  const lines = change.text.split('\n');
  if (lines.slice(1).some((line) => line.trim() !== '')) return undefined;
  if (!editor.selections.some((selection) => selection.intersection(change.range))) return undefined;
  return change.range.start.line + lines.length - 1;
}

/** What was found on the line already stays visible while it is true. A line just begun has no findings yet. */
function codesAt({ document, contentChanges }: TextDocumentChangeEvent, line: number): Set<string> {
  if (contentChanges[0]?.range.start.line !== line) return new Set();
  const shown = languages.getDiagnostics(document.uri).filter((finding) => standsOn(finding, line));
  return new Set(shown.map((finding) => String(codeOf(finding))));
}

const standsOn = ({ range }: Diagnostic, line: number) => range.start.line <= line && line <= range.end.line;

const codeOf = ({ code }: Diagnostic) => (typeof code === 'object' ? code.value : code);
