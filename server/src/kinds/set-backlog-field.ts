import { backlogItems } from '../model/backlog/items.ts';
import { ownStatus } from '../model/backlog/scales.ts';
import { ownTitle } from '../model/backlog/text.ts';
import { type DebtItem, type DebtStatus, isScoreKey, scoreOf, type WrittenDebtItem } from '../model/debt-item.ts';
import type { DebtSource, OwnValue } from '../model/debt-source.ts';
import { createDocument, type Document } from '../model/document.ts';
import { applyEdits, rangeLength, shiftRange, type TextEdit, type TextRange } from '../text/text.ts';
import type { FieldEdits } from './field-edits.ts';
import { paidLine, withoutPaidLine } from './paid-field.ts';
import { type PaidManner, paidEdits, paidTitle, signed, struck } from './paid-title.ts';
import type { FieldValues } from './write-debt-field.ts';

/**
 * Changes fields of an item in a document of the team's own shape, by the bytes of one value each: a cell, a labelled
 * field, a box. What is paid and has no place for a status is marked as others in the document are, else its title is
 * struck. What else has no place is refused, and so is what would make anything else in the document read otherwise.
 */
export function setBacklogFields(document: Document, wanted: DebtItem, values: FieldValues): FieldEdits {
  const items = backlogItems(document);
  const item = items.find(({ from, title }) => from?.line === wanted.from?.line && title === wanted.title);
  if (!item?.from) return { refused: 'The document has changed; the item is looked up anew.' };
  const edits: TextEdit[] = [];
  let marks: readonly (readonly TextEdit[])[] = [[]];
  for (const [key, value] of Object.entries(values)) {
    const field = fieldOf(item.from, key.toLowerCase());
    // When and by whom goes with a status where there is a place for it.
    if (/^paid(?:-by)?$/i.test(key) && 'status' in values && !isPlaceFor(field, key)) continue;
    const text = value === null ? '' : String(value).replace(/\s+/g, ' ').trim();
    const ways = key.toLowerCase() === 'status' ? statusMarks(document, items, item, text, field) : undefined;
    if (ways) marks = ways.edits;
    if (ways?.isAll) continue;
    const edit = field ? written(document, items, item, field, text) : noPlace(item.from, key);
    if (typeof edit === 'string') return { refused: edit };
    if (document.text.slice(edit.range.start, edit.range.end) !== edit.newText) edits.push(edit);
  }
  for (const mark of marks) {
    const all = [...edits, ...mark];
    if (isFaithful(document, items, item, all, values)) return { edits: all };
  }
  const { status } = ownTitle(document.text.slice(item.titleRange.start, item.titleRange.end));
  const isInTitle = 'status' in values && status !== undefined;
  return { refused: isInTitle ? `The title says how far it is: ${cut(status)}; change it there.` : notFaithful };
}

const notFaithful = 'This cannot be changed without touching more; change it in the document.';

const noPlace = ({ shape }: DebtSource, key: string): string =>
  `The ${shape === 'table' ? 'table has no column' : 'item has no field'} for ${key.toLowerCase()}; change it in the document.`;

/** What tells how it was paid, or by which change, is no place for a day. */
const isPlaceFor = (field: OwnValue | undefined, key: string): boolean =>
  field !== undefined && (!/^paid$/i.test(key) || /^(?:\d{4}-\d\d-\d\d)?$/.test(field.text));

const hasField = ({ from }: WrittenDebtItem, key: string): boolean =>
  from !== undefined && fieldOf(from, key) !== undefined;

/** A field that has words of its own comes before a box. */
function fieldOf({ own }: DebtSource, key: string): OwnValue | undefined {
  const all = own.filter(({ field }) => field === key);
  return all.find(({ name }) => name !== '') ?? all[0];
}

