import { LineIndex } from '../../text/line-index.ts';
import type { TextRange } from '../../text/text.ts';
import { foldersOfDebt, isArchived, sortsDebt } from '../debt-folders.ts';
import type { DebtField, WrittenDebtItem } from '../debt-item.ts';
import { anchorsIn, isOpenDebt, itemFrom, scoreOf, scoresOf } from '../debt-item.ts';
import type { DebtShape, OwnField, OwnValue } from '../debt-source.ts';
import { type Document, fact } from '../document.ts';
import { linkedPath, onlyLink } from '../linked-path.ts';
import { nodeRange, type Section } from '../sections.ts';
import { groupLine } from './group-lines.ts';
import { withLinesApart } from './lines.ts';
import type { SectionBullets } from './list.ts';
import { isGrade, ownStatus, statedScale, suggestedScores } from './scales.ts';
import type { ItemSection } from './sections.ts';
import { groupOf, priorityOf, stateOfBox, statusOf } from './status.ts';
import { itemRows } from './table.ts';
import { tableRanges } from './table-ranges.ts';
import { idOf, type OwnTitle, ownTitle, readText, withoutToDo } from './text.ts';

export type Items = readonly WrittenDebtItem[];

/** All that is written of an item, title and fields. */
export const writtenText = (text: string, { from }: WrittenDebtItem): string =>
  text.slice(from?.range.start ?? 0, from?.range.end ?? 0);

/** A section that is an item, or a whole document. */
export function sectionItem(document: Document, item: ItemSection): WrittenDebtItem {
  const { section, title, values, isDocument, head } = item;
  const all = { start: 0, end: document.text.length };
  if (head) return itemOf(document, { shape: 'file', range: all, titleRange: head, title, values, section });
  const range = { start: section.range.start, end: section.end };
  const heading = section.headingRange;
  const first = section.passage.heading?.children[0];
  const start = first ? nodeRange(first).start + section.offset : heading.start;
  const own = title.isBoxed ? [...values, ...boxBefore(document.text, { start, end: heading.end })] : values;
  const shape = isDocument ? 'file' : 'heading';
  return itemOf(document, { shape, range, titleRange: { start, end: heading.end }, title, values: own, section });
}

/** The rows of a section's tables that are items, by their headers or by what stands in the cells: see `itemRows`. */
export function rowItems(document: Document, section: Section, isProse: boolean, titles?: ReadonlySet<string>): Items {
  return tableRanges(section).flatMap((range) =>
    itemRows(document.text, range, isProse, titles).map((row) => {
      const title = ownTitle(document.text.slice(row.titleRange.start, row.titleRange.end));
      return itemOf(document, { ...row, shape: 'table', title, section });
    }),
  );
}

/** Bullets, boxes and paragraphs, by the sections in which they stand. */
export function bulletItems(document: Document, found: Iterable<SectionBullets>): Items {
  return [...found].flatMap(([section, bullets]) =>
    bullets.map(({ range, titleRange, values, box }) => {
      const title = ownTitle(withoutToDo(document.text.slice(titleRange.start, titleRange.end)));
      const ticked = box ? [stateOfBox(document.text, box)] : [];
      const isMarked = listMark.test(document.text.slice(range.start, range.start + 12));
      const shape = box ? 'checkbox' : isMarked ? 'bullet' : 'paragraph';
      return itemOf(document, { shape, range, titleRange, title, values: [...ticked, ...values], section });
    }),
  );
}

const listMark = /^(?:[-*+]|\d{1,9}[.)])\s/;

/** That of a heading. */
function boxBefore(text: string, { start, end }: TextRange): readonly OwnValue[] {
  const at = text.slice(start, end).indexOf('[');
  const length = text.slice(start + at, end).indexOf(']') - 1;
  return at < 0 || length < 0 ? [] : [stateOfBox(text, { start: start + at + 1, end: start + at + 1 + length })];
}

interface Found {
  readonly shape: DebtShape;
  readonly range: TextRange;
  readonly titleRange: TextRange;
  readonly title: OwnTitle;
  /** Those of its cells, fields or labels. */
  readonly values: readonly OwnValue[];
  /** It stands in this one, or is it. */
  readonly section: Section;
}

