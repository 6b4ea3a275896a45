import { ownWord } from '../kinds/set-backlog-field.ts';
import { inOneLine } from '../kinds/write-debt-field.ts';
import { backlogItems } from '../model/backlog/items.ts';
import { gradedLead } from '../model/backlog/list.ts';
import { ownStatus } from '../model/backlog/scales.ts';
import { titleLead } from '../model/backlog/sections.ts';
import { cellsOf, type ItemTable, itemTable } from '../model/backlog/table.ts';
import { tableRanges } from '../model/backlog/table-ranges.ts';
import { ownTitle, readText } from '../model/backlog/text.ts';
import { ownField } from '../model/backlog/words.ts';
import { isDebtId } from '../model/debt-id.ts';
import { type DebtKey, dayOf } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { sections } from '../model/sections.ts';
import { rangeAt, type TextEdit } from '../text/text.ts';
import { gapAt, type IndexPlace } from './backlog-index.ts';
import { escapedPipes, proseColumn } from './backlog-row.ts';
import { joiner, usualGap } from './item-content.ts';
import { keyOfField, keyOfLabel, labelLines, labelledValue } from './item-labels.ts';
import type { ItemParts } from './item-parts.ts';
import { movedText, shiftedHeadings, withoutBlankEnds } from './moved-text.ts';

