import { type TimeZone, zoneAt } from './time-zone.ts';
import { dateAt, type WrittenDate } from './written-date.ts';

/** A point in time as a text writes it. Offsets count from the text's start. */
export interface Stamp {
  readonly start: number;
  readonly end: number;
  readonly date?: WrittenDate;
  readonly clock?: WrittenClock;
  /** The second half of a range. */
  readonly endDate?: WrittenDate;
  readonly endClock?: WrittenClock;
  readonly zone?: { readonly zone: TimeZone; readonly start: number; readonly end: number };
  /** Minutes since the timeline's start: `T+15`. */
  readonly elapsed?: number;
  readonly approximate: boolean;
  /** `--:--`, `??:??`, `23:xx`. */
  readonly unknown: boolean;
}

interface WrittenClock {
  readonly start: number;
  readonly end: number;
  /** Minutes since midnight; a fraction for seconds. */
  readonly minutes: number;
  /** `08:22`, on 24 hours. */
  readonly shown: string;
  /** No clock shows it: `25:10`. */
  readonly impossible?: true;
}

/**
 * The stamp that begins at an offset: a date, a clock time, or both in either order, a range of them, with a zone. A bare
 * number is none; whatever is not written out here is no stamp either.
 */
export function readStamp(text: string, at = 0): Stamp | undefined {
  mayBegin.lastIndex = at;
  if (!mayBegin.test(text)) return undefined;
  const reader = new StampReader(text, at);
  return reader.read();
}

