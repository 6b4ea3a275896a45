import type { Config } from '../config/config.ts';
import type { Document } from '../model/document.ts';
import { type Durations, durations, type Marker, type MarkerKind, markers } from '../model/markers.ts';
import { titleSection } from '../model/sections.ts';
import { type StatedDuration, statedDurations } from '../model/stated-durations.ts';
import { type Timeline, timeline } from '../model/timeline.ts';
import unexplainedGap from '../rules/unexplained-gap.ts';
import { LineIndex } from '../text/line-index.ts';
import { accountRow, draftRows, inOrder, markedRows, written } from './timeline-rows.ts';

/** A document's timeline as it is told to people and programs: from the earliest row to the latest, measured from the start. */
export interface TimelineAccount {
  /** The document's title, its path where it has none. */
  readonly title: string;
  /** The zone of all rows; absent where none is known, or rows name several. */
  readonly zone?: string;
  /** What `minutes` count from: the row or field that marks the incident's start, else the first row. */
  readonly since: 'start' | 'first row';
  /** Rows name dates only, so that they are placed by the day. */
  readonly daysOnly: boolean;
  /** By time; a row without one stands behind the row it is written behind. */
  readonly rows: readonly AccountRow[];
  readonly markers: readonly AccountMarker[];
  readonly durations: readonly AccountDuration[];
  /** What fields of the document say of its length, checked against nothing. */
  readonly stated: readonly AccountStated[];
  /** Stretches longer than `gapThreshold` of which no row tells. */
  readonly gaps: readonly AccountGap[];
  /** In minutes; a day at least where rows name dates only. */
  readonly gapThreshold: number;
  readonly problems: readonly AccountProblem[];
}

export interface AccountRow {
  /** Counted from 1. */
  readonly line: number;
  /** `elsewhere`: no row of the timeline, but a field or another list that says when a turn of the incident came. */
  readonly origin: 'timeline' | 'elsewhere';
  /** What happened, on one line. */
  readonly text: string;
  /** `08:22`, `T+15`; the time as written where it could not be read. */
  readonly clock: string;
  readonly endClock?: string;
  /** `2026-03-26`, or `03-26` when no year is known. */
  readonly date?: string;
  /** ISO 8601, with its offset from UTC where the zone is known; absent where time or date is not. */
  readonly time?: string;
  readonly endTime?: string;
  /** The zone's name as written. */
  readonly zone?: string;
  /** Since the start, negative before it; absent where the row cannot be placed. */
  readonly minutes?: number;
  /** Where a range ends, counted as `minutes` are. */
  readonly endMinutes?: number;
  readonly approximate: boolean;
  /** The document says that nobody knows the time. */
  readonly unknown: boolean;
  readonly markers: readonly MarkerKind[];
}

export interface AccountMarker {
  readonly kind: MarkerKind;
  /** Of the row or field that was taken for it, counted from 1. */
  readonly line: number;
  readonly source: Marker['source'];
  /** The row's place in `rows`. */
  readonly row: number;
}

export interface AccountDuration {
  readonly of: 'detect' | 'mitigate' | 'resolve';
  readonly minutes: number;
}

export interface AccountStated extends Pick<StatedDuration, 'of' | 'minutes' | 'written' | 'rough'> {
  readonly line: number;
}

export interface AccountGap {
  /** Places in `rows`. */
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
}

export interface AccountProblem {
  readonly line: number;
  readonly problem: 'impossible-time' | 'unknown-time' | 'no-clock-time' | 'no-date' | 'out-of-order';
  /** The time as written. */
  readonly written: string;
}

/** Undefined for a document without a timeline, or with one that names no time. */
export function timelineAccount(document: Document, gapThreshold: number): TimelineAccount | undefined {
  const known = timeline(document);
  if (!known || known.entries.length === 0) return undefined;
  const lines = new LineIndex(document.text);
  const lineOf = (offset: number) => lines.position(offset).line + 1;
  const found = markers(document);
  const daysOnly = !known.entries.some(({ time }) => time);
  const drafts = draftRows(document, known, daysOnly);
  const origin = found.start?.moment ?? drafts.find(({ at }) => at)?.at;
  const marked = markedRows(document, known, found, inOrder(drafts, origin), origin);
  const rows = marked.map(({ draft, kinds }) => accountRow(draft, kinds, origin, lineOf));
  const threshold = daysOnly ? Math.max(gapThreshold, dayLong) : gapThreshold;
  const own = rows.filter(
    ({ origin: of, clock, minutes }) => of === 'timeline' && clock !== '' && minutes !== undefined,
  );
  const zones = new Set(own.map((row) => row.zone));
  const [zone] = zones;
  return {
    title: titleSection(document)?.title || document.path,
    ...(zones.size === 1 && zone !== undefined && { zone }),
    since: found.start ? 'start' : 'first row',
    daysOnly,
    rows,
    markers: marked.flatMap(({ kinds }, row) =>
      kinds.map(({ kind, source, range }) => ({ kind, source, row, line: lineOf(range.start) })),
    ),
    durations: accountDurations(durations(document)),
    stated: statedDurations(document).map(({ of, minutes, written, rough, leaf }) => ({
      of,
      minutes,
      written,
      rough,
      line: lineOf(leaf.valueRange.start),
    })),
    gaps: gapsOver(threshold, rows),
    gapThreshold: threshold,
    problems: problemsOf(document, known, rows, lineOf),
  };
}

/** The longest silence, in minutes, that is no gap: as the rule on gaps has it, even where that is off. */
export function gapThreshold({ rules }: Config): number {
  const configured = rules.get(unexplainedGap.name)?.options.minutes;
  return typeof configured === 'number' ? configured : Number(unexplainedGap.options.minutes?.default);
}

const dayLong = 1440;

function accountDurations(found: Durations): AccountDuration[] {
  return (['detect', 'mitigate', 'resolve'] as const).flatMap((of) => {
    const interval = found[of];
    return interval ? [{ of, minutes: interval.minutes }] : [];
  });
}

function gapsOver(threshold: number, rows: readonly AccountRow[]): AccountGap[] {
  const gaps: AccountGap[] = [];
  let from: number | undefined;
  let covered = 0;
  rows.forEach(({ minutes, endMinutes }, to) => {
    if (minutes === undefined) return;
    if (from !== undefined && minutes - covered > threshold) gaps.push({ from, to, minutes: minutes - covered });
    const end = Math.max(minutes, endMinutes ?? minutes);
    if (from === undefined || end >= covered) [from, covered] = [to, end];
  });
  return gaps;
}

function problemsOf(
  document: Document,
  { entries, impossible }: Timeline,
  rows: readonly AccountRow[],
  lineOf: (offset: number) => number,
): AccountProblem[] {
  const wrong = impossible.map(({ range, written: said }) => ({
    line: lineOf(range.start),
    problem: 'impossible-time' as const,
    written: said,
  }));
  const placed = new Set(rows.flatMap(({ line, minutes }) => (minutes === undefined ? [] : [line])));
  const others = entries.flatMap((entry): AccountProblem[] => {
    const line = lineOf(entry.timeRange.start);
    const isWrong = impossible.some(({ range }) => range.start < entry.range.end && entry.range.start < range.end);
    const problem = entry.earlierThan
      ? 'out-of-order'
      : placed.has(line) || isWrong
        ? undefined
        : entry.unknown
          ? 'unknown-time'
          : entry.time
            ? 'no-date'
            : 'no-clock-time';
    return problem ? [{ line, problem, written: written(document, entry) }] : [];
  });
  return [...wrong, ...others].sort((a, b) => a.line - b.line);
}