/** Writes an item where the document links to its file. */
export function placedEdits(
  document: Document,
  place: IndexPlace,
  part: ItemParts,
  lacking: readonly DebtKey[],
): readonly TextEdit[] {
  const { text } = document;
  if (place.shape === 'table') return rowEdits(document, place.row, part, lacking);
  const labels = labelLines(only(part, lacking));
  if (place.shape !== 'heading') return [{ range: place.content, newText: bulletText(document, part, place, labels) }];
  const { section, content } = place;
  const heading = text.slice(section.headingRange.start, section.headingRange.end);
  const told = ownTitle(heading.replace(/^ {0,3}#+|#+\s*$|\n[=-]+\s*$/g, ''));
  const body = sectionText(document, part, section.level, labels, told.id !== undefined);
  const gap = gapAt(text.slice(0, content.end), content.start) || '\n\n';
  const edits: TextEdit[] = [{ range: content, newText: body === '' ? '' : gap + body }];
  const lead = titleLead(told.title);
  const said = told.title.slice(lead.length);
  const isKept = told.title === part.item.title || said === part.item.title || isToldBelow(part);
  const at = isKept ? -1 : heading.indexOf(said);
  if (at >= 0 && said !== '') {
    const start = section.headingRange.start + at;
    edits.unshift({ range: { start, end: start + said.length }, newText: titleIn(document, part) });
  }
  return edits;
}

/** Whether a line or a field below the heading says the title: it was never the heading's. */
const isToldBelow = ({ whole, item }: ItemParts): boolean =>
  whole.split('\n').some((line) => {
    const words = readText(line);
    return words === item.title || words.replace(/^(?:[-*+] )?[^:：]{1,40}[:：]\s*/, '') === item.title;
  });

/** An item's title as Markdown there. */
export const titleIn = (document: Document, { item, title }: ItemParts): string =>
  movedText(title, item.path, document.path);

const only = ({ fields }: ItemParts, keys: readonly DebtKey[]): ReadonlyMap<DebtKey, string> =>
  new Map([...fields].filter(([key]) => keys.includes(key)));

/** What stands below the heading of an item. */
export function sectionText(
  document: Document,
  part: ItemParts,
  level: number,
  labels: readonly string[],
  isNamed: boolean,
): string {
  const own = isNamed ? withoutId(part) : part.whole;
  const moved = shiftedHeadings(movedText(own, part.item.path, document.path), level - 1);
  const glue = labels.length > 0 && /^- \*\*/.test(moved) ? '\n' : '\n\n';
  return [[labels.join('\n'), moved].filter((each) => each !== '').join(glue), extraBlock(part)]
    .filter((each) => each !== '')
    .join('\n\n');
}

/** The heading says the id already. */
const withoutId = ({ whole }: ItemParts): string =>
  withoutBlankEnds(whole.replace(/^- \*\*ID:\*\* [^\n]*(?:\n|$)/, ''));

/** The id of the team's own that an item had before it was a file. */
export const ownIdOf = ({ labels }: ItemParts): string | undefined =>
  labels.find(({ name }) => ownField(name) === 'id')?.value;

/** What it is called in a document that had it not. */
export const newName = (part: ItemParts): string => {
  const own = ownIdOf(part);
  const id = part.fields.get('id' as DebtKey) ?? '';
  return own ?? (isDebtId(id) ? `D-${id}` : '');
};

const extraBlock = ({ extra }: ItemParts): string =>
  extra.length === 0 ? '' : ['```yaml front-matter', ...extra, '```'].join('\n');

/** What stands behind a list item's mark and box. */
export function bulletText(
  document: Document,
  part: ItemParts,
  { shape, indent }: Pick<Extract<IndexPlace, { indent: number }>, 'shape' | 'indent'>,
  labels: readonly string[],
): string {
  const { item } = part;
  const { line: origin, gap: ownGap } = originOf(part);
  // How bad it is stands before the title, and stays there.
  const [lead = ''] = gradedLead(origin) ?? [];
  const said = [origin, origin.slice(lead.length)].find((each) => isTitleOf(each, item.title));
  const head = said === undefined ? renamed(document, part, shape) : origin;
  const isNamed = ownTitle(head.slice(lead.length)).id !== undefined;
  const body = movedText(isNamed ? withoutId(part) : part.whole, item.path, document.path);
  const more = [labels.join('\n'), extraBlock(part)].filter((each) => each !== '');
  const rest = [body, ...more].filter((each) => each !== '').join('\n');
  if (rest === '') return head.trimEnd();
  const isSameLine = said !== undefined && /[\s：]$/.test(head);
  const gap = ownGap ?? (isSameLine ? '' : usualGap(rest, indent));
  const blank = gap.includes('\n') ? gap.slice(gap.lastIndexOf('\n') + 1) : ' '.repeat(indent);
  const below = rest.split('\n').map((line, at) => (at === 0 || line.trim() === '' ? line : blank + line));
  return (head + gap + below.join('\n')).trimEnd();
}

/** What stands round a title stays when its words are other ones by now. */
function renamed(document: Document, part: ItemParts, shape: 'bullet' | 'paragraph'): string {
  const { line } = originOf(part);
  const title = titleIn(document, part);
  const [lead = '', , isWrapped = false] = gradedLead(line) ?? [];
  const before = ownTitle(line.slice(lead.length)).title;
  const at = before === '' ? -1 : line.indexOf(before, lead.length);
  if (at >= 0) return line.slice(0, at) + title + line.slice(at + before.length);
  if (shape === 'bullet' || lead !== '') return lead + title + (isWrapped ? '**' : '');
  // A paragraph is an item by its id.
  return `**${[newName(part), title].filter((each) => each !== '').join(': ')}**`;
}

/** The title line as the document had it, and how the text below was set off from it, where that is not the usual way. */
function originOf({ origin = '' }: ItemParts): { readonly line: string; readonly gap?: string } {
  if (origin.endsWith(joiner)) return { line: origin.slice(0, -joiner.length), gap: '' };
  const [gap] = /(?:\n[ \t]*)+$/.exec(origin) ?? [];
  return gap === undefined ? { line: origin } : { line: origin.slice(0, -gap.length), gap };
}

/** Whether a title is what the words of a line begin with. */
export const isTitleLine = (line: string, title: string): boolean =>
  line !== '' && withoutMarks(ownTitle(line).title).startsWith(withoutMarks(title));

/** With a sign behind it that parts it from what follows. Marks of Markdown in code are words to one of the two readings. */
function isTitleOf(origin: string, title: string): boolean {
  // What no text can hold is read as a blank.
  const own = ownTitle(origin.replaceAll('\0', ' ')).title;
  const words = withoutMarks(title);
  return [own, own.slice(titleLead(own).length)]
    .map(withoutMarks)
    .some((said) => said.startsWith(words) && !/[\p{L}\p{N}]/u.test(said.slice(words.length)));
}

const withoutMarks = (text: string): string => text.replace(/[\\`*_~[\]]/g, '');

function rowEdits(
  document: Document,
  row: Extract<IndexPlace, { shape: 'table' }>['row'],
  part: ItemParts,
  lacking: readonly DebtKey[],
): readonly TextEdit[] {
  const { text } = document;
  const table = tableAt(document, row.start);
  if (!table) return [];
  const cells = cellsOf(text, row);
  const said = rowCells(document, table, part, lacking, (at) => {
    const cell = cells[at];
    return cell ? text.slice(cell.start, cell.end) : '';
  });
  const changed = said.flatMap((newText, at): TextEdit[] => {
    const range = cells[at];
    return range && text.slice(range.start, range.end) !== escapedPipes(newText)
      ? [{ range, newText: escapedPipes(newText) }]
      : [];
  });
  const most = said.findLastIndex((each) => each !== '');
  if (most < cells.length) return changed;
  // A row may be shorter than its table.
  const { end } = row;
  const more = said
    .slice(cells.length, most + 1)
    .map(escapedPipes)
    .join(' | ');
  return [...changed, { range: rangeAt(end), newText: `${text[end - 1] === '|' ? ' ' : ' | '}${more}` }];
}

const tableAt = (document: Document, at: number): ItemTable | undefined =>
  sections(document)
    .flatMap(tableRanges)
    .filter(({ start, end }) => start <= at && at < end)
    .map((range) => itemTable(document.text, range))
    .find((table) => table !== undefined);

/**
 * The cells of an item's row. What has no column of its own is told where the prose stands.
 *
 * @param lacking Fields that nothing in it says yet.
 * @param before What stands in a cell already, an id or a dash; absent for a row that is new.
 */
export function rowCells(
  document: Document,
  { headers, columns }: ItemTable,
  part: ItemParts,
  lacking: readonly DebtKey[],
  before?: (at: number) => string,
): readonly string[] {
  const { item, fields } = part;
  const { line } = originOf(part);
  const moved = (source: string) => movedText(source, item.path, document.path);
  const labels = part.labels.map((label) => ({ ...label, isUsed: false }));
  const keys = new Set<DebtKey>();
  const linkAt = columns.indexOf('link');
  const hasLink = part.labels.some(({ name }) => ownField(name) === 'link');
  const { links, rest } = linkAt >= 0 && !hasLink ? linksApart(part.body) : { links: [], rest: part.body };
  const body = [moved(rest), extraBlock(part)]
    .filter((each) => each !== '')
    .join('\n\n')
    .replace(/\n/g, '<br>');
  const notes = headers.findIndex((header) => /^notes$/i.test(header));
  const titleAt = columns.indexOf('title');
  const take = (at: number): { readonly value: string } | undefined => {
    const header = headers[at]?.toLowerCase() ?? '';
    const label =
      labels.find((each) => !each.isUsed && each.name.toLowerCase() === header) ??
      labels.find(
        (each) =>
          !each.isUsed &&
          columns[at] !== undefined &&
          ownField(each.name) === columns[at] &&
          !headers.some((other) => other.toLowerCase() === each.name.toLowerCase()),
      );
    if (label) label.isUsed = true;
    return label && { value: moved(label.value) };
  };
  // A blank cell of the team's own stands for what is open.
  const isDrawn = !before || before(columns.indexOf('id')).startsWith('D-');
  const isUnsaid = (key: DebtKey, label: string | undefined) =>
    key === 'status' && label === undefined && fields.get(key) === 'open' && !isDrawn;
  const cells = columns.map((field, at) => {
    if (at === titleAt) {
      // Of a long cell the title may be no more than the beginning.
      return isTitleLine(firstLine(line), item.title) ? moved(line.replace(/\s*\n\s*/g, ' ')) : titleIn(document, part);
    }
    const label = take(at);
    if (field === 'id') return label?.value ?? (before ? before(at) : newName(part));
    const key = keyOfLabel(headers[at] ?? '') ?? (field === undefined ? undefined : keyOfField(field));
    const value = key === undefined || isUnsaid(key, label?.value) ? undefined : fields.get(key);
    if (key !== undefined && value !== undefined && !keys.has(key) && !isProse(key, columns, label?.value)) {
      keys.add(key);
      return label && agrees(key, label.value, value) ? label.value : wordFor(document, key, value, part);
    }
    const mark = before?.(at) ?? '';
    if (at === linkAt && links.length > 0) return moved(links.join('<br>'));
    return label?.value ?? (isMark(mark) ? mark : '');
  });
  const left = [
    ...labels.filter(({ isUsed }) => !isUsed).map(({ name, value }) => `**${name}:** ${moved(value)}`),
    ...labelLines(only(part, lacking)).map((line) => line.slice(2)),
  ];
  const told = [...(notes >= 0 || body === '' ? [] : [body]), ...left].join('<br>');
  if (notes >= 0 && body !== '') cells[notes] = [cells[notes] ?? '', body].filter((each) => each !== '').join('<br>');
  const at = notes >= 0 ? notes : Math.max(0, proseColumn(columns));
  if (told !== '') cells[at] = [cells[at] ?? '', told].filter((each) => each !== '').join('<br>');
  return cells;
}

/** A score where the table scores; in a column of that name, teams write prose. */
const isProse = (key: DebtKey, columns: ItemTable['columns'], label: string | undefined): boolean =>
  /^(?:impact|effort)$/.test(key) && (!columns.includes('confidence') || label !== undefined);

/** Links to code, each on a line of its own, and what stands beside them. */
function linksApart(body: string): { readonly links: readonly string[]; readonly rest: string } {
  const isLink = (line: string) => /^- \[[^\]]*\]\([^)\s]*\)/.test(line);
  const lines = body.split('\n');
  const rest = lines
    .filter((line) => !isLink(line))
    .join('\n')
    .trim();
  return { links: lines.filter(isLink).map((line) => line.slice(2)), rest };
}

const firstLine = (source: string): string => source.split(/<br\s*\/?>/i)[0] ?? source;

const isMark = (source: string): boolean => source.trim() !== '' && !/\]\(/.test(source);

/** What fields at the top of its text said before the head said otherwise. */
export const staleValues = ({ labels, fields }: ItemParts): readonly string[] =>
  labels.flatMap(({ name, value }) => {
    const field = ownField(name);
    const key = keyOfLabel(name) ?? (field && keyOfField(field));
    const now = key && fields.get(key);
    return key === undefined || now === undefined || agrees(key, value, now) ? [] : [value];
  });

/** What the team wrote still says what the head says. */
function agrees(key: DebtKey, written: string, value: string): boolean {
  // What says no status stays: whether the item still reads as its head has it is seen when all is written.
  if (key === 'status') return written === value || (ownStatus(written) ?? value) === value;
  if (key === 'created' || key === 'reviewed' || key === 'paid') return dayOf(written) === dayOf(value);
  return inOneLine(readText(written)) === value || written === value;
}

function wordFor(document: Document, key: DebtKey, value: string, { item }: ItemParts): string {
  if (key !== 'status' || item.status === undefined) return labelledValue(key, value);
  const others = backlogItems(document).filter(({ from }) => from?.listed === undefined);
  return others.length === 0 ? labelledValue(key, item.status) : ownWord(others, item.status);
}
