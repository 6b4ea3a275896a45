import { ownStatus, suggestedEffort, suggestedImpact } from './backlog-scales.ts';
import type { OwnField } from './debt-source.ts';

/**
 * The column that names the items of a table whose headers do not say which one does: the first with words in it, before
 * a column of states, estimates or priorities. Undefined where no column holds such values: a table of figures, of what
 * words mean, or of how something is built.
 *
 * @param rows The cells of each row as they are read.
 */
export function titleColumn(
  headers: readonly string[],
  columns: readonly (OwnField | undefined)[],
  rows: readonly (readonly string[])[],
): number | undefined {
  if (rows.length < 2) return undefined;
  const known = columns.indexOf('title');
  const place =
    known >= 0 ? known : columns.findIndex((field, at) => mayName.has(field) && isOfWords(valuesOf(rows, at)));
  if (place < 0 || others.test((headers[place] ?? '').trim())) return undefined;
  // What is asked about comes before what is said of it; the scale itself is explained the other way round.
  const isTold = columns.some((field, at) => at > place && isScale(field, valuesOf(rows, at), rows.length));
  return isTold ? place : undefined;
}

/** Unknown ones, and those that may say where or what an item is. */
const mayName: ReadonlySet<OwnField | undefined> = new Set([undefined, 'link', 'more']);

/** What is no debt by its state: how far a plan, a check or a document has come. */
const others =
  /^(?:aspects?|approach(?:es)?|options?|alternatives?|symbols?|icons?|emojis?|badges?|themes?|phases?|stages?|milestones?|sprints?|weeks?|months?|quarters?|days?|waves?|versions?|releases?|checks?|criteri(?:on|a)|requirements?|tests?|(?:test )?suites?|steps?|levels?|environments?|dimensions?|tools?|commands?|features?|dates?|documents?|docs?|metrics?|цілі|етап|фаза|метрика|крок|дата|документ)$/iu;

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
