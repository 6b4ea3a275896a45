import { rangeContains } from '../../text/text.ts';
import { isPageOnFolder } from '../debt-folders.ts';
import type { WrittenDebtItem } from '../debt-item.ts';
import { type Document, fact } from '../document.ts';
import { listItemsIn, nodeRange, type Section } from '../sections.ts';
import { areNamed, holdsNames } from './bullet-names.ts';
import { isCheckList, isListOfNames, isPlan } from './company.ts';
import { isChapter } from './guides.ts';
import { bulletItems, type Items, sectionItem } from './item.ts';
import { backlogSections, backlogTitle } from './levels.ts';
import { type ItemBullet, itemBullets } from './list.ts';
import { passageLabels } from './records.ts';
import { withoutKnown } from './retold.ts';
import { gradeLead } from './scales.ts';
import { hasBoxes, isMadeOfBoxes, isMadeOfLists, isOfBoxes } from './shares.ts';
import { isClosedGroup } from './status.ts';
import { subjectOf } from './subject.ts';
import { listPlaces, parts, proseItems, rowsBySection, tableItems, toldItems, urgentSections } from './survey.ts';
import { wordCount } from './text.ts';
import { tell } from './told.ts';
import { toldBlocks } from './told-blocks.ts';
import { isTwin } from './twins.ts';
import { isAdvice, isGroup, isOfDefects, isOnDebt, isPhase } from './words.ts';

/** The items of a document's lists, without those that it tells in another shape. Steps, rows and advice list none. */
export const listItems = fact((document: Document): Items => {
  const told = toldItems(document);
  const lists = listsOf(document);
  const places = listPlaces(document).filter(
    (section) =>
      lists.mayHold(section) &&
      rowsBySection(document).get(section)?.length === 0 &&
      (told.length === 0 || !isAdvised(section)),
  );
  const found = unplanned(document.text, places).flatMap((section) => itemsOf(document, section, lists.hold(section)));
  return withoutKnown(found, told);
});

/**
 * Whether a document on debt has its items in lists because most bullets have names: more of them than sections could tell,
 * of which few tell of something without one.
 */
export const isOfNames = fact((document: Document): boolean => {
  if (!hasNames(document)) return false;
  const found = listItems(document);
  const told = proseItems(document);
  const without = told.filter((item) => !holdsAny(item, found));
  return found.length > Math.max(told.length * mostInSections, without.length * mostWithout);
});

const mostInSections = 2;
const mostWithout = 4;

const holdsAny = ({ from }: WrittenDebtItem, others: Items): boolean =>
  others.some((other) => from !== undefined && other.from !== undefined && rangeContains(from.range, other.from.range));

const hasNames = fact(
  (document: Document): boolean => isOnDebt(subjectOf(document)) && areNamed(document.text, listPlaces(document)),
);

/** Which lists of a document count. */
interface Lists {
  /** Whether items may stand in those of a section: they do where its heading groups items, or the bullets have fields. */
  readonly mayHold: (section: Section) => boolean;
  /** Whether each bullet there is one, whatever heading and bullets say. */
  readonly hold: (section: Section) => boolean;
}

function listsOf(document: Document): Lists {
  if (toldItems(document).length === 0) return listsAlone(document);
  return parts(document).items.length > 0 ? listsBesideSections(document) : listsBesideRows(document);
}

/** Where nothing else is an item, any list may be of some; all are where the document is made of lists. */
function listsAlone(document: Document): Lists {
  const all = backlogSections(document);
  const mayBeOfAny = isMadeOfLists(document, all) && !isPageOnFolder(document);
  const isMadeOfThem = urgentSections(document).length === 0 && (mayBeOfAny || hasNames(document));
  const isOfTicks = isMadeOfThem && isMadeOfBoxes(all);
  // Behind a list of what is owed, `Risk` and `Order of work` tell of that.
  const first = all.find(({ level, passage }) => level > 1 && listItemsIn(passage).length > 0)?.title ?? '';
  const isOwed = isOnDebt(first) && isOfDefects(first);
  return {
    mayHold: ({ title }) => isOfTicks || !(isPhase(title) || (isOwed && !isOfDefects(title) && !isGroup(title))),
    hold: (section) => isMadeOfThem && (!isOfTicks || hasBoxes(section)),
  };
}

/** Beside sections that are items, a list counts where such sections stand. */
function listsBesideSections(document: Document): Lists {
  const { items, lists } = parts(document);
  const level = items[0]?.section.level ?? 0;
  const isPlace = (section: Section) => lists.has(section) || isPartOfDebt(document, section.parent);
  const isAbove = (section: Section) => section.level === level - 1;
  return {
    mayHold: (section) =>
      !isPhase(section.title) &&
      (isPlace(section) ||
        isAbove(section) ||
        (section.level === level && (isClosedGroup(section.title) || isGroupOfNames(section)))),
    // `3. Info: hygiene`, where the items of other grades have headings below theirs.
    hold: (section) =>
      isPlace(section) || isListOfDefects(section) || (isAbove(section) && gradeLead(section.title) !== undefined),
  };
}

