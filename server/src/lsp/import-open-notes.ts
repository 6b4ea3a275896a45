import type { Connection } from 'vscode-languageserver';
import { counted } from '../text/counted.ts';
import { record } from './client-profile.ts';
import type { NotesImporter } from './import-notes.ts';
import { applyInEditor, openSource, sayInEditor } from './in-editor.ts';
import { refusal } from './refusal.ts';
import type { Session } from './session.ts';

interface Context {
  readonly connection: Connection;
  readonly session: Session;
  readonly notes: NotesImporter;
}

/** Makes items of an open document's new notes, for an editor that has no command of its own. @throws ResponseError when it could not. */
export async function importOpenNotes({ connection, session, notes }: Context, argument: unknown): Promise<null> {
  const { uri, strike } = record(argument);
  const source = openSource(session, uri, 'Importing notes', 'whylint debt import');
  const result = await notes.importSome({ ...source, strike: strike === true });
  if (result.outcome === 'refused') throw refusal(result.message);
  await applyInEditor(connection, 'Import notes', result.edit);
  const imported = `${counted(result.items.length, 'note')} imported`;
  await sayInEditor(connection, [imported, result.note].filter(Boolean).join('. '));
  return null;
}
