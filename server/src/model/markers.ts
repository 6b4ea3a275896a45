import type { TextRange } from '../text/text.ts';
import { rangesTouch } from '../text/text.ts';
import { type Document, fact } from './document.ts';
import { documentDates } from './document-date.ts';
import type { Leaf, LeafContent } from './leaf.ts';
import { leavesWhere } from './leaves.ts';
import { type MarkerWord, markerOfField, markerWords } from './marker-words.ts';
import { readStamp } from './stamp.ts';
import { utcOf } from './time-zone.ts';
import { type Moment, type Timeline, type TimelineEntry, timeline } from './timeline.ts';
import type { TimelineLine } from './timeline-line.ts';
import { dayNumber, isDay } from './written-date.ts';

export type MarkerKind = 'start' | 'detection' | 'mitigation' | 'resolution';

/** A turn of an incident, and the one place that was taken for it. */
export interface Marker {
  readonly kind: MarkerKind;
  readonly moment: Moment;
  readonly approximate: boolean;
  /** A field overrides words that mark a row, those override verbs. */
  readonly source: 'field' | 'marker' | 'verb';
  /** The row's or field's time in the source. */
  readonly range: TextRange;
  /** Exactly one of the two. */
  readonly entry?: TimelineEntry;
  readonly leaf?: Leaf;
}

export type Markers = { readonly [Kind in MarkerKind]?: Marker };

/** A time that passed between two markers. */
export interface Interval {
  /** At least 0. */
  readonly minutes: number;
  readonly from: Marker;
  readonly to: Marker;
}

/** Each absent unless both of its ends are known and in order. */
export interface Durations {
  /** From start to detection. */
  readonly detect?: Interval;
  /** From start to mitigation. */
  readonly mitigate?: Interval;
  /** From start to resolution. */
  readonly resolve?: Interval;
}

/** The place that was taken for each turn of the incident. */
export const markers = fact((document: Document): Markers => {
  const all = candidates(document);
  const start = startOf(all);
  const after = (kind: MarkerKind, from: Marker | undefined) =>
    all.filter((each) => each.kind === kind && (each.source === 'field' || !from || isAfter(each, from)));
  const detection = isUnknown(document, 'detection')
    ? fieldOf(all, 'detection')
    : surest(after('detection', start), 'detection');
  const mitigation = surest(after('mitigation', detection ?? start), 'mitigation');
  const resolution = surest(after('resolution', mitigation ?? detection ?? start), 'resolution', 'last');
  return {
    ...(start && !isUnknown(document, 'start', start) && { start }),
    ...(detection && { detection }),
    ...(mitigation && { mitigation }),
    ...(resolution && { resolution }),
  };
});

export const durations = fact((document: Document): Durations => {
  const { start, detection, mitigation, resolution } = markers(document);
  const detect = interval(start, detection);
  const mitigate = interval(start, mitigation);
  const resolve = interval(start, resolution);
  return { ...(detect && { detect }), ...(mitigate && { mitigate }), ...(resolve && { resolve }) };
});

/** Every place that may mark a turn of the incident, fields first, then as written. */
export const candidates = fact((document: Document): readonly RankedMarker[] => {
  const known = timeline(document);
  const found = fieldMarkers(document, known);
  for (const entries of known ? [known.turns, known.entries] : [])
    for (const entry of entries) addMarkers(entry, found);
  return found;
});

export interface RankedMarker extends Marker {
  readonly rank: number;
}

/** The time between two markers; undefined where it cannot be told, or would be negative. */
export function interval(from: Marker | undefined, to: Marker | undefined): Interval | undefined {
  if (!from || !to || from.moment.dated !== to.moment.dated) return undefined;
  const minutes = to.moment.minutes - from.moment.minutes;
  return minutes >= 0 ? { minutes, from, to } : undefined;
}

/** A verb says too little to place the start behind what is marked as the detection. */
function startOf(all: readonly RankedMarker[]): RankedMarker | undefined {
  const found = surest(all, 'start');
  const seen = surest(all, 'detection');
  return found?.source === 'verb' && seen && seen.moment.minutes < found.moment.minutes ? undefined : found;
}

const isAfter = (marker: Marker, from: Marker): boolean =>
  marker.moment.dated === from.moment.dated && marker.moment.minutes >= from.moment.minutes;

