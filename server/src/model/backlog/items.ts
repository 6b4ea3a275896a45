import { foldersOfDebt, sortsDebt } from '../debt-folders.ts';
import type { WrittenDebtItem } from '../debt-item.ts';
import { type Document, fact } from '../document.ts';
import { boxLines } from './box-lines.ts';
import { withPlacesElsewhere } from './elsewhere.ts';
import { isEssay } from './essays.ts';
import { fencedItems } from './fenced.ts';
import { isForm, isFormTitle } from './forms.ts';
import { isChangelog, isGuide, isInstruction } from './guides.ts';
import { bulletItems, type Items, sectionItem, withScores } from './item.ts';
import { backlogSections } from './levels.ts';
import { adviceItems, defectLists, isOfNames, listItems } from './list-items.ts';
import { plainLines } from './plain-lines.ts';
import { documentItem } from './sections.ts';
import { findings, isSorted, namedItems, ownItem, parts, proseItems, toldItems, urgentSections } from './survey.ts';
import { isTwin } from './twins.ts';

/**
 * The items of a document that a team wrote by itself, in the order in which they stand there, whatever their shape: a
 * table's rows, sections, bullets, boxes, or the document as one. What is written of debt in general has none. Never fails.
 */
export const backlogItems = fact((document: Document): readonly WrittenDebtItem[] =>
  withPlacesElsewhere(
    document,
    writtenItems(document).filter(({ title }) => title !== '' && !isFormTitle(title)),
  ),
);

/** Those that have an id, or fields, and no title. */
export const untitledItems = fact((document: Document): readonly WrittenDebtItem[] =>
  writtenItems(document).filter(({ title }) => title === ''),
);

const writtenItems = fact((document: Document): Items => {
  const items = itemsIn(document);
  if (items.length === 0 || isEssay(document, items)) return [];
  return isForm(backlogSections(document), items.length) ? [] : items;
});

function itemsIn(document: Document): Items {
  const found: WrittenDebtItem[] = [];
  const reading = readings.find(({ where }) => where(document));
  for (const source of reading?.sources ?? []) found.push(...source(document, found));
  return withScores(found).toSorted((a, b) => (a.from?.range.start ?? 0) - (b.from?.range.start ?? 0));
}

interface Reading {
  readonly where: (document: Document) => boolean;
  /** What counts side by side; each leaves out what those before it have found. */
  readonly sources: readonly Source[];
}

type Source = (document: Document, found: Items) => Items;

/**
 * How a document is read: by the first of these that it answers to, and by no other. They go from what shows by itself that
 * it is an item to what is one only where nothing else can be.
 */
const readings: readonly Reading[] = [
  { where: (document) => isInstruction(document) || isChangelog(backlogSections(document)), sources: [] },
  // Deeper than items usually stand, a list may be of anything.
  { where: isSorted, sources: [toldItems, wholeUntold] },
  { where: has(toldItems), sources: [toldItems, listItems, adviceItems, unlistedFindings, urgentItems] },
  { where: has(ownItem), sources: [ownItem] },
  // What tells of debt in general shows it by its chapters, and has lists as well.
  { where: (document) => isGuide(parts(document).rest), sources: [] },
  { where: has(urgentItems), sources: [listsOrFindings, urgentItems] },
  { where: isOfNames, sources: [listItems] },
  { where: has(proseItems), sources: [proseItems, defectLists, otherFindings] },
  { where: has(namedItems), sources: [namedItems] },
  { where: isOfLists, sources: [listItems] },
  { where: () => true, sources: [findings, unmarkedItems] },
];

function has(source: Source): (document: Document) => boolean {
  return (document) => source(document, []).length > 0;
}

/** The document itself, where nothing in it is one of several. */
function wholeUntold(document: Document, told: Items): Items {
  if (told.length > 0) return [];
  const whole = foldersOfDebt(document.path).some(sortsDebt) ? documentItem(document) : undefined;
  return whole ? [sectionItem(document, whole)] : ownItem(document);
}

/** The findings of an audit that no list has told. */
function otherFindings(document: Document, told: Items): Items {
  const starts = new Set(told.map(({ from }) => from?.range.start));
  return findings(document).filter(({ from }) => !starts.has(from?.range.start));
}

/** The findings of an audit, where no list has other items. */
function unlistedFindings(document: Document): Items {
  return listItems(document).length > 0 ? [] : findings(document);
}

/** What is urgent by its heading, and said by no other item: a review recommends so what to do about its findings. */
function urgentItems(document: Document, found: Items): Items {
  return urgentSections(document)
    .map((item) => sectionItem(document, item))
    .filter((item) => !isTwin(document.text, item, found));
}

function listsOrFindings(document: Document): Items {
  return isOfLists(document) ? listItems(document) : findings(document);
}

/** Whether bullets are items as they stand; where most begin with a grade, their words are behind it. */
function isOfLists(document: Document): boolean {
  const { length } = listItems(document);
  return length > 0 && findings(document).length * 2 <= length;
}

/** Lines that no list has: behind boxes, in fences, or in a plain text. */
function unmarkedItems(document: Document): Items {
  const { rest } = parts(document);
  const found = bulletItems(document, [...boxLines(document.text, rest), ...fencedItems(document.text, rest)]);
  return found.length > 0 ? found : bulletItems(document, plainLines(document, rest));
}
