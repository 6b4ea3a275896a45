import { suggestedImpact } from '../model/backlog/scales.ts';
import { groupOf, isClosedGroup, priorityOf } from '../model/backlog/status.ts';
import { type ItemTable, itemTable } from '../model/backlog/table.ts';
import { tableRanges } from '../model/backlog/table-ranges.ts';
import { type DebtItem, isOpenDebt } from '../model/debt-item.ts';
import type { DebtSource } from '../model/debt-source.ts';
import type { Document } from '../model/document.ts';
import { nodeRange, type Section, sections } from '../model/sections.ts';
import type { TextRange } from '../text/text.ts';

/** Where in a document of the team's own an item that is new belongs. */
export type BacklogPlace =
  /** Behind a row: the last of those that are open, the line below the header where there is none. */
  | { readonly shape: 'table'; readonly table: ItemTable; readonly after: TextRange }
  /** Behind a section, a list item, or a paragraph, that it is modelled on. */
  | {
      readonly shape: 'heading';
      readonly model: ItemAt;
      readonly section: Section;
      readonly siblings: readonly ItemAt[];
    }
  | {
      readonly shape: 'bullet' | 'checkbox' | 'paragraph';
      readonly model: ItemAt;
      readonly siblings: readonly ItemAt[];
    };

/** An item with its place in a document of several. */
export type ItemAt = DebtItem & { readonly from: DebtSource };

/** Items of one table, one list, or one section. */
interface Container {
  readonly shape: DebtSource['shape'];
  /** Of the section that it stands in. */
  readonly groups: readonly string[];
  readonly isClosed: boolean;
  readonly items: readonly ItemAt[];
  readonly table?: ItemTable;
  readonly section: Section;
}

/**
 * Where a new item goes: among the open ones, in the shape that most of them have. Of several places those for what is as
 * urgent as it is, the ones that say nothing of urgency where nobody has scored it, else the last.
 *
 * @param impact As it was scored, 1 to 10.
 */
export function placeForItem(
  document: Document,
  items: readonly DebtItem[],
  impact: number | undefined,
): BacklogPlace | undefined {
  const open = containers(document, items).filter(({ isClosed, shape }) => !isClosed && shape !== 'file');
  const used = open.some((each) => openCount(each) > 0) ? open.filter((each) => openCount(each) > 0) : open;
  const shape = commonest(used);
  const fitting = used.filter((each) => each.shape === shape);
  const urgency = ({ groups }: Container) => {
    const said = priorityOf(groups);
    return said === undefined ? undefined : suggestedImpact(said);
  };
  const away = (each: Container): number => {
    const wanted = urgency(each);
    if (impact === undefined) return wanted === undefined ? 0 : 1;
    return wanted === undefined ? 2.5 : Math.abs(wanted - impact);
  };
  const least = Math.min(...fitting.map(away));
  const chosen = fitting.findLast((each) => away(each) === least);
  return chosen && placeIn(chosen);
}

const openCount = ({ items }: Container): number => items.filter(isOpenDebt).length;

/** A table that waits for its first row counts as one of one item. */
function commonest(all: readonly Container[]): DebtSource['shape'] | undefined {
  const counts = new Map<DebtSource['shape'], number>();
  for (const each of all) counts.set(each.shape, (counts.get(each.shape) ?? 0) + Math.max(1, openCount(each)));
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function placeIn({ shape, items, table, section }: Container): BacklogPlace | undefined {
  const model = lastOpen(typical(items));
  if (shape === 'table') {
    const line = model?.from.range ?? table?.lines[1];
    return table && line && { shape, table, after: line };
  }
  if (!model || shape === 'file') return undefined;
  return shape === 'heading' ? { shape, model, section, siblings: items } : { shape, model, siblings: items };
}

/** Without those that tell nothing in fields where most do. */
function typical(items: readonly ItemAt[]): readonly ItemAt[] {
  const told = items.filter(({ from, titleRange }) =>
    from.own.some(({ name, range }) => name !== '' && range.start > titleRange.end),
  );
  return told.length * 2 > items.length && told.some(isOpenDebt) ? told : items;
}

/** The last one, unless those at the end are all that is closed, and no ids count them. */
function lastOpen(items: readonly ItemAt[]): ItemAt | undefined {
  const last = items.at(-1);
  const open = items.findLast(isOpenDebt);
  if (!open || !last || open === last) return last;
  const isSorted = items.slice(0, items.indexOf(open)).every(isOpenDebt);
  return isSorted && !isCounted(items) ? open : last;
}

const isCounted = (items: readonly ItemAt[]): boolean => {
  const numbers = items.map(({ id }) => Number(/\d+$/.exec(id ?? '')?.[0] ?? Number.NaN));
  return numbers.length > 1 && numbers.every((each, at) => at === 0 || each > (numbers[at - 1] as number));
};

function containers(document: Document, items: readonly DebtItem[]): readonly Container[] {
  const found = new Map<string, Container & { readonly items: ItemAt[] }>();
  const all = sections(document);
  const put = (at: number, section: Section, of: Omit<Container, 'items' | 'groups' | 'isClosed' | 'section'>) => {
    const key = `${of.shape === 'checkbox' ? 'bullet' : of.shape} ${at}`;
    const known = found.get(key);
    if (known) return known;
    const groups = groupOf(section, of.shape === 'heading' ? 'bullet' : of.shape);
    const made = { ...of, section, groups, isClosed: groups.some(isClosedGroup), items: [] };
    found.set(key, made);
    return made;
  };
  const tables = all.flatMap((section) =>
    tableRanges(section).flatMap((range) => {
      const table = itemTable(document.text, range);
      return table ? [{ range, table, section }] : [];
    }),
  );
  for (const item of items) {
    if (!item.from || item.from.listed !== undefined) continue;
    const { shape, range } = item.from;
    const section = all.findLast((each) => each.range.start <= range.start);
    if (!section) continue;
    const inTable = tables.find((each) => each.range.start <= range.start && range.end <= each.range.end);
    const container =
      shape === 'table'
        ? inTable && put(inTable.range.start, inTable.section, { shape, table: inTable.table })
        : shape === 'heading'
          ? put(section.parent?.range.start ?? -1, section.parent ?? section, { shape })
          : shape === 'file'
            ? undefined
            : shape === 'paragraph'
              ? put(section.range.start, section, { shape })
              : put(listStart(section, range.start), section, { shape });
    container?.items.push(item as ItemAt);
  }
  // One that waits for its first row.
  if (items.length === 0)
    for (const { range, table, section } of tables)
      if (table.lines.length === 2) put(range.start, section, { shape: 'table', table });
  return [...found.values()];
}

function listStart({ passage, offset }: Section, at: number): number {
  for (const block of passage.blocks) {
    const { start, end } = nodeRange(block);
    if (block.type === 'list' && start + offset <= at && at < end + offset) return start + offset;
  }
  return at;
}
