import { ownWord, plainWords } from '../kinds/set-backlog-field.ts';
import { backlogItems } from '../model/backlog/items.ts';
import { suggestedEffort, suggestedImpact } from '../model/backlog/scales.ts';
import { readText } from '../model/backlog/text.ts';
import type { DebtItem } from '../model/debt-item.ts';
import type { OwnField } from '../model/debt-source.ts';
import { createDocument, type Document } from '../model/document.ts';
import type { ScoreName, Scores } from '../model/ice.ts';
import { normaliseText } from '../model/normalise.ts';
import { applyEdits, type TextEdit } from '../text/text.ts';
import { type EntryValues, entryEdit, nextOwnId } from './backlog-entry.ts';
import { type ItemAt, placeForItem } from './backlog-place.ts';
import {
  anchorLine,
  type CodePlace,
  debtTitle,
  type LogDebt,
  lineNumbers,
  placeLink,
  plainDetail,
  sourceSentence,
} from './log-debt.ts';
import { codeSpan, inlineText } from './markdown-inline.ts';

/** An item that goes into a document of several, or in one line why it does not. */
export type BacklogLog =
  | {
      readonly edits: readonly TextEdit[];
      /** The item as the document then has it. */
      readonly item: DebtItem;
      /** What was left out, in one line. */
      readonly note?: string;
    }
  | { readonly refused: string };

/**
 * Logs debt into the document in which a team keeps several items, in the shape that those have. Nothing else in it
 * changes, by a byte or in what it says.
 *
 * @param log Its id is for documents whose ids are drawn; others count theirs up, or have none.
 */
export function logIntoBacklog(document: Document, log: Omit<LogDebt, 'folder'>): BacklogLog {
  const items = backlogItems(document);
  const place = placeForItem(document, items, log.scores?.impact);
  if (!place) return { refused: whyNone(items) };
  const all = items.flatMap((item): ItemAt[] => (item.from ? [{ ...item, from: item.from }] : []));
  const model = place.shape === 'table' ? all.find(({ from }) => from.range.start === place.after.start) : place.model;
  const hasIdColumn = place.shape === 'table' && place.table.columns.includes('id');
  const next = all.length === 0 && hasIdColumn ? `D-${log.id}` : nextOwnId(document.text, model, all, log.id);
  const id = place.shape === 'table' || model?.from.own.some(({ field }) => field === 'id') || model?.id ? next : '';
  const heading = debtTitle(log.title);
  const places = unsaidPlaces(document, all, log);
  const links = places.map((each) => anchorLine(document.path, each));
  const { description = '', status = 'open' } = log;
  const entry: EntryValues = {
    title: inlineText(heading),
    id,
    isDone: status === 'paid',
    values: valuesOf(document, all, log, places),
    lines: links.map(({ text }) => text),
    more: isOneLine(description) ? '' : description,
  };
  const plain = entryEdit(document, place, entry);
  const told = addedItem(document, items, plain, heading);
  // Where prose makes a section an item, an id does so without any.
  const edit = told || id !== '' ? plain : entryEdit(document, place, { ...entry, id: `D-${log.id}` });
  const item = edit === plain ? told : addedItem(document, items, edit, heading);
  if (!item || item.status !== status) return { refused: item ? noStatus : noneToFollow };
  const notes = [links.find(({ note }) => note !== undefined)?.note, withoutPlace(item, log.scores)].filter(Boolean);
  return { edits: [edit], item, ...(notes.length > 0 && { note: notes.join(' ') }) };
}

/** A scale of the document's own is no score, and most have no place for a confidence. */
function withoutPlace({ from }: DebtItem, { confidence }: Scores = {}): string | undefined {
  if (confidence === undefined || from?.own.some(({ field }) => field === 'confidence')) return undefined;
  return 'The document has no place for a confidence: it was left out.';
}

function whyNone(items: readonly DebtItem[]): string {
  if (items.length === 0) return 'no list of debt is recognised in it';
  if (items.every(({ from }) => from?.listed !== undefined)) return 'its items are files of their own';
  return items.some(({ from }) => from?.shape === 'file')
    ? 'it is one item as a whole'
    : 'it has no list of open items';
}

const noStatus = 'nothing there can say its status';
const noneToFollow = 'a new item would not be read there as one';

/** A document that holds one item, for a team that has none yet: a table, which stays readable as text. */
export function newBacklog(
  path: string,
  log: Omit<LogDebt, 'folder'>,
): (Exclude<BacklogLog, { refused: string }> & { readonly text: string }) | { readonly refused: string } {
  const empty = emptyBacklog(path);
  const logged = logIntoBacklog(empty, log);
  return 'refused' in logged ? logged : { ...logged, text: applyEdits(empty.text, logged.edits) };
}

/** A document that waits for its first item. */
export const emptyBacklog = (path: string): Document =>
  createDocument(path, `# Tech debt\n\n| ${columns.join(' | ')} |\n|${columns.map(() => ' --- |').join('')}\n`);

const columns = [
  'ID',
  'Title',
  'Location',
  'Status',
  'Impact',
  'Confidence',
  'Effort',
  'Hits',
  'Created',
  'Created by',
  'Notes',
];

