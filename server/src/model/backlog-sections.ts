import { fieldSections, writtenFields } from './backlog-fields.ts';
import { holdsToldList } from './backlog-list.ts';
import { isGrade, suggestedImpact } from './backlog-scales.ts';
import { type OwnTitle, ownTitle } from './backlog-text.ts';
import { isAside, isBacklogTitle, isGroup, isLegend, isPhase, ownField } from './backlog-words.ts';
import type { OwnField, OwnValue } from './debt-source.ts';
import type { Document } from './document.ts';
import { frontMatter } from './front-matter.ts';
import { onlyLink } from './linked-path.ts';
import { type Section, sections } from './sections.ts';

/** A section of a backlog that is an item, or the whole document when it is one. */
export interface ItemSection {
  readonly section: Section;
  readonly title: OwnTitle;
  readonly values: readonly OwnValue[];
  readonly isDocument: boolean;
}

/** The parts of a document that a team keeps its debt in: sections that are items, and those that items may stand in. */
export interface BacklogParts {
  readonly items: readonly ItemSection[];
  readonly rest: readonly Section[];
}

export function backlogParts(document: Document): BacklogParts {
  const all = sections(document);
  const told = new Map(all.map((section) => [section, tell(document, section)]));
  const whole = wholeItem(document, all, told);
  if (whole) return { items: [whole], rest: [] };
  const items: ItemSection[] = [];
  const rest: Section[] = [];
  let behind = 0;
  for (const section of all) {
    if (section.range.start < behind) continue;
    const known = told.get(section) as Told;
    if (isLeftOut(section, known) && !holdsItems(section, told)) behind = section.end;
    else if (isItem(document, section, known, told)) {
      items.push({ section, ...known, isDocument: false });
      behind = section.end;
    } else rest.push(section);
  }
  // A plan tells again what is to be done of what stands outside it.
  const unplanned = items.filter(({ section }) => !isPlanned(section));
  return { items: unplanned.length > 0 ? unplanned : items, rest };
}

function isPlanned({ parent }: Section): boolean {
  for (let at = parent; at; at = at.parent) if (isPhase(at.title)) return true;
  return false;
}

/** Sections right below the title, each of which is about one thing: the items of a document whose title and opening say it lists some. */
export function plainSections(document: Document, rest: readonly Section[]): readonly ItemSection[] {
  const title = rest.find(({ level }) => level === 1);
  const opening = title && document.text.slice(title.contentRange.start, title.contentRange.end);
  if (!title || !opening || !isBacklogTitle(title.title) || opening.length > 1500 || !lists.test(opening)) return [];
  if (title.children.some((section) => /^(?:what|how|why|when|making|managing)\b/i.test(section.title))) return [];
  return title.children
    .filter((section) => rest.includes(section) && !isGroup(section.title) && !ownField(section.title))
    .filter(({ contentRange: { start, end } }) => document.text.slice(start, end).trim() !== '')
    .map((section) => ({ section, ...tell(document, section), isDocument: false }));
}

const lists = /\b(?:known|identified|identifiés|outstanding|lists?)\b/i;

interface Told {
  readonly title: OwnTitle;
  readonly values: readonly OwnValue[];
  /** Of them those that stand in the section itself. */
  readonly own: number;
  /** Bold labels in it, whatever they say. */
  readonly labels: number;
  /** All that is told of it stands in the file of a debt item. */
  readonly isListed: boolean;
}

function tell(document: Document, section: Section): Told {
  if (section.level === 0) return { title: ownTitle(''), values: [], own: 0, labels: 0, isListed: false };
  const own = writtenFields(document.text, section).filter(({ field }) => field !== 'more' && field !== 'reviewed');
  const values = [...own, ...fieldSections(document.text, section)];
  const content = document.text.slice(section.contentRange.start, section.contentRange.end);
  const labels = content.match(/^[ \t]*[-*+][ \t]+\*\*[^*\n]{1,60}(?::\*\*|\*\*[ \t]*:)/gm)?.length ?? 0;
  const isListed = onlyLink(document.text, document.path, section.contentRange) !== undefined;
  return { title: ownTitle(headingSource(document, section)), values, own: own.length, labels, isListed };
}

