import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { migrateToBacklog } from '../authoring/migrate-to-backlog.ts';
import { migrateToItems } from '../authoring/migrate-to-items.ts';
import { migrationPage } from '../authoring/migration-page.ts';
import { itemDocuments } from '../engine/item-documents.ts';
import { isBelow, nameBelow } from '../engine/paths.ts';
import { creation, documentEdit, type SourceText } from '../features/document-edit.ts';
import { createDocument } from '../model/document.ts';
import type { MigrateDebtParams, MigrateDebtResult } from '../protocol.ts';
import { changedPart, withoutByteOrderMark } from '../text/text.ts';
import { asOpen } from './as-open.ts';
import type { Backlog } from './debt-index.ts';
import type { IdDrawer } from './draw-id.ts';
import { readItem } from './read-item.ts';
import type { Session } from './session.ts';
import { uriOf } from './uri.ts';

/** Turns a document of several items into files, or files into such a document: answers the edit, writes nothing. */
export async function migrateDebt(
  session: Session,
  drawId: IdDrawer,
  params: MigrateDebtParams,
): Promise<MigrateDebtResult> {
  const backlog = await session.debt.backlog(params.uri);
  const path = backlog && session.folders.pathIn(backlog.place.root, params.uri);
  if (!backlog || path === undefined) return { refused: 'No folder is open to keep it in.' };
  const name = nameBelow(backlog.place.root.home, path);
  if (!/\.(?:md|markdown)$/i.test(path)) return { refused: `${name}: a Markdown file is wanted.` };
  if (isBelow(backlog.place.folder, path)) return { refused: `${name} lies in the folder of items.` };
  const read = await readItem(session, backlog, { path });
  return params.to === 'items'
    ? toItems(backlog, { ...params, path, name, read }, drawId)
    : toBacklog(session, backlog, { ...params, path, name, read }, params.to);
}

interface Migration extends Pick<MigrateDebtParams, 'keep'> {
  readonly path: string;
  /** As people name it. */
  readonly name: string;
  readonly read: SourceText | undefined;
}

function toItems(backlog: Backlog, { keep, name, read }: Migration, drawId: IdDrawer): MigrateDebtResult {
  const { root, folder } = backlog.place;
  if (!read) return { refused: `${name} is not there.` };
  const newId = () => drawId(backlog);
  // Paths in it count from where people count.
  const document = createDocument(name, withoutByteOrderMark(read.text));
  const { files, edits, left } = migrateToItems(document, { folder: nameBelow(root.home, folder), newId });
  if (files.length === 0)
    return { refused: left[0] ? `${left[0].title}: ${left[0].reason}.` : `No items are recognised in ${name}.` };
  const uri = (path: string) => uriOf(root.uri, root.home === '' ? path : `${root.home}/${path}`);
  return {
    edit: {
      documentChanges: [
        ...files.flatMap(({ path, text }) => creation(uri(path), text)),
        ...(keep ? [] : [documentEdit(read, edits)]),
      ],
    },
    read: [{ uri: read.uri, text: read.text }],
    items: files.length,
    page: migrationPage({
      from: name,
      to: nameBelow(root.home, folder),
      source: keep ? `${name} stays as it is.` : `In ${name}, links stand in their place; all else stays.`,
      moved: files,
      left,
    }),
  };
}

async function toBacklog(
  session: Session,
  { place: { root, folder, setup } }: Backlog,
  { keep, path, name, read }: Migration,
  shape: 'table' | 'headings',
): Promise<MigrateDebtResult> {
  const named = (each: string) => nameBelow(root.home, each);
  const documents = await itemDocuments(asOpen(root, session.openText), setup);
  if (documents.length === 0) return { refused: `No items are in ${named(folder)}.` };
  const before = read && withoutByteOrderMark(read.text);
  const result = migrateToBacklog({
    path: name,
    ...(before !== undefined && { text: before }),
    items: documents.map((each) => createDocument(named(each.path), each.text, each)),
    shape,
    formula: setup.config.debt.ice,
  });
  if ('refused' in result) return { refused: `${name}: ${result.refused}.` };
  if (result.moved.length === 0) return { refused: `No item can go into ${name}: ${result.left[0]?.reason ?? ''}.` };
  const moved = new Set(result.moved.map((each) => each.path));
  const gone = documents.filter((each) => moved.has(named(each.path)));
  const uri = uriOf(root.uri, path);
  const changes: NonNullable<WorkspaceEdit['documentChanges']> = [
    ...(read && before !== undefined
      ? [documentEdit(read, [changedPart(before, result.text)])]
      : creation(uri, result.text)),
    ...(keep ? [] : gone.map((each) => ({ kind: 'delete' as const, uri: uriOf(root.uri, each.path) }))),
  ];
  return {
    edit: { documentChanges: changes },
    read: [
      ...(read ? [{ uri, text: read.text }] : []),
      ...gone.map((each) => ({ uri: uriOf(root.uri, each.path), text: each.text })),
    ],
    items: result.moved.length,
    page: migrationPage({
      from: named(folder),
      to: name,
      source: keep ? 'The files stay.' : 'Their files are removed.',
      moved: result.moved,
      left: result.left,
    }),
  };
}
