import { placeOf } from '../code-anchor.ts';
import type { DebtItem, WrittenDebtItem } from '../debt-item.ts';
import { withStatus } from './status.ts';
import { readText } from './text.ts';
import { isOnDebt } from './words.ts';

/**
 * Without the sections that tell again what a row of an overview tells, by its id, its number or its title: one debt is one
 * item. A section of the row's id stays and takes the row's status where it says none; else the row stays, with the places
 * in code that its section names.
 */
export function withoutRetold(
  text: string,
  sections: readonly WrittenDebtItem[],
  rows: readonly WrittenDebtItem[],
): readonly WrittenDebtItem[] {
  const byId = new Map(rows.flatMap((row) => (row.id === undefined ? [] : [[row.id, row] as const])));
  // Where a heading is an id alone, the row has the words.
  const named = sections.filter(({ id, title }) => title !== '' || id === undefined || !byId.has(id));
  const ids = new Set(named.map(({ id }) => id).filter((id) => id !== undefined));
  const others = rows.filter(({ id }) => id === undefined || !ids.has(id));
  const ties = tiesBetween(text, named, others);
  const retold = new Map<WrittenDebtItem, WrittenDebtItem[]>();
  const unnamed = new Set(sections);
  for (const section of named) unnamed.delete(section);
  for (const section of unnamed) {
    const row = byId.get(section.id ?? '');
    if (row) retold.set(row, [...(retold.get(row) ?? []), section]);
  }
  for (const [section, row] of ties) retold.set(row, [...(retold.get(row) ?? []), section]);
  return [
    ...named
      .filter((section) => !ties.has(section))
      .map((section) => withStatus(section, section.id === undefined ? undefined : byId.get(section.id)?.status)),
    ...others.map((row) => withAnchorsOf(row, retold.get(row) ?? [])),
  ];
}

/**
 * Without the rows that another table tells again, one of what is paid or the overview's: of one id and about the same, or
 * of one title where the tables differ in what they tell. The first row stays, and takes a state that only the other says.
 *
 * @param tables The rows of each.
 */
export function withoutRepeated(tables: readonly (readonly WrittenDebtItem[])[]): readonly WrittenDebtItem[] {
  if (tables.length < 2) return tables.flat();
  const known = new Map<string, WrittenDebtItem>();
  const again = new Map<WrittenDebtItem, WrittenDebtItem[]>();
  const kept = tables.flatMap((rows) => {
    const own = rows.filter((row) => {
      const first = keysOf(row).flatMap((key) => known.get(key) ?? [])[0];
      if (first && isRepeated(first, row)) {
        again.set(first, [...(again.get(first) ?? []), row]);
        return false;
      }
      return true;
    });
    for (const row of own) for (const key of keysOf(row)) if (!known.has(key)) known.set(key, row);
    return own;
  });
  return kept.map((row) => withAnchorsOf(row, again.get(row) ?? []));
}

/**
 * Without the rows that count by ids of other kinds than the sections do which are items: checks, or risks.
 */
export function withoutOtherIds(
  sections: readonly WrittenDebtItem[],
  rows: readonly WrittenDebtItem[],
): readonly WrittenDebtItem[] {
  const [kind, ...others] = new Set(sections.map(({ id }) => kindOfId(id)));
  if (kind === undefined || others.length > 0) return rows;
  return rows.filter((row) => row.id === undefined || kindOfId(row.id) === kind || isOnDebt(titleName(row)));
}

/** `TD` of `TD-001`. */
export const kindOfId = (id: string | undefined): string | undefined => /^\p{L}+/u.exec(id ?? '')?.[0].toUpperCase();

/** The header of the column that names the items. */
export const titleName = ({ from }: WrittenDebtItem): string =>
  from?.own.find(({ field }) => field === 'title')?.name ?? '';

const keysOf = ({ id, title }: WrittenDebtItem): readonly string[] => [
  ...(id === undefined ? [] : [`id ${id}`]),
  ...(titleKey(title).length >= shortestTitle ? [`title ${titleKey(title)}`] : []),
];

/** Letters; of shorter titles each table may have one of its own. */
export const shortestTitle = 10;

