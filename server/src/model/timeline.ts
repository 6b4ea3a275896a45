import type { TextRange } from '../text/text.ts';
import { type Document, fact } from './document.ts';
import type { Section } from './sections.ts';
import type { TimeZone } from './time-zone.ts';
import type { TimelineLine } from './timeline-line.ts';
import { statedZone, timelinePlaces } from './timeline-place.ts';
import { placeInTime } from './timeline-time.ts';

/** What a document says happened when. All offsets count from the document's start. */
export interface Timeline {
  /** The section that holds it; its entries may stand in subsections. */
  readonly section: Section;
  /** What names it: the heading, or a label such as `**Key events**`. */
  readonly headingRange: TextRange;
  /** Its heading or label says that it is one; else it is known by its times alone. */
  readonly named: boolean;
  /** In the order they are written. */
  readonly entries: readonly TimelineEntry[];
  /** Entries of another list that names the turns of the incident: "Key events" beside a full account. */
  readonly turns: readonly TimelineEntry[];
  /** The zone that is said once for all entries: in the heading, a column's header, a sentence. */
  readonly zone?: StatedZone;
  /** Dates and times that no calendar or clock shows, in its entries and its heading. */
  readonly impossible: readonly ImpossibleTime[];
}

/** One row, item, line or subheading that names a time. */
export interface TimelineEntry {
  /** The same object in each version of the document, as long as its passage is the same. */
  readonly line: TimelineLine;
  readonly section: Section;
  /** The row, item or line, without what is nested below it. */
  readonly range: TextRange;
  /** What moves when rows are sorted, list marker excluded; absent where nothing can move. */
  readonly movable: TextRange | undefined;
  /** Entries of one list or table of a section have the same number; -1 for paragraphs and subheadings. */
  readonly group: number;
  /** Below an entry with a time of its own: a detail, whose time need not follow that of the entry before. */
  readonly nested: boolean;
  /** It begins with its time; otherwise a label or a few words stand before: `Detected: 09:26`. */
  readonly leads: boolean;
  /** The time as written: `08:22`, `~13:30-13:45`, `--:--`; the date too where they stand together. */
  readonly timeRange: TextRange;
  /** Its own date and its clock time alone. */
  readonly dateRange: TextRange | undefined;
  readonly clockRange: TextRange | undefined;
  /** The header of its column, where it stands in a table. */
  readonly headerRange: TextRange | undefined;
  /** What happened, as plain text; '' when nothing is written. */
  readonly text: string;
  /** Absent when the time is unknown, impossible, or the entry has only a date. */
  readonly time: Moment | undefined;
  /** Where a range ends: `13:30-13:45`. */
  readonly end: Moment | undefined;
  /** `~`, `about`, `circa`. */
  readonly approximate: boolean;
  /** `--:--`, `??:??`: the author says that nobody knows. */
  readonly unknown: boolean;
  /** The date it stands under, its own or carried: `2026-03-26`, or `03-26` when no year is known; absent when no date is. */
  readonly date: string | undefined;
  /** The entry names its date itself. */
  readonly dateStated: boolean;
  /** No date is written between the day before and this entry; its clock says that midnight has passed. */
  readonly nextDayAssumed: boolean;
  /** The entry before it, where that one is later though both stand under one written date. */
  readonly earlierThan: TimelineEntry | undefined;
  /** The zone that the entry itself names: `08:22 UTC`, `+02:00`. */
  readonly zone: StatedZone | undefined;
}

export interface Moment {
  /**
   * Minutes since 1970-01-01T00:00Z, with a fraction for seconds. Without a known zone its clock is taken for UTC, without
   * a known date its first day for 1970-01-01: two moments of one document can be subtracted where both are dated or neither is.
   */
  readonly minutes: number;
  /** Its day is known, with its year. */
  readonly dated: boolean;
  /** As a clock on the wall showed it: `08:22`, `T+15`. */
  readonly clock: string;
}

export interface StatedZone extends TimeZone {
  /** Where it is said: the zone itself, or the heading or section that has it in a sentence. */
  readonly range: TextRange;
}

export interface ImpossibleTime {
  readonly range: TextRange;
  readonly written: string;
  /** No such year in the life of software, no such day of the month, another weekday, no such clock time. */
  readonly problem: 'year' | 'day' | 'weekday' | 'clock';
  /** The weekday that it was. */
  readonly weekday?: string;
}

/** Undefined where no heading or label names a timeline, or it has nothing to do with times. */
export const timeline = fact((document: Document): Timeline | undefined => {
  const places = timelinePlaces(document);
  if (!places) return undefined;
  const { main: place, others } = places;
  const stated = statedZone(document, place);
  const { entries, impossible, columnZone } = placeInTime(document, place, stated?.zone);
  const inHeading = stated && stated.range === place.headingRange ? stated : undefined;
  const said = inHeading ?? columnZone ?? stated;
  const beside = others.map((other) => placeInTime(document, other, said?.zone));
  return {
    section: place.section,
    headingRange: place.headingRange,
    named: place.named,
    entries,
    turns: beside.flatMap((other) => other.entries),
    ...(said && { zone: { ...said.zone, range: said.range } }),
    impossible: [...impossible, ...beside.flatMap((other) => other.impossible)],
  };
});
