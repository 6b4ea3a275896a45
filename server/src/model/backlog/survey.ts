import { foldersOfDebt } from '../debt-folders.ts';
import { type Document, fact } from '../document.ts';
import type { Section } from '../sections.ts';
import { isCheckList } from './company.ts';
import { gradedFindings, gradedSections } from './graded.ts';
import { isGuide } from './guides.ts';
import { bulletItems, type Items, rowItems, sectionItem, writtenText } from './item.ts';
import { backlogSections } from './levels.ts';
import { bulletsById } from './list.ts';
import { namedParagraphs } from './named.ts';
import { paragraphItems } from './paragraphs.ts';
import { titleName, withoutKnown, withoutOtherIds, withoutRepeated, withoutRetold } from './retold.ts';
import { backlogParts, type ItemSection, ownDocument, plainSections } from './sections.ts';
import { isMadeOf } from './shares.ts';
import { withoutToldRows } from './told-rows.ts';
import { isAside, isOnDebt, isSteps } from './words.ts';

// What a document has in each of its shapes: the facts that its readings go by, each found out once, if any asks for it.

/** Sections that are items, and those that items may stand in. */
export const parts = fact(backlogParts);

/** Whether a document stands where documents are sorted: each is about one debt there. */
export const isSorted = ({ path }: Document): boolean => foldersOfDebt(path).length > 0;

/**
 * The items that show by themselves that they are: sections, rows of tables and paragraphs in bold type, each listed once
 * however often it is told.
 */
export const toldItems = fact((document: Document): Items => {
  const { items } = parts(document);
  const found = withoutRepeated(items.map((item) => [sectionItem(document, item)]));
  const rows = tableItems(document).filter((row) => found.length === 0 || !isElsewhere(document, row));
  const own = withoutToldRows(document.text, {
    sections: found,
    rows: isOfDebtPart(items) ? withoutOtherIds(found, rows) : rows,
  });
  const others = withoutRetold(document.text, own.sections, own.rows);
  const known = [...others, ...withoutKnown(bulletItems(document, boldParagraphs(document)), others)];
  return [...known, ...withoutKnown(listedById(document), known)];
});

/** Beside sections that are items, a row that leads to a page elsewhere, in no known state, is about something else. */
const isElsewhere = ({ text }: Document, row: Items[number]): boolean =>
  row.status === undefined && row.id === undefined && /\]\(https?:/.test(writtenText(text, row));

/** Bullets with ids, each of which counts once. */
const listedById = (document: Document): Items =>
  withoutRepeated(
    parts(document)
      .rest.filter((section) => !isAside(section.title) && !isSteps(section.title) && !isCheckList(section))
      .map((section) => bulletItems(document, [[section, bulletsById(document.text, section)]])),
  );

/** Whether all stand below one heading, beside others, that names debt. */
function isOfDebtPart(items: readonly ItemSection[]): boolean {
  const [parent, ...others] = new Set(items.map(({ section }) => section.parent));
  return parent !== undefined && parent.level > 1 && others.length === 0 && isOnDebt(parent.title);
}

/** Those that are rows, also where a section tells one of them again; each once. */
export const tableItems = fact((document: Document) =>
  withoutRepeated([...rowsBySection(document).values()].filter(({ length }) => length > 0)),
);

/** Of all sections that items may stand in. Where nothing else says what an item is, what the cells tell does. */
export const rowsBySection = fact((document: Document): ReadonlyMap<Section, Items> => {
  const { items, rest } = parts(document);
  const rowsIn = (isProse: boolean) => new Map(rest.map((section) => [section, rowItems(document, section, isProse)]));
  const told = rowsIn(false);
  const titles = new Set([...told.values()].flat().map(titleName));
  titles.delete('');
  const reread = (section: Section, rows: Items) =>
    rows.length > 0 || titles.size === 0 ? rows : rowItems(document, section, false, titles);
  const named = new Map([...told].map(([section, rows]) => [section, reread(section, rows)]));
  const isOpen = items.length === 0 && !isSorted(document) && [...named.values()].every(({ length }) => length === 0);
  return isOpen && isMadeOf('table', backlogSections(document)) && !isGuide(rest) ? rowsIn(true) : named;
});

const boldParagraphs = fact((document: Document) => {
  const { items, rest } = parts(document);
  return paragraphItems(
    document,
    rest,
    items.map(({ section }) => section),
  );
});

/** Sections that are items by how urgent their headings say they are. */
export const urgentSections = fact((document: Document) => gradedSections(document, parts(document).rest));

/** The sections in whose lists items may stand: not those that are items, nor those in which paragraphs are. */
export const listPlaces = fact((document: Document): readonly Section[] => {
  const taken = new Set([
    ...boldParagraphs(document).keys(),
    ...urgentSections(document).map(({ section }) => section),
  ]);
  return parts(document).rest.filter((section) => !taken.has(section));
});

/** The findings of an audit, which begin with how bad each is. */
export const findings = fact((document: Document) =>
  bulletItems(document, gradedFindings(document.text, listPlaces(document))),
);

/** The document itself, where it says that it is one debt. */
export const ownItem = fact((document: Document): Items => {
  const item = ownDocument(document, parts(document).rest);
  return item ? [sectionItem(document, item)] : [];
});

/** Sections that speak of a debt each in nothing but prose. */
export const proseItems = fact((document: Document) =>
  plainSections(document, parts(document).rest).map((item) => sectionItem(document, item)),
);

/** Passages whose names stand on lines of their own. */
export const namedItems = fact((document: Document) =>
  bulletItems(document, namedParagraphs(document, parts(document).rest)),
);