/** A heading's text without its marks. */
export const headingSource = ({ text }: Document, { headingRange: { start, end } }: Section): string =>
  text.slice(start, end).replace(/^ {0,3}#+|#+\s*$|\n[=-]+\s*$/g, '');

const isLeftOut = (section: Section, { title, own }: Told): boolean =>
  section.level > 1 &&
  title.id === undefined &&
  !title.isNumbered &&
  ((own < 2 && isAside(section.title)) || isLegend(section.title));

/** What elsewhere tells of a backlog holds it where items stand there, numbered and each with fields of its own. */
const holdsItems = ({ title, children }: Section, told: ReadonlyMap<Section, Told>): boolean =>
  /\b(?:categories|tracking|roadmap|overview)$/i.test(title) &&
  children.filter((each) => told.get(each)?.title.isNumbered && isStrong(told.get(each))).length > 1;

function isItem(document: Document, section: Section, known: Told, told: ReadonlyMap<Section, Told>): boolean {
  const { level, children, parent } = section;
  const { title } = known;
  if (known.isListed) return level > 1;
  if (level <= 1 || title.title === '' || ownField(section.title)) return level > 1 && title.id !== undefined;
  // Steps of a plan say when, and not what.
  if (title.id === undefined && isPhase(section.title)) return false;
  if (title.id !== undefined || (title.severity !== undefined && !isGroup(section.title))) return true;
  const below = children.filter((each) => !ownField(each.title) && isStrong(told.get(each)));
  if (below.length > 0 && !(title.isNumbered && known.own >= 2)) return false;
  if (isStrong(known))
    return title.isNumbered || !((isGroup(section.title) && known.own < 2) || holdsToldList(document.text, section));
  const named = known.values.length - known.own;
  const isPlaced = parent === undefined || parent.level <= 1 || isGroup(parent.title);
  if (!isPlaced) return false;
  if (title.isStruck || named >= 2) return true;
  if (title.status !== undefined && !isGroup(section.title)) return true;
  const isAmongItems = (parent?.children ?? []).some(
    (each) => each !== section && isStrong(told.get(each)) && !told.get(each)?.isListed,
  );
  return title.isNumbered
    ? level > 2 || isAmongItems || isBacklogTitle(parent?.title ?? '')
    : isAmongItems && !isGroup(section.title) && (parent?.level ?? 0) > 1 && isGroup(parent?.title ?? '');
}

const strongFields: ReadonlySet<OwnField> = new Set<OwnField>([
  'status',
  'priority',
  'effort',
  'link',
  'impact',
  'problem',
  'fix',
  'cause',
  'trigger',
]);

/** Fields of its own say that it is an item: one where it is numbered, else two; a date alone does not. */
const isStrong = (known: Told | undefined): boolean => {
  if (!known) return false;
  if (known.isListed) return true;
  const own = known.values.slice(0, known.own).map(({ field }) => field);
  const fields = new Set(own.filter((field) => strongFields.has(field)));
  if (known.title.isNumbered && known.labels >= 3) return true;
  return known.title.id !== undefined || fields.size >= (known.title.isNumbered || known.title.isStruck ? 1 : 2);
};

/** A document as one item, whatever stands in it. */
export function documentItem(document: Document): ItemSection | undefined {
  const section = sections(document).find(({ level }) => level === 1);
  return section && { section, ...tell(document, section), title: documentTitle(document, section), isDocument: true };
}

/** A whole document that begins with `TODO:` is one thing to do, and not a gap in a text. */
const documentTitle = (document: Document, section: Section): OwnTitle =>
  ownTitle(headingSource(document, section).replace(toDo, ''));

const toDo = /^\s*(?:to-?do|fixme)\s*[:：–—-]\s*(?=\S)/i;

/** What of a heading stands before an item's title: how urgent it is, or that it is to be done. */
export const titleLead = (heading: string): string => (toDo.exec(heading) ?? gradeLead(heading))?.[0] ?? '';

/** `P1 - `, `High: ` before other words, and the grade in it. */
export function gradeLead(heading: string): RegExpExecArray | undefined {
  const lead =
    /^[^\p{L}\p{N}]*([\p{L}\d]{2,8})(?: priority)?\s*(?::|[–—-](?=\s))\s*(?=\S)/iu.exec(heading) ?? undefined;
  const grade = lead?.[1] ?? '';
  return isGrade(grade) && suggestedImpact(grade) !== undefined ? lead : undefined;
}

/** A document that is one item: its title has an id, or what stands below it are the parts of one. */
function wholeItem(
  document: Document,
  all: readonly Section[],
  told: ReadonlyMap<Section, Told>,
): ItemSection | undefined {
  const section = all.find(({ level }) => level === 1);
  const known = section && told.get(section);
  if (!section || !known || known.title.title === '' || isBacklogTitle(section.title)) return undefined;
  const item = { section, ...known, title: documentTitle(document, section), isDocument: true };
  const isNamed =
    known.title.id !== undefined || /^\S+\s+#\d+\s*[:：]/u.test(section.title) || /#\d{3,}/.test(section.title);
  if (isNamed) return item;
  const below = section.children.filter((each) => !ownField(each.title));
  // Parts of different kinds: a problem and what is to be done, not two lots of notes.
  const named = new Set(known.values.slice(known.own).map(({ field }) => field)).size;
  const isHeaded = frontMatter(document).entries.some(({ key }) => /^(?:status|priority|severity)$/i.test(key));
  if (below.filter((each) => isStrong(told.get(each))).length > 1 && named < 2) return undefined;
  // An essay may have two such headings among many.
  if (named * 4 < section.children.length) return undefined;
  if (named >= 3 || (named >= 2 && !below.some(({ title }) => isGroup(title)))) return item;
  return named >= 1 && (known.own >= 2 || isHeaded) && !below.some(({ title }) => isGroup(title)) ? item : undefined;
}
