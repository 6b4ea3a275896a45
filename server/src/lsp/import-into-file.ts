import type { WorkspaceEdit } from 'vscode-languageserver-types';
import {
  type IntoBacklogNotes,
  importIntoBacklog,
  leftWords,
  type NotesInBacklog,
} from '../authoring/import-into-backlog.ts';
import type { NotesFile } from '../authoring/notes.ts';
import { creation, documentEdit } from '../features/document-edit.ts';
import { debtReference } from '../model/debt-id.ts';
import type { DebtItem } from '../model/debt-item.ts';
import type { ImportNotesResult } from '../protocol.ts';
import { changedPart } from '../text/text.ts';
import type { Backlog } from './debt-index.ts';
import { backlogTarget } from './log-into-file.ts';
import type { Session } from './session.ts';
import { uriOf } from './uri.ts';

/** Notes that go into the one document that a configuration names. */
interface ImportedInto {
  readonly imported: readonly (NotesInBacklog['imported'][number] & { readonly name: string; readonly uri: string })[];
  /** They have files of their own. */
  readonly left: IntoBacklogNotes['notes'];
  readonly remarks: readonly string[];
  readonly changes: NonNullable<WorkspaceEdit['documentChanges']>;
  readonly document?: NonNullable<Extract<ImportNotesResult, { outcome: 'imported' }>['into']>;
}

/**
 * Adds notes to the one document that the configuration names; undefined where it names none, or the notes stand in it.
 *
 * @param from The URI of the notes.
 */
export async function intoBacklog(
  session: Session,
  backlog: Backlog,
  from: string,
  { file, notes, ...what }: Pick<IntoBacklogNotes, 'notes' | 'created' | 'by'> & { readonly file: NotesFile },
  newId: () => string,
): Promise<ImportedInto | undefined> {
  const target = await backlogTarget(session, backlog);
  const { root } = backlog.place;
  if (!target || session.folders.pathIn(root, from) === target.path) return undefined;
  const { path, name, read, text, unusable } = target;
  const said = (all: NotesInBacklog['left']) => leftWords(all).map((words) => `${name}: ${words}.`);
  if (unusable !== undefined) {
    const all = notes.map(({ note }) => ({ note, reason: unusable }));
    return { imported: [], left: notes, remarks: said(all), changes: [] };
  }
  // Paths in it count from where people count.
  const result = importIntoBacklog(file, { ...what, path: name, text, notes, newId });
  const remarks = [...result.remarks, ...said(result.left)];
  const left = notes.filter(({ note }) => result.left.some((each) => each.note === note));
  if (result.imported.length === 0) return { imported: [], left, remarks, changes: [] };
  const uri = uriOf(root.uri, path);
  const after = result.document.text;
  const called = ({ id }: DebtItem) => (id === undefined ? name.slice(name.lastIndexOf('/') + 1) : debtReference(id));
  return {
    imported: result.imported.map(({ note, item }) => ({
      note,
      item,
      name: called(item),
      uri: `${uri}#L${item.from?.line ?? 1}`,
    })),
    left,
    remarks,
    changes: read ? [documentEdit(read, [changedPart(text ?? '', after)])] : creation(uri, after),
    document: { uri, text: read?.text ?? after, isNew: read === undefined },
  };
}