const fieldOf = (all: readonly RankedMarker[], kind: MarkerKind): RankedMarker | undefined =>
  all.find((each) => each.kind === kind && each.source === 'field');

/** Fields before rows, the surest words before others; of equals the earliest, or the last. */
function surest(
  all: readonly RankedMarker[],
  kind: MarkerKind,
  of: 'first' | 'last' = 'first',
): RankedMarker | undefined {
  let best: RankedMarker | undefined;
  for (const each of all) {
    if (each.kind !== kind) continue;
    const by = best
      ? each.rank - best.rank || (each.moment.minutes - best.moment.minutes) * (of === 'last' ? -1 : 1)
      : -1;
    if (by < 0) best = each;
  }
  return best;
}

/** A row that is marked as the turn and whose time is unknown says so: no other row is taken in its place. */
function isUnknown(document: Document, kind: MarkerKind, found?: Marker): boolean {
  if (found && found.source !== 'verb') return false;
  const known = timeline(document);
  const isMarked = (entry: TimelineEntry) =>
    entry.unknown && wordsOf(entry).some((word) => word.kind === kind && word.rank === 0);
  return known !== undefined && (known.turns.some(isMarked) || known.entries.some(isMarked));
}

const wordsOfLine = fact((line: TimelineLine): readonly MarkerWord[] => markerWords(line.text));

const wordsOf = ({ line }: TimelineEntry): readonly MarkerWord[] => wordsOfLine(line);

function addMarkers(entry: TimelineEntry, found: RankedMarker[]): void {
  const { time } = entry;
  if (!time) return;
  for (const { kind, source, rank } of wordsOf(entry)) {
    const { approximate, timeRange } = entry;
    // Behind the fields.
    found.push({ kind, source, rank: rank + 1, moment: time, approximate, range: timeRange, entry });
  }
}

function fieldMarkers(document: Document, known: Timeline | undefined): RankedMarker[] {
  const found: RankedMarker[] = [];
  for (const leaf of markerFields(document)) {
    const kind = kindOfField(leaf.content);
    if (!kind || isInRow(leaf, known)) continue;
    const [start] = found.filter((each) => each.kind === 'start');
    const read = momentOf(leaf, document, known, start?.moment);
    if (read) found.push({ kind, source: 'field', rank: 0, ...read, range: leaf.valueRange, leaf });
  }
  return found;
}

function isInRow({ labelRange }: Leaf, known: Timeline | undefined): boolean {
  const touches = ({ range }: TimelineEntry) => rangesTouch(range, labelRange);
  return known !== undefined && (known.entries.some(touches) || known.turns.some(touches));
}

const kindOfField = fact(({ name, value, shape }: LeafContent): MarkerKind | undefined =>
  value === '' || shape === 'heading' ? undefined : markerOfField(name),
);

const markerFields = leavesWhere((content) => kindOfField(content) !== undefined);

/** A field's time, dated by itself, by the timeline's first entry, or by the document; past midnight after `start`. */
function momentOf(leaf: Leaf, document: Document, known: Timeline | undefined, start: Moment | undefined) {
  const value = leaf.value.trimStart();
  const stamp = readStamp(value);
  if (!stamp?.clock || stamp.clock.impossible) return undefined;
  const { date, clock, approximate } = stamp;
  const zone = stamp.zone?.zone ?? known?.zone;
  const [documentDate] = documentDates(document);
  const first = known?.entries.find(({ time }) => time)?.time;
  const year =
    date?.year ??
    documentDate?.written.year ??
    (first?.dated ? new Date(first.minutes * 60_000).getUTCFullYear() : undefined);
  const own =
    date && year !== undefined && isDay(year, date.month, date.day) ? dayNumber(year, date.month, date.day) : undefined;
  if (date && own === undefined) return undefined;
  const carried = first ? { days: Math.floor(first.minutes / 1440), dated: first.dated } : undefined;
  const days = own ?? carried?.days ?? documentDate?.days;
  const dated = own !== undefined || (carried ? carried.dated : documentDate !== undefined);
  const utc = utcOf((days ?? 0) * 1440 + clock.minutes, zone);
  const earlier = own === undefined && start ? start.minutes - utc : 0;
  return { moment: { minutes: earlier > 720 ? utc + 1440 : utc, dated, clock: clock.shown }, approximate };
}
