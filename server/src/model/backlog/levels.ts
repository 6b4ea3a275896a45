import { type Document, fact } from '../document.ts';
import { placedSections, type Section, sections, startOf } from '../sections.ts';
import { isOnDebt } from './words.ts';

/**
 * A document's sections below one title: where other headings are of level 1 as well, all from the first of them on counts
 * as a level deeper. A heading that has parts with parts of their own is no title, but one of several.
 */
export const backlogSections = fact((document: Document): readonly Section[] => {
  const tops = sections(document).filter(({ level }) => level === 1);
  const [title, other] = tops;
  const deeper = isOneOfAll(tops) ? title : other;
  const isPart = title?.children.some(({ children }) => children.length > 0);
  return deeper && !isPart ? placedSections(document, startOf(deeper)) : sections(document);
});

/** The heading of level 1 that all others stand below; undefined where there is none. */
export const backlogTitle = fact((document: Document): Section | undefined =>
  backlogSections(document).find(({ level }) => level === 1),
);

/** A heading each on the first level leaves none for a title. */
const isOneOfAll = (tops: readonly Section[]): boolean =>
  tops.length >= leastTops && !isOnDebt(tops[0]?.title ?? '') && tops.every(({ children }) => children.length === 0);

const leastTops = 3;
