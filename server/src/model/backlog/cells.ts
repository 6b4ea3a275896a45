import type { OwnField } from '../debt-source.ts';
import { aspectNamed, type Columns, columnFields, isAspect, isNote } from './columns.ts';
import { tellsOfDebt } from './evidence.ts';
import { isLineName } from './lines.ts';
import { isGrade, ownStatus, suggestedEffort, suggestedImpact } from './scales.ts';
import { isSign, readText } from './text.ts';

/**
 * The fields of a table's columns where its headers do not say which one names the items: the first with words of its own
 * in each row does. Beside it stand ids, states, estimates or priorities, or prose in which most rows tell of a debt.
 * Undefined for a table of figures, of what words mean, or of how something is built.
 *
 * @param rows The cells of each row as they are written.
 */
export function columnsByCells(
  headers: readonly string[],
  known: Columns,
  rows: readonly (readonly string[])[],
  isProse: boolean,
): Columns | undefined {
  if (rows.length < 2) return undefined;
  const read = rows.map((row) => row.map(readText));
  const hasIds = isOfIds(valuesOf(read, 0), rows.length);
  const columns = hasIds && !known.includes('id') ? known.with(0, 'id') : known;
  const named = columns.indexOf('title');
  const place = named >= 0 ? named : namingColumn(headers, columns, read, hasIds);
  const isReasoned = columns.some((field) => field !== undefined && reasons.has(field));
  const heads = [isReasoned ? undefined : headers[0], headers[place]];
  if (place < 0 || heads.some((header) => isOfProgress(header ?? ''))) return undefined;
  // What is asked about comes before what is said of it; the scale itself is explained the other way round.
  // A column of grades is one of them whatever it is called.
  const isGraded = columns.some(
    (field = 'priority', at) => at > place && isScale(field, valuesOf(read, at), rows.length),
  );
  const isTold =
    hasIds ||
    isGraded ||
    isOfPlaces(headers, columns, read, place) ||
    (isProse && !headers.some(isLegend) && isToldInProse(columns, rows, place, isReasoned));
  return isTold ? columns.with(place, 'title') : undefined;
}

/**
 * With the title where the cells have it: beside phrases of which each row has its own, grades, words that come again,
 * single words of an unknown kind, and what is told of a thing name none.
 */
export function withTitleByCells(
  columns: Columns,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): Columns {
  const place = columns.indexOf('title');
  const own = columnFields(headers);
  const known = own.map((field, at) => field ?? aspectNamed(headers[at] ?? ''));
  const field = known[place];
  const read = rows.map((row) => row.map(readText));
  if (
    read.length === 0 ||
    names(
      field,
      read,
      place,
      known.some((each, at) => each === undefined && isPhrased(read, at)),
    )
  )
    return columns;
  // A risk of which each row has a grade stands beside parts of a system as well.
  const mayNot = (each: OwnField | undefined, at: number) => at === place || (field === 'title' && each === 'link');
  const phrased = phrasedColumn(
    known.map((each, at) => (mayNot(each, at) ? 'title' : each)),
    read,
  );
  const others = phrased >= 0 || field === 'title' || isAspect(field) ? phrased : aspectColumn(known, read);
  if (others < 0) return columns;
  return columns.with(place, field === 'title' ? 'more' : own[place]).with(others, 'title');
}

function names(
  field: OwnField | undefined,
  rows: readonly (readonly string[])[],
  place: number,
  isBesidePhrases = false,
): boolean {
  if (isAspect(field)) return false;
  const values = valuesOf(rows, place);
  if (values.length * 2 < rows.length || values.filter(isGrade).length * 2 > values.length) return false;
  // What a header calls a title may come again, in several files.
  if (new Set(values).size * 4 <= values.length * (field === 'title' ? 2 : 3)) return false;
  return (
    field === 'title' || (field === 'link' && !isBesidePhrases) || isMost(rows, (row) => isPhrase(row[place] ?? ''))
  );
}

/** The first with phrases in it, else with words: a single word before them is that of an area, and notes are told of a file. */
function namingColumn(
  headers: readonly string[],
  columns: Columns,
  rows: readonly (readonly string[])[],
  hasIds: boolean,
): number {
  const hasPlaces = columns.some((field, at) => field === 'link' && isOfWords(valuesOf(rows, at)));
  const phrased = phrasedColumn(
    columns.map((field, at) => (hasPlaces && isNote(headers[at] ?? '') ? 'cause' : field)),
    rows,
  );
  if (phrased >= 0) return phrased;
  const worded = columns.findIndex((field, at) => mayName.has(field) && isOfWords(valuesOf(rows, at)));
  return worded >= 0 || !hasIds ? worded : aspectColumn(columns, rows);
}

const phrasedColumn = (columns: Columns, rows: readonly (readonly string[])[]): number =>
  columns.findIndex((field, at) => mayName.has(field) && isPhrased(rows, at));

/** Where nothing else does, what is told of each item names it. */
const aspectColumn = (columns: Columns, rows: readonly (readonly string[])[]): number =>
  columns.findIndex((field, at) => isAspect(field) && isPhrased(rows, at));

const isPhrased = (rows: readonly (readonly string[])[], at: number): boolean =>
  (rows.length < 2 || isOfWords(valuesOf(rows, at))) && isMost(rows, (row) => isPhrase(row[at] ?? ''));

