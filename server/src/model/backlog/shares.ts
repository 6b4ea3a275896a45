import type { List, RootContent } from 'mdast';
import { type Document, fact } from '../document.ts';
import { listItemsIn, nodeRange, type Passage, type Section } from '../sections.ts';
import { isCheckList } from './company.ts';
import { namesCode, namesDefect } from './evidence.ts';
import { isChapter } from './guides.ts';
import { subjectOf } from './subject.ts';
import { toldBlocks } from './told-blocks.ts';
import { isAdvice, isAside, isBacklogTitle, isSteps } from './words.ts';

/** Where less of a text is in bullets, or they stand all over it and tell of anything, they are only part of what it tells. */
export function isMadeOfLists(document: Document, all: readonly Section[]): boolean {
  const places = all.filter(({ passage }) => passage.blocks.some(({ type }) => type === 'list'));
  if (isBacklogTitle(subjectOf(document)) && endsInLists(all)) return true;
  if (places.length <= mostPlaces) return isMadeOf('list', all) || isTicked(places);
  if (isMadeOfBoxes(all) || isTicked(places)) return true;
  const isOfAreas = isAllOf('list', all) && places.every((section) => isArea(section, places[0]));
  return isOfAreas || (isMadeOf('list', all) && isMadeOfDebts(document.text, all));
}

/** Whether each part of a document ends in bullets, whatever it says before them. */
function endsInLists(all: readonly Section[]): boolean {
  const parts = all.filter(
    ({ level, title, children }) => level > 1 && children.length === 0 && !isAside(title) && !isSteps(title),
  );
  const isOfBullets = (section: Section) =>
    toldBlocks(section.passage).at(-1)?.type === 'list' && !hasBoxes(section) && !isChapter(section);
  return parts.length > 1 && parts.every(isOfBullets);
}

/**
 * Whether each list is one of boxes, in several sections or right below the title, and none a chapter's of a text on debt:
 * what somebody ticks is to be done, and prose tells why.
 */
function isTicked(places: readonly Section[]): boolean {
  const open = places.filter((section) => !isCheckList(section));
  return (
    (open.length > 1 || open.some(({ level }) => level < 2)) &&
    open.every((section) => !isChapter(section) && !isAside(section.title) && isTickedSection(section))
  );
}

const isTickedSection = ({ passage: { blocks } }: Section): boolean =>
  blocks.every((block) => block.type !== 'list' || isBoxed(block));

/** A part of a system by its short name, beside others. */
const isArea = ({ title, parent, level }: Section, first: Section | undefined): boolean =>
  level > 1 &&
  parent === first?.parent &&
  /^\P{N}{1,40}$/u.test(title) &&
  !isAside(title) &&
  !isSteps(title) &&
  !isAdvice(title);

const mostPlaces = 6;

/** Whether a section is nothing but boxes below its heading; words before them would say what they are a list of. */
export const isOfBoxes = ({ passage }: Section): boolean => {
  const blocks = toldBlocks(passage);
  return blocks.length > 0 && blocks.every((block) => block.type === 'list' && isBoxed(block));
};

export const hasBoxes = ({ passage: { blocks } }: Section): boolean =>
  blocks.some((block) => block.type === 'list' && block.children.some(({ checked }) => typeof checked === 'boolean'));

/** Whether most of what a document says stands behind boxes. */
export const isMadeOfBoxes = (all: readonly Section[]): boolean =>
  shareOf(all, (block) => block.type === 'list' && isBoxed(block)).whole >= leastBoxed;

const isBoxed = ({ children }: List): boolean => children.every(({ checked }) => typeof checked === 'boolean');

const leastBoxed = 0.7;

/** Whether much of what a document says stands in lists, or in tables; or nearly all behind what opens it. */
export function isMadeOf(type: 'list' | 'table', all: readonly Section[]): boolean {
  const { whole, behindOpening } = shareOf(all, (block) => block.type === type);
  return whole >= leastShare || behindOpening >= nearlyAll;
}

/** Whether nearly nothing else stands in it. */
const isAllOf = (type: 'list' | 'table', all: readonly Section[]): boolean =>
  shareOf(all, (block) => block.type === type).behindOpening >= nearlyAll;

const leastShare = 0.4;
const nearlyAll = 0.9;

/** A few sentences below the title open a document, and are no part of what it lists. */
function shareOf(all: readonly Section[], counts: (block: RootContent) => boolean) {
  let [within, anywhere, opening, isOpen] = [0, 0, 0, true];
  for (const { passage, level } of all)
    for (const [block, length] of wordsIn(passage)) {
      isOpen &&= block.type === 'paragraph' && level <= 1 && opening + length <= longestOpening;
      if (isOpen) opening += length;
      anywhere += length;
      if (counts(block)) within += length;
    }
  return { whole: within / Math.max(1, anywhere), behindOpening: within / Math.max(1, anywhere - opening) };
}

/** Letters. */
export const longestOpening = 500;

/** The letters of each block outside code, which says its language; without one a fence holds words. */
const wordsIn = fact(({ chunk: { text }, blocks }: Passage): readonly (readonly [RootContent, number])[] =>
  blocks.flatMap((block) => {
    if (block.type === 'code' && block.lang) return [];
    const { start, end } = nodeRange(block);
    return [[block, text.slice(start, end).replace(/\s+/g, '').length] as const];
  }),
);

/** Whether most bullets of a document name code, or what is wrong. */
function isMadeOfDebts(text: string, all: readonly Section[]): boolean {
  const told = all.flatMap(({ passage, offset }) =>
    listItemsIn(passage).map((item) => {
      const { start, end } = nodeRange(item);
      const source = text.slice(start + offset, end + offset);
      return namesCode(source) || namesDefect(source);
    }),
  );
  return told.filter(Boolean).length * 3 >= told.length * 2;
}
