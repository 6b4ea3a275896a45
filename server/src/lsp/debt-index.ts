import { backlogItemsIn } from '../engine/debt-items.ts';
import {
  concernsDebt,
  isBacklogFile,
  itemGlobs,
  itemsOf,
  loadDebt,
  mostItems,
  readBacklogFile,
  readItems,
  saysBacklog,
  unlisted,
} from '../engine/load-debt.ts';
import { isBelow } from '../engine/paths.ts';
import type { Setup } from '../engine/setup.ts';
import { type DebtItem, itemKey } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { createProject, emptyProject, type Project, withItem } from '../model/project.ts';
import type { Workspace } from '../workspace.ts';
import { asOpen } from './as-open.ts';
import type { DebtPlace, Folders } from './folders.ts';
import { canonicalUri, uriOf } from './uri.ts';

/** The debt items of the places where documents are: read from a place's debt folder at first need, then kept up to date one by one. */
export interface DebtIndex {
  /** What is in force for a document or file of code; undefined where there is no folder. */
  backlog(uri: string, isCancelled?: () => boolean): Promise<Backlog | undefined>;
  /** Of the folders that are open. */
  backlogs(isCancelled?: () => boolean): Promise<readonly Backlog[]>;
  /** The project that a document is linted by: of what could be read within a moment. */
  project(uri: string, document: Document, setup: Setup): Promise<Project>;
  /** A document was read in the editor. */
  edited(document: Document, uri: string, setup: Setup): void;
  /** A file was written, created or closed, or a file or folder created or removed: the items are read anew. */
  written(uri: string, isRemoved: boolean): Promise<void>;
  /** What is asked for next is read anew. */
  forget(): void;
}

export interface Backlog {
  readonly place: DebtPlace;
  readonly project: Project;
}

interface Entry {
  readonly place: DebtPlace;
  project: Project;
  /** What changed while it was being read; undefined afterwards. */
  touched: Set<string> | undefined;
  /** Removed files that an editor may still have open. */
  readonly removed: Set<string>;
}

export interface DebtIndexPorts {
  readonly folders: Folders;
  /** The text of an open document, as it is in the editor. */
  openText(uri: string): string | undefined;
  /** When version control last changed the files of a place, by their paths; empty where it cannot be asked. */
  lastChanges(place: DebtPlace): Promise<ReadonlyMap<string, string>>;
  /** A place is kept from now on: what becomes of its folder, files aside, is to be told as well. */
  onDidRead(place: DebtPlace): void;
  /** Something that others see of an item has changed. */
  onDidChange(): void;
}

export class ReadingCancelled extends Error {}

/** Milliseconds that a document waits for the backlog before it is linted without. */
const patience = 400;

