import type { TextRange } from '../../text/text.ts';
import { isCountedFile, isInFolder } from '../debt-folders.ts';
import type { OwnValue } from '../debt-source.ts';
import type { Document } from '../document.ts';
import { nodeRange, type Section } from '../sections.ts';
import { bulletGroups } from './bullet-groups.ts';
import { isListOfNames, itemsByCompany } from './company.ts';
import { fieldSections, passageFields } from './fields.ts';
import { isFormTitle } from './forms.ts';
import { isChapterOnDebt } from './guides.ts';
import { headTitle, headValues, isHeaded } from './head.ts';
import { indexedSections } from './indexed.ts';
import { headingField } from './labels.ts';
import { backlogSections } from './levels.ts';
import { bulletsById, holdsToldList } from './list.ts';
import { proseSections, repeatedTitles } from './prose.ts';
import { recordSections } from './records.ts';
import { kindOfId } from './retold.ts';
import { gradeLead } from './scales.ts';
import { subjectOf } from './subject.ts';
import { holdsRows } from './table-ranges.ts';
import { type OwnTitle, ownTitle, withoutToDo, wordCount } from './text.ts';
import { headingSource, isStrong, type Told, tell } from './told.ts';
import { toldBlocks } from './told-blocks.ts';
import { deniesDebt, isAside, isBacklogTitle, isGroup, isLegend, isOnDebt, isPhase, plainName } from './words.ts';

/** A section of a backlog that is an item, or the whole document when it is one. */
export interface ItemSection {
  readonly section: Section;
  readonly title: OwnTitle;
  readonly values: readonly OwnValue[];
  readonly isDocument: boolean;
  /** The title's place where the document's front matter has it. */
  readonly head?: TextRange;
}

/** The parts of a document that a team keeps its debt in: sections that are items, and those that items may stand in. */
export interface BacklogParts {
  readonly items: readonly ItemSection[];
  readonly rest: readonly Section[];
  /** Those of the rest that hold items: headings that group bullets, and lists of names beside prose. */
  readonly lists: ReadonlySet<Section>;
}

export function backlogParts(document: Document): BacklogParts {
  const all = backlogSections(document);
  // Labels beside rows are those of a place for items.
  const records = recordSections(all.filter(({ passage }) => !holdsRows(passage).byGrade));
  const indexed = indexedSections(document.text, all);
  const said = all.map((section) => {
    const known = tell(document, section, records.has(section));
    const state = indexed.get(section);
    return [section, state ? { ...known, values: [state, ...known.values] } : known] as const;
  });
  const told = withoutIdsOfGroups(new Map(said));
  const whole = wholeItem(document, all, told);
  if (whole) return { items: [whole], rest: [], lists: new Set() };
  const company = new Set([...itemsByCompany(document.text, all, told), ...indexed.keys()]);
  const repeated = repeatedTitles(all);
  const items: ItemSection[] = [];
  const rest: Section[] = [];
  const asItem = (section: Section) => ({ section, ...(told.get(section) as Told), isDocument: false });
  const filled = [...told].filter(([{ passage }, known]) => holdsRows(passage).byId || isFilledIn(known));
  const places = Map.groupBy(filled, ([{ parent }]) => parent);
  let behind = 0;
  for (const section of all) {
    if (section.range.start < behind) continue;
    const known = told.get(section) as Told;
    if (isLeftOut(section, known) && !holdsItems(section, places)) behind = section.end;
    else if (isItem(document, section, known, told, company, repeated)) {
      items.push(asItem(section));
      behind = section.end;
    } else rest.push(section);
  }
  // A plan tells again what is to be done of what stands outside it.
  const unplanned = items.filter(({ section }) => !isPlanned(section));
  const found = unplanned.length > 0 ? unplanned : items;
  const level = levelInWords(found, told);
  const others = new Set(level === undefined ? [] : othersInProse(document, all, found, rest, level));
  const open = rest.filter((section) => !others.has(section));
  const groups = bulletGroups(found, open);
  const isNamed = (section: Section) => section.level === level && isListOfNames(section);
  const named = isOnDebt(subjectOf(document)) ? open.filter(isNamed) : [];
  return {
    items: [...found.filter(({ section }) => !groups.has(section)), ...[...others].map(asItem)],
    rest: [...open, ...found.flatMap(({ section }) => (groups.has(section) ? [section] : []))],
    lists: new Set([...groups, ...named]),
  };
}

