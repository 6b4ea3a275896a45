import type { RootContent } from 'mdast';
import { rangeLength } from '../../text/text.ts';
import type { Document } from '../document.ts';
import { blocksLength, nodeRange, type Passage, type Section } from '../sections.ts';
import { isPlan } from './company.ts';
import { asksForWork, complains, namesCode, namesDefect, namesPlace } from './evidence.ts';
import { passageFields } from './fields.ts';
import { isChapter } from './guides.ts';
import { headingField, isStrongField } from './labels.ts';
import { holdsToldList } from './list.ts';
import { gradeLead } from './scales.ts';
import { longestOpening } from './shares.ts';
import { isClosedGroup } from './status.ts';
import { subjectOf } from './subject.ts';
import { countedAmong, wordCount } from './text.ts';
import { toldBlocks } from './told-blocks.ts';
import { isAside, isBacklogTitle, isGroup, isOnDebt, isSteps } from './words.ts';

/**
 * The sections of a document about debt that tell of one each in prose alone: those of the level on which most innermost
 * sections name what is wrong, or code. None for a text of chapters.
 */
export function proseSections(document: Document, all: readonly Section[]): readonly Section[] {
  const { text } = document;
  const title = subjectOf(document);
  if (title !== '' && !isOnDebt(title)) return [];
  const parts = repeatedTitles(all);
  const grouping = placesOfGroups(all);
  const open = all.filter(
    (section) =>
      isInnermost(section) &&
      !isBacklogTitle(section.title) &&
      !parts.has(section.name) &&
      !holdsToldList(text, section) &&
      !grouping.has(section.parent) &&
      !(section.parent && isPlan(section.parent)),
  );
  const isPlain = isBacklogTitle(title) && !all.some((section) => section.level > 1 && isChapterHere(section));
  if (isPlain && isFirstEntry(text, all))
    return open.filter((each) => isCounted(each.title) || (isInWords(text, each) && evidence(text, each) > 0));
  const inLists = listSections(text, open);
  const told = open.filter((section) => hasProse(text, section) || inLists.has(section));
  const chapters = told.filter(isChapterHere).length;
  if (chapters * 4 > told.length) return [];
  const levels = new Map<number, Section[]>();
  for (const section of told)
    if (!isChapterHere(section)) levels.set(section.level, [...(levels.get(section.level) ?? []), section]);
  const found = [...levels.values()].map((sections) => itemsAmong(text, countedAmong(grouped(sections)), isPlain));
  const whole = found.flatMap((items) => inParts(all, items));
  const within = new Set(whole.flatMap(({ children }) => children));
  return [...found.flat().filter((section) => !within.has(section)), ...whole];
}

/** Sections beside items that tell of theirs in parts, each in prose, where they are no more than those. */
function inParts(all: readonly Section[], items: readonly Section[]): readonly Section[] {
  const known = new Set(items);
  const parents = new Set(items.map(({ parent }) => parent));
  const others = all.filter(
    (section) =>
      section.level === items[0]?.level &&
      parents.has(section.parent) &&
      !known.has(section) &&
      section.children.length > 1 &&
      section.children.every(({ passage }) => passage.blocks.some(({ type }) => type === 'paragraph')) &&
      !isBesideItems(section),
  );
  return others.length <= items.length ? others : [];
}

const isBesideItems = (section: Section): boolean =>
  section.title === '' ||
  isGroup(section.title) ||
  isAside(section.title) ||
  isSteps(section.title) ||
  isChapterHere(section);

/** Where one heading groups what is open, and another what is paid, items stand below them: the sections above both. */
function placesOfGroups(all: readonly Section[]): ReadonlySet<Section | undefined> {
  const groups = Map.groupBy(
    all.filter(({ title }) => isGroup(title)),
    ({ parent }) => parent,
  );
  return new Set(
    [...groups].flatMap(([parent, siblings]) => {
      const closed = siblings.filter(({ title }) => isClosedGroup(title)).length;
      return closed > 0 && closed < siblings.length ? [parent] : [];
    }),
  );
}

/** Those below headings that say how urgent they are, where there are any. */
function grouped(sections: readonly Section[]): readonly Section[] {
  const found = sections.filter(({ parent }) => parent && parent.level > 1 && gradeLead(parent.title));
  return found.length > 0 ? found : sections;
}

/** An item does not say that it is debt; a text about debt does so in its headings. */
const isChapterHere = (section: Section): boolean =>
  isChapter(section) || /\btech(?:nical)?[ -]debt\b/i.test(section.title);

/**
 * All of a level where most have evidence; below groups, or a backlog's title, any. Of fewer than three below another title
 * those with a defect in their names and more evidence than that.
 */
