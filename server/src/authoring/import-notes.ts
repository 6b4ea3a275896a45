import { looksLikeSecret } from '../code/secrets.ts';
import { codeAnchors } from '../model/code-anchors.ts';
import { debtReference, debtReferences } from '../model/debt-id.ts';
import { type DebtItem, itemKey } from '../model/debt-item.ts';
import { createDocument } from '../model/document.ts';
import { normaliseText } from '../model/normalise.ts';
import type { Project } from '../model/project.ts';
import { slug } from './document-place.ts';
import { type LogDebt, type LoggedDebt, logDebt } from './log-debt.ts';
import type { NotePlaces } from './note-places.ts';
import { holdsWords, wordsIn } from './note-words.ts';
import type { Note, NotesFile } from './notes.ts';

/** Why a note is not proposed as a new item. */
export type KnownNote =
  | { readonly why: 'done' | 'secret' }
  | { readonly why: 'tagged'; readonly id: string }
  | { readonly why: 'item'; readonly item: DebtItem }
  | { readonly why: 'twice'; readonly number: number };

/** What is known of each note: done already, an item already, or something that is better not copied. */
export function knownNotes(
  { text }: NotesFile,
  notes: readonly Note[],
  project: Project,
): readonly (KnownNote | undefined)[] {
  const slugs = new Map<string, DebtItem>();
  for (const item of project.items.values()) {
    const [, name] = /([^/]+)-[^-/]+\.\w+$/.exec(item.path) ?? [];
    if (name !== undefined && item.from === undefined) slugs.set(name, item);
  }
  const seen = new Map<string, number>();
  return notes.map((note): KnownNote | undefined => {
    const source = text.slice(note.range.start, note.range.end);
    const words = normaliseText(note.title) || note.title;
    const first = seen.get(words);
    // What was done once may be there again.
    if (first === undefined && !isNoteDone(note)) seen.set(words, note.number);
    const [tag] = source.includes('D-') ? debtReferences(source) : [];
    if (tag) return { why: 'tagged', id: tag.id };
    if (isNoteDone(note)) return { why: 'done' };
    const item = project.withTitle(note.title)[0] ?? markedItem(note, project) ?? slugs.get(wholeSlug(note.title));
    if (item) return { why: 'item', item };
    if (first !== undefined) return { why: 'twice', number: first };
    return source.split(/\r\n|\n|\r/).some(looksLikeSecret) ? { why: 'secret' } : undefined;
  });
}

/** Where it was struck, it names its item behind its words, or the document that holds it. */
function markedItem({ title }: Note, project: Project): DebtItem | undefined {
  const [, words, name] = /^([\s\S]+?)\s*[[(]([^[\]()]+)[\])]$/.exec(title) ?? [];
  if (words === undefined || name === undefined) return undefined;
  return project.withTitle(words).find((item) => item.id === name || item.path.endsWith(name));
}

/** A file's name tells what an item was called first, unless it was cut. */
const wholeSlug = (title: string): string => {
  const name = slug(title);
  return name.length < 50 ? name : '';
};

/** In a few words, as lists show it; '' for a note that is new. */
export function knownWords(known: KnownNote | undefined): string {
  switch (known?.why) {
    case undefined:
      return '';
    case 'done':
      return 'done already';
    case 'secret':
      return 'looks like it holds a secret';
    case 'tagged':
      return `carries ${debtReference(known.id)}`;
    case 'item':
      return `is ${known.item.id === undefined ? itemKey(known.item).replace('#L', ':') : debtReference(known.item.id)} already`;
    case 'twice':
      return `same as note ${known.number}`;
  }
}

export interface ImportNote extends Pick<LogDebt, 'id' | 'folder' | 'created' | 'by'> {
  readonly note: Note;
  readonly found: NotePlaces;
}

/**
 * The item that a note becomes: its title, and all else that it says as it is written. No word is lost: what stood before
 * the title, and is no day or name, is kept in a comment.
 */
export function importNote(file: NotesFile, { note, found, id, folder, created, by }: ImportNote): LoggedDebt {
  const told = noteText(file, note, note.length);
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const log = (description: string): LogDebt => ({
    title: note.title,
    id,
    folder,
    created: note.created ?? created,
    ...((note.by ?? by) !== undefined && { by: note.by ?? (by as string) }),
    ...(isNoteDone(note) && { status: 'paid' as const }),
    ...(note.area !== undefined && { area: note.area }),
    remarks: [
      ...(note.urgency ? [`impact: ${note.urgency.impact}  # suggested: ${note.urgency.words.trim()}`] : []),
      [`from ${name}, line ${note.line}`, ...(isPrefixSaid(note) ? [] : [note.prefix.replace(/[\s:–—-]+$/, '')])].join(
        ': ',
      ),
    ],
    ...(description !== '' && { description }),
    places: found.places,
  });
  const item = readable(log(told), found);
  // Where marks were taken off with something in them, an address for one, the whole of it is told.
  return holdsWords(item.text, file.text.slice(note.range.start, note.range.end))
    ? item
    : readable(log(noteText(file, note, 0)), found);
}

export const isNoteDone = ({ isDone: isSaidDone, lines }: Note): boolean => isSaidDone || lines[0]?.isTicked === true;

/** The day and the name have fields of their own. */
export const isPrefixSaid = ({ prefix, created, by }: Note): boolean =>
  prefix === '' || wordsIn(prefix).every((word) => wordsIn(`${created ?? ''} ${by ?? ''}`).includes(word));

/** A note from a place in its first paragraph on, without the indentation that its lines share. */
export function noteText({ text }: NotesFile, { opening, lines, range }: Note, from: number): string {
  const start = opening.start + from;
  const below = lines.filter((line) => line.range.start > start && line.kind !== 'blank');
  const shared = below.reduce<string | undefined>((common, line) => {
    const lead = text.slice(line.range.start, line.words.start).match(/^[ \t]*/)?.[0] ?? '';
    const indent = lead.slice(0, Math.min(lead.length, (common ?? lead).length));
    return common === undefined ? lead : commonStart(common, indent);
  }, undefined);
  const [first = '', ...rest] = text.slice(start, Math.max(start, range.end)).split(/\r\n|\n|\r/);
  const cut = (line: string): string =>
    line.startsWith(shared ?? '') ? line.slice((shared ?? '').length) : line.trimStart();
  return [first.trimStart(), ...rest.map(cut)]
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

function commonStart(one: string, other: string): string {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one[length] === other[length]) length++;
  return one.slice(0, length);
}

/** A fence or a tag that the note leaves open would swallow the links below it: there, they come first. */
function readable(log: LogDebt, { places }: NotePlaces): LoggedDebt {
  const item = logDebt(log);
  if (places.length === 0 || !/(?:^|\n)\s*(?:`{3}|~{3}|<|[-*+]\s+\[)/.test(log.description ?? '')) return item;
  if (codeAnchors(createDocument(item.path, item.text)).length >= places.length) return item;
  const { description = '', ...rest } = log;
  const bare = logDebt(rest);
  return { ...bare, text: `${bare.text}\n${description}\n` };
}
