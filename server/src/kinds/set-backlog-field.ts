import { backlogItems } from '../model/backlog/items.ts';
import { ownStatus } from '../model/backlog/scales.ts';
import { type DebtItem, type DebtStatus, isScoreKey, scoreOf, type WrittenDebtItem } from '../model/debt-item.ts';
import type { DebtSource, OwnValue } from '../model/debt-source.ts';
import { createDocument, type Document } from '../model/document.ts';
import { applyEdits, type TextEdit, type TextRange } from '../text/text.ts';
import type { FieldEdits } from './field-edits.ts';
import type { FieldValues } from './write-debt-field.ts';

/**
 * Changes fields of an item in a document of the team's own shape, by the bytes of one value each: a cell, a labelled
 * field, a box. What has no place there is refused, and so is what would make anything else in the document read otherwise.
 */
export function setBacklogFields(document: Document, wanted: DebtItem, values: FieldValues): FieldEdits {
  const items = backlogItems(document);
  const item = items.find(({ from, title }) => from?.line === wanted.from?.line && title === wanted.title);
  if (!item?.from) return { refused: 'The document has changed; the item is looked up anew.' };
  const edits: TextEdit[] = [];
  for (const [key, value] of Object.entries(values)) {
    const field = fieldOf(item.from, key.toLowerCase());
    // When and by whom goes with a status where there is a place for it.
    if (!field && /^paid(?:-by)?$/i.test(key) && 'status' in values) continue;
    const text = value === null ? '' : String(value).replace(/\s+/g, ' ').trim();
    const edit = field ? written(document, items, item, field, text) : noPlace(item.from, key);
    if (typeof edit === 'string') return { refused: edit };
    if (document.text.slice(edit.range.start, edit.range.end) !== edit.newText) edits.push(edit);
  }
  return isFaithful(document, items, item, edits, values) ? { edits } : { refused: notFaithful };
}

const notFaithful = 'This cannot be changed without touching more; change it in the document.';

const noPlace = ({ shape }: DebtSource, key: string): string =>
  `The ${shape === 'table' ? 'table has no column' : 'item has no field'} for ${key.toLowerCase()}; change it in the document.`;

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
  const place = key === 'status' ? wordRange(document, text, range) : range;
  if (key === 'status' && ownStatus(text) === value)
    return { range, newText: document.text.slice(range.start, range.end) };
  const said = key === 'status' ? ownWord(items, value as DebtStatus) : value;
  const joined = place.start === place.end && text !== '' ? `${said} — ` : said;
  if (from?.shape !== 'table')
    return { range: place, newText: (joined === '' ? '' : labelGap(document.text, range)) + joined };
  const isCrammed = range.start === range.end && document.text.charAt(range.end) === '|';
  return { range: place, newText: joined.replace(/(?<!\\)\|/g, '\\|') + (isCrammed ? ' ' : '') };
}

/** What parts a label from a value where there was none. */
export const labelGap = (text: string, { start, end }: TextRange): string =>
  start === end && /[:：*]/.test(text.charAt(start - 1)) ? ' ' : '';

const cut = (text: string): string => (text.length > 30 ? `${text.slice(0, 29).trimEnd()}…` : text);

/** Of a status that tells more, the word that it begins with, or the place for one; else all of it. */
function wordRange({ text }: Document, said: string, range: TextRange): TextRange {
  if (said.length <= longestWord) return range;
  const [, word = ''] =
    /^([^\n]{1,40}?(?:\s+\([^()\n]{1,20}\))?)(?=\s+[–—-]+\s|[.;:,]\s|\s+\()/.exec(text.slice(range.start, range.end)) ??
    [];
  return { start: range.start, end: range.start + (ownStatus(word) === undefined ? 0 : word.length) };
}

/** Letters. */
const longestWord = 40;

/** The word that the document uses for a status already, most often; a plain one where it has none. */
export function ownWord(items: readonly DebtItem[], status: DebtStatus): string {
  const counts = new Map<string, number>();
  const initials: string[] = [];
  for (const { from } of items) {
    // What stands in brackets behind it is of that one item.
    const whole = from?.own.find(({ field, name }) => field === 'status' && name !== '')?.text ?? '';
    const said = whole.replace(/\s*\([^()]*\)$/, '');
    if (said === '' || said.length > longestStatus) continue;
    initials.push(/\p{L}/u.exec(said)?.[0] ?? '');
    if (ownStatus(said) === status) counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const [word] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  // As small as the words that are there.
  const isSmall = initials.join('') !== '' && !initials.some((letter) => /\p{Lu}/u.test(letter));
  return word ?? (isSmall ? plainWords[status].toLowerCase() : plainWords[status]);
}

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
  return changed.title === item.title && (status === undefined || status === null || changed.status === status);
}