function itemsAmong(text: string, sections: readonly Section[], isPlain: boolean): readonly Section[] {
  const found = sections.map((section) => evidence(text, section));
  if (sections.length > 1 && sections.every(hasField)) return sections;
  if (sections.length < leastOfLevel && !isPlain)
    return sections.filter(({ title }, at) => namesDefect(title) && (found[at] ?? 0) > leastEvidence);
  const isGrouped = sections.some(({ parent }) => parent && parent.level > 1 && isGroup(parent.title));
  const least = isPlain || isGrouped ? 1 : leastEvidence;
  const sure = found.filter((each) => each >= leastEvidence).length;
  const any = sections.filter(
    ({ contentRange: { start, end } }, at) =>
      (found[at] ?? 0) >= least || (isGrouped && namesDefect(text.slice(start, end))),
  ).length;
  if (any * 2 >= sections.length && sure * leastSure >= sections.length) return sections;
  // One after the other is looked for, whether there is such a thing or not.
  return isPlain && sections.every(({ title }) => isCounted(title))
    ? sections.filter(({ title }) => namesDefect(title))
    : [];
}

/** Whether a list of debt has one entry so far, below nothing but a few words. */
const isFirstEntry = (text: string, all: readonly Section[]): boolean =>
  all.filter(({ level }) => level > 1).length === 1 &&
  all.every((each) => each.level > 1 || (isInWords(text, each) && blocksLength(each.passage) <= longestOpening));

const isInWords = (text: string, section: Section): boolean =>
  hasProse(text, section) || toldBlocks(section.passage).length === 0;

const leastOfLevel = 3;
/** One in so many: what should be done stands in guides as well. */
const leastSure = 5;

/** `Fix`, in whatever language, below several headings. */
export function repeatedTitles(all: readonly Section[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { name } of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 2).map(([name]) => name));
}

function isInnermost({ title, passage, level, children }: Section): boolean {
  if (level < 2 || title === '' || isGroup(title) || isAside(title) || isSteps(title)) return false;
  return headingField(passage) === undefined && children.every((child) => headingField(child.passage) !== undefined);
}

const isCounted = (title: string): boolean => /^[^\p{L}\p{N}]*(?:(?:\d+|\p{L})[.)]|\d+\.\d+)\s/u.test(title);

/** Text that is indented as code is prose. */
const hasProse = (text: string, { title, passage, offset }: Section): boolean =>
  toldBlocks(passage).some(
    (block) =>
      (block.type === 'paragraph' && !opensList(passage)) ||
      (block.type === 'list' && isCounted(title)) ||
      (block.type === 'code' && !/[`~]/.test(text.charAt(nodeRange(block).start + offset))),
  );

/**
 * Those in which nothing else stands than a list of what there is to say: where their headings say what is wrong, and the
 * bullets don't.
 */
function listSections(text: string, all: readonly Section[]): ReadonlySet<Section> {
  const found = all.filter(({ passage }) => opensList(passage) || isOfLists(toldBlocks(passage)));
  const areParts = found.filter((section) => !hasNamedBullets(text, section)).length * 3 > found.length * 2;
  const areStated = found.filter((section) => isStatement(text, section)).length * 3 >= found.length;
  return new Set(areParts && areStated ? found : []);
}

const isOfLists = (blocks: readonly RootContent[]): boolean =>
  blocks.length > 0 && blocks.every(({ type }) => type === 'list');

/** Whether all that stands in a passage is a list of several with a few words before it. */
function opensList(passage: Passage): boolean {
  const blocks = toldBlocks(passage);
  const list = blocks.at(-1);
  const before = blocks.slice(0, -1);
  return (
    list?.type === 'list' &&
    list.children.length >= leastListed &&
    before.every(({ type }) => type === 'paragraph') &&
    before.reduce((sum, block) => sum + lengthOf(block), 0) * 2 < lengthOf(list)
  );
}

const leastListed = 3;

const lengthOf = (block: RootContent): number => rangeLength(nodeRange(block));

/** With boxes, or bold words before each. */
const hasNamedBullets = (text: string, { passage: { blocks }, offset }: Section): boolean =>
  blocks.some(
    (block) =>
      block.type === 'list' &&
      block.children.every(
        ({ checked, children: [first] }) =>
          typeof checked === 'boolean' || (first && text.startsWith('**', nodeRange(first).start + offset)),
      ),
  );

/** Whether a heading says what is wrong, and names no area: by a defect, code, or so many words. */
const isStatement = (text: string, { title, headingRange: { start, end } }: Section): boolean =>
  namesDefect(title) || text.slice(start, end).includes('`') || isSentence(title);

const isSentence = (title: string): boolean => wordCount(title) >= leastWords;

const leastWords = 5;

/** Two each for a heading that names a defect or what is to be done and for a place in code, one for what is and what should be, and for a long heading over code. */
function evidence(text: string, section: Section): number {
  const {
    title,
    contentRange: { start, end },
  } = section;
  const content = text.slice(start, Math.min(end, start + longest));
  return (
    (namesDefect(title) || asksForWork(title) ? 2 : 0) +
    (namesPlace(content) ? 2 : namesCode(content) ? 1 : 0) +
    (complains(content) ? 1 : 0) +
    (isSentence(title) && namesCode(content) ? 1 : 0) +
    (hasField(section) ? 1 : 0)
  );
}

const hasField = ({ passage }: Section): boolean => passageFields(passage).some(({ field }) => isStrongField(field));

const leastEvidence = 2;
/** Letters that are looked at. */
const longest = 4000;
