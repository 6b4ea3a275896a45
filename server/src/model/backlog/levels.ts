import { type Document, fact } from '../document.ts';
import { placedSections, type Section, sections, startOf } from '../sections.ts';
import { isOnDebt } from './words.ts';

/**
 * A document's sections below one title: where it has several headings of level 1, all from the second on are a level deeper
 * than they are written, or from the first on where each tells of one thing. Where parts below the first have parts of their
 * own, all are left as they are.
 */
export const backlogSections = fact((document: Document): readonly Section[] => {
  const tops = sections(document).filter(({ level }) => level === 1);
  const [title, other] = tops;
  if (!title || !other || title.children.some(({ children }) => children.length > 0)) return sections(document);
  const isTitle = tops.length < leastTops || isOnDebt(title.title) || tops.some(({ children }) => children.length > 0);
  return placedSections(document, startOf(isTitle ? other : title));
});

const leastTops = 3;

/** The heading of level 1 that all others stand below; undefined where there is none. */
export const backlogTitle = fact((document: Document): Section | undefined =>
  backlogSections(document).find(({ level }) => level === 1),
);
