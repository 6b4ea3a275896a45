import { LineIndex } from '../text/line-index.ts';
import type { TextRange } from '../text/text.ts';
import { boxLines } from './backlog-box-lines.ts';
import { isCheckList, isPlan } from './backlog-company.ts';
import { withPlacesElsewhere } from './backlog-elsewhere.ts';
import { isEssay } from './backlog-essays.ts';
import { isForm, isFormTitle } from './backlog-forms.ts';
import { gradedSections, isTwin } from './backlog-graded.ts';
import { groupLine } from './backlog-group-lines.ts';
import { isChangelog, isGuide } from './backlog-guides.ts';
import { gradedBullets, type ItemBullet, isNamedByHeading, itemBullets } from './backlog-list.ts';
import { namedParagraphs } from './backlog-named.ts';
import { paragraphItems } from './backlog-paragraphs.ts';
import { withoutKnown, withoutRepeated, withoutRetold, withoutRisks } from './backlog-retold.ts';
import { gradeLead, isGrade, ownStatus, statedScale, suggestedScores } from './backlog-scales.ts';
import { backlogParts, documentItem, type ItemSection, ownDocument, plainSections } from './backlog-sections.ts';
import { hasBoxes, isMadeOf, isMadeOfBoxes, isMadeOfLists, isOfBoxes } from './backlog-shares.ts';
import { groupOf, isClosedGroup, priorityOf, statusOf } from './backlog-status.ts';
import { itemRows } from './backlog-table.ts';
import { tableRanges } from './backlog-table-ranges.ts';
import { idOf, type OwnTitle, ownTitle, readText } from './backlog-text.ts';
import { tell } from './backlog-told.ts';
import { withoutToldRows } from './backlog-told-rows.ts';
import { isAdvice, isGroup, isPhase } from './backlog-words.ts';
import { foldersOfDebt, isArchived, sortsDebt } from './debt-folders.ts';
import type { DebtField, WrittenDebtItem } from './debt-item.ts';
import { anchorsIn, isOpenDebt, itemFrom, scoreOf, scoresOf } from './debt-item.ts';
import type { DebtShape, OwnField, OwnValue } from './debt-source.ts';
import { type Document, fact } from './document.ts';
import { linkedPath, onlyLink } from './linked-path.ts';
import { nodeRange, type Section, sections, titleSection } from './sections.ts';

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
  const isProse =
    found.length === 0 &&
    folders.length === 0 &&
    isMadeOf('table', document.text, sections(document)) &&
    !isGuide(rest);
  const tables = new Map(rest.map((section) => [section, fromTables(document, section, isProse)]));
  const rows = withoutRepeated(withoutRisks([...tables.values()].filter(({ length }) => length > 0)));
  const inBold = paragraphItems(
    document,
    rest,
    items.map(({ section }) => section),
  );
  const paragraphs = [...inBold].flatMap(([section, each]) => fromBullets(document, section, each));
  const own = withoutToldRows(document.text, { sections: found, rows });
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
  if (isListed && isGuide(rest)) return [];
  const urgent = gradedSections(document, rest);
  const places = rest.filter((section) => !inBold.has(section) && urgent.every((each) => each.section !== section));
  const isList = isListed && urgent.length === 0 && isMadeOfLists(document, sections(document));
  const plain = isListed && urgent.length === 0 ? plainSections(document, rest) : [];
  const named = isListed && urgent.length === 0 && plain.length === 0 ? namedParagraphs(document.text, rest) : [];
  if (named.length > 0) return inOrder(named.flatMap(([section, each]) => fromBullets(document, section, each)));
  // Beside sections that are items, a list counts where such sections stand.
  const level = items[0]?.section.level ?? 0;
  const isPlace = (section: Section) =>
    (items.length === 0 ||
      isOfPart(section) ||
      section.level === level - 1 ||
      (section.level === level && isClosedGroup(section.title))) &&
    tables.get(section)?.length === 0 &&
    !isPhase(section.title) &&
    (isListed || !isAdvised(section));
  // Beside rows, boxes are items where they stand in several parts of one thing, and not in a plan.
  const ofBoxes = isListed || items.length > 0 ? [] : places.filter((each) => isOfBoxes(each) && !isPlan(each));
  const boxed = new Set(
    [...Map.groupBy(ofBoxes, ({ parent }) => parent).values()].flatMap((all) => (all.length > 1 ? all : [])),
  );
  const isOfTicks = isList && isMadeOfBoxes(document.text, sections(document));
  const isOfPart = (section: Section) => items.length > 0 && isPartOfDebt(document, section.parent);
  // `3. Info: hygiene`, where the items of other grades have headings below theirs.
  const isOfGrade = ({ title, level: own }: Section) => own === level - 1 && gradeLead(title) !== undefined;
  const counts = (section: Section) =>
    isOfPart(section) || isOfGrade(section) || (isList && (!isOfTicks || hasBoxes(section))) || boxed.has(section);
  const listed =
    plain.length > 0
      ? []
      : withoutKnown(
          unplanned(places.filter(isPlace)).flatMap((section) => fromLists(document, section, counts(section))),
          told,
        );
  // Where most bullets begin with a grade, their words are behind it.
  const findings = fromGraded(document, places);
  const isGraded = listed.length === 0 || (isListed && findings.length * 2 > listed.length);
  const bullets = isGraded ? [] : listed;
  const boxes =
    isListed && urgent.length === 0 && bullets.length === 0 && plain.length === 0
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

/** `Test debt`, in a document that has more of it. */
const isPartOfDebt = (document: Document, section: Section | undefined): boolean =>
  section !== undefined &&
  section !== titleSection(document) &&
  /^(?!\p{L}+ing\b)\p{L}+ debts?$/iu.test(section.title.trim());

