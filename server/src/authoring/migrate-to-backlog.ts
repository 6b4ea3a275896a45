import { setBacklogFields } from '../kinds/set-backlog-field.ts';
import { backlogItems } from '../model/backlog/items.ts';
import { ownField } from '../model/backlog/words.ts';
import { isDebtId } from '../model/debt-id.ts';
import { type DebtItem, type DebtKey, dayOf, isOpenDebt } from '../model/debt-item.ts';
import { createDocument, type Document } from '../model/document.ts';
import type { IceFormula } from '../model/ice.ts';
import { normaliseText } from '../model/normalise.ts';
import { rankItems } from '../model/project.ts';
import { sections } from '../model/sections.ts';
import { applyEdits, lineEnding, type TextEdit } from '../text/text.ts';
import { type BacklogShape, backlogAdditions, newBacklogText } from './backlog-additions.ts';
import { indexPlaces, placeOf } from './backlog-index.ts';
import { itemLabels, keyOfField, labelledValue } from './item-labels.ts';
import { type ItemParts, itemParts } from './item-parts.ts';
import { isTitleLine, placedEdits, staleValues } from './migrated-entry.ts';
import { missingWords } from './moved-text.ts';

/** Files of items as one document. */
export interface IntoBacklog {
  /** The whole document as it then is. */
  readonly text: string;
  readonly moved: readonly { readonly path: string; readonly title: string }[];
  /** Items that stay files, and why. */
  readonly left: readonly { readonly path: string; readonly title: string; readonly reason: string }[];
}

export interface ToBacklog {
  /** The document's, counted from the workspace like those of the items. */
  readonly path: string;
  /** As it is; absent where it is not there yet. */
  readonly text?: string;
  readonly items: readonly Document[];
  /** Of a document that is new; one that is there has its own. */
  readonly shape: BacklogShape;
  readonly formula: IceFormula;
}

/**
 * Turns files of items into one document: each at the place where the document links to it, the others behind those that
 * are there. An item of which a word or a field would be lost stays a file.
 */
export function migrateToBacklog(options: ToBacklog): IntoBacklog | { readonly refused: string } {
  const left: { path: string; title: string; reason: string }[] = [];
  let parts: ItemParts[] = [];
  for (const document of options.items) {
    const read = itemParts(document);
    if ('refused' in read) left.push({ path: document.path, title: document.path, reason: read.refused });
    else parts.push(read);
  }
  const ranked = rankItems(
    parts.map(({ item }) => item),
    options.formula,
  );
  const order = [...ranked.filter(isOpenDebt), ...ranked.filter((item) => !isOpenDebt(item))];
  parts.sort((a, b) => order.indexOf(a.item) - order.indexOf(b.item));
  const told = toldAlready(options, parts);
  parts = parts.filter((part) => !told.includes(part));
  for (;;) {
    const built = build(options, parts);
    if ('refused' in built) return built;
    const lost = parts.flatMap((part) => {
      const reason = problemOf(built, part);
      return reason === undefined ? [] : [{ part, reason }];
    });
    if (lost.length === 0) {
      const moved = [...told, ...parts].map(({ item: { path, title } }) => ({ path, title }));
      return { text: built.text, moved, left };
    }
    for (const { part, reason } of lost) left.push({ path: part.item.path, title: part.item.title, reason });
    parts = parts.filter((part) => !lost.some((each) => each.part === part));
  }
}

/** Items that the document has word for word: a run before this one was stopped before it removed their files. */
function toldAlready({ path, text }: ToBacklog, parts: readonly ItemParts[]): readonly ItemParts[] {
  if (text === undefined || isBlank(path, text)) return [];
  const document = createDocument(path, text);
  const places = indexPlaces(document);
  const byTitle = new Map<string, DebtItem[]>();
  for (const item of backlogItems(document)) {
    if (!item.from || item.from.listed !== undefined) continue;
    const title = normaliseText(item.title);
    byTitle.set(title, [...(byTitle.get(title) ?? []), item]);
  }
  const taken = new Set<DebtItem>();
  return parts.filter((part) => {
    if (places.has(part.item.path)) return false;
    const found = byTitle.get(normaliseText(part.item.title))?.find((item) => {
      if (taken.has(item) || !isSame(item, part.item)) return false;
      const built = { text, document, found: new Map([[part.item.path, item]]), replaced: new Map() };
      const isWhole = unsaid(part, item).length === 0 && Object.keys(overruled(part, item)).length === 0;
      return isWhole && problemOf(built, part) === undefined;
    });
    if (found) taken.add(found);
    return found !== undefined;
  });
}