function itemOf(document: Document, { values: own, ...found }: Found): WrittenDebtItem {
  const { shape, range, titleRange, title, section } = found;
  const values = withCategory(own);
  const text = (field: OwnField): string | undefined =>
    values.find((each) => each.field === field && each.text !== '')?.text;
  const isPart = shape !== 'heading' && shape !== 'file';
  const line = isPart ? groupLine(document, section, range.start) : undefined;
  const groups = [
    ...(line === undefined ? [] : [line]),
    ...groupOf(section, shape),
    ...foldersOfDebt(document.path).filter(sortsDebt),
  ];
  const fields = fieldsOf(values, values.find(({ field }) => field === 'id' || field === 'title')?.range ?? titleRange);
  const named = anchorsIn(document, range);
  const anchors = isPart ? withLinesApart(document, { range, values, section }, named) : named;
  const base = itemFrom(document.path, (key) => fields.get(key)?.text ?? '', title.title, titleRange, anchors);
  const { status: _, id: __, ...rest } = base;
  const id = title.id ?? idOf(readText(text('id') ?? ''));
  const stated = statusOf(title, text('status'), text('priority'), groups);
  const status = stated !== undefined && isArchived(document.path) && isOpenDebt({ status: stated }) ? 'paid' : stated;
  const priority = text('priority') ?? title.severity ?? title.grade ?? priorityOf(groups);
  const listed = listedIn(document, found, values);
  return {
    ...rest,
    fields,
    ...(id !== undefined && { id }),
    ...(status && { status }),
    from: {
      shape,
      line: lines(document).position(range.start).line + 1,
      range,
      own: values,
      suggested: suggestedScores(priority, text('effort')),
      ...(listed !== undefined && { listed }),
    },
  };
}

const lines = fact((document: Document) => new LineIndex(document.text));

/** A category that says how far an item has come, or how urgent it is, is no area. */
function withCategory(values: readonly OwnValue[]): readonly OwnValue[] {
  const isStated = values.some(({ field, text }) => field === 'status' && text !== '');
  return values.map((value) => {
    const { field, name, text } = value;
    if (field !== 'area' || !/^(?:category|type)$/i.test(name) || !sortsDebt(text) || /^known\b/i.test(text))
      return value;
    if (ownStatus(text) !== undefined) return { ...value, field: isStated ? 'more' : 'status' };
    return isGrade(text) ? { ...value, field: 'more' } : value;
  });
}

/** Whole numbers count only where a document scores as Whylint does: with a number for confidence or ease somewhere. */
export function withScores(items: readonly WrittenDebtItem[]): readonly WrittenDebtItem[] {
  const isScored = items.some(({ from }) =>
    from?.own.some(
      ({ field, text, name }) => telling.includes(field) && isOurScale(name) && scoreOf(text) !== undefined,
    ),
  );
  if (!isScored) return items;
  return items.map((item) => {
    const own = (item.from?.own ?? []).filter(({ field, name }) => scoreFields.includes(field) && isOurScale(name));
    if (!own.some(({ field }) => telling.includes(field))) return item;
    const fields = new Map([...item.fields, ...fieldsOf(own, item.titleRange, scoreFields, true)]);
    return { ...item, fields, scores: scoresOf((key) => fields.get(key)?.text ?? '') };
  });
}

const telling: readonly OwnField[] = ['confidence', 'ease'];
const scoreFields: readonly OwnField[] = ['impact', 'confidence', 'effort', 'ease'];

/** What is said behind a name of where its numbers begin and end, `Impact (1-5)`, is nothing else than 1 to 10. */
function isOurScale(name: string): boolean {
  const [least, most] = statedScale(name) ?? [1, 10];
  return least === 1 && most === 10;
}

const keys: readonly OwnField[] = ['id', 'status', 'created', 'reviewed', 'paid', 'by', 'owner', 'area', 'hits'];

/** What is read of them as it is of an item's own head. */
function fieldsOf(
  values: readonly OwnValue[],
  place: TextRange,
  wanted = keys,
  blank = false,
): ReadonlyMap<string, DebtField> {
  const fields = new Map<string, DebtField>();
  for (const { field, text, range } of values)
    if (wanted.includes(field) && (blank || text !== '') && !fields.has(field))
      fields.set(field, { key: field, keyRange: { start: place.start, end: place.start }, text, valueRange: range });
  return fields;
}

/** The document of an item that an index links to: in the id or the title of a row, else behind the title and alone. */
function listedIn(
  { text, path }: Document,
  { shape, range, titleRange }: Omit<Found, 'values'>,
  values: readonly OwnValue[],
): string | undefined {
  if (shape !== 'table') return onlyLink(text, path, { start: titleRange.end, end: range.end });
  for (const { field, range } of values) {
    if (field !== 'id' && field !== 'title') continue;
    const [, target] =
      /\]\(<?([^()<>#]+\.(?:md|markdown))>?(?:#[^()]*)?\)/i.exec(text.slice(range.start, range.end)) ?? [];
    if (target !== undefined) return linkedPath(path, target);
  }
  return undefined;
}