export function createDebtIndex({ folders, openText, lastChanges, onDidRead, onDidChange }: DebtIndexPorts): DebtIndex {
  const entries = new Map<string, Promise<Entry>>();
  const held = new Set<Entry>();
  const waiting = new Map<string, Set<() => boolean>>();

  async function entryOf(place: DebtPlace, isCancelled: () => boolean): Promise<Entry> {
    const key = JSON.stringify([canonicalUri(place.root.uri), place.folder]);
    const askers = waiting.get(key) ?? new Set();
    askers.add(isCancelled);
    waiting.set(key, askers);
    try {
      const known = entries.get(key);
      if (known) return await known;
      const reading = readEntry(place, () => [...askers].every((each) => each()));
      entries.set(key, reading);
      reading.catch(() => entries.get(key) === reading && entries.delete(key));
      return await reading;
    } finally {
      askers.delete(isCancelled);
    }
  }

  /** @throws ReadingCancelled when nobody waits for it any more. */
  async function readEntry(place: DebtPlace, isUnwanted: () => boolean): Promise<Entry> {
    const entry: Entry = { place, project: emptyProject, touched: new Set(), removed: new Set() };
    held.add(entry);
    try {
      await fill(entry, isUnwanted);
    } catch (error) {
      held.delete(entry);
      throw error;
    }
    return entry;
  }

  async function fill(entry: Entry, isUnwanted: () => boolean): Promise<void> {
    const { place } = entry;
    const stop = () => {
      if (isUnwanted()) throw new ReadingCancelled();
    };
    const source = sourceOf(place);
    const workspace: Workspace = {
      ...source,
      read: (path) => {
        stop();
        return source.read(path);
      },
    };
    entry.project = await loadDebt(workspace, place.setup);
    stop();
    onDidRead(place);
    void datedLater(entry);
    const told = [...telling]
      .flatMap((uri) => folders.pathIn(place.root, uri) ?? [])
      .filter((path) => tells(entry, path));
    // A file that is gone may be open still, and is forgotten all the same.
    for (const path of told) if (!(await isThere(place, path))) entry.removed.add(path);
    const touched = new Set([...(entry.touched ?? []), ...told.filter((path) => !entry.removed.has(path))]);
    entry.touched = undefined;
    for (const path of touched) entry.project = await readInto(entry, path);
  }

  /** Version control may take its time: nobody waits for it. */
  async function datedLater(entry: Entry): Promise<void> {
    const changes = await lastChanges(entry.place).catch(() => new Map<string, string>());
    if (changes.size === 0 || !held.has(entry)) return;
    entry.project = createProject(entry.project.items.values(), (path) => changes.get(path));
    onDidChange();
  }

  const sourceOf = ({ root }: DebtPlace): Workspace => asOpen(root, openText);

  const readAnew = ({ place }: Entry, path: string): Promise<readonly DebtItem[]> =>
    isBacklogFile(path, place.setup)
      ? readBacklogFile(sourceOf(place), place.setup, path)
      : readItems(sourceOf(place), place.setup, path);

  async function readInto(entry: Entry, path: string): Promise<Project> {
    const items = await readAnew(entry, path);
    const [only] = items;
    return only && !only.from
      ? withItem(withItemsOf(entry.project, path, []), path, only)
      : withItemsOf(withItem(entry.project, path, undefined), path, items);
  }

  /** What a document holds by now, which may be of another kind than before. */
  function put(entry: Entry, path: string, items: readonly DebtItem[]): void {
    const [only] = items;
    if (entry.project.writtenIn(path).length > 0 || only?.from) replaceAll(entry, path, only?.from ? items : []);
    replace(entry, path, only?.from ? undefined : only);
  }

  /** Documents that say of themselves, and by nothing else, that they are backlogs; nobody looks for them before they are open. */
  const telling = new Set<string>();
  const tells = ({ place: { root, setup } }: Entry, path: string): boolean =>
    telling.has(canonicalUri(uriOf(root.uri, path))) && isBelow(setup.config.folder, path);

  /** All items of a document that the team keeps by itself. */
  function replaceAll(entry: Entry, path: string, items: readonly DebtItem[]): void {
    const before = entry.project.writtenIn(path).map(fingerprint);
    entry.project = withItemsOf(entry.project, path, items);
    const after = entry.project.writtenIn(path).map(fingerprint);
    if (before.join('\n') !== after.join('\n')) onDidChange();
  }

  function replace(entry: Entry, path: string, item: DebtItem | undefined): void {
    const before = entry.project.items.get(path);
    if (before === item) return;
    entry.project = withItem(entry.project, path, item);
    // A row that led to it before it was known is no item any more.
    if (!before && item)
      for (const row of entry.project.listing(path)) entry.project = withItem(entry.project, itemKey(row), undefined);
    if (fingerprint(before) !== fingerprint(item)) onDidChange();
  }

  const holding = (uri: string) =>
    [...held].flatMap((entry) => {
      const path = folders.pathIn(entry.place.root, uri);
      return path === undefined ? [] : [{ entry, path }];
    });

  /** The documents that an event is about: of a folder that went, all that were in it. */
  const pathsAt = (entry: Entry, path: string): readonly string[] => {
    const { place, project } = entry;
    if (/\.(?:md|markdown)$/i.test(path))
      return isBelow(place.folder, path) || isBacklogFile(path, place.setup) || tells(entry, path) ? [path] : [];
    return [...new Set([...project.items.values()].map((item) => item.path))].filter((each) => isBelow(path, each));
  };

  /** Of a folder that came, as by a checkout, all that is in it: watchers tell nothing of files written before they saw it. */
  async function arrivedAt({ place }: Entry, path: string): Promise<readonly string[]> {
    if (!isBelow(path, place.folder)) return [];
    return sourceOf(place).list(itemGlobs(place.folder), { under: place.folder, limit: mostItems });
  }

  const backlog: DebtIndex['backlog'] = async (uri, isCancelled = () => false) => {
    const place = await folders.debtPlace(uri);
    return place && entryOf(place, isCancelled);
  };

  return {
    backlog,
    async backlogs(isCancelled = () => false) {
      const places = await Promise.all(folders.opened().map((folder) => folders.debtPlace(uriOf(folder, 'x.md'))));
      const found = await Promise.all(places.flatMap((place) => (place ? [entryOf(place, isCancelled)] : [])));
      return [...new Set(found)];
    },
    async project(uri, document, setup) {
      if (!concernsDebt(document, setup)) return emptyProject;
      const reading = backlog(uri).then(
        (entry) => entry?.project ?? emptyProject,
        () => emptyProject,
      );
      const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience));
      const inTime = await Promise.race([reading, late]);
      if (inTime) return inTime;
      void reading.then((project) => project.isComplete && onDidChange());
      return emptyProject;
    },
    edited(document, uri, setup) {
      const said = canonicalUri(uri);
      const isTold = saysBacklog(document, setup);
      const wasTold = telling.has(said);
      if (isTold) telling.add(said);
      for (const { entry, path } of holding(uri)) {
        const isKept = isBacklogFile(path, entry.place.setup);
        if (path !== document.path || entry.removed.has(path)) continue;
        if (!isKept && !isBelow(entry.place.folder, path) && !tells(entry, path)) continue;
        if (entry.touched) entry.touched.add(path);
        else if (isKept) put(entry, path, backlogItemsIn(document, setup));
        else if (isTold || isBelow(entry.place.folder, path)) put(entry, path, itemsOf(document, setup));
        else put(entry, path, []);
      }
      if (wasTold && !isTold) telling.delete(said);
    },
    async written(uri, isRemoved) {
      for (const { entry, path } of holding(uri))
        for (const each of new Set([...pathsAt(entry, path), ...(isRemoved ? [] : await arrivedAt(entry, path))])) {
          const isGone = isRemoved && !(await isThere(entry.place, each));
          if (isGone) entry.removed.add(each);
          else entry.removed.delete(each);
          if (entry.touched) entry.touched.add(each);
          else put(entry, each, isGone ? [] : await readAnew(entry, each));
        }
    },
    forget() {
      entries.clear();
      held.clear();
    },
  };
}

function withItemsOf(project: Project, path: string, items: readonly DebtItem[]): Project {
  const after = new Map(unlisted(items, project.items).map((item) => [itemKey(item), item]));
  let changed = project;
  for (const item of project.writtenIn(path)) {
    const key = itemKey(item);
    if (!after.has(key)) changed = withItem(changed, key, undefined);
  }
  for (const [key, item] of after) changed = withItem(changed, key, item);
  return changed;
}

/** What is there but cannot be read is there. */
const isThere = ({ root: { workspace } }: DebtPlace, path: string): Promise<boolean> =>
  workspace.read(path).then(
    (text) => text !== undefined,
    () => true,
  );

/** What others see of an item: where in its document it says so is its own affair. */
const fingerprint = (item: DebtItem | undefined): string =>
  JSON.stringify(item, (key, value) => (key.endsWith('ange') || key === 'fields' ? undefined : (value as unknown))) ??
  '';
