import type { Position, Range, ResponseError, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { idRange, renamableId } from '../features/debt-references.ts';
import type { LintedDocument } from '../features/linted-document.ts';
import { createPlaces } from '../features/places.ts';
import { debtReferences, isDebtId } from '../model/debt-id.ts';
import { type DebtItem, debtItem } from '../model/debt-item.ts';
import { createDocument } from '../model/document.ts';
import { readItem } from './read-item.ts';
import { refusal } from './refusal.ts';
import type { Session } from './session.ts';
import { canonicalUri } from './uri.ts';

/** Where an id can be renamed; null elsewhere. */
export function prepareDebtRename(
  linted: LintedDocument,
  position: Position,
): { range: Range; placeholder: string } | null {
  const found = renamableId(linted, position);
  return found ? { range: found.range, placeholder: found.id } : null;
}

/**
 * Renames an id in its item and in what names it: documents that are open and those of the backlog, the code that the item
 * stands in, and whatever else version control finds. Files keep their names: links lead to them. A name that is no id, or
 * taken, is refused.
 */
export async function renameDebt(
  session: Session,
  linted: LintedDocument,
  position: Position,
  newName: string,
): Promise<WorkspaceEdit | ResponseError | null> {
  const found = renamableId(linted, position);
  if (!found) return null;
  const id = newName.trim().replace(/^D-/, '');
  if (!isDebtId(id))
    return refusal('An id is 4 to 12 letters and digits without i, l, o and u, and begins with a letter');
  if (id === found.id) return null;
  const backlog = await session.debt.backlog(linted.uri);
  if (!backlog) return null;
  if (backlog.project.withId(id).length > 0) return refusal(`D-${id} names another item`);

  const texts = new Map<string, { readonly uri: string; readonly text: string; readonly item?: DebtItem }>();
  for (const item of new Map([...backlog.project.items.values()].map((each) => [each.path, each])).values()) {
    const read = await readItem(session, backlog, item);
    if (read) texts.set(canonicalUri(read.uri), { ...read, item });
  }
  const code = backlog.project.withId(found.id).flatMap(({ anchors }) => anchors.map(({ path }) => path));
  for (const path of new Set([...code, ...(await session.filesNaming(backlog.place, `D-${found.id}`))])) {
    const read = await readItem(session, backlog, { path });
    if (read && !texts.has(canonicalUri(read.uri))) texts.set(canonicalUri(read.uri), read);
  }
  for (const uri of session.openMarkdown())
    if (!texts.has(canonicalUri(uri))) texts.set(canonicalUri(uri), { uri, text: session.openText(uri) ?? '' });

  const changed = [...texts.values()].flatMap(({ uri, text, item }) => {
    const edits = renames(text, found.id, id, item);
    return edits.length > 0 ? [{ uri, edits }] : [];
  });
  if (!session.client.versionedEdits)
    return { changes: Object.fromEntries(changed.map(({ uri, edits }) => [uri, edits])) };
  return {
    documentChanges: changed.map(({ uri, edits }) => ({
      textDocument: { uri, version: session.version(uri) ?? null },
      edits,
    })),
  };
}

function renames(source: string, from: string, to: string, item: DebtItem | undefined): TextEdit[] {
  const byteOrderMark = source.startsWith('\ufeff');
  const text = byteOrderMark ? source.slice(1) : source;
  const ranges = debtReferences(text)
    .filter(({ id }) => id === from)
    .map(({ start, end }) => ({ start: start + 2, end }));
  // Its own text may be ahead of what the backlog knows.
  const own = item?.id === from ? idRange(debtItem(createDocument(item.path, text)), text) : undefined;
  const places = createPlaces(text, byteOrderMark);
  return places.edits([...(own ? [own] : []), ...ranges].map((range) => ({ range, newText: to })));
}