const isRepeated = (first: WrittenDebtItem, row: WrittenDebtItem): boolean =>
  first.id !== undefined && row.id !== undefined
    ? first.id === row.id && sharesWord(first.title, row.title)
    : columnNames(first) !== columnNames(row);

const columnNames = ({ from }: WrittenDebtItem): string => (from?.own ?? []).map(({ name }) => name).join('|');

/** Without those that say in other places what is told already: by an id, or by their title. */
export function withoutKnown(
  items: readonly WrittenDebtItem[],
  told: readonly WrittenDebtItem[],
): readonly WrittenDebtItem[] {
  const known = new Set(told.flatMap(keysOf));
  return known.size === 0 ? items : items.filter((item) => !keysOf(item).some((key) => known.has(key)));
}

type Ties = ReadonlyMap<WrittenDebtItem, WrittenDebtItem>;

/** The row of each section that has one; where several could be it, none is. */
function tiesBetween(text: string, sections: readonly WrittenDebtItem[], rows: readonly WrittenDebtItem[]): Ties {
  const open = sections.filter(({ id }) => id === undefined);
  const byTitle = unique(rows, ({ title }) => titleKey(title));
  const byNumber = unique(rows, (row) => numberOfRow(row));
  const heads = unique(open, (section) => numberOfSection(text, section));
  const numbered = [...heads].flatMap(([number, section]) => {
    const row = byNumber.get(number);
    return row ? [[section, row] as const] : [];
  });
  // Two lists that are numbered each for itself share numbers and nothing else.
  const alike = numbered.filter(([section, row]) => sharesWord(section.title, row.title)).length;
  const ties = new Map<WrittenDebtItem, WrittenDebtItem>(alike * 2 >= numbered.length ? numbered : []);
  for (const section of open) {
    const row = byTitle.get(titleKey(section.title));
    if (row) ties.set(section, row);
  }
  return ties;
}

/** Those that alone have a key. */
function unique(
  items: readonly WrittenDebtItem[],
  keyOf: (item: WrittenDebtItem) => string | undefined,
): ReadonlyMap<string, WrittenDebtItem> {
  const found = new Map<string, WrittenDebtItem>();
  const again = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined || key === '') continue;
    if (found.has(key)) again.add(key);
    else found.set(key, item);
  }
  for (const key of again) found.delete(key);
  return found;
}

/** The words, without what a heading adds to them: a severity before, `Details` or brackets behind. */
export const titleKey = (title: string): string =>
  title
    .toLowerCase()
    .replace(/^(?:critical|high|medium|low)\s*[:–—-]\s*/, '')
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/ details?\s*$/, '')
    .trim();

const numberOfRow = ({ from }: DebtItem): string | undefined =>
  /^#?(\d{1,4})$/.exec(from?.own.find(({ field }) => field === 'id')?.text ?? '')?.[1];

/** `Bug #3: …`, `#3 …`, `3. …` */
const numberOfSection = (text: string, { titleRange: { start, end } }: DebtItem): string | undefined =>
  /^(?:\p{L}{2,12}\s+#?|#)?(\d{1,4})(?:\s*[:.)–—-]|(?<=#\d+)\s)/u.exec(readText(text.slice(start, end)))?.[1];

function sharesWord(one: string, other: string): boolean {
  const words = new Set(longWords(one));
  return longWords(other).some((word) => words.has(word));
}

/** Scripts that do not part words have pairs of signs instead. */
const longWords = (title: string): readonly string[] =>
  [...title.toLowerCase().matchAll(/(?=([\p{Script=Han}\p{Script=Katakana}]{2}))|[\p{L}\p{N}]{4,}/gu)].map(
    ([word, pair]) => pair ?? word,
  );

/** A place that both name is one of the row's. */
function withAnchorsOf(row: WrittenDebtItem, sections: readonly WrittenDebtItem[]): WrittenDebtItem {
  if (sections.length === 0) return row;
  const places = new Set(row.anchors.map(placeOf));
  const more = sections.flatMap(({ anchors }) => anchors).filter((anchor) => !places.has(placeOf(anchor)));
  const status = sections.find((each) => each.status !== 'open')?.status;
  return withStatus({ ...row, anchors: [...row.anchors, ...more] }, status);
}
