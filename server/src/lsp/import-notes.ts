import { importNote, knownNotes, knownWords } from '../authoring/import-notes.ts';
import { findPlaces, namedPlaces } from '../authoring/note-places.ts';
import { type NotesFile, readNotes } from '../authoring/notes.ts';
import { strikeNotes } from '../authoring/strike-notes.ts';
import { isBelow, joinPath, nameBelow } from '../engine/paths.ts';
import { creation, documentEdit } from '../features/document-edit.ts';
import { debtReference } from '../model/debt-id.ts';
import type { ImportNotesParams, ImportNotesResult, NotesParams, NotesResult } from '../protocol.ts';
import { withoutByteOrderMark } from '../text/text.ts';
import type { Workspace } from '../workspace.ts';
import type { Backlog } from './debt-index.ts';
import type { IdDrawer } from './draw-id.ts';
import type { Root } from './folders.ts';
import { intoBacklog } from './import-into-file.ts';
import type { Session } from './session.ts';
import { uriOf, uriPath } from './uri.ts';

/** Reads notes, and makes items of them: answers edits, writes nothing. */
export interface NotesImporter {
  read(params: NotesParams): Promise<NotesResult>;
  importSome(params: ImportNotesParams): Promise<ImportNotesResult>;
}

export function notesImporter(session: Session, newId: IdDrawer): NotesImporter {
  return {
    async read(params) {
      const backlog = await backlogOf(session, params);
      if (!backlog) return refused(noFolder);
      const { file, notes, left, known } = proposal(session, backlog, params);
      if (notes.length === 0) return refused(nothingIn(file, left.length));
      const found = await findPlaces(
        atHome(backlog.place.root),
        notes.map((note) => namedPlaces(file, note)),
        undefined,
      );
      return {
        outcome: 'read',
        notes: notes.map(({ number, line, title, area }, at) => {
          const { places = [], missing = [] } = found[at] ?? {};
          const words = knownWords(known[at]);
          return {
            number,
            line,
            title,
            places: places.map((place) => (place.line === undefined ? place.path : `${place.path}:${place.line}`)),
            missing,
            ...(area !== undefined && { area }),
            ...(words !== '' && { known: words }),
          };
        }),
        left: left.map(({ range }) => file.text.slice(range.start, range.end)),
      };
    },

    async importSome(params) {
      const { uri, text, only, strike = false } = params;
      const backlog = await backlogOf(session, params);
      if (!backlog) return refused(noFolder);
      const { root, folder } = backlog.place;
      if (!isBelow('', folder)) return refused(`The debt folder ${folder} lies outside the workspace: name another.`);
      const { file, notes, known } = proposal(session, backlog, params);
      const chosen = notes.filter(({ number }, at) => (only ? only.includes(number) : known[at] === undefined));
      if (chosen.length === 0)
        return refused(notes.length === 0 ? nothingIn(file, 0) : 'No note here is new: there is nothing to import.');
      const provenance = await session.provenance(backlog.place, joinPath(root.home, 'x'));
      const by = provenance?.author ?? params.author;
      const found = await findPlaces(
        atHome(root),
        chosen.map((note) => namedPlaces(file, note)),
        provenance?.commit,
      );
      const wanted = chosen.map((note, at) => ({ note, found: found[at] ?? { places: [], missing: [] } }));
      const what = { file, created: session.today(), ...(by !== undefined && { by }) };
      const into = await intoBacklog(session, backlog, uri, { ...what, notes: wanted }, () => newId(backlog));
      const inFiles = (into?.left ?? wanted).map(({ note, found: places }) => {
        const id = newId(backlog);
        const item = importNote(file, { ...what, note, found: places, id, folder: nameBelow(root.home, folder) });
        return { note, id, item, name: debtReference(id), uri: uriOf(root.uri, joinPath(root.home, item.path)) };
      });
      const struck = strike ? strikeNotes(file, [...(into?.imported ?? []), ...inFiles]) : [];
      const source = { uri, version: session.version(uri) ?? null, text };
      const isSecret = inFiles.some(({ item }) => item.note !== undefined);
      const remarks = [
        ...(into?.remarks ?? []),
        ...(isSecret ? ['Lines of code that look like they hold a secret were left out.'] : []),
      ];
      return {
        outcome: 'imported',
        items: [
          ...(into?.imported ?? []).map(({ item, name, uri: at }) => ({
            ...(item.id !== undefined && { id: item.id }),
            name,
            uri: at,
          })),
          ...inFiles.map(({ id, name, uri: itemUri, item }) => ({ id, name, uri: itemUri, text: item.text })),
        ],
        ...(into?.document && { into: into.document }),
        edit: {
          documentChanges: [
            ...(into?.changes ?? []),
            ...inFiles.flatMap(({ uri: itemUri, item }) => creation(itemUri, item.text)),
            ...(struck.length > 0 ? [documentEdit(source, struck)] : []),
          ],
        },
        ...(remarks.length > 0 && { note: remarks.join(' ') }),
      };
    },
  };
}

const noFolder = 'No folder is open to keep debt in.';

const refused = (message: string) => ({ outcome: 'refused' as const, message });

const nothingIn = ({ text }: NotesFile, left: number): string =>
  text.trim() === ''
    ? 'The file is empty: there is nothing to import.'
    : `No notes found here${left === 0 ? '' : ', only headings and the like'}.`;

async function backlogOf({ debt }: Session, { uri, folder }: NotesParams): Promise<Backlog | undefined> {
  return (await debt.backlog(folder === undefined ? uri : uriOf(folder, 'x.md'))) ?? (await debt.backlogs())[0];
}

function proposal(session: Session, { place: { root }, project }: Backlog, { uri, text, languageId }: NotesParams) {
  const path = session.folders.pathIn(root, uri);
  const name = uriPath(uri).replace(/^.*\//, '');
  const file: NotesFile = {
    path: path === undefined ? name : nameBelow(root.home, path),
    text: withoutByteOrderMark(text),
    isMarkdown: languageId === 'markdown' || /\.(?:md|markdown|mdx)$/i.test(name),
    today: session.today(),
  };
  const { notes, left } = readNotes(file);
  return { file, notes, left, known: knownNotes(file, notes, project) };
}

/** Paths count from where people count. */
const atHome = ({ workspace, home }: Root): Workspace =>
  home === ''
    ? workspace
    : {
        ...workspace,
        read: (path) => workspace.read(joinPath(home, path)),
        list: async (globs, options) =>
          (await workspace.list(globs, { ...options, under: home })).map((path) => nameBelow(home, path)),
      };