/** Without the ids by which parts of a document are counted: below one of their kind stand several with ids of another. */
function withoutIdsOfGroups(told: ReadonlyMap<Section, Told>): ReadonlyMap<Section, Told> {
  const kindOf = (section: Section) => kindOfId(told.get(section)?.title.id);
  const isOfOther = (section: Section, kind: string) => ![undefined, kind].includes(kindOf(section));
  const groups = new Set<string | undefined>(
    [...told.keys()].flatMap((section) => {
      const kind = kindOf(section);
      const isAbove = kind !== undefined && section.children.filter((each) => isOfOther(each, kind)).length > 1;
      return isAbove ? [kind] : [];
    }),
  );
  if (groups.size === 0) return told;
  return new Map(
    [...told].map(([section, known]) => {
      const { id, ...title } = known.title;
      return [section, id !== undefined && groups.has(kindOfId(id)) ? { ...known, title } : known];
    }),
  );
}

/** The level whose sections are items by their prose alone, below a heading that groups some, or by their state. */
function levelInWords(items: readonly ItemSection[], told: ReadonlyMap<Section, Told>): number | undefined {
  const level = items[0]?.section.level;
  return items.every(({ section }) => section.level === level && !isStrong(told.get(section))) ? level : undefined;
}

/** Others of their level are items by their prose then. */
function othersInProse(
  document: Document,
  all: readonly Section[],
  items: readonly ItemSection[],
  rest: readonly Section[],
  level: number,
): readonly Section[] {
  const known = new Set(items.map(({ section }) => section));
  const places = new Set([...rest, ...known]);
  return proseSections(
    document,
    all.filter((section) => places.has(section)),
  ).filter((section) => section.level === level && !known.has(section));
}

function isPlanned({ parent }: Section): boolean {
  for (let at = parent; at; at = at.parent) if (isPhase(at.title)) return true;
  return false;
}

/** Sections that tell of one thing each in prose, in a document in which nothing else is an item. */
export const plainSections = (document: Document, rest: readonly Section[]): readonly ItemSection[] =>
  proseSections(document, rest).map((section) => ({ section, ...tell(document, section), isDocument: false }));

function isLeftOut(section: Section, { title, own, strong }: Told): boolean {
  if (section.level <= 1 || title.id !== undefined) return false;
  if (opensWithDenial(section)) return true;
  if (!isAside(section.title)) return false;
  // A list of what grades mean has a line for each; chapters may be counted.
  if (isLegend(section.title)) return strong < leastFields;
  if (title.isNumbered) return section.level === 2 && strong === 0 && isAside(title.title);
  return own < 2 && !isLongAmongItems(section);
}

/** `These are no technical debt:`, before a list, or as all that stands before sections. */
function opensWithDenial({ passage, children }: Section): boolean {
  const [first, second] = toldBlocks(passage);
  if (first?.type !== 'paragraph') return false;
  const said = passage.chunk.text.slice(nodeRange(first).start, nodeRange(first).end);
  const isOpening = second ? second.type === 'list' && /[:：]$/.test(said) : children.length > 0;
  return isOpening && deniesDebt(said);
}

/** Different ones; `Missing type definitions` with a place, a risk and a fix is no list of definitions. */
const leastFields = 3;

/**
 * What elsewhere tells of a backlog, or how an entry is written, holds it where items stand there: rows with ids, or below
 * it all the sections that have such rows, or an id or a number and fields of their own, and several.
 */
const holdsItems = (section: Section, places: ReadonlyMap<Section | undefined, readonly unknown[]>): boolean =>
  holdsRows(section.passage).byId || (places.size === 1 && (places.get(section) ?? []).length > 1);

/** Its id and any field, or its number and a state: steps and what is praised are counted too, and have other fields. */
const isFilledIn = ({ title, own, values, isRecord }: Told): boolean =>
  title.id === undefined ? title.isNumbered && values.some(({ field }) => field === 'status') : own > 0 || isRecord;

/** `Retry in the sync process` in a group of items is no page on a process. */
export const isLongAmongItems = ({ title, parent }: Section): boolean =>
  parent !== undefined && parent.level > 1 && isGroup(parent.title) && wordCount(title) > 3;

function isItem(
  document: Document,
  section: Section,
  known: Told,
  told: ReadonlyMap<Section, Told>,
  company: ReadonlySet<Section>,
  repeated: ReadonlySet<string>,
): boolean {
  const { level, children, parent } = section;
  const { title } = known;
  if (level <= 1) return false;
  if (known.isListed || title.id !== undefined) return true;
  if (title.title === '' || headingField(section.passage)) return false;
  // Steps of a plan say when, and not what.
  if (known.holdsItems || isPhase(section.title) || isChapterOnDebt(section)) return false;
  if (title.severity !== undefined && !isGroup(section.title)) return true;
  if (repeated.has(section.name)) return false;
  // What items stand below is their group; but one that is numbered, with fields of its own, has parts.
  const isListOfItems = children.some((each) => /^(?:items|entries)$/i.test(each.title.trim()));
  const isAbove = children.some((each) => !headingField(each.passage) && isStrong(told.get(each)));
  if (isListOfItems || (isAbove && !(title.isNumbered && known.own >= 2))) return false;
  if (holdsRows(section.passage).byId || holdsBullets(document.text, section)) return false;
  if (company.has(section) || (title.isBoxed && !isPhase(title.title))) return true;
  if (isStrong(known)) return title.isNumbered || !isGroup(section.title);
  const named = known.values.length - known.own;
  const isPlaced = parent === undefined || parent.level <= 1 || isGroup(parent.title);
  if (!isPlaced) return false;
  if (title.isStruck || named >= 2) return true;
  return (
    title.status !== undefined &&
    !isGroup(section.title) &&
    (!isMark(title.status) ||
      level > 2 ||
      (parent?.children ?? []).some((each) => each !== section && told.get(each)?.title.status !== undefined))
  );
}

