/** A time zone that a text can name: a fixed distance from UTC, or a place whose clocks change in summer. */
export interface TimeZone {
  /** As written: `UTC`, `PST`, `Europe/Berlin`, `+02:00`. */
  readonly name: string;
  /** Minutes east of UTC, where it never changes. */
  readonly offset?: number;
  /** The name in the IANA database, where it does. */
  readonly place?: string;
}

export interface ZoneFound {
  readonly zone: TimeZone;
  readonly start: number;
  readonly end: number;
}

/** The zone that begins at an offset of a text, behind a clock time. */
export function zoneAt(text: string, at: number): ZoneFound | undefined {
  zoneToken.lastIndex = at;
  const found = zoneToken.exec(text);
  const zone = found && zoneOf(found[0]);
  return zone ? { zone, start: at, end: at + found[0].length } : undefined;
}

/** The first zone that a heading, a column's header or a label names anywhere. */
export function zoneIn(text: string): ZoneFound | undefined {
  for (const found of text.matchAll(zoneAnywhere)) {
    const zone = zoneOf(found[0]);
    if (zone) return { zone, start: found.index, end: found.index + found[0].length };
  }
  return undefined;
}

/** The zone of a sentence that speaks of times: "All times in UTC", "Times are CET unless noted", "Time zone: PST". */
export function zoneOfSentence(text: string): ZoneFound | undefined {
  if (!speaksOfZone.test(text)) return undefined;
  for (const found of text.matchAll(zoneSentence)) {
    const zone = zoneIn(found[0]);
    if (zone) return { ...zone, start: found.index + zone.start, end: found.index + zone.end };
  }
  return undefined;
}

/**
 * Minutes since 1970 UTC of a clock on the wall that shows `local` minutes since 1970. Where the clock showed it twice, the
 * first time, unless that is before `notBefore`; where it never did, as if the clock had not yet changed.
 */
export function utcOf(local: number, zone: TimeZone | undefined, notBefore = Number.NEGATIVE_INFINITY): number {
  if (!zone?.place) return local - (zone?.offset ?? 0);
  // A day away on either side, clocks have changed already or not yet.
  const candidates = [offsetAt(zone.place, local - 1440), offsetAt(zone.place, local + 1440)].map((by) => local - by);
  const shown = candidates.filter((utc) => local - utc === offsetAt(zone.place as string, utc)).sort((a, b) => a - b);
  return shown.find((utc) => utc >= notBefore) ?? shown[0] ?? (candidates[0] as number);
}

/** Minutes east of UTC of a zone's clocks, at a time in minutes since 1970 UTC. */
export const offsetOf = (zone: TimeZone, utc: number): number =>
  zone.place === undefined ? (zone.offset ?? 0) : offsetAt(zone.place, utc);

/** Minutes east of UTC in a place of the IANA database, at a time in minutes since 1970 UTC. */
function offsetAt(place: string, utc: number): number {
  const parts = new Map(
    clockOf(place)
      ?.formatToParts(utc * 60_000)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) / 60_000;
  return Math.round(shown - utc);
}

function zoneOf(name: string): TimeZone | undefined {
  const offset = /^(?:UTC|GMT)?\s?([+-−])(\d{1,2})(?::?(\d{2}))?$/.exec(name);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes <= 14 * 60 ? { name, offset: offset[1] === '+' ? minutes : -minutes } : undefined;
  }
  if (name.includes('/')) return clockOf(name) ? { name, place: name } : undefined;
  const place = places[name.toLowerCase().replace(/\s(?:standard |daylight |summer )?time$/, '')];
  if (place) return { name, place };
  const fixed = abbreviations[name];
  return fixed === undefined ? undefined : { name, offset: fixed * 60 };
}

function clockOf(place: string): Intl.DateTimeFormat | undefined {
  const known = clocks.get(place);
  if (known) return known;
  try {
    const clock = new Intl.DateTimeFormat('en-US', {
      timeZone: place,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(place, clock);
    return clock;
  } catch {
    return undefined;
  }
}

/** Making one takes longer than parsing a timeline. There are no more of them than places in the IANA database. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Hours east of UTC. Of the abbreviations that mean several zones, the meaning most used in public incident reports. */
const abbreviations: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 1,
  BST: 1,
  CET: 1,
  CEST: 2,
  MET: 1,
  MEST: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  TRT: 3,
  GST: 4,
  PKT: 5,
  IST: 5.5,
  NPT: 5.75,
  ICT: 7,
  WIB: 7,
  SGT: 8,
  HKT: 8,
  PHT: 8,
  AWST: 8,
  JST: 9,
  KST: 9,
  ACST: 9.5,
  ACDT: 10.5,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
  HST: -10,
  AKST: -9,
  AKDT: -8,
  PST: -8,
  PDT: -7,
  MST: -7,
  MDT: -6,
  CST: -6,
  CDT: -5,
  EST: -5,
  EDT: -4,
  AST: -4,
  ADT: -3,
  BRT: -3,
  ART: -3,
  SAST: 2,
};

/** Names of zones that are said without "standard" or "summer": their clocks change. */
const places: Readonly<Record<string, string>> = {
  pt: 'America/Los_Angeles',
  pacific: 'America/Los_Angeles',
  mt: 'America/Denver',
  mountain: 'America/Denver',
  ct: 'America/Chicago',
  central: 'America/Chicago',
  et: 'America/New_York',
  eastern: 'America/New_York',
  'central european': 'Europe/Berlin',
  'eastern european': 'Europe/Helsinki',
  'western european': 'Europe/Lisbon',
  'coordinated universal': 'Etc/UTC',
  uk: 'Europe/London',
};

const named = [
  'UTC(?:\\s?[+−-]\\d{1,2}(?::?\\d{2})?)?',
  'GMT(?:\\s?[+−-]\\d{1,2}(?::?\\d{2})?)?',
  ...Object.keys(abbreviations)
    .filter((name) => name.length > 2)
    .sort((a, b) => b.length - a.length),
  'PT',
  'ET',
  'CT',
  'MT',
  '(?:Pacific|Mountain|Central European|Eastern European|Western European|Central|Eastern|Coordinated Universal)(?: Standard| Daylight| Summer)? [Tt]ime',
  '(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)/[A-Z][A-Za-z_]{2,30}(?:/[A-Z][A-Za-z_]{2,30})?',
];
const zoneToken = new RegExp(
  `(?:(?:${named.join('|')})(?![\\p{L}\\d])|Z(?![\\p{L}\\d])|[+−-]\\d{2}:?\\d{2}(?!\\d))`,
  'uy',
);
const zoneAnywhere = new RegExp(
  `(?<![\\p{L}\\d/])(?:${named.join('|')}|(?<=\\()[+−-]\\d{2}:?\\d{2})(?![\\p{L}\\d])`,
  'gu',
);
const speaksOfZone = /\btimes?(?:stamps?)?\b|time ?zone|\bclocks?\b/i;
const zoneSentence =
  /(?:\b(?:all|any|the|these|following)\s+(?:\w+\s+){0,2})?\b(?:times?(?:stamps?)?|clocks)\b(?:\s+zone)?[^.]{0,60}|timezone[^.]{0,40}|(?:UTC|GMT|CET|CEST)[^.]{0,20}\btimes?\b/gi;
