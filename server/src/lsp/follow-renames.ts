import type { FileRename, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { followMovedFiles, type MovedPaths, movedPaths, namesMoved } from '../authoring/follow-moved-files.ts';
import { backlogItemsIn, ownItem } from '../engine/debt-items.ts';
import { documentEdit } from '../features/document-edit.ts';
import { createDocument } from '../model/document.ts';
import { withoutByteOrderMark } from '../text/text.ts';
import type { Backlog } from './debt-index.ts';
import { readItem } from './read-item.ts';
import type { Session } from './session.ts';

/**
 * What is to be written into documents of debt when code moves, so that their links and paths lead to where it will be: for
 * the editor, which moves and writes as one, and asks where it asks for others. Null where no item names what moves, and in
 * folders that are not trusted.
 */
export async function followRenames(
  session: Session,
  files: readonly FileRename[],
  isCancelled: () => boolean,
): Promise<WorkspaceEdit | null> {
  if (session.client.options.trusted === false) return null;
  const moves = new Map<Backlog, { from: string; to: string }[]>();
  for (const { oldUri, newUri } of files) {
    const backlog = await session.debt.backlog(oldUri, isCancelled);
    const from = backlog && session.folders.pathIn(backlog.place.root, oldUri);
    const to = backlog && session.folders.pathIn(backlog.place.root, newUri);
    // What leaves the workspace has no path there.
    if (!backlog || from === undefined || to === undefined) continue;
    moves.set(backlog, [...(moves.get(backlog) ?? []), { from: bare(from), to: bare(to) }]);
  }
  const documentChanges = (
    await Promise.all([...moves].map(([backlog, all]) => changesIn(session, backlog, movedPaths(all))))
  ).flat();
  if (documentChanges.length === 0) return null;
  if (session.client.versionedEdits) return { documentChanges };
  // Ours are plain ones.
  const plain = documentChanges.map(({ textDocument: { uri }, edits }) => [uri, edits as TextEdit[]] as const);
  return { changes: Object.fromEntries(plain) };
}

/** Of a folder. */
const bare = (path: string): string => path.replace(/\/+$/, '');

async function changesIn(session: Session, backlog: Backlog, movedTo: MovedPaths) {
  const { project, place } = backlog;
  const named = [...project.items.values()].filter((item) => namesMoved(item, movedTo));
  const changes = [];
  for (const item of new Map(named.map((each) => [each.path, each])).values()) {
    const read = await readItem(session, backlog, item);
    if (!read) continue;
    const document = createDocument(item.path, withoutByteOrderMark(read.text));
    const items = item.from ? backlogItemsIn(document, place.setup) : [ownItem(document, place.setup)];
    const edits = followMovedFiles(document, items, movedTo);
    if (edits.length > 0) changes.push(documentEdit(read, edits));
  }
  return changes;
}