/** The one item more; undefined where anything else would read otherwise. */
function addedItem(
  document: Document,
  before: readonly DebtItem[],
  edit: TextEdit,
  title: string,
): DebtItem | undefined {
  const after = backlogItems(createDocument(document.path, applyEdits(document.text, [edit]), document));
  const added = after.find(
    (item) => item.from && item.from.range.end > edit.range.start && item.from.range.start >= edit.range.start,
  );
  if (!added || after.length !== before.length + 1) return undefined;
  if (!normaliseText(added.title).startsWith(normaliseText(readText(inlineText(title))))) return undefined;
  const reading = ({ id, title: said, status, scores, from }: DebtItem) =>
    JSON.stringify([id, said, status, scores, from?.shape, from?.own.map(({ name, text }) => [name, text])]);
  const others = after.filter((item) => item !== added);
  return others.every((item, at) => reading(item) === reading(before[at] as DebtItem)) ? added : undefined;
}

function valuesOf(
  document: Document,
  items: readonly ItemAt[],
  { title, scores = {}, status = 'open', area, created, by, source, description = '' }: Omit<LogDebt, 'folder'>,
  places: readonly CodePlace[],
): ReadonlyMap<OwnField, string> {
  const isScored = hasScores(document, items);
  const details = [
    plainDetail(title),
    source && sourceSentence(document.path, source),
    isOneLine(description) ? description : '',
  ].filter(Boolean);
  const values: readonly (readonly [OwnField, string | undefined])[] = [
    ['status', items.length === 0 ? plainWords[status] : ownWord(items, status)],
    ['area', area],
    ['created', created],
    ['by', by === undefined || by.trim() === '' ? undefined : inlineText(by)],
    ['link', places.map((place) => linkText(document, items, place)).join(', ')],
    ['problem', details.length === 0 ? undefined : details.join(' ')],
    ['priority', isScored ? undefined : inOwnScale(items, 'priority', scores)],
    ['effort', isScored ? scoreText(scores.effort) : inOwnScale(items, 'effort', scores)],
    ['impact', isScored ? scoreText(scores.impact) : undefined],
    ['confidence', scoreText(scores.confidence)],
  ];
  return new Map(values.flatMap(([field, value]) => (value === undefined || value === '' ? [] : [[field, value]])));
}

const scoreText = (score: number | undefined): string | undefined => (score === undefined ? undefined : String(score));

/** Whole numbers are scores where a confidence stands beside them. */
const hasScores = ({ text }: Document, items: readonly ItemAt[]): boolean =>
  items.some(({ from }) => from.own.some(({ field }) => field === 'confidence')) ||
  (items.length === 0 && /\|\s*confidence\s*\|/i.test(text));

const isOneLine = (text: string): boolean => !text.includes('\n');

/** Where nothing lists places by themselves, those that the words do not name anyway. */
function unsaidPlaces(
  { text }: Document,
  items: readonly ItemAt[],
  { title, description = '', place, places = [] }: Omit<LogDebt, 'folder'>,
): readonly CodePlace[] {
  const isListed =
    items.length === 0
      ? /\|\s*location\s*\|/i.test(text)
      : items.some(({ from }) => from.own.some(({ field }) => field === 'link'));
  const said = `${title}\n${description}`;
  const isSaid = (each: CodePlace) => said.includes(each.path + lineNumbers(each));
  return [...(place ? [place] : []), ...(isListed ? places : places.filter((each) => !isSaid(each)))];
}

/** As most of the places in the document are written: in backticks, or as links. */
function linkText(document: Document, items: readonly ItemAt[], place: NonNullable<LogDebt['place']>): string {
  const links = items.filter(({ anchors }) => anchors.some(({ form }) => form === undefined));
  const spans = items.filter(({ anchors }) => anchors.some(({ form }) => form === 'path'));
  return links.length > spans.length ? placeLink(document.path, place) : codeSpan(`${place.path}${lineNumbers(place)}`);
}

/** The document's own word for as much, else a plain one. */
function inOwnScale(items: readonly ItemAt[], field: 'priority' | 'effort', scores: Scores): string | undefined {
  const name: ScoreName = field === 'priority' ? 'impact' : 'effort';
  const score = scores[name];
  if (score === undefined) return undefined;
  const meaning = field === 'priority' ? suggestedImpact : suggestedEffort;
  const counts = new Map<string, number>();
  for (const { from } of items) {
    const said = from.own.find((each) => each.field === field)?.text ?? '';
    if (said !== '' && said.length <= 20) counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const away = (word: string) => Math.abs((meaning(word) ?? 99) - score);
  const [word] = [...counts].sort((a, b) => away(a[0]) - away(b[0]) || b[1] - a[1])[0] ?? [];
  // A priority of the document's own may be one step away from what was meant; two would say something else.
  if (word !== undefined && away(word) <= (field === 'priority' ? 2 : 1)) return word;
  const plain = plainWord(field, score);
  return counts.size > 0 && [...counts.keys()].every((each) => each === each.toLowerCase())
    ? plain.toLowerCase()
    : plain;
}

const plainWord = (field: 'priority' | 'effort', score: number): string =>
  field === 'priority'
    ? (['Low', 'Medium', 'High', 'Critical'][score <= 3 ? 0 : score <= 5 ? 1 : score <= 8 ? 2 : 3] ?? '')
    : (efforts[score - 1] ?? '');

const efforts = [
  '1 hour',
  'half a day',
  '1 day',
  '2 days',
  '1 week',
  '2 weeks',
  '1 month',
  '2 months',
  '1 quarter',
  '2 quarters',
];