class StampReader {
  readonly #text: string;
  readonly #start: number;
  #at: number;
  #approximate = false;
  #unknown = false;
  #isIso = false;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#start = at;
    this.#at = at;
  }

  read(): Stamp | undefined {
    this.#approximately();
    const elapsed = this.#elapsed();
    if (elapsed !== undefined) return this.#finish({ elapsed });
    let date = this.#date();
    if (date) {
      const dateEnd = this.#at;
      this.#isIso = this.#skip(dateToClock)?.[0] === 'T';
      this.#approximately();
      const clock = this.#clock(date) ?? this.#noClock();
      if (!clock) {
        this.#at = dateEnd;
        const last = this.#range(undefined);
        return this.#finish({ date, ...last });
      }
      return this.#finish({ date, ...this.#withZone(clock, date) });
    }
    const clock = this.#clock(undefined) ?? this.#noClock();
    if (!clock) return this.#unknownDate();
    const rest = this.#withZone(clock, undefined);
    const behind = this.#at;
    const opened = this.#skip(clockToDate)?.[0].includes('(');
    date = dateAt(this.#text, this.#at);
    const closes = !opened || this.#text[date?.end ?? -1] === ')';
    if (date && closes && date.form !== 'month-day' && date.form !== 'numeric') this.#at = date.end + (opened ? 1 : 0);
    else {
      date = undefined;
      this.#at = behind;
    }
    return this.#finish({ ...(date && { date }), ...rest });
  }

  #withZone(clock: WrittenClock | 'none', date: WrittenDate | undefined) {
    const own = this.#zone();
    const last = clock === 'none' ? {} : this.#range(clock);
    const zone = own ?? (last.endClock ? this.#zone() : undefined);
    this.#otherZones();
    if (this.#skip(approximateBehind)) this.#approximate = true;
    return { ...(clock !== 'none' && { clock }), ...last, ...(zone && { zone }), ...(date && { date }) };
  }

  #finish(parts: Partial<Stamp>): Stamp {
    return { ...parts, start: this.#start, end: this.#at, approximate: this.#approximate, unknown: this.#unknown };
  }

  #approximately(): void {
    if (this.#skip(approximateBefore)) this.#approximate = true;
  }

  #date(): WrittenDate | undefined {
    const date = dateAt(this.#text, this.#at);
    if (date) this.#at = date.end;
    return date;
  }

  #elapsed(): number | undefined {
    const found = this.#skip(elapsedTime);
    if (!found) return undefined;
    const [, sign, hours, minutes, amount, unit = 'm'] = found;
    const size = unit[0] === 'h' ? 60 : unit[0] === 's' ? 1 / 60 : unit[0] === 'd' ? 1440 : 1;
    const total = hours !== undefined ? Number(hours) * 60 + Number(minutes) : Number(amount ?? 0) * size;
    return sign === '-' || sign === '−' ? -total : total;
  }

  #clock(date: WrittenDate | undefined): WrittenClock | undefined {
    const start = this.#at;
    const twelve = this.#skip(twelveHours);
    if (twelve) {
      const [, hours, minutes, seconds, half = ''] = twelve;
      return clockOf(start, this.#at, Number(hours), minutes, seconds, half[0]?.toLowerCase());
    }
    const found =
      this.#skip(twentyFourHours) ??
      this.#skip(dotted) ??
      this.#skip(withH) ??
      (date?.form === 'iso' ? this.#skip(fourDigits) : this.#skip(fourDigitsWithZone));
    return found ? clockOf(start, this.#at, Number(found[1]), found[2], found[3]) : undefined;
  }

  #noClock(): 'none' | undefined {
    if (this.#skip(clockPattern)) return 'none';
    if (!this.#skip(unknownClock)) return undefined;
    this.#unknown = true;
    return 'none';
  }

  #unknownDate(): Stamp | undefined {
    const isPattern = this.#skip(datePattern) !== undefined;
    if (!isPattern && !this.#skip(unknownDate)) return undefined;
    this.#unknown = !isPattern;
    return this.#finish({});
  }

  /** What follows a clock, or a date alone, as the end of a range. */
  #range(clock: WrittenClock | undefined): Pick<Stamp, 'endClock' | 'endDate'> {
    const before = this.#at;
    if (!this.#skip(rangeMark)) return {};
    this.#skip(approximateBefore);
    const date = this.#date();
    if (date) this.#skip(dateToClock);
    if (!clock && date) return { endDate: date };
    const end = clock ? this.#clock(date) : undefined;
    if (end) return { endClock: end, ...(date && { endDate: date }) };
    if (clock && this.#skip(unknownClock)) return {};
    this.#at = before;
    return {};
  }

  #zone(): Stamp['zone'] {
    const spaces = /^[ \t]*\(?/.exec(this.#text.slice(this.#at, this.#at + 4))?.[0] ?? '';
    const found = zoneAt(this.#text, this.#at + spaces.length);
    if (!found) return undefined;
    // `13:30-13:45` is a range; `T13:30-05:00` and `13:30+02:00` have an offset.
    const signed = /^[+−-]/.test(found.zone.name);
    if (signed && (spaces !== '' || !(this.#isIso || found.zone.name.startsWith('+')))) return undefined;
    const closes = spaces.endsWith('(') && this.#text[found.end] === ')';
    if (spaces.endsWith('(') && !closes) return undefined;
    this.#at = found.end + (closes ? 1 : 0);
    return found;
  }

  /** `12:48 (6:48 PDT)`, `08:22 UTC / 10:22 CEST`, `22:02, 22:07`: the same time elsewhere, or further times of one entry. */
  #otherZones(): void {
    for (let more = 0; more < 8; more++) {
      const before = this.#at;
      const opened = this.#skip(otherClock);
      const start = this.#at;
      const clock = opened && this.#clock(undefined);
      const zone = clock && this.#zone();
      const closes = opened?.[0].includes('(') && !this.#skip(/\)/y);
      if (!clock || closes || (opened?.[0].includes('/') && !zone) || start === this.#at) {
        this.#at = before;
        return;
      }
    }
  }

  #skip(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) return undefined;
    this.#at += found[0].length;
    return found;
  }
}

/** The first letters of every stamp that begins with one: most lines are told apart by this. */
const mayBegin =
  /[^A-Za-z]|ca|c\.|ab|ar|ap|ro|sh|be|af|by|su|mo|tu|we|th|fr|sa|ja|fe|ma|ju|au|se|oc|no|de|un|hh|yy|x|t(?![A-Za-z])/iy;

const approximateBefore =
  /(?:[~≈∼]|(?:ca\.?|circa|c\.|about|around|approx(?:imately|\.)?|roughly|shortly (?:after|before)|before|after|by)\s)\s*/iy;
const approximateBehind = /[~≈]|ish\b|\s*\((?:approx(?:imately|\.)?|about|est(?:imated|\.)?)\)/iy;
const elapsedTime =
  /(?:T\s?(?:([+−-])\s?(?:(\d{1,3})(?::|\s?h\s?)(\d{1,2})(?:\s?m(?:ins?|inutes)?)?|(\d{1,5}(?:\.\d+)?)\s?(h(?:(?:ou)?rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?|d(?:ays?)?)?)|0(?!\d))|T(?=\s*[:|–—]|$))(?![\p{L}\d])/uy;
const twelveHours = /(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2}))?\s?(am|pm|a\.m\.?|p\.m\.?)(?![A-Za-z])/iy;
const twentyFourHours = /(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?(?!\d|:\d|\.\d)/y;
const dotted = /([01]\d|2[0-3])\.([0-5]\d)(?![\d.%]|\s?%)/y;
const withH = /(\d{1,2})[hH](\d{2})(?![\dA-Za-z])/y;
const fourDigits = /([01]\d|2[0-3])([0-5]\d)(?=\s*(?:[:|–—-]|$|UTC|GMT|Z\b|h\b))/y;
const fourDigitsWithZone = /([01]\d|2[0-3])([0-5]\d)(?=\s?(?:UTC|GMT|Z|hrs|h|[A-Z]{2,3}T)\b)/y;
const unknownClock =
  /(?:[-–—?_]{1,2}:[-–—?_]{2}|\?{2,}|\d{1,2}:(?:\d?[x?X]{1,2})(?::\d{2})?|[xX]{2}:[xX]{2}|\d{2}(?=:x))Z?(?![\p{L}\d])/uy;
const unknownDate =
  /(?:unknown|undetermined)(?:\s+(?:date|time|day))?(?=\s*(?:[:|–—-]|$))|(?:\d{4}(?:\/\d{2})?-)?\?\?-\?\?(?:[ T]\S+)?|\?(?=\s*$)/iy;
/** What a template has where a time belongs: nobody said that it is unknown. */
const clockPattern = /hh:mm(?::ss)?(?![\p{L}\d])/iuy;
const datePattern = /yyyy-mm-dd(?:[ T]+hh:mm(?::ss)?)?(?![\p{L}\d])/iuy;
const dateToClock = /T(?=\d)|\s*(?:,|\bat\b|:|–|—|\||-(?=\s))?\s*(?:at\s+)?/iy;
const clockToDate = /\s*\(|\s*(?:,|–|—|-(?=\s))?\s*(?:on\s+)?/iy;
const rangeMark = /\s*(?:-|–|—|−|→|->|\bto\b|\band\b|\buntil\b|\btill\b)\s*/iy;
const otherClock = /\s*(?:\(|\/|,|;)\s*/y;

function clockOf(
  start: number,
  end: number,
  written: number,
  minutes = '0',
  seconds = '0',
  half?: string,
): WrittenClock {
  // "13:06 PM" is read for what its hours say.
  const hours = half === undefined || written > 12 ? written : (written % 12) + (half === 'p' ? 12 : 0);
  const total = hours * 60 + Number(minutes) + Number(seconds.replace(',', '.')) / 60;
  const impossible = hours > 24 || Number(minutes) > 59 || Number.parseFloat(seconds) >= 61 || total > 1440;
  const shown = `${String(hours).padStart(2, '0')}:${minutes.padStart(2, '0')}`;
  return { start, end, minutes: total, shown, ...(impossible && { impossible }) };
}
