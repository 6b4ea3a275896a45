import { Position, Range, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import type {
  CreateFile,
  DeleteFile,
  WorkspaceEdit as LspWorkspaceEdit,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageclient/node';
import { type AppliedEdit, appliedEdit, type Change } from './taken-back.ts';

/**
 * Applies an edit that the server answered with. Files are created before anything else and on their own, so that an undo
 * in a document concerns that document. A document that was saved before is saved, `isKept` ones aside.
 *
 * @returns What became of each document; undefined when the editor refused, for a file that is there already among others.
 */
export async function applyServerEdit(
  edit: LspWorkspaceEdit,
  isKept: (uri: Uri) => boolean = () => false,
): Promise<readonly AppliedEdit[] | undefined> {
  const created = createdFiles(edit);
  const edits = textEdits(edit);
  for (const { uri } of created) {
    const text = edits.filter((each) => each.uri.toString() === uri.toString());
    const contents = new TextEncoder().encode(
      text.flatMap((each) => each.edits.map(({ newText }) => newText)).join(''),
    );
    const create = new WorkspaceEdit();
    create.createFile(uri, { overwrite: false, ignoreIfExists: false, contents });
    if (!(await workspace.applyEdit(create).then(Boolean, () => false))) return undefined;
  }
  const rest = edits.filter(({ uri }) => !created.some((file) => file.uri.toString() === uri.toString()));
  const applied: AppliedEdit[] = [];
  for (const { uri, edits: changes } of rest) {
    const document = await workspace.openTextDocument(uri);
    const wasSaved = !document.isDirty && !document.isUntitled;
    const [before, offsets] = [document.getText(), offsetsOf(document, changes)];
    const replace = new WorkspaceEdit();
    for (const { range, newText } of changes) replace.replace(uri, rangeOf(range), newText);
    if (!(await workspace.applyEdit(replace))) return undefined;
    applied.push(appliedEdit(document, before, offsets));
    if (wasSaved && !isKept(uri) && isWhole(before)) await document.save();
  }
  return applied;
}

/**
 * Applies an edit that the server answered with as one, which one undo takes back: new files, of which none is overwritten,
 * changes of documents, and files that go. A document that was saved before is saved.
 *
 * @returns What became of each document; undefined when the editor refused.
 */
export async function applyAsOne(edit: LspWorkspaceEdit): Promise<readonly AppliedEdit[] | undefined> {
  const all = new WorkspaceEdit();
  const edits = textEdits(edit);
  const created = new Map(createdFiles(edit).map(({ uri }) => [uri.toString(), '']));
  for (const { uri, edits: changes } of edits)
    if (created.has(uri.toString())) created.set(uri.toString(), changes.map(({ newText }) => newText).join(''));
  for (const [uri, text] of created) {
    const contents = new TextEncoder().encode(text);
    all.createFile(Uri.parse(uri, true), { overwrite: false, ignoreIfExists: false, contents });
  }
  const changed: { document: TextDocument; before: string; offsets: readonly Change[]; wasSaved: boolean }[] = [];
  for (const { uri, edits: changes } of edits) {
    if (created.has(uri.toString())) continue;
    const document = await workspace.openTextDocument(uri);
    const before = document.getText();
    const wasSaved = !document.isDirty && !document.isUntitled && isWhole(before);
    changed.push({ document, before, offsets: offsetsOf(document, changes), wasSaved });
    for (const { range, newText } of changes) all.replace(uri, rangeOf(range), newText);
  }
  for (const { uri } of removedFiles(edit)) all.deleteFile(uri, { ignoreIfNotExists: false });
  if (!(await workspace.applyEdit(all).then(Boolean, () => false))) return undefined;
  const applied = changed.map(({ document, before, offsets }) => appliedEdit(document, before, offsets));
  for (const { document, wasSaved } of changed) if (wasSaved) await document.save();
  return applied;
}

/** False where bytes were read in the wrong encoding: saved, they would be lost for ever. */
export const isWhole = (text: string): boolean => !text.includes('\ufffd');

const offsetsOf = (document: TextDocument, changes: readonly TextEdit[]): readonly Change[] =>
  changes.map(({ range: { start, end }, newText }) => ({
    start: document.offsetAt(new Position(start.line, start.character)),
    end: document.offsetAt(new Position(end.line, end.character)),
    newText,
  }));

/** Whether a document is still what the server has read. @throws Error when it cannot be opened. */
export async function isAsRead({ uri, text }: { readonly uri: string; readonly text: string }): Promise<boolean> {
  const plain = (each: string) => each.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  const document = await workspace.openTextDocument(Uri.parse(uri, true));
  return plain(document.getText()) === plain(text);
}

export const createdFiles = (edit: LspWorkspaceEdit) => filesOf(edit, 'create');
export const removedFiles = (edit: LspWorkspaceEdit) => filesOf(edit, 'delete');

const filesOf = ({ documentChanges = [] }: LspWorkspaceEdit, kind: 'create' | 'delete') =>
  documentChanges
    .filter((change): change is CreateFile | DeleteFile => 'kind' in change && change.kind === kind)
    .map(({ uri }) => ({ uri: Uri.parse(uri, true) }));

function textEdits({ changes = {}, documentChanges }: LspWorkspaceEdit) {
  if (!documentChanges) return Object.entries(changes).map(([uri, edits]) => ({ uri: Uri.parse(uri, true), edits }));
  return documentChanges
    .filter((change): change is TextDocumentEdit => 'edits' in change)
    .map(({ textDocument, edits }) => ({ uri: Uri.parse(textDocument.uri, true), edits: edits as TextEdit[] }));
}

interface LspRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export const rangeOf = ({ start, end }: LspRange): Range =>
  new Range(new Position(start.line, start.character), new Position(end.line, end.character));