interface Built {
  readonly text: string;
  readonly document: Document;
  /** What stands there of each, by path. */
  readonly found: ReadonlyMap<string, DebtItem>;
  /** What was written over, since the item's file says otherwise by now. */
  readonly replaced: ReadonlyMap<string, readonly string[]>;
}

function build(options: ToBacklog, parts: readonly ItemParts[]): Built | { readonly refused: string } {
  const first = assemble(options, parts, new Map());
  if ('refused' in first) return first;
  // What the document says of an item by itself need not be written: the rest is a line of its own.
  const lacking = new Map(parts.map((part) => [part.item.path, unsaid(part, first.found.get(part.item.path))]));
  const whole = [...lacking.values()].some((keys) => keys.length > 0) ? assemble(options, parts, lacking) : first;
  if ('refused' in whole) return whole;
  let { document } = whole;
  const replaced = new Map(parts.map((part) => [part.item.path, [...staleValues(part)]]));
  for (const part of parts.toReversed()) {
    const item = whole.found.get(part.item.path);
    const wanted = item && overruled(part, item);
    if (!item || !wanted || Object.keys(wanted).length === 0) continue;
    const here = backlogItems(document).find(
      (each) => each.from?.line === item.from?.line && each.title === item.title,
    );
    const change = here && setBacklogFields(document, here, wanted);
    if (!change || 'refused' in change) continue;
    for (const { range } of change.edits)
      replaced.get(part.item.path)?.push(document.text.slice(range.start, range.end));
    document = createDocument(document.path, applyEdits(document.text, change.edits), document);
  }
  return { text: document.text, document, found: whole.found, replaced };
}

/** @param lacking Fields of each item that want a line of their own. */
function assemble(
  { path, text, shape }: ToBacklog,
  parts: readonly ItemParts[],
  lacking: ReadonlyMap<string, readonly DebtKey[]>,
): Built | { readonly refused: string } {
  const isNew = text === undefined || isBlank(path, text);
  const before = createDocument(path, isNew ? newBacklogText(path, text ?? '', shape, parts) : text);
  const places = indexPlaces(before);
  const edits: (TextEdit & { readonly of: string })[] = [];
  const rest: ItemParts[] = [];
  for (const part of parts) {
    const place = placeOf(before, places.get(part.item.path) ?? [], part.item.title, part.origin !== undefined);
    if (!place) rest.push(part);
    else
      for (const edit of placedEdits(before, place, part, lacking.get(part.item.path) ?? []))
        edits.push({ ...edit, of: part.item.path });
  }
  if (rest.length > 0 && !(isNew && shape === 'headings')) {
    const added = backlogAdditions(before, places, rest, lacking);
    if (!added) return { refused: 'no list of debt is recognised in it' };
    edits.push(...added);
  }
  const eol = lineEnding(before.text);
  const written = edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, eol) }));
  const document = createDocument(path, applyEdits(before.text, written), before);
  return { text: document.text, document, found: foundIn(document, parts, written), replaced: new Map() };
}

/** Nothing but a title at most. */
const isBlank = (path: string, text: string): boolean =>
  text.trim() === '' ||
  sections(createDocument(path, text)).every(
    ({ level, contentRange: { start, end } }) => level <= 1 && text.slice(start, end).trim() === '',
  );

/** By where they were written; in a document that is new, by title and id. */
function foundIn(
  document: Document,
  parts: readonly ItemParts[],
  edits: readonly (TextEdit & { readonly of: string })[],
): ReadonlyMap<string, DebtItem> {
  const items = backlogItems(document).filter(({ from }) => from !== undefined && from.listed === undefined);
  const found = new Map<string, DebtItem>();
  let shift = 0;
  for (const { range, newText, of } of edits.toSorted(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
  )) {
    const start = range.start + shift;
    shift += newText.length - (range.end - range.start);
    const said = newText.length - newText.trimStart().length;
    const item = items.findLast(({ from }) => from && from.range.start <= start + said && start < from.range.end);
    if (item && !found.has(of)) found.set(of, item);
  }
  const taken = new Set(found.values());
  for (const { item } of parts) {
    if (found.has(item.path)) continue;
    const match = items.find((each) => !taken.has(each) && isSame(each, item));
    if (!match) continue;
    taken.add(match);
    found.set(item.path, match);
  }
  return found;
}