const inOrder = (items: readonly WrittenDebtItem[]): readonly WrittenDebtItem[] =>
  withScores(items).toSorted((a, b) => (a.from?.range.start ?? 0) - (b.from?.range.start ?? 0));

/** A check list, or a plan, counts where no other section holds a list. */
function unplanned(places: readonly Section[]): readonly Section[] {
  const others = places.filter((section) => !isCheckList(section));
  return others.some(({ passage }) => passage.blocks.some(({ type }) => type === 'list')) ? others : places;
}

const lines = fact((document: Document) => new LineIndex(document.text));

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

function itemOf(
  document: Document,
  shape: DebtShape,
  range: TextRange,
  titleRange: TextRange,
  title: OwnTitle,
  own: readonly OwnValue[],
  section: Section,
): WrittenDebtItem {
  const text = (field: OwnField): string | undefined =>
    values.find((each) => each.field === field && each.text !== '')?.text;
  const { path } = document;
  const values = withCategory(own);
  const line = shape === 'heading' || shape === 'file' ? undefined : groupLine(document, section, range.start);
  const grouped = [
    ...(line === undefined ? [] : [line]),
    ...groupOf(section, shape),
    ...foldersOfDebt(document.path).filter(sortsDebt),
  ];
  const written = readText(text('id') ?? '');
  const id = title.id ?? idOf(written);
  const linked = values.find(({ field }) => field === 'id' || field === 'title')?.range;
  const listed =
    shape === 'table'
      ? listedIn(document, values)
      : onlyLink(document.text, path, { start: titleRange.end, end: range.end });
  const fields = fieldsOf(values, linked ?? titleRange);
  const anchors = anchorsIn(document, range);
  const base = itemFrom(path, (key) => fields.get(key)?.text ?? '', title.title, titleRange, anchors);
  const { status: _, id: __, ...rest } = base;
  const stated = statusOf(title, text('status'), text('priority'), grouped);
  const status = stated !== undefined && isArchived(path) && isOpenDebt({ status: stated }) ? 'paid' : stated;
  return {
    ...rest,
    fields,
    ...(id !== undefined && { id }),
    ...(status && { status }),
    from: {
      shape:
        shape === 'bullet' && !listMark.test(document.text.slice(range.start, range.start + 12)) ? 'paragraph' : shape,
      line: lines(document).position(range.start).line + 1,
      range,
      own: values,
      suggested: suggestedScores(
        text('priority') ?? title.severity ?? title.grade ?? priorityOf(grouped),
        text('effort'),
      ),
      ...(listed !== undefined && { listed }),
    },
  };
}

const listMark = /^(?:[-*+]|\d{1,9}[.)])\s/;

/** A category that says how far an item has come, or how urgent it is, is no area. */
function withCategory(values: readonly OwnValue[]): readonly OwnValue[] {
  const isStated = values.some(({ field, text }) => field === 'status' && text !== '');
  return values.map((value) => {
    const { field, name, text } = value;
    if (field !== 'area' || !/^(?:category|type)$/i.test(name) || !sortsDebt(text) || /^known\b/i.test(text))
      return value;
    if (ownStatus(text) !== undefined) return { ...value, field: isStated ? 'more' : 'status' };
    return isGrade(text) ? { ...value, field: 'more' } : value;
  });
}

/** Whole numbers count only where a document scores as Whylint does: with a number for confidence or ease somewhere. */
function withScores(items: readonly WrittenDebtItem[]): readonly WrittenDebtItem[] {
  const isScored = items.some(({ from }) =>
    from?.own.some(
      ({ field, text, name }) => telling.includes(field) && isOurScale(name) && scoreOf(text) !== undefined,
    ),
  );
  if (!isScored) return items;
  return items.map((item) => {
    const own = (item.from?.own ?? []).filter(({ field, name }) => scoreFields.includes(field) && isOurScale(name));
    if (!own.some(({ field }) => telling.includes(field))) return item;
    const fields = new Map([...item.fields, ...fieldsOf(own, item.titleRange, scoreFields, true)]);
    return { ...item, fields, scores: scoresOf((key) => fields.get(key)?.text ?? '') };
  });
}

const telling: readonly OwnField[] = ['confidence', 'ease'];
const scoreFields: readonly OwnField[] = ['impact', 'confidence', 'effort', 'ease'];

/** What is said behind a name of where its numbers begin and end, `Impact (1-5)`, is nothing else than 1 to 10. */
function isOurScale(name: string): boolean {
  const [least, most] = statedScale(name) ?? [1, 10];
  return least === 1 && most === 10;
}

const keys: readonly OwnField[] = ['id', 'status', 'created', 'reviewed', 'paid', 'by', 'owner', 'area', 'hits'];

/** What is read of them as it is of an item's own head. */
function fieldsOf(
  values: readonly OwnValue[],
  place: TextRange,
  wanted = keys,
  blank = false,
): ReadonlyMap<string, DebtField> {
  const fields = new Map<string, DebtField>();
  for (const { field, text, range } of values)
    if (wanted.includes(field) && (blank || text !== '') && !fields.has(field))
      fields.set(field, { key: field, keyRange: { start: place.start, end: place.start }, text, valueRange: range });
  return fields;
}

/** The document that an index's row links to in its id or title. */
function listedIn({ text, path }: Document, values: readonly OwnValue[]): string | undefined {
  for (const { field, range } of values) {
    if (field !== 'id' && field !== 'title') continue;
    const [, target] =
      /\]\(<?([^()<>#]+\.(?:md|markdown))>?(?:#[^()]*)?\)/i.exec(text.slice(range.start, range.end)) ?? [];
    if (target !== undefined) return linkedPath(path, target);
  }
  return undefined;
}
