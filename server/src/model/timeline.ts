import type { TextRange } from '../text/text.ts';
import type { Document } from './document.ts';
import type { Leaf } from './leaf.ts';
import type { Section } from './sections.ts';

/** What a document says happened when. All offsets count from the document's start. */
export interface Timeline {
  /** The section whose heading names the timeline; its entries may stand in subsections. */
  readonly section: Section;
  /** In the order they are written. */
  readonly entries: readonly TimelineEntry[];
  /** The zone that is said once for all entries; absent where none is. */
  readonly zone?: StatedZone;
}

/** One row, item, paragraph or subheading that begins with a time. */
export interface TimelineEntry {
  readonly section: Section;
  /** The whole row, item or paragraph, without what is nested below it. */
  readonly range: TextRange;
  /** The time as written: `08:22`, `~13:30-13:45`, `--:--`; the date too where they stand together. */
  readonly timeRange: TextRange;
  /** What happened, as plain text; '' when nothing is written. */
  readonly text: string;
  /** Absent when the time is unknown, or the entry has only a date. */
  readonly time?: Moment;
  /** Where a range ends: `13:30-13:45`. */
  readonly end?: Moment;
  /** `~`, `about`, `circa`; or only a date, a part of a day. */
  readonly approximate: boolean;
  /** `--:--`, `??:??`: the author says that nobody knows. */
  readonly unknown: boolean;
  /** The date it stands under, its own or carried: `2026-03-26`; absent when no date was named before it. */
  readonly date?: string;
  /** The entry names its date itself. */
  readonly dateStated: boolean;
  /** The zone that the entry itself names: `08:22 UTC`, `+02:00`. */
  readonly zone?: StatedZone;
}

export interface Moment {
  /**
   * Minutes since 1970-01-01T00:00Z, with a fraction for seconds. Without a known zone its clock is taken for UTC, without
   * a known date its first day for 1970-01-01: any two moments of one document can be subtracted.
   */
  readonly minutes: number;
  /** As a clock on the wall showed it: `08:22`, `T+15`. */
  readonly clock: string;
}

export interface StatedZone {
  /** As written: `UTC`, `PST`, `Europe/Berlin`, `+02:00`. */
  readonly name: string;
  readonly range: TextRange;
}

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

/** Undefined where no section names a timeline or it holds no entry. */
export declare const timeline: (document: Document) => Timeline | undefined;

export declare const markers: (document: Document) => Markers;

export declare const durations: (document: Document) => Durations;