const isSame = (found: DebtItem, item: DebtItem): boolean =>
  normaliseText(found.title) === normaliseText(item.title) &&
  (found.id === undefined || !isDebtId(found.id) || item.id === undefined || found.id === item.id);

/** Fields of the head that nothing in the document says. */
function unsaid({ item, fields }: ItemParts, found: DebtItem | undefined): readonly DebtKey[] {
  if (!found) return [];
  return itemLabels.flatMap(([key]) => {
    const value = fields.get(key);
    if (value === undefined || isTold(key, value, item, found)) return [];
    const own = found.from?.own.some(
      ({ field, name, text }) => keyOfField(field) === key && (name !== '' || key === 'status') && text !== '',
    );
    return own ? [] : [key];
  });
}

function isTold(key: DebtKey, value: string, item: DebtItem, found: DebtItem): boolean {
  if (key === 'status') return isSameStatus(item, found);
  if (key === 'created' || key === 'reviewed' || key === 'paid')
    return found[key] !== undefined && found[key] === dayOf(value);
  if (key === 'by' || key === 'owner' || key === 'area') return found[key] === value;
  if (key === 'hits') return found.hits === Number(value);
  const said = found.from?.own.find(
    ({ name, field }) => keyOfField(field) === key || name.toLowerCase() === labelOf(key),
  );
  return said?.text === value;
}

const labelOf = (key: DebtKey): string => itemLabels.find(([each]) => each === key)?.[1].toLowerCase() ?? key;

/** Fields that the document says otherwise: what the item's file says is newer. */
function overruled({ item, fields }: ItemParts, found: DebtItem): Readonly<Record<string, string>> {
  const wanted: Record<string, string> = {};
  for (const [key] of itemLabels) {
    const value = fields.get(key);
    const own = found.from?.own.find(({ field }) => keyOfField(field) === key);
    if (value === undefined || !own || isTold(key, value, item, found)) continue;
    if (key === 'status') wanted[key] = item.status ?? value;
    else if (!/^(?:impact|confidence|effort|ease)$/.test(key)) wanted[key] = value;
  }
  return wanted;
}

/** In one line what would be lost of an item; undefined for nothing. */
function problemOf(
  { text, found, replaced }: Built,
  { item, title, labels, body, extra, fields, origin = '' }: ItemParts,
): string | undefined {
  const here = found.get(item.path);
  if (!here?.from) return 'it would not be read as an item there';
  const own = [text.slice(here.from.range.start, here.from.range.end), ...(replaced.get(item.path) ?? [])].join('\n');
  const told = [...fields]
    .filter(([key]) => key !== 'status' && key !== 'id')
    .map(([key, value]) => labelledValue(key, value));
  const values = labels.map(({ value }) => value);
  const said = [...values, body, ...extra].join('\n');
  const [first] = missingWords(`${item.title}\n${said}`, own);
  // A title is the same in its own marks, and may stand there as one of the fields.
  const titles = normaliseText(here.title) === normaliseText(item.title) ? [title, ''] : [title];
  const isWhole = first === undefined || titles.some((each) => missingWords(`${each}\n${said}`, own).length === 0);
  if (!isWhole) return `“${first}” would be lost`;
  const before = isTitleLine(origin, item.title) ? missingWords(origin, own)[0] : undefined;
  if (before !== undefined) return `“${before}” would be lost`;
  // In a table, the header says what its cells are.
  const name = labels.find((each) => ownField(each.name) !== 'id' && missingWords(each.name, text).length > 0)?.name;
  if (name !== undefined) return `“${name}” would be lost`;
  const value = told.find((each) => missingWords(each, own).length > 0 && !ownSays(here, each));
  if (value !== undefined) return `“${value}” would be lost`;
  return isSameStatus(item, here) ? undefined : 'nothing there can say its status';
}

/** Words of the team's own that say no status stand for one that is open. */
const isSameStatus = ({ status }: DebtItem, found: DebtItem): boolean =>
  status === undefined || found.status === status || (found.status === undefined && status === 'open');

/** A day in another form, for one, or the area by where it stands. */
const ownSays = ({ created, reviewed, paid, area }: DebtItem, value: string): boolean =>
  [created, reviewed, paid, area].includes(dayOf(value) ?? value);
