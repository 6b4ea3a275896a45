import { backlogItems } from '../model/backlog/items.ts';
import type { DebtItem } from '../model/debt-item.ts';
import { createDocument, type Document } from '../model/document.ts';
import { applyEdits, lineEnding } from '../text/text.ts';
import { isNoteDone, isPrefixSaid, noteText } from './import-notes.ts';
import type { LogDebt } from './log-debt.ts';
import { type BacklogLog, emptyBacklog, logIntoBacklog } from './log-into-backlog.ts';
import type { NotePlaces } from './note-places.ts';
import { holdsWords } from './note-words.ts';
import type { Note, NotesFile } from './notes.ts';

/** Notes as items of a document that holds several. */
export interface NotesInBacklog {
  /** The whole document as it then is. */
  readonly document: Document;
  readonly imported: readonly { readonly note: Note; readonly item: DebtItem }[];
  /** Notes that did not go into it, and why. */
  readonly left: readonly { readonly note: Note; readonly reason: string }[];
  /** What was left out, a line each. */
  readonly remarks: readonly string[];
}

export interface IntoBacklogNotes extends Pick<LogDebt, 'created' | 'by'> {
  readonly path: string;
  /** As it is; absent where it is not there yet. */
  readonly text: string | undefined;
  readonly notes: readonly { readonly note: Note; readonly found: NotePlaces }[];
  /** Draws an id that is not taken; for documents whose ids are drawn. */
  newId(): string;
}

/**
 * Adds notes to the document in which a team keeps its items, each behind those that are there, in their shape. A note of
 * which a word would be lost is left out.
 */
export function importIntoBacklog(file: NotesFile, options: IntoBacklogNotes): NotesInBacklog {
  const { path, text, notes, newId } = options;
  let document = text === undefined ? emptyBacklog(path) : createDocument(path, text);
  const added: { note: Note; item: DebtItem }[] = [];
  const left: { note: Note; reason: string }[] = [];
  const remarks = new Set<string>();
  for (const { note, found } of notes) {
    const log = logOf(note, found, { ...options, id: newId() });
    const result = wholeLog(document, file, note, log);
    if ('refused' in result) {
      left.push({ note, reason: result.refused });
      continue;
    }
    document = createDocument(path, applyEdits(document.text, result.edits), document);
    added.push({ note, item: result.item });
    if (result.note !== undefined) remarks.add(result.note);
  }
  // Those that came later may stand above.
  const items = [...backlogItems(document)];
  const imported = added.map(({ note, item }) => {
    const at = items.findIndex((each) => each.title === item.title && each.id === item.id);
    return { note, item: (at < 0 ? undefined : items.splice(at, 1)[0]) ?? item };
  });
  return { document, imported, left, remarks: [...remarks] };
}

/** Why notes are left for files of their own, in a line for each reason. */
export function leftWords(left: readonly { readonly reason: string }[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { reason } of left) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) =>
    count === 1
      ? `${reason}; 1 item has a file of its own instead`
      : `${reason}; ${count} items have files of their own instead`,
  );
}

type Log = Omit<LogDebt, 'folder'>;

function logOf(
  note: Note,
  { places }: NotePlaces,
  { id, created, by = '' }: Pick<LogDebt, 'id' | 'created' | 'by'>,
): Log {
  return {
    title: note.title,
    id,
    created: note.created ?? created,
    by: note.by ?? by,
    ...(isNoteDone(note) && { status: 'paid' }),
    ...(note.area !== undefined && { area: note.area }),
    places,
  };
}

/** As short as it can be said without losing a word: what has a field of its own there is not told again. */
function wholeLog(document: Document, file: NotesFile, note: Note, log: Log): BacklogLog {
  const rest = noteText(file, note, note.length);
  const prefix = note.prefix.replace(/[\s:–—-]+$/, '');
  const eol = lineEnding(document.text);
  for (const text of [rest, joined(prefix, rest), noteText(file, note, 0)])
    for (const told of note.area === undefined ? [text] : [text, joined(`${note.area}:`, text)]) {
      const description = told.trim().replace(/^[–—:;,.]\s+/, '');
      const result = logIntoBacklog(document, { ...log, ...(description !== '' && { description }) });
      if ('refused' in result) return result;
      const edits = result.edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, eol) }));
      if (isWhole(file, note, result.item, edits.map(({ newText }) => newText).join('\n'))) return { ...result, edits };
    }
  return { refused: 'a word of it would be lost there' };
}

/** A list, a fence or a heading begins a line of its own. */
function joined(lead: string, text: string): string {
  if (text === '') return lead.replace(/:$/, '');
  return lead + (/^(?:[-*+>#]|\d+[.)]|`{3}|~{3}|\s)/.test(text) ? '\n\n' : ' ') + text;
}

function isWhole({ text }: NotesFile, note: Note, item: DebtItem, written: string): boolean {
  const { range, area = '', prefix, created, by } = note;
  const isSaid =
    isPrefixSaid(note) && (created === undefined || item.created === created) && (by === undefined || item.by === by);
  const source = text.slice(range.start, range.end);
  return holdsWords(written, isSaid ? source.replace(prefix, '') : source) && holdsWords(written, area);
}
