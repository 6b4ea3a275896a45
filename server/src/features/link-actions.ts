import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-types';
import { anchorLine } from '../authoring/log-debt.ts';
import { writeAnchor } from '../kinds/write-anchor.ts';
import type { CodeAnchor } from '../model/code-anchor.ts';
import { clientCommands, type PickLineArgument, type PickLineParams } from '../protocol.ts';
import { type ActionQuery, wants } from './code-actions.ts';
import type { EditorClient } from './editor-client.ts';
import { debtItemsOf, findingsIn, type LintedDocument } from './linted-document.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** For a dangling link: the editor asks which line is meant. */
export function pickLineActions(
  linted: LintedDocument,
  query: ActionQuery,
  client: EditorClient,
  uriOf: (path: string) => string,
): CodeAction[] {
  if (!wants(query, 'quickfix') || !client.commands.has(clientCommands.pickLine)) return [];
  const { places, uri } = linted;
  const findings = findingsIn(linted, places.offset(query.range.start), places.offset(query.range.end));
  return findings.flatMap(({ rule, range }) => {
    const anchor = anchorsOf(linted).find(({ labelRange }) => labelRange.start === range.start);
    if (rule !== 'dangling-code-link' || !anchor) return [];
    const title = 'Pick a line…';
    const argument: PickLineArgument = { uri, position: places.range(range).start, code: uriOf(anchor.path) };
    const diagnostics = query.diagnostics.filter(({ code, source }) => source === 'whylint' && code === rule);
    const command = { title, command: clientCommands.pickLine, arguments: [argument] };
    return [{ title, kind: 'quickfix', diagnostics, command }];
  });
}

/** Actions with those on picking a line at their place among the ways out. */
export function withPickLine(actions: readonly CodeAction[], picking: readonly CodeAction[]): CodeAction[] {
  const at = actions.findIndex(({ title }) => title === 'Keep as a file link');
  return at < 0 ? [...actions, ...picking] : actions.toSpliced(at, 0, ...picking);
}

/** Links an item to the line that was picked: with that line's own text, where nothing else is said beside the link. */
export function pickLine(
  linted: LintedDocument,
  { position, line }: Pick<PickLineParams, 'position' | 'line'>,
  code: { readonly path: string; readonly text: string },
  client: EditorClient,
): WorkspaceEdit | null {
  const { document, places } = linted;
  const offset = places.offset(position);
  const anchor = anchorsOf(linted).find(({ range }) => range.start <= offset && offset <= range.end);
  if (!anchor) return null;
  const item = document.text.slice(anchor.range.start, anchor.range.end);
  const behind = document.text.slice(anchor.hrefRange.end, anchor.range.end);
  const isAllOurs = /^- \[/.test(item) && /^>?\)(?:\s+(`+)[^`].*?\1)?\s*(?:<!--[^>]*-->)?\s*$/.test(behind);
  if (!isAllOurs) return workspaceEdit(linted, writeAnchor(document, anchor, { path: code.path, line }), client);
  const { text } = anchorLine(document.path, { ...code, line });
  return workspaceEdit(linted, [{ range: anchor.range, newText: text }], client);
}

const anchorsOf = (linted: LintedDocument): readonly CodeAnchor[] =>
  debtItemsOf(linted).flatMap(({ anchors }) => anchors);
