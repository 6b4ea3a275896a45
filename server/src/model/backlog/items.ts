import type { TextRange } from '../../text/text.ts';
import { foldersOfDebt, sortsDebt } from '../debt-folders.ts';
import type { WrittenDebtItem } from '../debt-item.ts';
import type { OwnValue } from '../debt-source.ts';
import { type Document, fact } from '../document.ts';
import { nodeRange, type Section, sections, titleSection } from '../sections.ts';
import { boxLines } from './box-lines.ts';
import { isCheckList, isPlan } from './company.ts';
import { withPlacesElsewhere } from './elsewhere.ts';
import { isEssay } from './essays.ts';
import { isForm, isFormTitle } from './forms.ts';
import { gradedSections, isTwin } from './graded.ts';
import { isChangelog, isChapter, isGuide } from './guides.ts';
import { itemOf, withScores } from './item.ts';
import { gradedBullets, type ItemBullet, isAsked, isNamedByHeading, itemBullets } from './list.ts';
import { namedParagraphs } from './named.ts';
import { paragraphItems } from './paragraphs.ts';
import { withoutKnown, withoutOtherIds, withoutRepeated, withoutRetold, withoutRisks } from './retold.ts';
import { gradeLead } from './scales.ts';
import { backlogParts, documentItem, type ItemSection, ownDocument, plainSections } from './sections.ts';
import { hasBoxes, isMadeOf, isMadeOfBoxes, isMadeOfLists, isOfBoxes } from './shares.ts';
import { isClosedGroup } from './status.ts';
import { itemRows } from './table.ts';
import { tableRanges } from './table-ranges.ts';
import { ownTitle } from './text.ts';
import { tell } from './told.ts';
import { withoutToldRows } from './told-rows.ts';
import { isAdvice, isGroup, isOfDefects, isPhase } from './words.ts';

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

const writtenItems = fact((document: Document): readonly WrittenDebtItem[] => {
  if (isChangelog(sections(document))) return [];
  const items = itemsIn(document);
  if (items.length === 0 || isEssay(document, items)) return [];
  return isForm(sections(document), items.length) ? [] : items;
});

