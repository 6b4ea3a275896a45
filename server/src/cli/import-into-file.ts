import { importIntoBacklog, type NotesInBacklog } from '../authoring/import-into-backlog.ts';
import type { LogDebt } from '../authoring/log-debt.ts';
import type { NotePlaces } from '../authoring/note-places.ts';
import type { Note, NotesFile } from '../authoring/notes.ts';
import { changedPart } from '../text/text.ts';
import type { Run } from './command.ts';
import { createFile } from './create-file.ts';
import type { DebtPlace } from './debt-backlog.ts';
import { idDrawer } from './draw-id.ts';
import { editItem } from './edit-item.ts';
import type { BacklogTarget } from './log-into-file.ts';

export interface NotesForFile extends Pick<LogDebt, 'created' | 'by'> {
  readonly file: NotesFile;
  readonly notes: readonly { readonly note: Note; readonly found: NotePlaces }[];
}

/** Adds notes to the one document that the configuration names; of several who do so at once, each writes behind the others. */
export async function importIntoFile(
  place: DebtPlace,
  run: Run,
  { path, target }: BacklogTarget,
  what: NotesForFile,
): Promise<NotesInBacklog> {
  const newId = await idDrawer(place);
  const made = (text: string | undefined) => importIntoBacklog(what.file, { ...what, path, text, newId });
  if ((await run.files.entry(target)) === undefined) {
    const fresh = made(undefined);
    if (fresh.imported.length === 0 || (await createFile(run, target, fresh.document.text))) return fresh;
  }
  let result: NotesInBacklog | undefined;
  await editItem(run, target, ({ text }) => {
    result = made(text);
    return { edits: result.imported.length === 0 ? [] : [changedPart(text, result.document.text)] };
  });
  return result as NotesInBacklog;
}

/** What it would be, and what is there now. */
export async function previewIntoFile(
  place: DebtPlace,
  run: Run,
  { path, target }: BacklogTarget,
  what: NotesForFile,
): Promise<NotesInBacklog & { readonly before: string }> {
  const source = await run.files.read(target);
  const newId = await idDrawer(place);
  const result = importIntoBacklog(what.file, { ...what, path, text: source?.text, newId });
  return { ...result, before: source?.text ?? '' };
}