/** Its list is of several, each with an id or with fields of its own, as far as it has any. */
const holdsBullets = (text: string, section: Section): boolean =>
  holdsToldList(text, section) || bulletsById(text, section).length > 0;

/** `✅` before a heading may praise what stands below. */
const isMark = (status: string): boolean => /^[✅☑✔❌]$/u.test(status.trim());

/**
 * A document of a folder of debt that is about one by its name, its head or its fields, where nothing in it is one of
 * several; undefined for any other.
 */
export function ownDocument(document: Document, rest: readonly Section[]): ItemSection | undefined {
  const item = isInFolder(document.path) ? documentItem(document) : undefined;
  if (!item || item.title.title === '' || isBacklogTitle(item.title.title)) return undefined;
  if (rest.some(({ level, title }) => level > 1 && isGroup(title))) return undefined;
  const fields = new Set(passageFields(item.section.passage).map(({ field }) => field));
  const isTold = fields.has('status') && (fields.has('priority') || fields.has('effort') || fields.has('impact'));
  return isTold || isHeaded(document) || isCountedFile(document.path) ? item : undefined;
}

/** A document as one item, whatever stands in it: by its first heading, or by the title in its front matter. */
export function documentItem(document: Document): ItemSection | undefined {
  const all = backlogSections(document);
  const section = all.find(({ level }) => level === 1);
  if (section) return asDocument(document, section, tell(document, section));
  const [first] = all;
  const head = headTitle(document);
  if (!first || !head) return undefined;
  const title = ownTitle(withoutToDo(document.text.slice(head.start, head.end)));
  const below = all.filter(({ level, parent }) => level > 0 && !parent);
  const values = [...headValues(document), ...fieldSections(document.text, { children: below })];
  return { section: first, title, values, isDocument: true, head };
}

const asDocument = (document: Document, section: Section, known: Told): ItemSection => ({
  section,
  ...known,
  title: documentTitle(document, section),
  values: [...headValues(document), ...known.values],
  isDocument: true,
});

/** A whole document that begins with `TODO:` is one thing to do, and not a gap in a text. */
const documentTitle = (document: Document, section: Section): OwnTitle =>
  ownTitle(withoutToDo(headingSource(document, section)));

/** What of a heading stands before an item's title: how urgent it is, or that it is to be done. */
export const titleLead = (heading: string): string =>
  heading.slice(0, heading.length - withoutToDo(heading).length) || (gradeLead(heading)?.[0] ?? '');

const isOfSeveral = (title: string): boolean =>
  isOnDebt(title) || /^(?!action\b).*\b(?:findings|issues|problems|items|gaps)$/.test(plainName(title));

/** A document that is one item: its title has an id, or what stands below it are the parts of one. */
function wholeItem(
  document: Document,
  all: readonly Section[],
  told: ReadonlyMap<Section, Told>,
): ItemSection | undefined {
  const section = all.find(({ level }) => level === 1);
  const known = section && told.get(section);
  if (!section || !known || known.title.title === '' || isBacklogTitle(section.title)) return undefined;
  const item = asDocument(document, section, known);
  if (known.title.id !== undefined) return item;
  // `Known issues` are several, whatever the first fields say.
  if (isGroup(section.title) && !isFormTitle(known.title.title)) return undefined;
  const below = section.children.filter((each) => !headingField(each.passage));
  // `Findings`, one below the other, are those of several things.
  if (section.children.some(({ title, children }) => isOfSeveral(title) && children.length > 1)) return undefined;
  // Parts of different kinds: a problem and what is to be done, not two lots of notes.
  // A summary, next steps and references stand in a list of several as well, unless each has a file of its own.
  const isOwnFile = isInFolder(document.path);
  const parts = known.values.slice(known.own).filter(({ name }) => isOwnFile || !isAside(name));
  const named = new Set(parts.map(({ field }) => field)).size;
  if (below.filter((each) => isStrong(told.get(each))).length > 1 && named < 2) return undefined;
  if (named >= 3 || (named >= 2 && !below.some(({ title }) => isGroup(title)))) return item;
  return named >= 1 && (known.strong >= 2 || isHeaded(document)) && !below.some(({ title }) => isGroup(title))
    ? item
    : undefined;
}