function itemsIn(document: Document): readonly WrittenDebtItem[] {
  const { items, rest } = backlogParts(document);
  const found = items.map((item) => fromSection(document, item));
  const folders = foldersOfDebt(document.path);
  // Where nothing else says what an item is, what the cells tell does.
  const rowsIn = (isProse: boolean) =>
    new Map(rest.map((section) => [section, fromTables(document, section, isProse)]));
  const named = rowsIn(false);
  const isProse =
    found.length === 0 &&
    folders.length === 0 &&
    [...named.values()].every(({ length }) => length === 0) &&
    isMadeOf('table', sections(document)) &&
    !isGuide(rest);
  const tables = isProse ? rowsIn(true) : named;
  const rows = withoutRepeated(withoutRisks([...tables.values()].filter(({ length }) => length > 0)));
  const inBold = paragraphItems(
    document,
    rest,
    items.map(({ section }) => section),
  );
  const paragraphs = [...inBold].flatMap(([section, each]) => fromBullets(document, section, each));
  const own = withoutToldRows(document.text, {
    sections: found,
    rows: isOfOnePart(items) ? withoutOtherIds(found, rows) : rows,
  });
  const others = withoutRetold(document.text, own.sections, own.rows);
  const told = [...others, ...withoutKnown(paragraphs, others)];
  const isListed = told.length === 0;
  // Where documents are sorted, each is an item; deeper than items usually stand, a list may be of anything.
  if (folders.length > 0) {
    const whole = !isListed
      ? undefined
      : folders.some(sortsDebt)
        ? documentItem(document)
        : ownDocument(document, rest);
    return inOrder([...told, ...(whole ? [fromSection(document, whole)] : [])]);
  }
  const one = isListed ? ownDocument(document, rest) : undefined;
  if (one) return inOrder([fromSection(document, one)]);
  if (isListed && (isGuide(rest) || isGuide(sections(document)))) return [];
  const urgent = gradedSections(document, rest);
  const places = rest.filter((section) => !inBold.has(section) && urgent.every((each) => each.section !== section));
  // Nothing so far says what an item is.
  const isOpen = isListed && urgent.length === 0;
  const isList = isOpen && isMadeOfLists(document, sections(document));
  const isOfTicks = isList && isMadeOfBoxes(sections(document));
  const plain = isOpen ? plainSections(document, rest) : [];
  const leads = isOpen && plain.length === 0 ? namedParagraphs(document.text, rest) : [];
  if (leads.length > 0) return inOrder(leads.flatMap(([section, each]) => fromBullets(document, section, each)));
  // Beside sections that are items, a list counts where such sections stand.
  const level = items[0]?.section.level ?? 0;
  const isPlace = (section: Section) =>
    (items.length === 0 ||
      isOfPart(section) ||
      section.level === level - 1 ||
      (section.level === level && isClosedGroup(section.title))) &&
    tables.get(section)?.length === 0 &&
    (isOfTicks || !isPhase(section.title)) &&
    (isListed || !isAdvised(section));
  // Beside rows, boxes are items where they stand in several parts of one thing, and not in a plan.
  const ofBoxes = isListed || items.length > 0 ? [] : places.filter((each) => isOfBoxes(each) && !isPlan(each));
  const boxed = new Set(
    [...Map.groupBy(ofBoxes, ({ parent }) => parent).values()].flatMap((all) => (all.length > 1 ? all : [])),
  );
  const isOfPart = (section: Section) => items.length > 0 && isPartOfDebt(document, section.parent);
  // `3. Info: hygiene`, where the items of other grades have headings below theirs.
  const isOfGrade = ({ title, level: own }: Section) => own === level - 1 && gradeLead(title) !== undefined;
  const counts = (section: Section) =>
    isOfPart(section) ||
    isOfGrade(section) ||
    ((!isListed || plain.length > 0) && isListOfDefects(section)) ||
    (isList && (!isOfTicks || hasBoxes(section))) ||
    boxed.has(section);
  const isPlain = new Set(plain.map(({ section }) => section));
  const open = plain.length > 0 ? places.filter((each) => isListOfDefects(each) && !isPlain.has(each)) : places;
  const listed = withoutKnown(
    unplanned(document.text, open.filter(isPlace)).flatMap((section) => fromLists(document, section, counts(section))),
    told,
  );
  // Where most bullets begin with a grade, their words are behind it.
  const findings = fromGraded(document, places);
  const isGraded = listed.length === 0 || (isListed && findings.length * 2 > listed.length);
  const bullets = isGraded ? [] : listed;
  const boxes =
    isOpen && bullets.length === 0 && plain.length === 0
      ? boxLines(document.text, rest).flatMap(([section, lines]) => fromBullets(document, section, lines))
      : [];
  const advised = isListed ? [] : fromAdvice(document, places, [...told, ...rows, ...bullets]);
  const all = [
    ...told,
    ...bullets,
    ...advised,
    ...boxes,
    ...(isGraded ? findings : []),
    ...plain.map((item) => fromSection(document, item)),
  ];
  const recommended = urgent.map((item) => fromSection(document, item));
  return inOrder([...all, ...recommended.filter((item) => !isTwin(document.text, item, all))]);
}

/** Whether all stand below one heading, beside others. */
function isOfOnePart(items: readonly ItemSection[]): boolean {
  const [parent, ...others] = new Set(items.map(({ section }) => section.parent));
  return parent !== undefined && parent.level > 1 && others.length === 0;
}

const isListOfDefects = (section: Section): boolean =>
  section.level > 1 && isOfDefects(section.title) && !isChapter(section);

/** `Test debt`, in a document that has more of it. */
const isPartOfDebt = (document: Document, section: Section | undefined): boolean =>
  section !== undefined &&
  section !== titleSection(document) &&
  /^(?!\p{L}+ing\b)\p{L}+ debts?$/iu.test(section.title.trim());

const inOrder = (items: readonly WrittenDebtItem[]): readonly WrittenDebtItem[] =>
  withScores(items).toSorted((a, b) => (a.from?.range.start ?? 0) - (b.from?.range.start ?? 0));