function written(
  document: Document,
  items: readonly WrittenDebtItem[],
  { fields, from }: WrittenDebtItem,
  { field: key, name, text, range }: OwnValue,
  value: string,
): TextEdit | string {
  // Where the document scores, a blank and a number of another scale make way; words never do.
  const isScorePlace = fields.has(key) && !/\p{L}/u.test(text);
  if (isScoreKey(key) && scoreOf(text) === undefined && !isScorePlace)
    return `${name} has words of its own here${text === '' ? '' : `: ${cut(text)}`}; change it in the document.`;
  if (key === 'status' && name === '') {
    if (value !== 'paid' && value !== 'open') return 'A box is ticked or not; open and paid are all it can say.';
    return { range, newText: value === 'paid' ? 'x' : ' ' };
  }
  // There is no word for no status: it goes whole.
  const isStatus = key === 'status' && value !== '';
  const place = isStatus ? wordRange(document, text, range) : range;
  if (isStatus && ownStatus(text) === value) return { range, newText: document.text.slice(range.start, range.end) };
  const said = isStatus ? ownWord(items, value as DebtStatus) : value;
  const joined = place.start === place.end && text !== '' ? `${said} — ` : said;
  if (from?.shape !== 'table') {
    if (joined === '') return { range: withGap(document.text, place), newText: '' };
    return { range: place, newText: labelGap(document.text, range) + joined };
  }
  const isCrammed = range.start === range.end && document.text.charAt(range.end) === '|';
  return { range: place, newText: joined.replace(/(?<!\\)\|/g, '\\|') + (isCrammed ? ' ' : '') };
}

/** What parts a label from a value where there was none. */
export const labelGap = (text: string, { start, end }: TextRange): string =>
  start === end && /[:：*]/.test(text.charAt(start - 1)) ? ' ' : '';

/** With the blank that parts it from its label, which nothing behind it wants. */
const withGap = (text: string, { start, end }: TextRange): TextRange =>
  end > start && /[:：*] $/.test(text.slice(start - 2, start)) ? { start: start - 1, end } : { start, end };

const cut = (text: string): string => (text.length > 30 ? `${text.slice(0, 29).trimEnd()}…` : text);

