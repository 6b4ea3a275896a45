import { LineIndex } from '../text/line-index.ts';
import type { TextRange } from '../text/text.ts';
import { pathsIn } from './backlog-anchors.ts';
import { itemBullets, listShare } from './backlog-list.ts';
import { ownStatus, suggestedScores } from './backlog-scales.ts';
import { backlogParts, type ItemSection, plainSections } from './backlog-sections.ts';
import { itemRows } from './backlog-table.ts';
import { isOwnId, type OwnTitle, ownTitle, readText } from './backlog-text.ts';
import { isAboutDebt, isGroup } from './backlog-words.ts';
import type { DebtField, DebtStatus, WrittenDebtItem } from './debt-item.ts';
import { itemFrom, scoreOf } from './debt-item.ts';
import type { DebtShape, OwnField, OwnValue } from './debt-source.ts';
import { type Document, fact } from './document.ts';
import { linkedPath } from './linked-path.ts';
import { nodeRange, type Section, sections, titleSection } from './sections.ts';

/** Whether a file is one that teams write their debt into, by its name or its folder's, at any depth. */
export const isBacklogName = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!/\.(?:md|markdown)$/i.test(name) || /(?:^|\/)(?:_?template\.|templates?\/)/i.test(path)) return false;
  return named.test(name) || /(?:^|\/)docs?\/(?:.*\/)?debt\.\w+$/i.test(path) || inFolder.test(path);
};

const named = /^tech(?:nical)?[-_ ]?debt\.\w+$/i;
const inFolder = /(?:^|\/)tech(?:nical)?[-_ ]?debt\/[^/]+\.\w+$/i;

/** Globs for what `isBacklogName` takes, for searches that mind capitals. */
export const backlogGlobs: readonly string[] = ['techdebt', 'technicaldebt']
  .flatMap((word) => {
    const letters = [...word].map((letter) => `[${letter}${letter.toUpperCase()}]`);
    const split = word.length - 4;
    const name = ['', '[-_ ]'].map((sign) => [...letters.slice(0, split), sign, ...letters.slice(split)].join(''));
    return name.flatMap((each) => [`**/${each}.{md,markdown,MD}`, `**/${each}/*.{md,markdown,MD}`]);
  })
  .concat('**/{docs,doc,Docs}/**/{debt,DEBT,Debt}.{md,markdown}');

/**
 * The items of a document that a team wrote by itself, in the order in which they stand there, whatever their shape: a
 * table's rows, sections, bullets, boxes, or the document as one. What is written of debt in general has none. Never fails.
 */
