import type { TextRange } from '../../text/text.ts';
import type { OwnField, OwnValue } from '../debt-source.ts';
import { isItemLink } from '../linked-path.ts';
import { columnsByCells, isOfProgress, withTitleByCells } from './cells.ts';
import { type Columns, columnFields, columnsOf, isOfFigures } from './columns.ts';
import { boxStatus, isGrade } from './scales.ts';
import { isOwnId, ownTitle, readText, trimmed } from './text.ts';
import { ownField } from './words.ts';

/** A row that is an item. Offsets count from the document's start. */
export interface ItemRow {
  readonly range: TextRange;
  readonly values: readonly OwnValue[];
  readonly titleRange: TextRange;
}

/**
 * The items of a table, a row each; none for a table of something else. Rows may be broken: with fewer cells, or with
 * more since a pipe in code was not escaped.
 *
 * @param range From the header to the last row.
 * @param isProse Whether rows may be items by what their cells tell alone.
 * @param titles Headers that name the items in other tables of the document.
 */
export function itemRows(text: string, range: TextRange, isProse = true, titles = noTitles): readonly ItemRow[] {
  const table = itemTable(text, range, isProse, titles);
  return table ? table.lines.slice(2).flatMap((line) => rowOf(text, line, table.headers, table.columns) ?? []) : [];
}

const noTitles: ReadonlySet<string> = new Set();

/** A table of items, with or without rows. */
export interface ItemTable {
  /** The header, the line below it, the rows; trimmed. */
  readonly lines: readonly TextRange[];
  readonly headers: readonly string[];
  readonly columns: readonly (OwnField | undefined)[];
}

/** Undefined for a table of something else. */
export function itemTable(text: string, range: TextRange, isProse = true, titles = noTitles): ItemTable | undefined {
  const lines = linesOf(text, range);
  const [head] = lines;
  if (!head || lines.length < 2) return undefined;
  const headers = cellsOf(text, head).map((cell) => readText(text.slice(cell.start, cell.end)));
  const cells = cellsIn(text, lines, headers);
  if (isOfGrades(headers, cells) || isOfShares(headers, cells)) return undefined;
  const columns =
    columnsOf(headers) ??
    columnsByLinks(text, lines, headers) ??
    columnsByRows(headers, cells, isProse) ??
    columnsAlike(headers, titles);
  if (!columns) return undefined;
  return { lines, headers, columns: withBoxes(withTitleByCells(columns, headers, cells), headers, cells) };
}

/** What each grade means, said of each once. */
function isOfGrades(headers: readonly string[], cells: readonly (readonly string[])[]): boolean {
  const isExplained = headers.some((header) =>
    /^(?:criteri(?:on|a)|meaning|definition|sla|response(?: time)?)$/i.test(header),
  );
  return isExplained && headers.some((_, at) => eachOnce(cells.map((row) => readText(row[at] ?? ''))));
}

/** How far the parts of something have come, `90 %`, where no header says that they are items. */
const isOfShares = (headers: readonly string[], cells: readonly (readonly string[])[]): boolean =>
  !columnFields(headers).includes('title') &&
  headers.some((_, at) => cells.length > 1 && cells.every((row) => /^\P{L}*\d\s?%$/u.test(row[at] ?? '')));

/** Grades, none of which comes twice. */
const eachOnce = (values: readonly string[]): boolean =>
  values.length > 1 &&
  new Set(values).size === values.length &&
  values.every((each) => /\p{L}/u.test(each) && isGrade(each));

