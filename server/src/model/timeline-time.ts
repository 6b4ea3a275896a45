import { shiftRange, type TextRange } from '../text/text.ts';
import type { Document } from './document.ts';
import { dateIn, documentDates } from './document-date.ts';
import type { Section } from './sections.ts';
import { type TimeZone, utcOf } from './time-zone.ts';
import type { ImpossibleTime, Moment, TimelineEntry } from './timeline.ts';
import { type CarriedDay, dateOf, PlacedEntry } from './timeline-entry.ts';
import type { PlacedStamp, TimelineLine } from './timeline-line.ts';
import type { TimelinePlace, ZoneStatement } from './timeline-place.ts';
import { dateProblem, dayNumber, isDay, type WrittenDate } from './written-date.ts';

export interface PlacedInTime {
  readonly entries: readonly TimelineEntry[];
  readonly impossible: readonly ImpossibleTime[];
  readonly columnZone?: ZoneStatement;
}

/** Gives the lines of a timeline their dates, years and zones, carried from line to line. */
export function placeInTime(document: Document, place: TimelinePlace, stated: TimeZone | undefined): PlacedInTime {
  const heading = dateIn(place.title);
  const dates = datesOf(place);
  const year = yearOf(document, dates, heading);
  const context: Context = {
    document,
    stated,
    dayFirst: isDayFirst(dates),
    year,
    first: firstDay(document, dates, heading, year),
    // Newest first, midnight is passed downwards: nothing is out of order then, and no day is taken for the next.
    descending: isDescending(place),
  };
  const walk = new Walk(context);
  const entries: TimelineEntry[] = [];
  for (const { line, section } of place.lines) {
    const entry = walk.entry(line, section);
    if (entry) entries.push(entry);
  }
  const column = place.lines.find(({ line }) => line.stamp.columnZone);
  const zone = column?.line.stamp.columnZone;
  return {
    entries,
    impossible: walk.impossible,
    ...(column && zone && { columnZone: { zone: zone.zone, range: shiftRange(zone.range, column.section.offset) } }),
  };
}

interface Context {
  readonly document: Document;
  readonly stated: TimeZone | undefined;
  readonly dayFirst: boolean;
  readonly year: number | undefined;
  readonly first: CarriedDay | undefined;
  readonly descending: boolean;
}

/** So much earlier by the clock and midnight lies between two entries, rather than a mistake. */
const overMidnight = 12 * 60;

class Walk {
  readonly #context: Context;
  readonly impossible: ImpossibleTime[] = [];
  #day: CarriedDay | undefined;
  #zone: TimeZone | undefined;
  #year: number | undefined;
  #before: { readonly entry: TimelineEntry; readonly utc: number } | undefined;
  #begin: number | undefined;

  constructor(context: Context) {
    this.#context = context;
    this.#day = context.first;
    this.#year = context.year;
  }

