import type { TextRange } from '../text/text.ts';
import type { LocatedText } from './located-text.ts';
import { readStamp, type Stamp } from './stamp.ts';
import type { TimeZone } from './time-zone.ts';

/** Something that names a time in a passage of a timeline, or a date for what follows. Offsets count from the chunk's start. */
export interface TimelineLine {
  /** The line, row or item, without what is nested below it. */
  readonly range: TextRange;
  /** What moves when the rows beside it are sorted; absent where nothing can move. */
  readonly movable?: TextRange;
  /** The list or table it stands in, numbered within the passage; -1 for paragraphs and headings. */
  readonly group: number;
  /** Below an entry that has a time itself. */
  readonly nested: boolean;
  /** What the header of the time's column says. */
  readonly header?: TextRange;
  readonly stamp: PlacedStamp;
  readonly text: string;
  /** It begins with its time; otherwise a label or a few words stand before. */
  readonly leads: boolean;
  /** A date with nothing else: it is carried to what follows, and no event. */
  readonly datesWhatFollows: boolean;
}

/** A stamp and where its parts stand in the source. */
export interface PlacedStamp extends Omit<Stamp, 'start' | 'end' | 'zone'> {
  readonly range: TextRange;
  readonly dateRange?: TextRange;
  readonly clockRange?: TextRange;
  readonly zone?: { readonly zone: TimeZone; readonly range: TextRange };
  /** The zone that the column's header names for all its rows. */
  readonly columnZone?: { readonly zone: TimeZone; readonly range: TextRange };
  /** The year that a column's header names: `Date (2021)`. */
  readonly year?: number;
  /** A weekday in a column of its own; 0 for Sunday. */
  readonly weekday?: number;
}

export type LineRead = Pick<TimelineLine, 'stamp' | 'text' | 'leads'>;

/**
 * Reads a line that begins with a time, names one behind a label ("Detected: 09:26"), or ends with one ("Fault occurs
 * 2020-02-12 11:45"). Times in code are none, unless the code is the time that the line begins with.
 *
 * @param mayEnd whether a time at the line's end counts: in prose it does not.
 */
export function readLine(plain: LocatedText, start: number, end: number, mayEnd: boolean): LineRead | undefined {
  const line = withoutCode(plain, start, end);
  const from = decoration.exec(line)?.[0].length ?? 0;
  const leading = stampAt(line, from);
  if (leading)
    return { stamp: placed(leading, plain, start), text: textBehind(plain, start, leading.end, end), leads: true };
  const label = labelBefore.exec(line.slice(0, 120))?.[0];
  const labelled = label === undefined || namesDuration.test(label) ? undefined : stampAt(line, label.length);
  if (label !== undefined && labelled && isTime(labelled)) {
    const rest = textBehind(plain, start, labelled.end, end);
    const name = label.slice(from).replace(/[\s:：–—-]+$/u, '');
    return { stamp: placed(labelled, plain, start), text: rest === '' ? name : `${name}: ${rest}`, leads: false };
  }
  return !mayEnd || namesDuration.test(line.slice(0, 60)) ? undefined : trailingStamp(plain, line, start, from);
}

/** The stamp that is all of a table's cell; what stands in parentheses or after a break behind it is a remark. */
export function readCell(plain: LocatedText): PlacedStamp | undefined {
  const line = withoutCode(plain, 0, plain.text.length);
  const found = stampAt(line, decoration.exec(line)?.[0].length ?? 0);
  const rest = found && line.slice(found.end);
  return found && /^[\s\])*.:,]*(?:\(.*\)|\n[\s\S]*)?[\s\])*]*$/u.test(rest ?? '')
    ? placed(found, plain, 0)
    : undefined;
}

/** Without an offset of its own a stamp's places are those of its text. */
function placed(stamp: Stamp, plain: LocatedText, offset: number): PlacedStamp {
  const { start, end, zone, ...parts } = stamp;
  const source = (from: number, to: number) => plain.source(offset + from, offset + to);
  return {
    ...parts,
    range: source(start, end),
    ...(stamp.date && { dateRange: source(stamp.date.start, stamp.date.end) }),
    ...(stamp.clock && { clockRange: source(stamp.clock.start, stamp.clock.end) }),
    ...(zone && { zone: { zone: zone.zone, range: source(zone.start, zone.end) } }),
  };
}

const decoration =
  /^(?:[\s[(•*_>“"'✓✔✅]|\p{Extended_Pictographic}|\ufe0f|[-–—]\s|(?:at|on|from|since|between|then)\s)*/iu;
const labelBefore = /^[^:：\n]{1,60}?(?:[:：]\s*|\s[–—-]\s+)(?:(?:at|on)\s+)?/i;

/** "Duration: 19:28 to 21:31" is no event. */
const namesDuration = /\b(?:duration|downtime|time to|took|window|elapsed)\b/i;

/** A stamp that no letter or digit runs on from. */
function stampAt(line: string, at: number): Stamp | undefined {
  const stamp = readStamp(line, at);
  return stamp && !/^[\p{L}\d]/u.test(line.slice(stamp.end, stamp.end + 1)) ? stamp : undefined;
}

const isTime = ({ clock, elapsed, unknown, date }: Stamp): boolean =>
  clock !== undefined || elapsed !== undefined || unknown || date !== undefined;

/** Behind at most so many words a time at the end of a line is when it happened. */
const wordsBeforeTime = 8;

function trailingStamp(plain: LocatedText, line: string, start: number, from: number): LineRead | undefined {
  // Further in, a time is part of the telling.
  const head = line.slice(0, 200);
  for (const found of head.matchAll(/(?<![\p{L}\d:.])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}:\d{2})/gu)) {
    const before = head.slice(from, found.index).trim();
    if (before.split(/\s+/).length > wordsBeforeTime) return undefined;
    const stamp = stampAt(line, found.index);
    if (!stamp?.clock) continue;
    if (!/^[\s\])*.,]*(?:$|[(;:–—]|-\s|\n)/u.test(line.slice(stamp.end))) return undefined;
    const words = plain.text.slice(start + from, start + found.index).replace(/[\s,:–—(@-]+(?:at|on)?\s*$/i, '');
    const rest = textBehind(plain, start, stamp.end, start + line.length);
    const text = rest === '' ? oneLine(words) : `${oneLine(words)}: ${rest}`;
    return { stamp: placed(stamp, plain, start), text, leads: false };
  }
  return undefined;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const textBehind = (plain: LocatedText, start: number, from: number, end: number): string =>
  oneLine(
    plain.text.slice(start + from, end).replace(/^[\s\])*_,]*(?:[:：|•–—→]|->|=>|-(?=\s))?[\s\])*_]*(?:[–—:]\s)?/u, ''),
  );

/** The line with its code blanked, but for a first piece that is a stamp and nothing else. */
function withoutCode(plain: LocatedText, start: number, end: number): string {
  let line = plain.text.slice(start, end);
  for (const span of plain.code) {
    if (span.end <= start || span.start >= end) continue;
    const [from, to] = [Math.max(span.start, start) - start, Math.min(span.end, end) - start];
    const code = line.slice(from, to);
    const leads = /^[\s[(•*]*$/u.test(line.slice(0, from));
    if (leads && readStamp(code)?.end === code.length) continue;
    line = line.slice(0, from) + '\u0001'.repeat(to - from) + line.slice(to);
  }
  return line;
}