/** A check list, a plan, a step of one, or what is but asked, counts where no other section holds a list. */
function unplanned(text: string, places: readonly Section[]): readonly Section[] {
  const others = places.filter(
    (section) =>
      !isCheckList(section) && !isPhase(section.title) && !isAdvice(section.title) && !isAsked(text, section),
  );
  return others.some(({ passage }) => passage.blocks.some(({ type }) => type === 'list')) ? others : places;
}

function fromSection(document: Document, { section, title, values, isDocument }: ItemSection): WrittenDebtItem {
  const range = { start: section.range.start, end: section.end };
  const heading = section.headingRange;
  const first = section.passage.heading?.children[0];
  const start = first ? nodeRange(first).start + section.offset : heading.start;
  const own = title.isBoxed ? [...values, ...boxBefore(document.text, { start, end: heading.end })] : values;
  return itemOf(document, isDocument ? 'file' : 'heading', range, { start, end: heading.end }, title, own, section);
}

/** That of a heading. */
function boxBefore(text: string, { start, end }: TextRange): readonly OwnValue[] {
  const at = text.slice(start, end).indexOf('[');
  const length = text.slice(start + at, end).indexOf(']') - 1;
  return at < 0 || length < 0 ? [] : [stateOfBox(text, { start: start + at + 1, end: start + at + 1 + length })];
}

const stateOfBox = (text: string, range: TextRange): OwnValue => ({
  field: 'status',
  name: '',
  text: text.slice(range.start, range.end).trim() === '' ? 'open' : 'done',
  range,
});

function fromTables(document: Document, section: Section, isProse: boolean): readonly WrittenDebtItem[] {
  return tableRanges(document, section).flatMap((range) =>
    itemRows(document.text, range, isProse).map((row) => {
      const title = ownTitle(document.text.slice(row.titleRange.start, row.titleRange.end));
      return itemOf(document, 'table', row.range, row.titleRange, title, row.values, section);
    }),
  );
}

/** The findings of an audit: bullets all over it that begin with how bad each is. */
function fromGraded(document: Document, rest: readonly Section[]): readonly WrittenDebtItem[] {
  const found = rest
    .filter(({ level }) => level > 1)
    .map((section) => ({ section, bullets: gradedBullets(document.text, section) }));
  const grades = found.flatMap(({ bullets }) => bullets.map(({ grade }) => grade));
  // What each grade means is said of each grade once.
  if (grades.length < leastGraded || new Set(grades).size === grades.length) return [];
  return found.flatMap(({ section, bullets }) => fromBullets(document, section, bullets));
}

const leastGraded = 4;

function fromLists(document: Document, section: Section, all: boolean): readonly WrittenDebtItem[] {
  const bullets = itemBullets(document.text, section, all);
  return bullets.length > 0 && isNamedByHeading(document.text, section)
    ? [fromSection(document, { section, ...tell(document, section), isDocument: false })]
    : fromBullets(document, section, bullets);
}

/** What a review recommends by how urgent it is, beside what it has found: only that which no finding says already. */
function fromAdvice(
  document: Document,
  places: readonly Section[],
  told: readonly WrittenDebtItem[],
): readonly WrittenDebtItem[] {
  const found = places.filter(isAdvised).flatMap((section) => fromLists(document, section, true));
  return found.filter((item) => !isTwin(document.text, item, told));
}

const isAdvised = ({ title, parent }: Section): boolean =>
  parent !== undefined && parent.level > 1 && isAdvice(parent.title) && isGroup(title);

function fromBullets(document: Document, section: Section, bullets: readonly ItemBullet[]): readonly WrittenDebtItem[] {
  return bullets.map(({ range, titleRange, values, box }) => {
    const title = ownTitle(document.text.slice(titleRange.start, titleRange.end));
    const ticked = box ? [stateOfBox(document.text, box)] : [];
    return itemOf(document, box ? 'checkbox' : 'bullet', range, titleRange, title, [...ticked, ...values], section);
  });
}