const isMost = (rows: readonly (readonly string[])[], is: (row: readonly string[]) => boolean): boolean =>
  rows.filter(is).length * 3 >= rows.length * 2;

/** Each names a line of code, and says in words what is there. */
function isOfPlaces(
  headers: readonly string[],
  columns: Columns,
  rows: readonly (readonly string[])[],
  place: number,
): boolean {
  const at = columns.indexOf('link');
  if (at < 0 || at === place || !isPhrased(rows, place)) return false;
  return headers.some(isLineName) || isMost(rows, (row) => /\.\w{1,8}:\d+/.test(row[at] ?? ''));
}

/** Each row has its own. */
const isOfIds = (values: readonly string[], rows: number): boolean =>
  values.filter(isSign).length * 3 >= rows * 2 && new Set(values).size === values.length;

/** More than a word, and than a place in code. */
const isPhrase = (cell: string): boolean =>
  !isPath(cell) && ((cell.match(/\p{L}{2,}/gu) ?? []).length >= 2 || (cell.match(signs) ?? []).length >= 4);

const isPath = (cell: string): boolean =>
  /^[^\s]*[\w*]\.[a-z]\w{0,5}(?::\d[\d,:-]*)?$/i.test(cell) || /^\S*[\w*]\/\S*\/\S*$/.test(cell);

/** Of scripts that do not part words. */
const signs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Most rows have words of more than one kind, and tell of a debt as far as their language is known. */
function isToldInProse(
  columns: Columns,
  rows: readonly (readonly string[])[],
  place: number,
  isReasoned: boolean,
): boolean {
  const isWide = columns.length > 2;
  if (!isWide && rows.length < leastOfTwo) return false;
  const isNamed = isMost(rows, (row) => isPhrase(readText(row[place] ?? '')));
  const isExplained = columns.some((_, at) => at !== place && isMost(rows, (row) => isPhrase(readText(row[at] ?? ''))));
  if (!isNamed || (isWide && !isExplained)) return false;
  const isForeign = !english.test(rows.flat().join(' '));
  return isForeign || isReasoned || isMost(rows, (row) => tellsOfDebt(row.join(' ')));
}

/** What only a debt has: a cause, a cost, a fix. */
const reasons: ReadonlySet<OwnField> = new Set<OwnField>(['cause', 'impact', 'fix', 'trigger']);

/** Rows of a table of two columns. */
const leastOfTwo = 3;

const english = /\b(?:the|is|are|and|of|to|for|with|not|no)\b/i;

/** What words mean. */
const isLegend = (header: string): boolean =>
  /^(?:examples?|ejemplos?|exemples?|exemplos?|beispiele?|esempi(?:o|i)?|пример|приклад|örnek|例|示例|例子|meaning|response)$/iu.test(
    header.trim(),
  );

/** Unknown ones, and those that may say where or what an item is. */
const mayName: ReadonlySet<OwnField | undefined> = new Set([undefined, 'link', 'more', 'problem']);

/** Whether a header names what is no debt, whatever state it has: a plan's step, a check, a document, how far it has come. */
export const isOfProgress = (header: string): boolean => progress.test(header.trim());

const progress =
  /^(?:aspects?|approach(?:es)?|options?|alternatives?|symbols?|icons?|emojis?|badges?|themes?|rules?(?: names?)?|phases?|stages?|milestones?|sprints?|weeks?|months?|quarters?|days?|waves?|versions?|releases?|checks?|criteri(?:on|a)|requirements?|tests?|(?:test )?suites?|steps?|levels?|environments?|dimensions?|tools?|commands?|features?|dates?|documents?|docs?|metrics?|цілі|етап|фаза|метрика|крок|дата|документ)$/iu;

const valuesOf = (rows: readonly (readonly string[])[], at: number): readonly string[] =>
  rows.map((row) => row[at] ?? '').filter((value) => /[\p{L}\p{N}✅☑✔❌🔴🟠🟡🟢]/u.test(value));

/** Words of which each row has its own. */
const isOfWords = (values: readonly string[]): boolean =>
  values.length >= 2 &&
  values.every((value) => !/^[\d\s.,:%/~≈+–—-]+$/.test(value)) &&
  values.filter((value) => /\p{L}{2}/u.test(value)).length * 2 > values.length &&
  new Set(values).size * 4 > values.length * 3;

/** Most of the rows have a value of the field's scale; of grades some more than once, since each is explained once. */
function isScale(field: OwnField | undefined, values: readonly string[], rows: number): boolean {
  const form = field === undefined ? undefined : scales[field];
  if (!form || values.length * 2 < rows) return false;
  const told = values.filter((value) => form(value.slice(0, longestScale)));
  if (told.length * 4 < values.length * 3) return false;
  return field === 'status' || new Set(told.map((value) => value.toLowerCase())).size < told.length || rows > 5;
}

/** What follows a state in its cell tells more of it. */
const longestScale = 60;

const scales: Partial<Record<OwnField, (value: string) => boolean>> = {
  status: (value) => !/^(?:not|no|never)\b/i.test(value) && ownStatus(value) !== undefined,
  priority: (value) => suggestedImpact(value) !== undefined,
  effort: (value) => suggestedEffort(value) !== undefined,
};
