import type { TextEdit } from '../text/text.ts';
import type { Document } from './document.ts';
import { type TimelineEntry, timeline } from './timeline.ts';
import { isoOf } from './written-date.ts';

/** Writes the day after the date that an entry stands under, in place of its own date or before its clock time. */
export function setNextDate(document: Document, entry: TimelineEntry): TextEdit[] {
  const next = dayAfter(writtenDate(document, entry));
  if (next === undefined) return [];
  if (entry.dateRange) return [{ range: entry.dateRange, newText: next }];
  const at = (entry.clockRange ?? entry.timeRange).start;
  return [{ range: { start: at, end: at }, newText: `${next} ` }];
}

/**
 * Puts the rows round an entry in the order of their times, each with what is nested below it; their text stays as it is.
 * Empty where a row would leave the date that it stands under.
 */
export function sortRows(document: Document, entry: TimelineEntry): TextEdit[] {
  const rows = (timeline(document)?.entries ?? []).filter(
    (each) => each.section === entry.section && each.group === entry.group && each.group >= 0 && each.movable,
  );
  const run = rows.every(({ dateStated }) => dateStated) ? rows : runOf(rows, entry);
  const keyed = byClock(run);
  const sorted = keyed.toSorted((a, b) => a.minutes - b.minutes);
  const [first] = run;
  if (first?.dateStated && run.some(({ dateStated }) => !dateStated) && sorted[0]?.row !== first) return [];
  return run.flatMap((row, at): TextEdit[] => {
    const moved = sorted[at]?.row;
    if (!moved?.movable || !row.movable || moved === row) return [];
    return [{ range: row.movable, newText: document.text.slice(moved.movable.start, moved.movable.end) }];
  });
}

/** The rows that stand under one written date. */
function runOf(rows: readonly TimelineEntry[], entry: TimelineEntry): readonly TimelineEntry[] {
  const at = rows.indexOf(entry);
  const start = rows.findLastIndex(({ dateStated }, index) => index <= at && dateStated);
  const end = rows.findIndex(({ dateStated }, index) => index > at && dateStated);
  return rows.slice(Math.max(0, start), end < 0 ? undefined : end);
}

/** Each row's time as its clock says, no midnight assumed; a row without a time goes with the one before it. */
function byClock(rows: readonly TimelineEntry[]): { readonly row: TimelineEntry; readonly minutes: number }[] {
  let nights = 0;
  let before = Number.NEGATIVE_INFINITY;
  return rows.map((row) => {
    if (row.dateStated) nights = 0;
    else if (row.nextDayAssumed) nights++;
    before = row.time ? row.time.minutes - nights * 1440 : before;
    return { row, minutes: before };
  });
}

/** The date that an entry stands under, without its year where it is written without. */
function writtenDate(document: Document, { earlierThan }: TimelineEntry): string | undefined {
  const { dateRange, date } = earlierThan ?? {};
  const isShort = dateRange && /^\d{1,2}[-/]\d{1,2}$/.test(document.text.slice(dateRange.start, dateRange.end));
  return isShort ? date?.slice(-5) : date;
}

/** Of `2026-03-31`, or `03-31` without a year. */
function dayAfter(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const isFull = date.length > 5;
  const next = isoOf(Date.parse(`${isFull ? date : `1970-${date}`}T00:00Z`) / 86_400_000 + 1);
  return isFull ? next : next.slice(5);
}