/** Below no header, or one of what is paid, a column of boxes says how far each row has come. */
function withBoxes(columns: Columns, headers: readonly string[], rows: readonly (readonly string[])[]): Columns {
  if (columns.includes('status') || rows.length === 0) return columns;
  const place = columns.findIndex((field, at) => field === 'paid' || /^[^\p{L}\p{N}#]*$/u.test(headers[at] ?? ''));
  const isOfBoxes = place >= 0 && rows.every((row) => boxStatus(row[place] ?? '') !== undefined);
  return isOfBoxes ? columns.with(place, 'status') : columns;
}

/** Whatever the headers say, rows that are but links to the files of items stand for these. */
function columnsByLinks(text: string, lines: readonly TextRange[], headers: readonly string[]): Columns | undefined {
  for (const line of lines.slice(2)) {
    const place = cellsOf(text, line).findIndex(({ start, end }) => isItemLink(text.slice(start, end)));
    if (place >= 0 && place < headers.length)
      return columnFields(headers).map((field, at) => titleAt(field, at === place));
  }
  return undefined;
}

const titleAt = (field: OwnField | undefined, isTitle: boolean): OwnField | undefined =>
  isTitle ? 'title' : field === 'title' ? 'more' : field;

/** Where no header is that of a title, what the rows say tells which column names them. */
function columnsByRows(
  headers: readonly string[],
  cells: readonly (readonly string[])[],
  isProse: boolean,
): Columns | undefined {
  if (headers.length < 2 || cells.length < 2 || isOfFigures(headers)) return undefined;
  return columnsByCells(headers, columnFields(headers), cells, isProse);
}

function columnsAlike(headers: readonly string[], titles: ReadonlySet<string>): Columns | undefined {
  const fields = columnFields(headers);
  const place = headers.findIndex((header, at) => (fields[at] ?? 'title') === 'title' && titles.has(header));
  // The tasks of each week are those of a plan.
  const isOfPlan = fields[0] === undefined && isOfProgress(headers[0] ?? '');
  return place < 0 || isOfPlan || isOfFigures(headers) ? undefined : fields.with(place, 'title');
}

/** Of the rows, as they are written. */
const cellsIn = (
  text: string,
  lines: readonly TextRange[],
  headers: readonly string[],
): readonly (readonly string[])[] =>
  lines.slice(2).map((line) => fitted(text, line, headers.length).map(({ start, end }) => text.slice(start, end)));

/** The fields of a table of two columns, the first of which names them; undefined for any other table. */
export function fieldRows(text: string, range: TextRange): readonly OwnValue[] | undefined {
  const lines = linesOf(text, range);
  if (lines.length < 3 || !lines[0] || cellsOf(text, lines[0]).length !== 2) return undefined;
  const values = lines.flatMap((line, at): OwnValue[] => {
    const [name, value] = at === 1 ? [] : cellsOf(text, line);
    if (!name || !value) return [];
    const label = readText(text.slice(name.start, name.end));
    const field = ownField(label);
    return field ? [{ field, name: label, text: readText(text.slice(value.start, value.end)), range: value }] : [];
  });
  return values.length >= 2 ? values : undefined;
}

function rowOf(text: string, line: TextRange, headers: readonly string[], columns: Columns): ItemRow | undefined {
  const cells = fitted(text, line, columns.length);
  const values = columns.flatMap((field, at): OwnValue[] => {
    const cell = cells[at];
    if (!cell) return [];
    const said = readText(text.slice(cell.start, cell.end));
    return [{ field: field ?? 'more', name: headers[at] ?? '', text: isBlank(said) ? '' : said, range: cell }];
  });
  const title = values.find(({ field }) => field === 'title');
  const id = values.find(({ field }) => field === 'id');
  if (!title) return undefined;
  const isNamed = id !== undefined && isOwnId(id.text);
  if (title.text === '' && isNamed && values.some((each) => each !== id && each.text !== ''))
    return { range: line, values, titleRange: title.range };
  if (
    !/\p{L}/u.test(title.text) ||
    /^(?:low|med(?:ium)?|high|none|n\/?a|example|tbd|todo|\.{3}|total|…)(?: yet)?\.?$/i.test(title.text)
  )
    return undefined;
  if (isOwnId(title.text) && !id && values.every((each) => each === title || each.text === '')) return undefined;
  if (isOfIds(title.text)) return undefined;
  const titleRange = titleIn(text, title.range);
  const source = text.slice(titleRange.start, titleRange.end);
  return ownTitle(source).title === '' ? undefined : { range: line, values, titleRange };
}

/** Several of them, `TD-001, TD-004`, `TD-001~008`: what is told there is told of items that stand elsewhere. */
function isOfIds(words: string): boolean {
  const [first = '', ...others] = words.split(/\s*(?:[,;/&+~–—]|\.\.|\band\b|\bto\b)\s*/);
  return isOwnId(first) && others.length > 0 && others.every((each) => isOwnId(each) || /^\d{1,4}$/.test(each));
}

/** What stands behind a line break in a cell are details, as in a long one what stands behind its name in bold type or its first sentence. */
function titleIn(text: string, range: TextRange): TextRange {
  const source = text.slice(range.start, range.end);
  const at = source.search(/\s*<br\s*\/?>/i);
  if (at >= 0 && /\p{L}/u.test(source.slice(0, at))) return { start: range.start, end: range.start + at };
  if (source.length <= longestTitle) return range;
  const [lead] = longForm.exec(source) ?? [];
  return lead === undefined ? range : { start: range.start, end: range.start + lead.length };
}

/** Letters. */
const longestTitle = 100;

const longForm = /^(?:\*\*[^*\s][^*]{8,}\*\*|[\s\S]{12,}?(?:(?<!\b(?:e\.g|i\.e|etc|vs))\.(?=\s+[\p{Lu}`])|。))/u;

const isBlank = (said: string): boolean => /^[-–—−?\s]*$/u.test(said);

/** As many cells as there are columns, if pipes in code that were not escaped are all that stands against it. */
export function fitted(text: string, line: TextRange, count: number): readonly TextRange[] {
  const cells = cellsOf(text, line);
  if (cells.length <= count) return cells;
  const byCode = cellsOf(text, line, true);
  return byCode.length === count ? byCode : cells;
}

function linesOf(text: string, { start, end }: TextRange): readonly TextRange[] {
  const lines: TextRange[] = [];
  for (let at = start; at < end; ) {
    const next = text.indexOf('\n', at);
    const last = next < 0 || next > end ? end : next;
    const line = trimmed(text, { start: at, end: last });
    if (line.start < line.end) lines.push(line);
    at = last + 1;
  }
  return lines;
}

/** Between the pipes, trimmed. */
export function cellsOf(text: string, { start, end }: TextRange, mindsCode = false): readonly TextRange[] {
  const cells: TextRange[] = [];
  let from = text[start] === '|' ? start + 1 : start;
  let inCode = false;
  for (let at = from; at < end; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '`' && mindsCode) inCode = !inCode;
    else if (sign === '|' && !inCode) {
      cells.push(cellAt(text, from, at));
      from = at + 1;
    }
  }
  if (from < end) cells.push(cellAt(text, from, end));
  return cells;
}

/** A blank cell's value would stand behind its first space. */
function cellAt(text: string, start: number, end: number): TextRange {
  const range = trimmed(text, { start, end });
  const at = Math.min(start + 1, end);
  return range.start === range.end ? { start: at, end: at } : range;
}