  /** Undefined for a line that only dates what follows. */
  entry(line: TimelineLine, section: Section): TimelineEntry | undefined {
    const { stamp } = line;
    const own = this.#ownDay(stamp, section);
    const day = own === 'impossible' ? undefined : (own ?? this.#day);
    if (!line.nested || own) this.#day = day;
    if (line.datesWhatFollows) return undefined;
    const zone = stamp.zone?.zone ?? stamp.columnZone?.zone ?? this.#context.stated ?? this.#zone;
    if (stamp.zone) this.#zone = stamp.zone.zone;
    const dateStated = own !== undefined;
    if (own === 'impossible' || stamp.clock?.impossible) return new PlacedEntry(line, section, dateStated, {});
    return this.#timed(line, section, day, dateStated, zone);
  }

  #timed(
    line: TimelineLine,
    section: Section,
    day: CarriedDay | undefined,
    dateStated: boolean,
    zone: TimeZone | undefined,
  ): TimelineEntry {
    const { stamp, nested } = line;
    const { clock } = stamp;
    const dated = day?.yearKnown ?? false;
    if (stamp.elapsed !== undefined) {
      const minutes = (this.#begin ?? (day?.days ?? 0) * 1440) + stamp.elapsed;
      const { start, end } = shiftRange(stamp.range, section.offset);
      const time = { minutes, dated, clock: this.#context.document.text.slice(start, end) };
      return new PlacedEntry(line, section, dateStated, { time, day });
    }
    if (!clock) return new PlacedEntry(line, section, dateStated, { day });
    const utcOn = (days: number) => utcOf(days * 1440 + clock.minutes, zone, this.#before?.utc);
    let utc = utcOn(day?.days ?? 0);
    const before = nested ? undefined : this.#before;
    const isEarlier = before !== undefined && utc < before.utc - tolerance && !this.#context.descending;
    const nextDayAssumed = isEarlier && !dateStated && before.utc - utc >= overMidnight;
    const isContradiction =
      isEarlier &&
      (!dateStated || dateOf(day) === before.entry.date) &&
      line.leads &&
      before.entry.leads &&
      !stamp.approximate &&
      !before.entry.approximate &&
      (day?.written || !nextDayAssumed);
    let shown = day;
    if (nextDayAssumed) {
      const next = { days: (day?.days ?? 0) + 1, yearKnown: dated, written: day?.written ?? false };
      utc = utcOn(next.days);
      this.#day = next;
      shown = day && next;
    }
    const entry = new PlacedEntry(line, section, dateStated, {
      time: { minutes: utc, dated, clock: clock.shown },
      end: stamp.endClock && this.#end(stamp, shown, utc, zone),
      day: shown,
      nextDayAssumed,
      earlierThan: isContradiction ? before.entry : undefined,
    });
    this.#begin ??= utc;
    if (!nested) this.#before = { entry, utc };
    return entry;
  }

  #end(
    { endClock, endDate }: PlacedStamp,
    day: CarriedDay | undefined,
    start: number,
    zone: TimeZone | undefined,
  ): Moment | undefined {
    if (!endClock || endClock.impossible) return undefined;
    const year = endDate?.year ?? this.#year;
    const endDay =
      endDate && year !== undefined && isDay(year, endDate.month, endDate.day)
        ? dayNumber(year, endDate.month, endDate.day)
        : (day?.days ?? 0);
    const utc = utcOf(endDay * 1440 + endClock.minutes, zone, start);
    return {
      minutes: utc < start && !endDate ? utc + 1440 : utc,
      dated: day?.yearKnown ?? false,
      clock: endClock.shown,
    };
  }

  /** The day a line names itself; what is wrong with it is noted. */
  #ownDay(stamp: PlacedStamp, section: Section): CarriedDay | 'impossible' | undefined {
    const { date, dateRange, clock, clockRange } = stamp;
    if (clock?.impossible && clockRange) this.#note(shiftRange(clockRange, section.offset), 'clock');
    if (!date || !dateRange) return undefined;
    const range = shiftRange(dateRange, section.offset);
    const { month, day } = ordered(date, this.#context.dayFirst);
    const year = date.year ?? stamp.year ?? this.#yearFor(month, day);
    const named = date.weekday ?? stamp.weekday;
    const yearIsWritten = (date.year ?? stamp.year) !== undefined;
    const wrong = dateProblem({ month, day, ...(named !== undefined && yearIsWritten && { weekday: named }) }, year);
    if (wrong) this.#note(range, wrong.problem, wrong.weekday);
    if (wrong && wrong.problem !== 'weekday') return 'impossible';
    if (year !== undefined) this.#year = year;
    const days = dayNumber(year ?? 1970, month, day);
    return { days, yearKnown: year !== undefined, written: true };
  }

  /** The year before or after the last one known, where that is nearer: December turns into January. */
  #yearFor(month: number, day: number): number | undefined {
    const year = this.#year;
    if (year === undefined || !this.#day?.yearKnown) return year;
    const away = dayNumber(year, month, day) - this.#day.days;
    return away < -300 ? year + 1 : away > 300 ? year - 1 : year;
  }

  #note(range: TextRange, problem: ImpossibleTime['problem'], weekday?: string): void {
    const written = this.#context.document.text.slice(range.start, range.end);
    this.impossible.push({ range, written, problem, ...(weekday !== undefined && { weekday }) });
  }
}

/** Seconds that one entry has and the next has not are no contradiction. */
const tolerance = 0.999;

const ordered = (date: WrittenDate, dayFirst: boolean): { readonly month: number; readonly day: number } =>
  dayFirst && date.order === undefined && (date.form === 'numeric' || date.form === 'month-day') && date.day <= 12
    ? { month: date.day, day: date.month }
    : date;

function datesOf(place: TimelinePlace): readonly WrittenDate[] {
  const dates: WrittenDate[] = [];
  for (const { line } of place.lines) if (line.stamp.date) dates.push(line.stamp.date);
  return dates;
}

/** `05/04` is 5 April where another date of the timeline, 13/04 for one, can be read in no other way. */
const isDayFirst = (dates: readonly WrittenDate[]): boolean =>
  dates.some(({ order }) => order === 'day-first') && !dates.some(({ order }) => order === 'month-first');

/** For dates that name none: that of the heading, of the timeline's first full date, of the document. */
function yearOf(
  document: Document,
  dates: readonly WrittenDate[],
  heading: WrittenDate | undefined,
): number | undefined {
  const isYear = (year: number | undefined) => year !== undefined && year >= 1970 && year <= 2100;
  if (isYear(heading?.year)) return heading?.year;
  const named =
    dates.find(({ year }) => isYear(year)) ??
    documentDates(document).find(({ written }) => isYear(written.year))?.written;
  return named?.year;
}

/** The day of entries that stand before the first date: the heading's, the document's where it fits, or that first date. */
function firstDay(
  document: Document,
  dates: readonly WrittenDate[],
  heading: WrittenDate | undefined,
  year: number | undefined,
): CarriedDay | undefined {
  const dayOf = (date: WrittenDate | undefined, written: boolean): CarriedDay | undefined => {
    const named = date?.year ?? year;
    if (!date || !isDay(named ?? 2000, date.month, date.day)) return undefined;
    return { days: dayNumber(named ?? 1970, date.month, date.day), yearKnown: named !== undefined, written };
  };
  const inHeading = heading && dayOf(heading, true);
  if (inHeading) return inHeading;
  const first = dayOf(
    dates.find(({ year: own = 2000 }) => own >= 1970 && own <= 2100),
    false,
  );
  const [dated] = documentDates(document);
  const ofDocument = dated && { days: dated.days, yearKnown: true, written: false };
  if (!first || !ofDocument) return first ?? ofDocument;
  return Math.abs(first.days - ofDocument.days) <= 2 && ofDocument.days <= first.days ? ofDocument : first;
}

const isSameDate = (a: WrittenDate, b: WrittenDate): boolean =>
  a.day === b.day && a.month === b.month && a.year === b.year;

/** More steps lead back in time than forward. */
function isDescending(place: TimelinePlace): boolean {
  let [up, down] = [0, 0];
  let before: number | undefined;
  let day: WrittenDate | undefined;
  for (const { line } of place.lines) {
    if (line.nested) continue;
    const { date, clock } = line.stamp;
    if (date && !(day && isSameDate(date, day))) before = undefined;
    if (date) day = date;
    if (!clock) continue;
    if (before !== undefined && clock.minutes !== before) clock.minutes > before ? up++ : down++;
    before = clock.minutes;
  }
  return down > 1 && down > up;
}