export const backlogItems = fact((document: Document): readonly WrittenDebtItem[] => {
  const title = titleSection(document)?.title ?? '';
  if (isAboutDebt(title) && !/#\d|\b[A-Z]+-\d/.test(title)) return [];
  const { items, rest } = backlogParts(document);
  const found = items.map((item) => fromSection(document, item));
  const ids = new Set(found.map(({ id }) => id).filter((id) => id !== undefined));
  const rows = rest
    .flatMap((section) => fromTables(document, section))
    .filter(({ id }) => id === undefined || !ids.has(id));
  const isListed = found.length === 0 && rows.length === 0;
  const isList = isListed && isMadeOfLists(document);
  const plain = isListed ? plainSections(document, rest) : [];
  // Beside sections that are items, a list counts where such sections stand.
  const level = items[0]?.section.level ?? 0;
  const isPlace = (section: Section) =>
    (items.length === 0 || section.level === level - 1) && fromTables(document, section).length === 0;
  const bullets =
    plain.length > 0 ? [] : rest.filter(isPlace).flatMap((section) => fromLists(document, section, isList));
  return [...found, ...rows, ...bullets, ...plain.map((item) => fromSection(document, item))]
    .filter((item) => item.title !== '')
    .sort((a, b) => (a.from?.range.start ?? 0) - (b.from?.range.start ?? 0));
});

/** Where less of a text is in bullets, or they stand all over it, they are only part of what it tells. */
function isMadeOfLists(document: Document): boolean {
  const all = sections(document);
  const places = all.filter(({ passage }) => passage.blocks.some(({ type }) => type === 'list')).length;
  return places <= mostPlaces && listShare(document.text, all) >= leastShare;
}

const leastShare = 0.4;
const mostPlaces = 6;

const lines = fact((document: Document) => new LineIndex(document.text));

function fromSection(document: Document, { section, title, values, isDocument }: ItemSection): WrittenDebtItem {
  const range = isDocument
    ? { start: section.range.start, end: section.end }
    : { start: section.range.start, end: section.end };
  const heading = section.headingRange;
  const first = section.passage.heading?.children[0];
  const start = first ? nodeRange(first).start + section.offset : heading.start;
  return itemOf(document, isDocument ? 'file' : 'heading', range, { start, end: heading.end }, title, values, section);
}

function fromTables(document: Document, section: Section): readonly WrittenDebtItem[] {
  return tableRanges(document, section).flatMap((range) =>
    itemRows(document.text, range).map((row) => {
      const title = ownTitle(document.text.slice(row.titleRange.start, row.titleRange.end));
      return itemOf(document, 'table', row.range, row.titleRange, title, row.values, section);
    }),
  );
}

/** With the rows behind a blank line, which Markdown takes for text. */
function tableRanges({ text }: Document, { passage, offset }: Section): readonly TextRange[] {
  const found: { start: number; end: number }[] = [];
  let isOpen = false;
  for (const block of passage.blocks) {
    const { start, end } = nodeRange(block);
    if (block.type === 'table') found.push({ start: start + offset, end: end + offset });
    const last = found.at(-1);
    isOpen = block.type === 'table' || (isOpen && block.type === 'paragraph' && text[start + offset] === '|');
    if (isOpen && last) last.end = end + offset;
  }
  return found;
}

function fromLists(document: Document, section: Section, all: boolean): readonly WrittenDebtItem[] {
  return itemBullets(document.text, section, all).map(({ range, titleRange, values, box }) => {
    const title = ownTitle(document.text.slice(titleRange.start, titleRange.end));
    const ticked: readonly OwnValue[] = box
      ? [
          {
            field: 'status',
            name: '',
            text: document.text.slice(box.start, box.end) === ' ' ? 'open' : 'done',
            range: box,
          },
        ]
      : [];
    return itemOf(document, box ? 'checkbox' : 'bullet', range, titleRange, title, [...ticked, ...values], section);
  });
}

function itemOf(
  document: Document,
  shape: DebtShape,
  range: TextRange,
  titleRange: TextRange,
  title: OwnTitle,
  values: readonly OwnValue[],
  section: Section,
): WrittenDebtItem {
  const text = (field: OwnField): string | undefined =>
    values.find((each) => each.field === field && each.text !== '')?.text;
  const { path } = document;
  const grouped = groupOf(section, shape);
  const written = readText(text('id') ?? '');
  const id = title.id ?? (isOwnId(written) ? written : undefined);
  const linked = values.find(({ field }) => field === 'id' || field === 'title')?.range;
  const listed = shape === 'table' ? listedIn(document, values) : undefined;
  const fields = fieldsOf(values, linked ?? titleRange);
  const anchors = pathsIn(document.text.slice(range.start, range.end), path, range.start);
  const base = itemFrom(path, (key) => fields.get(key)?.text ?? '', title.title, titleRange, anchors);
  const { status: _, id: __, ...rest } = base;
  const status = statusOf(title, text('status'), text('priority'), grouped);
  return {
    ...rest,
    fields,
    ...(id !== undefined && { id }),
    ...(status && { status }),
    scores: scoresOf(text),
    from: {
      shape,
      line: lines(document).position(range.start).line + 1,
      range,
      own: values,
      suggested: suggestedScores(text('priority') ?? priorityOf(grouped), text('effort')),
      ...(listed !== undefined && { listed }),
    },
  };
}

/** The titles of the sections above an item that group items. */
function groupOf(section: Section, shape: DebtShape): readonly string[] {
  const titles: string[] = [];
  for (let at = shape === 'heading' ? section.parent : section; at && at.level > 1; at = at.parent)
    if (isGroup(at.title)) titles.push(at.title);
  return shape === 'file' ? [] : titles;
}

const priorityOf = (groups: readonly string[]): string | undefined =>
  groups.find((title) => title.length <= 60 && suggestedScores(title, undefined).impact !== undefined);

/** Its own word first, then its title, then where it stands. */
function statusOf(
  title: OwnTitle,
  own: string | undefined,
  priority: string | undefined,
  groups: readonly string[],
): DebtStatus | undefined {
  const said = own === undefined ? undefined : ownStatus(own);
  if (said !== undefined && said !== 'open') return said;
  const behind = title.status === undefined ? undefined : ownStatus(title.status);
  if (behind !== undefined && behind !== 'open') return behind;
  if (title.isStruck) return 'paid';
  if (own !== undefined) return said;
  const instead =
    priority === undefined ? undefined : /^\W*(?:resolv|fixed|done|closed|✅)/iu.test(priority) ? 'paid' : undefined;
  return (
    instead ??
    (groups.some((each) => refused.test(each))
      ? 'wont-fix'
      : groups.some((each) => finished.test(each))
        ? 'paid'
        : 'open')
  );
}

const finished = /\b(?:resolved|fixed|completed|closed|done|paid|archived?)\b|✅/iu;
const refused = /\b(?:won'?t (?:fix|do)|will not|rejected|accepted)\b/i;

/** Whole numbers count only where a document scores as Whylint does: with a confidence beside them. */
function scoresOf(text: (field: OwnField) => string | undefined) {
  const [impact, confidence, effort] = [text('impact'), text('confidence'), text('effort')].map((each) =>
    scoreOf(each ?? ''),
  );
  if (confidence === undefined) return {};
  return { ...(impact !== undefined && { impact }), confidence, ...(effort !== undefined && { effort }) };
}

const keys: readonly OwnField[] = ['status', 'created', 'reviewed', 'paid', 'by', 'owner', 'area'];

/** What is read of them as it is of an item's own head. */
function fieldsOf(values: readonly OwnValue[], place: TextRange): ReadonlyMap<string, DebtField> {
  const fields = new Map<string, DebtField>();
  for (const { field, text, range } of values)
    if (keys.includes(field) && text !== '' && !fields.has(field))
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
