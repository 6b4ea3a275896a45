import type { Document } from '../model/document.ts';
import type { Marker, Markers } from '../model/markers.ts';
import { offsetOf, type TimeZone } from '../model/time-zone.ts';
import type { Moment, Timeline, TimelineEntry } from '../model/timeline.ts';
import type { AccountRow } from './timeline-account.ts';

/** A row before it is known what it is measured from. */
export interface Draft {
  readonly offset: number;
  readonly origin: AccountRow['origin'];
  readonly entry?: TimelineEntry;
  readonly text: string;
  /** Where it is placed. */
  readonly at: Moment | undefined;
  readonly end?: Moment;
  readonly clock: string;
  readonly zone: TimeZone | undefined;
  readonly approximate: boolean;
}

/** The rows of the timeline, those that are written newest first turned round. */
export function draftRows(document: Document, known: Timeline, daysOnly: boolean): Draft[] {
  let carried: TimeZone | undefined;
  const drafts = known.entries.map((entry): Draft => {
    const own = entry.zone ?? entry.line.stamp.columnZone?.zone;
    if (own) carried = own;
    const at = entry.time ?? (daysOnly ? dayOf(entry) : undefined);
    return {
      offset: entry.timeRange.start,
      origin: 'timeline',
      entry,
      text: entry.text,
      at,
      ...(entry.end && { end: entry.end }),
      clock: entry.time?.clock ?? (at ? '' : written(document, entry)),
      zone: own ?? known.zone ?? carried,
      approximate: entry.approximate,
    };
  });
  const timed = drafts.filter(({ at }) => at);
  const isDescending = (timed.at(-1)?.at?.minutes ?? 0) < (timed[0]?.at?.minutes ?? 0);
  return isDescending ? drafts.reverse() : drafts;
}

/** The first minute of a day whose year is known. */
function dayOf({ date, unknown }: TimelineEntry): Moment | undefined {
  const time = date?.length === 10 && !unknown ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? undefined : { minutes: time / 60_000, dated: true, clock: '' };
}

const longestWritten = 20;

/** The time as it stands in the document, cut where a cell would hold more. */
export const written = (document: Document, { timeRange }: TimelineEntry): string =>
  document.text.slice(timeRange.start, Math.min(timeRange.end, timeRange.start + longestWritten)).replace(/\s+/g, ' ');

/** Moments are comparable where both are dated or neither is. */
const isPlaced = (at: Moment | undefined, origin: Moment | undefined): at is Moment =>
  at !== undefined && at.dated === origin?.dated;

/** Sorted by time; what cannot be placed follows what it is written behind. */
export function inOrder(drafts: readonly Draft[], origin: Moment | undefined): Draft[] {
  let last = Number.NEGATIVE_INFINITY;
  return drafts
    .map((draft, order) => {
      if (isPlaced(draft.at, origin)) last = draft.at.minutes;
      return { draft, order, key: last };
    })
    .sort((a, b) => (a.key === b.key ? a.order - b.order : a.key - b.key))
    .map(({ draft }) => draft);
}

export interface MarkedRow {
  readonly draft: Draft;
  readonly kinds: readonly Marker[];
}

/** A turn that a field or another list names is told by the row of its minute, else by a row of its own. */
export function markedRows(
  document: Document,
  known: Timeline,
  found: Markers,
  drafts: readonly Draft[],
  origin: Moment | undefined,
): MarkedRow[] {
  const rows = drafts.map((draft) => ({ draft, kinds: [] as Marker[] }));
  for (const kind of markerKinds) {
    const marker = found[kind];
    if (!marker || !isPlaced(marker.moment, origin)) continue;
    const own =
      rows.find(({ draft }) => draft.entry === marker.entry && marker.entry !== undefined) ??
      rows.find(({ draft }) => isPlaced(draft.at, origin) && draft.at.minutes === marker.moment.minutes);
    if (own) {
      own.kinds.push(marker);
      continue;
    }
    const draft = elsewhere(document, known, marker);
    const behind = rows.findLastIndex(
      ({ draft: { at } }) => isPlaced(at, origin) && at.minutes <= marker.moment.minutes,
    );
    rows.splice(behind + 1, 0, { draft, kinds: [marker] });
  }
  return rows;
}

const markerKinds = ['start', 'detection', 'mitigation', 'resolution'] as const;

const elsewhere = (
  document: Document,
  known: Timeline,
  { moment, approximate, range, entry, leaf }: Marker,
): Draft => ({
  offset: range.start,
  origin: 'elsewhere',
  text: entry?.text ?? (leaf ? document.text.slice(leaf.labelRange.start, leaf.labelRange.end) : ''),
  at: moment,
  clock: moment.clock,
  zone: entry?.zone ?? known.zone,
  approximate,
});

/** The row as it is told. */
export function accountRow(
  { offset, origin: of, entry, text, at, end, clock, zone, approximate }: Draft,
  kinds: readonly Marker[],
  origin: Moment | undefined,
  lineOf: (offset: number) => number,
): AccountRow {
  const time = at && timeText(at, entry?.time || !entry ? zone : 'day');
  const endTime = end && timeText(end, zone);
  const date = entry ? entry.date : time?.slice(0, 10);
  const placed = isPlaced(at, origin);
  return {
    line: lineOf(offset),
    origin: of,
    text,
    clock,
    ...(end && { endClock: end.clock }),
    ...(date !== undefined && { date }),
    ...(time !== undefined && { time }),
    ...(endTime !== undefined && { endTime }),
    ...(zone && { zone: zone.name }),
    ...(placed && origin && { minutes: at.minutes - origin.minutes }),
    ...(placed && origin && end && { endMinutes: end.minutes - origin.minutes }),
    approximate,
    unknown: entry?.unknown ?? false,
    markers: kinds.map(({ kind }) => kind),
  };
}

/** ISO 8601, to the second. */
function timeText({ minutes, dated }: Moment, zone: TimeZone | 'day' | undefined): string | undefined {
  if (!dated) return undefined;
  const offset = zone && zone !== 'day' ? offsetOf(zone, minutes) : 0;
  const shown = new Date(Math.round((minutes + offset) * 60) * 1000).toISOString();
  if (zone === 'day') return shown.slice(0, 10);
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  const away = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return shown.slice(0, 19) + (zone ? (offset === 0 ? 'Z' : away) : '');
}
