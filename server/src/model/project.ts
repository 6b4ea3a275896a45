import { type DebtItem, itemKey } from './debt-item.ts';
import { type IceFormula, ice, isScored } from './ice.ts';
import { normaliseText } from './normalise.ts';
import { emptyTable, type Table, tableOf } from './table.ts';

/**
 * What is known of a workspace beyond the document at hand: a read-only snapshot. A change makes a new one that shares
 * all else with the one before, and costs what changed.
 */
export interface Project {
  /** By path; those of a document of several, by its path and the line: see `itemKey`. */
  readonly items: ReadonlyMap<string, DebtItem>;
  /** Items of an id, by path; more than one is a mistake. */
  withId(id: string): readonly DebtItem[];
  /** Items of a title, by its words in lower case without punctuation. */
  withTitle(title: string): readonly DebtItem[];
  /** Items with an anchor in a file of code. */
  anchoredIn(path: string): readonly DebtItem[];
  /** Items of a document that the team wrote by itself. */
  writtenIn(path: string): readonly DebtItem[];
  /** Rows of such documents that only link to where an item is kept, by that document's path. */
  listing(path: string): readonly DebtItem[];
  /** Ids are known: false where no backlog has been read, so that no id is called unknown. */
  readonly isComplete: boolean;
  /** `YYYY-MM-DD` of an item's last change where version control tells; undefined otherwise. */
  lastChanged(path: string): string | undefined;
}

/** The project of these items. */
export function createProject(
  items: Iterable<DebtItem>,
  lastChanged: (path: string) => string | undefined = () => undefined,
): Project {
  const byPath = new Map<string, DebtItem>();
  for (const item of items) byPath.set(itemKey(item), item);
  return new Snapshot(
    tableOf(byPath),
    keysOf.map(() => undefined),
    true,
    lastChanged,
  );
}

/** The project with the item of a key, a document's path for one, replaced, added or (undefined) taken out. */
export function withItem(project: Project, path: string, item: DebtItem | undefined): Project {
  // All projects are made here.
  return (project as Snapshot).withItem(path, item);
}

/** In the order of a backlog: ICE ↓ impact ↓ confidence ↓ effort ↑ created ↑ id ↑; unscored ones last, by the highest they can become. */
export function rankItems(items: Iterable<DebtItem>, formula: IceFormula): readonly DebtItem[] {
  return [...items]
    .map((item) => ({ item, keys: rankOf(item, formula) }))
    .sort((a, b) => compareRanks(a.keys, b.keys))
    .map(({ item }) => item);
}

/** What items are found by besides their path: id, title, files of code, document of several, item that a row leads to. */
const keysOf: readonly ((item: DebtItem) => readonly string[])[] = [
  ({ id }) => (id === undefined ? [] : [id]),
  ({ title }) => {
    const words = normaliseText(title);
    return words === '' ? [] : [words];
  },
  ({ anchors }) => (anchors.length === 1 ? [anchors[0]?.path ?? ''] : [...new Set(anchors.map(({ path }) => path))]),
  ({ from, path }) => (from ? [path] : []),
  ({ from }) => (from?.listed === undefined ? [] : [from.listed]),
];

const byPathOrder = (a: DebtItem, b: DebtItem): number => {
  const [one, other] = [itemKey(a), itemKey(b)];
  return one < other ? -1 : one > other ? 1 : 0;
};

const none: readonly DebtItem[] = [];

class Snapshot implements Project {
  readonly items: Table<DebtItem>;
  readonly isComplete: boolean;
  readonly lastChanged: (path: string) => string | undefined;
  /** In the order of `keysOf`; each made when something is first looked up in it. */
  readonly #groups: (Groups | undefined)[];

  constructor(
    items: Table<DebtItem>,
    groups: (Groups | undefined)[],
    isComplete: boolean,
    lastChanged: (path: string) => string | undefined,
  ) {
    this.items = items;
    this.#groups = groups;
    this.isComplete = isComplete;
    this.lastChanged = lastChanged;
  }

  withId(id: string): readonly DebtItem[] {
    return this.#grouped(0).get(id) ?? none;
  }

  withTitle(title: string): readonly DebtItem[] {
    return this.#grouped(1).get(normaliseText(title)) ?? none;
  }

  anchoredIn(path: string): readonly DebtItem[] {
    return this.#grouped(2).get(path) ?? none;
  }

  writtenIn(path: string): readonly DebtItem[] {
    return this.#grouped(3).get(path) ?? none;
  }

  listing(path: string): readonly DebtItem[] {
    return this.#grouped(4).get(path) ?? none;
  }

  withItem(path: string, item: DebtItem | undefined): Snapshot {
    const before = this.items.get(path);
    if (before === item) return this;
    const groups = this.#groups.map((table, at) => {
      if (!table) return undefined;
      const keys = keysOf[at] ?? (() => []);
      const after = new Set(item ? keys(item) : []);
      let changed = table;
      for (const key of new Set([...(before ? keys(before) : []), ...after]))
        changed = changed.with(key, changedGroup(changed.get(key), path, after.has(key) ? item : undefined));
      return changed;
    });
    return new Snapshot(this.items.with(path, item), groups, this.isComplete, this.lastChanged);
  }

  #grouped(at: number): Groups {
    return (this.#groups[at] ??= groupsOf(this.items.values(), keysOf[at] ?? (() => [])));
  }
}

type Groups = Table<readonly DebtItem[]>;

function groupsOf(items: Iterable<DebtItem>, keys: (item: DebtItem) => readonly string[]): Groups {
  const groups = new Map<string, DebtItem[]>();
  for (const item of items)
    for (const key of keys(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  for (const group of groups.values()) if (group.length > 1) group.sort(byPathOrder);
  return tableOf(groups);
}

/** A project of which nothing is known. */
export const emptyProject: Project = new Snapshot(
  emptyTable(),
  keysOf.map(() => undefined),
  false,
  () => undefined,
);

/** A group with a path's item replaced, added at its place or taken out. */
function changedGroup(
  group: readonly DebtItem[] = none,
  path: string,
  item: DebtItem | undefined,
): readonly DebtItem[] | undefined {
  let [low, high] = [0, group.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (itemKey(group[middle] as DebtItem) < path) low = middle + 1;
    else high = middle;
  }
  const at = group[low];
  const found = at && itemKey(at) === path ? 1 : 0;
  const changed = group.toSpliced(low, found, ...(item ? [item] : []));
  return changed.length === 0 ? undefined : changed;
}

type RankKey = number | string;

function rankOf(item: DebtItem, formula: IceFormula): readonly RankKey[] {
  const { impact = 0, confidence = 0, effort = 11 } = item.scores;
  return [
    isScored(item.scores) ? 0 : 1,
    -ice(item.scores, formula).highest,
    -impact,
    -confidence,
    effort,
    // Behind all days that are written.
    item.created ?? '~',
    countable(item.id ?? '~'),
    item.path,
    item.from?.line ?? 0,
  ];
}

/** PAY-7 comes before PAY-10; in an id that was drawn, digits count nothing. */
const countable = (id: string): string =>
  /^[A-Za-z]+-\d+$/.test(id) ? id.replace(/\d+/, (digits) => digits.padStart(8, '0')) : id;

function compareRanks(a: readonly RankKey[], b: readonly RankKey[]): number {
  for (let at = 0; at < a.length; at++) {
    const [one, other] = [a[at] as RankKey, b[at] as RankKey];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
