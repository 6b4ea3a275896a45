import { Position, Range, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import type {
  CreateFile,
  DeleteFile,
  WorkspaceEdit as LspWorkspaceEdit,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageclient/node';

/** What an edit of one document did, so that it can be taken back. */
export interface AppliedEdit {
  readonly uri: Uri;
  readonly start: Position;
  readonly before: string;
  readonly after: string;
  /** Of the document, once it was applied. */
  readonly version: number;
}

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
    const before = changes.map(({ range }) => document.getText(rangeOf(range)));
    const replace = new WorkspaceEdit();
    for (const { range, newText } of changes) replace.replace(uri, rangeOf(range), newText);
    if (!(await workspace.applyEdit(replace))) return undefined;
    const { version } = document;
    for (const [at, { range, newText }] of changes.entries())
      applied.push({ uri, start: rangeOf(range).start, before: before[at] ?? '', after: newText, version });
    if (wasSaved && !isKept(uri)) await document.save();
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
  const changed: { document: TextDocument; before: string; wasSaved: boolean }[] = [];
  for (const { uri, edits: changes } of edits) {
    if (created.has(uri.toString())) continue;
    const document = await workspace.openTextDocument(uri);
    changed.push({ document, before: document.getText(), wasSaved: !document.isDirty && !document.isUntitled });
    for (const { range, newText } of changes) all.replace(uri, rangeOf(range), newText);
  }
  for (const { uri } of removedFiles(edit)) all.deleteFile(uri, { ignoreIfNotExists: false });
  if (!(await workspace.applyEdit(all).then(Boolean, () => false))) return undefined;
  for (const { document, wasSaved } of changed) if (wasSaved) await document.save();
  const start = new Position(0, 0);
  return changed.map(({ document, before }) => {
    const { uri, version } = document;
    return { uri, start, before, after: document.getText(), version };
  });
}

/** Takes edits back where what they wrote still stands once. False when some of it could not be found. */
export async function takeBack(applied: readonly AppliedEdit[]): Promise<boolean> {
  let isComplete = true;
  for (const { uri, start, before, after, version } of applied) {
    const document = await workspace.openTextDocument(uri);
    const text = document.getText();
    const isSame = document.version === version;
    const at = isSame ? document.offsetAt(start) : placeOf(text, after);
    if (at === undefined) {
      isComplete = false;
      continue;
    }
    const wasSaved = !document.isDirty && !document.isUntitled;
    const edit = new WorkspaceEdit();
    edit.replace(uri, new Range(document.positionAt(at), document.positionAt(at + after.length)), before);
    isComplete = (await workspace.applyEdit(edit)) && isComplete;
    if (wasSaved) await document.save();
  }
  return isComplete;
}

/** In a text that was changed since: what was written, if it is there once. What was taken out has no place any more. */
function placeOf(text: string, after: string): number | undefined {
  const first = after === '' ? -1 : text.indexOf(after);
  return first >= 0 && first === text.lastIndexOf(after) ? first : undefined;
}

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
