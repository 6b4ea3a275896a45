import { shiftRange, type TextRange } from '../text/text.ts';
import type { Section } from './sections.ts';
import type { Moment, StatedZone, TimelineEntry } from './timeline.ts';
import type { TimelineLine } from './timeline-line.ts';
import { isoOf } from './written-date.ts';

/** A day that entries stand under until the next one is named. */
export interface CarriedDay {
  /** Days since 1970-01-01; in 1970 when no year is known. */
  readonly days: number;
  readonly yearKnown: boolean;
  /** A line, subheading or the timeline's own heading names it. */
  readonly written: boolean;
}

/** What the lines before an entry, and its own, make of its time. */
export interface EntryTime {
  readonly time?: Moment;
  readonly end?: Moment | undefined;
  readonly day?: CarriedDay | undefined;
  readonly nextDayAssumed?: boolean;
  readonly earlierThan?: TimelineEntry | undefined;
}

/** All are made anew on each keystroke, so what the line knows is worked out only where somebody asks. */
export class PlacedEntry implements TimelineEntry {
  readonly line: TimelineLine;
  readonly section: Section;
  readonly dateStated: boolean;
  readonly time: Moment | undefined;
  readonly end: Moment | undefined;
  readonly nextDayAssumed: boolean;
  readonly earlierThan: TimelineEntry | undefined;
  readonly #day: CarriedDay | undefined;

  constructor(line: TimelineLine, section: Section, dateStated: boolean, known: EntryTime) {
    this.line = line;
    this.section = section;
    this.dateStated = dateStated;
    this.time = known.time;
    this.end = known.end;
    this.nextDayAssumed = known.nextDayAssumed ?? false;
    this.earlierThan = known.earlierThan;
    this.#day = known.day;
  }

  get range(): TextRange {
    return shiftRange(this.line.range, this.section.offset);
  }

  get movable(): TextRange | undefined {
    return this.#placed(this.line.movable);
  }

  get group(): number {
    return this.line.group;
  }

  get nested(): boolean {
    return this.line.nested;
  }

  get leads(): boolean {
    return this.line.leads;
  }

  get timeRange(): TextRange {
    return shiftRange(this.line.stamp.range, this.section.offset);
  }

  get dateRange(): TextRange | undefined {
    return this.#placed(this.line.stamp.dateRange);
  }

  get clockRange(): TextRange | undefined {
    return this.#placed(this.line.stamp.clockRange);
  }

  get headerRange(): TextRange | undefined {
    return this.#placed(this.line.header);
  }

  get text(): string {
    return this.line.text;
  }

  get approximate(): boolean {
    return this.line.stamp.approximate;
  }

  get unknown(): boolean {
    return this.line.stamp.unknown;
  }

  get date(): string | undefined {
    return dateOf(this.#day);
  }

  get zone(): StatedZone | undefined {
    const { zone } = this.line.stamp;
    return zone && { ...zone.zone, range: shiftRange(zone.range, this.section.offset) };
  }

  #placed(range: TextRange | undefined): TextRange | undefined {
    return range && shiftRange(range, this.section.offset);
  }
}

/** `2026-03-26`, or `03-26` when no year is known. */
export const dateOf = (day: CarriedDay | undefined): string | undefined =>
  day && (day.yearKnown ? isoOf(day.days) : isoOf(day.days).slice(5));