/** Of a status that tells more or leads somewhere, the word that it begins with, or the place for one; else all of it. */
function wordRange({ text }: Document, said: string, range: TextRange): TextRange {
  const source = text.slice(range.start, range.end);
  const [link, opening = '', linked = ''] = /^([*_]*\[)([^[\]\n]+)\]\([^()\n]*\)/.exec(source) ?? [];
  if (link !== undefined && ownStatus(linked) !== undefined) {
    const start = range.start + opening.length;
    return { start, end: start + linked.length };
  }
  const isWord = ownStatus(said) !== undefined || said.split(' ').length <= mostWords;
  if (said.length <= longestWord && isWord && !/\s[–—]\s|[:;,]\s+\p{L}/u.test(said)) return range;
  const [, word = ''] = /^([^\n]{1,40}?(?:\s+\([^()\n]{1,20}\))?)(?=\s+[–—-]+\s|[.;:,]\s|\s+\()/.exec(source) ?? [];
  return { start: range.start, end: range.start + (ownStatus(word) === undefined ? 0 : word.length) };
}

/** Letters. */
const longestWord = 40;
/** Of a state that nobody knows; more tell something. */
const mostWords = 3;

/** The word that the document uses for a status already, most often; a plain one where it has none. */
export function ownWord(items: readonly DebtItem[], status: DebtStatus): string {
  const counts = new Map<string, number>();
  const initials: string[] = [];
  for (const { from } of items) {
    // What stands in brackets behind it is of that one item, as are numbers, days and versions.
    const whole = from?.own.find(({ field, name }) => field === 'status' && name !== '')?.text ?? '';
    const said = whole
      .replace(/\s*[(（][^()]*[)）]$/, '')
      .replace(ofOne, '')
      .replace(/\s*[(（:：,–—].*$/, '');
    if (said === '' || said.length > longestStatus || said.split(' ').length > mostWords) continue;
    initials.push(/\p{L}/u.exec(said)?.[0] ?? '');
    if (ownStatus(said) === status) counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const [word] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  // As small as the words that are there.
  const isSmall = initials.join('') !== '' && !initials.some((letter) => /\p{Lu}/u.test(letter));
  return word ?? (isSmall ? plainWords[status].toLowerCase() : plainWords[status]);
}

const ofOne = /(?:\s+(?:in|by|with|via|on|per))?\s*#?(?<![\p{L}\p{N}])[\p{L}-]*\d.*$/u;

/** Letters; what is longer is a sentence. */
const longestStatus = 24;

/** What a status is called where a document has no word for it yet. */
export const plainWords: Readonly<Record<DebtStatus, string>> = {
  open: 'Open',
  planned: 'Planned',
  'in-progress': 'In progress',
  paid: 'Done',
  'wont-fix': "Won't fix",
};

interface StatusMarks {
  /** Ways to say it, best first. */
  readonly edits: readonly (readonly TextEdit[])[];
  /** No field says it besides. */
  readonly isAll: boolean;
}

/** What round an item's title, or on a line that only those have which are paid, says its status; undefined where a field does alone. */
function statusMarks(
  document: Document,
  items: readonly WrittenDebtItem[],
  item: WrittenDebtItem,
  value: string,
  field: OwnValue | undefined,
): StatusMarks | undefined {
  if (value === 'paid') {
    if (field) return undefined;
    return { edits: item.status === 'paid' ? [[]] : paidMarks(document, items, item), isAll: true };
  }
  const { start, end } = item.titleRange;
  const marked = paidTitle(document.text.slice(start, end));
  if (!marked) {
    const line = value === 'open' ? withoutPaidLine(document, items, item) : undefined;
    return line && { edits: [[line]], isAll: true };
  }
  if (value !== 'open' && (!field || marked.marks.length === 0)) return undefined;
  const edits = marked.marks.map((ranges) => ranges.map((range) => ({ range: shiftRange(range, start), newText: '' })));
  return { edits, isAll: !field };
}

/** As most of those that are paid are marked; where nobody has shown how, the title is struck. */
function paidMarks(
  document: Document,
  items: readonly WrittenDebtItem[],
  item: WrittenDebtItem,
): readonly (readonly TextEdit[])[] {
  const { start, end } = item.titleRange;
  const source = document.text.slice(start, end);
  const manners = new Map<string, { readonly manner: PaidManner; count: number }>();
  for (const { from, status, titleRange } of items) {
    if (status !== 'paid' || from?.shape !== item.from?.shape) continue;
    const manner = paidTitle(document.text.slice(titleRange.start, titleRange.end))?.manner;
    const known = manners.get(JSON.stringify(manner));
    if (known) known.count++;
    else if (manner) manners.set(JSON.stringify(manner), { manner, count: 1 });
  }
  const learned = [...manners.values()].sort((a, b) => b.count - a.count).map(({ manner }) => manner);
  const line = paidLine(document, items, item, ownWord(items, 'paid'));
  return [
    ...(line && learned.length === 0 ? [[line]] : []),
    ...[...learned.slice(0, 2), struck, signed].flatMap((manner) =>
      paidEdits(source, manner).map((edits) =>
        edits.map((each) => ({ ...each, range: shiftRange(each.range, start) })),
      ),
    ),
  ];
}

/** The item reads as wanted, and all else as before. */
function isFaithful(
  document: Document,
  before: readonly WrittenDebtItem[],
  item: WrittenDebtItem,
  edits: readonly TextEdit[],
  { status }: FieldValues,
): boolean {
  if (edits.length === 0) return true;
  const after = backlogItems(createDocument(document.path, applyEdits(document.text, edits), document));
  const changed = after[before.indexOf(item)];
  const reading = ({ id, title, from, status: now }: WrittenDebtItem) =>
    JSON.stringify([id, title, now, from?.line, from?.own.map(({ name, text }) => [name, text])]);
  const others = (all: readonly WrittenDebtItem[], but: WrittenDebtItem | undefined) =>
    all.filter((each) => each !== but).map(reading);
  if (!changed || others(before, item).join('\n') !== others(after, changed).join('\n')) return false;
  if (changed.title !== item.title || changed.id !== item.id || changed.from?.line !== item.from?.line) return false;
  // Marks that are no part of the title could not be taken off again.
  const inTitle = edits.filter(({ range }) => range.start >= item.titleRange.start && range.end <= item.titleRange.end);
  const added = inTitle.reduce((sum, { range, newText }) => sum + newText.length - rangeLength(range), 0);
  if (status === 'paid' && rangeLength(changed.titleRange) !== rangeLength(item.titleRange) + added) return false;
  // Without the marks of what is paid, what groups it says how far it has come.
  if (status === 'open' && changed.status !== 'paid' && !hasField(item, 'status')) return true;
  return status === undefined || status === null || changed.status === status;
}
