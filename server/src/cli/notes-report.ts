import { type KnownNote, knownWords } from '../authoring/import-notes.ts';
import type { NotePlaces } from '../authoring/note-places.ts';
import type { LeftOver, Note, NotesFile } from '../authoring/notes.ts';
import { counted } from '../text/counted.ts';
import { columnsOf, cutToColumns } from '../text/display-width.ts';
import type { BacklogTarget } from './log-into-file.ts';
import { printable } from './reporters/printable.ts';

/** Notes that could be imported, and what becomes of each. */
export interface NotesProposal {
  readonly name: string;
  readonly file: NotesFile;
  readonly notes: readonly ProposedNote[];
  readonly left: readonly LeftOver[];
  /** The document that they go into; absent where each has a file of its own. */
  readonly into: BacklogTarget | undefined;
}

export interface ProposedNote {
  readonly note: Note;
  readonly known: KnownNote | undefined;
  readonly found: NotePlaces;
  /** It is to be imported. */
  readonly isChosen: boolean;
}

export interface ImportedNote {
  readonly note: Note;
  readonly id: string | undefined;
  /** What the note is marked with. */
  readonly name: string;
  /** As it is reported. */
  readonly path: string;
  /** In a document of several. */
  readonly line?: number;
}

const widestTitle = 72;
const longestQuote = 60;

/** What an import will do, before anybody has agreed. @param diff Of the document that they go into; '' for none. */
export function preview(proposal: NotesProposal, diff: string): string {
  const { name, notes, left, file } = proposal;
  if (notes.length === 0) return nothing(proposal);
  const digits = String(notes.length).length;
  const titles = notes.map(({ note }) => cutToColumns(printable(note.title), widestTitle));
  const width = Math.max(...titles.map(columnsOf));
  const rows = notes.map(({ note, known, found, isChosen }, at) => {
    const title = titles[at] ?? '';
    const facts = [
      known === undefined ? '' : `(${knownWords(known)})`,
      ...found.places.map(({ path, line }) => (line === undefined ? path : `${path}:${line}`)),
      ...found.missing.map((path) => `${path} (not there)`),
      note.area ?? '',
    ].filter((fact) => fact !== '');
    const mark = isChosen ? '+' : ' ';
    return `${mark} ${String(note.number).padStart(digits)}  ${title}${' '.repeat(width - columnsOf(title))}  ${printable(facts.join(', '))}`.trimEnd();
  });
  const rest = left.map(
    ({ line, what, range }) =>
      `  line ${line}  ${what}: ${cutToColumns(printable(file.text.slice(range.start, range.end).replace(/\s+/g, ' ')), longestQuote)}`,
  );
  return [
    ...rows,
    '',
    ...(rest.length === 0 ? [] : [`Left in ${printable(name)}`, ...rest, '']),
    ...(diff === '' ? [] : [diff.split('\n').map(printable).join('\n')]),
    `${printable(name)}: ${countedChosen(proposal, diff !== '')}; nothing is written yet`,
    '',
  ].join('\n');
}

function countedChosen({ notes, into }: NotesProposal, isInto: boolean): string {
  const where = isInto && into ? ` into ${printable(into.name)}` : '';
  const chosen = notes.filter(({ isChosen }) => isChosen).length;
  const all = counted(notes.length, 'note');
  return chosen === notes.length ? `${all} to import${where}` : `${all}, ${chosen} to import${where} (+)`;
}

/** What was imported, and what was left. */
export function summary(proposal: NotesProposal, imported: readonly ImportedNote[]): string {
  const { name, notes, into } = proposal;
  if (notes.length === 0) return nothing(proposal);
  const rest = notes.filter(({ isChosen }) => !isChosen);
  const whys = [...new Set(rest.map(({ known }) => knownWords(known)))];
  const reason = whys.includes('') ? '' : whys.length === 1 ? `: ${whys[0]}` : ', --dry-run tells why';
  const why = rest.length === 0 ? '' : `; ${rest.length} left${reason}`;
  const isInto = into !== undefined && imported.every(({ line }) => line !== undefined);
  const where = isInto ? ` into ${printable(into.name)}` : '';
  return `${counted(imported.length, 'item')} from ${printable(name)}${where}${why}\n`;
}

function nothing({ name, file, left }: NotesProposal): string {
  if (file.text.trim() === '') return `${printable(name)}: empty, nothing to import\n`;
  const what = [...new Set(left.map((each) => each.what))].join(', ');
  return `${printable(name)}: no notes found${what === '' ? '' : `, only ${what}`}\n`;
}

export function asJson({ name, file, notes, left }: NotesProposal, imported: readonly ImportedNote[]): string {
  const items = new Map(imported.map((each) => [each.note, each]));
  const record = {
    version: 1,
    path: name,
    notes: notes.map(({ note, known, found, isChosen }) => {
      const item = items.get(note);
      const { number, line, endLine, title, area, created, by, urgency } = note;
      return {
        number,
        line,
        endLine,
        title,
        ...(area !== undefined && { area }),
        ...(created !== undefined && { created }),
        ...(by !== undefined && { by }),
        ...(urgency && { suggested: { impact: urgency.impact } }),
        anchors: found.places.map((each) => ({
          path: each.path,
          ...(each.line !== undefined && { line: each.line }),
          ...(each.endLine !== undefined && { endLine: each.endLine }),
        })),
        ...(found.missing.length > 0 && { missing: found.missing }),
        chosen: isChosen,
        ...(known && { known: knownWords(known) }),
        ...(item && {
          item: {
            ...(item.id !== undefined && { id: item.id }),
            path: item.path,
            ...(item.line !== undefined && { line: item.line }),
          },
        }),
      };
    }),
    left: left.map(({ line, what, range }) => ({ line, what, text: file.text.slice(range.start, range.end) })),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
