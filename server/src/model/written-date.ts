/** A day as a text writes it; offsets count from the text's start. */
export interface WrittenDate {
  readonly start: number;
  readonly end: number;
  readonly form: 'iso' | 'numeric' | 'words' | 'month-day';
  readonly year?: number;
  /** 1–12, 1–31. Of a numeric date (`04/05/2022`) as an American reads it. */
  readonly month: number;
  readonly day: number;
  /** A numeric date that can only be read in the one order. */
  readonly order?: 'month-first' | 'day-first';
  /** 0 for Sunday. */
  readonly weekday?: number;
  /** The last day of `September 11-19, 2025`. */
  readonly lastDay?: number;
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The date that begins at an offset of a text, a weekday before it included. */
export function dateAt(text: string, at: number): WrittenDate | undefined {
  if (!mayBeginDate.test(text[at] ?? '')) return undefined;
  const before = match(weekday, text, at);
  const from = before ? before.end : at;
  const found = isoDate(text, from) ?? numericDate(text, from) ?? wordsDate(text, from) ?? monthDay(text, from);
  if (!found) return undefined;
  const after = before ? undefined : match(weekdayBehind, text, found.end);
  const name = (before ?? after)?.groups[1];
  return {
    ...found,
    start: at,
    end: after?.end ?? found.end,
    ...(name !== undefined && { weekday: weekdayOf(name) }),
  };
}

/** 0 for Sunday; -1 for what is no weekday's name. */
export const weekdayOf = (name: string): number =>
  weekdayNames.findIndex((each) => each.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase());

/** Days since 1970-01-01, of any numbers that are written as a date. */
export const dayNumber = (year: number, month: number, day: number): number =>
  Math.round(Date.UTC(year, month - 1, day) / 86_400_000);

/** Whether the calendar has such a day. */
export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** What no calendar shows about a date: a year that software has not seen, a day its month lacks, another weekday. */
export function dateProblem(
  { month, day, weekday: named }: Pick<WrittenDate, 'month' | 'day' | 'weekday'>,
  year: number | undefined,
): { readonly problem: 'year' | 'day' | 'weekday'; readonly weekday?: string } | undefined {
  if (year !== undefined && (year < 1970 || year > 2100)) return { problem: 'year' };
  // 29 February is a day in some year.
  if (!isDay(year ?? 2000, month, day)) return { problem: 'day' };
  if (named === undefined || year === undefined) return undefined;
  const actual = (((dayNumber(year, month, day) + 4) % 7) + 7) % 7;
  return named === actual ? undefined : { problem: 'weekday', weekday: weekdayNames[actual] as string };
}

/** `2026-03-26` of a number of days since 1970-01-01. */
export const isoOf = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);

const mayBeginDate = /[\dA-Za-z]/;
const dayName = '(Sun|Mon|Tue|Wed|Thu|Fri|Sat)(?:day|s|sday|nesday|rs|r|rsday|urday)?';
const weekday = new RegExp(`${dayName}\\.?(?:,\\s*|\\s+)(?:the\\s+)?`, 'iy');
const weekdayBehind = new RegExp(`,?\\s+\\(?${dayName}\\)?(?![A-Za-z])`, 'iy');
const month =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const ordinal = '(\\d{1,2})(?!\\d|[:.]\\d)(?:st|nd|rd|th)?';
const year = "(?:,?\\s+(\\d{4,6})(?!\\d|:\\d)|,?\\s+['’](\\d{2})(?!\\d))?";
const iso = /(\d{3,6})([-/.])(\d{1,2})\2(\d{1,2})(?![\d]|[-/.]\d)/y;
const numeric = /(\d{1,2})([-/.])(\d{1,2})\2(\d{2,5})(?![\d]|[-/.]\d)/y;
const monthFirst = new RegExp(`${month}\\s+${ordinal}(?:\\s*[-–]\\s*(\\d{1,2})(?![\\d:]))?${year}`, 'iy');
const dayFirst = new RegExp(
  `${ordinal}\\.?(?:\\s*[-–]\\s*(\\d{1,2}))?\\s+(?:of\\s+)?${month}(?![A-Za-z])${year}`,
  'iy',
);
const shortDate = /(\d{1,2})([-/])(\d{1,2})(?=[T ,]\s*[~≈]?\d{1,2}:\d{2})/y;

interface Found {
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

function match(pattern: RegExp, text: string, at: number): Found | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? { end: at + found[0].length, groups: found } : undefined;
}

type DateParts = Omit<WrittenDate, 'start' | 'weekday'>;

function isoDate(text: string, at: number): DateParts | undefined {
  const found = match(iso, text, at);
  if (!found) return undefined;
  const [, y, , m, d] = found.groups;
  return { end: found.end, form: 'iso', year: Number(y), month: Number(m), day: Number(d) };
}

function numericDate(text: string, at: number): DateParts | undefined {
  const found = match(numeric, text, at);
  if (!found) return undefined;
  const [, a, separator, b, y = ''] = found.groups;
  const [first, second] = [Number(a), Number(b)];
  // Dots are how dates are written where the day comes first.
  const dayFirst = first > 12 || (separator === '.' && second <= 12);
  const order = dayFirst ? 'day-first' : second > 12 ? 'month-first' : undefined;
  return {
    end: found.end,
    form: 'numeric',
    year: y.length === 2 ? 2000 + Number(y) : Number(y),
    month: dayFirst ? second : first,
    day: dayFirst ? first : second,
    ...(order && { order }),
  };
}

function wordsDate(text: string, at: number): DateParts | undefined {
  const american = match(monthFirst, text, at);
  const other = american ? undefined : match(dayFirst, text, at);
  const found = american ?? other;
  if (!found) return undefined;
  const [, first = '', second, third, y, short] = found.groups;
  const name = american ? first : (third ?? '');
  const [day, last] = american ? [second, third] : [first, second];
  const written = y !== undefined ? Number(y) : short !== undefined ? 2000 + Number(short) : undefined;
  return {
    end: found.end,
    form: 'words',
    ...(written !== undefined && { year: written }),
    month: monthNames.findIndex((each) => each.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1,
    day: Number(day),
    ...(last !== undefined && { lastDay: Number(last) }),
  };
}

function monthDay(text: string, at: number): DateParts | undefined {
  const found = match(shortDate, text, at);
  if (!found) return undefined;
  const [, a, , b] = found.groups;
  const swapped = Number(a) > 12;
  return {
    end: found.end,
    form: 'month-day',
    month: Number(swapped ? b : a),
    day: Number(swapped ? a : b),
    ...(Number(b) > 12 && { order: 'month-first' as const }),
    ...(swapped && { order: 'day-first' as const }),
  };
}