/** `Smaller open items`, where each has a name. */
const isGroupOfNames = ({ title, passage }: Section): boolean => isGroup(title) && holdsNames(passage);

/** `Test debt`, in a document that has more of it. */
const isPartOfDebt = (document: Document, section: Section | undefined): boolean =>
  section !== undefined &&
  section !== backlogTitle(document) &&
  /^(?!\p{L}+ing\b)\p{L}+ debts?$/iu.test(section.title.trim());

/** Beside rows and paragraphs, boxes are items where they stand in several parts of one thing, and not in a plan. */
function listsBesideRows(document: Document): Lists {
  const ofBoxes = listPlaces(document).filter((each) => isOfBoxes(each) && !isPlan(each));
  const byParent = [...Map.groupBy(ofBoxes, ({ parent }) => parent).values()];
  const boxed = new Set(byParent.filter(({ length }) => length > 1).flat());
  return {
    mayHold: ({ title }) => !isPhase(title),
    hold: (section) => boxed.has(section) || isListOfDefects(section),
  };
}

/** Those of names, and under headings that name what is wrong, beside sections that tell of one thing each in prose. */
export function defectLists(document: Document, told: Items): Items {
  const isTold = ({ range }: Section) => told.some(({ from }) => from && rangeContains(from.range, range));
  return listPlaces(document)
    .filter(
      (section) =>
        (isListOfDefects(section) || isListOfNames(section) || (section.level > 1 && isGroup(section.title))) &&
        !isTold(section),
    )
    .flatMap((section) => itemsOf(document, section, true));
}

const isListOfDefects = (section: Section): boolean =>
  section.level > 1 && isOfDefects(section.title) && !isChapter(section);

/** A check list, a plan, a step of one, advice, or what is but asked, counts where no other section holds a list. */
function unplanned(text: string, places: readonly Section[]): readonly Section[] {
  const others = places.filter(
    (section) =>
      !isCheckList(section) && !isPhase(section.title) && !isAdvice(section.title) && !isAsked(text, section),
  );
  return others.some(({ passage }) => passage.blocks.some(({ type }) => type === 'list')) ? others : places;
}

/** Whether a section's bullets, more than one, all ask something. */
function isAsked(text: string, { passage, offset }: Section): boolean {
  const bullets = listItemsIn(passage);
  return (
    bullets.length > 1 &&
    bullets.every((item) => {
      const { start, end } = nodeRange(item);
      return /[?？](?=\W{0,3}(?:\s|$))/.test(text.slice(start + offset, end + offset));
    })
  );
}

function itemsOf(document: Document, section: Section, all: boolean): Items {
  const bullets = itemBullets(document.text, section, all);
  return bullets.length > 0 && !hasNames(document) && isNamedByHeading(document.text, section, bullets)
    ? [sectionItem(document, { section, ...tell(document, section), isDocument: false })]
    : bulletItems(document, [[section, bullets]]);
}

/** Whether all that stands in a section is told of its heading: one bullet of prose, or a bullet for each label. */
function isNamedByHeading(text: string, section: Section, bullets: readonly ItemBullet[]): boolean {
  const { level, title, passage, offset, children } = section;
  const [block, ...others] = toldBlocks(passage);
  if (level < 2 || block?.type !== 'list' || others.length + children.length > 0 || isGroup(title)) return false;
  const [item, ...more] = block.children;
  if (!item || typeof item.checked === 'boolean' || wordCount(title.replace(/[\d-]+/g, ' ')) < 2) return false;
  // Where what stands behind one of the labels is no item, it is a field, and so is what stands behind several others.
  if (more.length > 0)
    return bullets.length > 1 && bullets.length <= more.length && passageLabels(passage).length > more.length;
  const { start, end } = nodeRange(item);
  return (
    end - start >= shortestProse &&
    !/^\W{0,4}(?:\[[\p{Lu} ]{3,20}\]\s+)?\*\*/u.test(text.slice(start + offset, end + offset))
  );
}

/** Letters. */
const shortestProse = 80;

/**
 * What a review recommends by how urgent it is, beside what it has found: only that which no finding says already, nor a
 * row that a section tells.
 */
export function adviceItems(document: Document, told: Items): Items {
  const found = listPlaces(document)
    .filter(isAdvised)
    .flatMap((section) => itemsOf(document, section, true));
  const known = [...told, ...tableItems(document)];
  return found.filter((item) => !isTwin(document.text, item, known));
}

const isAdvised = ({ title, parent }: Section): boolean =>
  parent !== undefined && parent.level > 1 && isAdvice(parent.title) && isGroup(title);
