import type { Nodes } from 'mdast';
import type { Chunk } from '../markdown/markdown-text.ts';
import type { TextRange } from '../text/text.ts';
import { shiftRange } from '../text/text.ts';
import { type Document, fact } from './document.ts';
import { normaliseTitle } from './normalise.ts';
import { plainText } from './plain-text.ts';
import {
  nodeRange,
  type Passage,
  passageText,
  type Section,
  sections,
  sectionsWhere,
  startOf,
  withSubsections,
} from './sections.ts';
import { type TimeZone, zoneIn, zoneOfSentence } from './time-zone.ts';
import type { TimelineLine } from './timeline-line.ts';
import { blockLines, headingLines, passageLines } from './timeline-lines.ts';

/** Where a document keeps its timeline. */
export interface TimelinePlace {
  readonly section: Section;
  /** What names it: a heading, or a label that stands above a list. In the document. */
  readonly headingRange: TextRange;
  readonly title: string;
  /** The heading or label says that it is a timeline. */
  readonly named: boolean;
  /** Each line with what to add to its offsets. */
  readonly lines: readonly { readonly line: TimelineLine; readonly section: Section }[];
}

/** A document's timeline, and what else lists the turns of the incident: "Key events" beside a full account. */
export interface TimelinePlaces {
  readonly main: TimelinePlace;
  readonly others: readonly TimelinePlace[];
}

/**
 * The heading that names a timeline and has the most times below it; else the label that does, or a list of which most
 * items begin with a time, whatever stands above it; else the first heading that names one.
 */
export const timelinePlaces = fact((document: Document): TimelinePlaces | undefined => {
  const headed: TimelinePlace[] = [];
  const outside: TimelinePlace[] = [];
  // Where those end whose heading stands above.
  let headedEnd = 0;
  for (const section of mayHoldTimelines(document)) {
    if (isHeaded(section.passage)) {
      headed.push(headedPlace(section));
      headedEnd = Math.max(headedEnd, section.end);
    } else if (startOf(section) >= headedEnd) outside.push(...labelledPlaces(section));
  }
  const main = fullest(headed) ?? fullest(outside) ?? headed[0];
  return main && { main, others: outside.filter((place) => place !== main && place.named) };
});

function fullest(places: readonly TimelinePlace[]): TimelinePlace | undefined {
  let found: TimelinePlace | undefined;
  let most = 0;
  for (const place of places) {
    let times = 0;
    for (const { line } of place.lines) if (namesTime(line)) times++;
    if (times > most) [found, most] = [place, times];
  }
  return found;
}

/** A heading or label under which events stand with their times. Normalised: see `normaliseTitle`. */
const isTimelineName = (name: string): boolean => timelineName.test(name);

export interface ZoneStatement {
  readonly zone: TimeZone;
  readonly range: TextRange;
}

/** The zone that a timeline's heading names, a sentence in it, or one anywhere else in the document. */
export function statedZone(document: Document, place: TimelinePlace): ZoneStatement | undefined {
  const { section, headingRange } = place;
  const inHeading = zoneIn(place.title);
  if (inHeading) return { zone: inHeading.zone, range: headingRange };
  const all = sections(document);
  const end = section.end;
  const isOwn = (each: Section) => startOf(each) >= startOf(section) && startOf(each) < end;
  const found =
    all.find((each) => isOwn(each) && zoneSentence(each.passage)) ??
    all.find((each) => !isOwn(each) && zoneSentence(each.passage));
  const zone = found && zoneSentence(found.passage);
  return zone && { zone, range: found.contentRange };
}

const isHeaded = fact(({ level, name }: Passage): boolean => level > 0 && isTimelineName(name));

const holdsListOrTable = ({ blocks }: Passage): boolean =>
  blocks.some(({ type }) => type === 'list' || type === 'table');

const mayHoldTimelines = sectionsWhere((passage) => isHeaded(passage) || holdsListOrTable(passage));

const timelineName =
  /^time ?lines?(?! (?:for|of) (?:the )?(?:fix|remediation|follow|action|next|improve|future|work|deliver|prevent))(?:$| .*)|^(?:[^ ]+ ){1,4}time ?lines?(?:$| (?:of|and|for|summary|events?|all|times?|in|utc|detail|analysis)\b.*)|^(?:key|main) events(?:$| in\b.*| and\b.*)|^(?:the )?(?:chain|sequence|order|course|history|log) of (?:the )?(?:events|incident)$|^chronolog(?:y|ical).{0,30}$|^(?:incident|event) (?:log|history|chronology)$|^what happened when$|^(?:タイムライン|時系列|経過|时间线|時間線|타임라인|zeitleiste|zeitlicher ablauf|chronologie|cronología|cronologia|linea temporal|línea de tiempo|хронология|хронологія|таймлайн|tijdlijn|tidslinje)$/;

const namesTime = ({ stamp }: TimelineLine): boolean =>
  stamp.clock !== undefined || stamp.date !== undefined || stamp.elapsed !== undefined || stamp.unknown;

function headedPlace(section: Section): TimelinePlace {
  const lines: { readonly line: TimelineLine; readonly section: Section }[] = [];
  for (const each of withSubsections([section]))
    for (const line of each === section ? passageLines(each.passage) : allLines(each.passage))
      lines.push({ line, section: each });
  return { section, headingRange: section.headingRange, title: section.title, named: true, lines };
}

const allLines = fact((passage: Passage): readonly TimelineLine[] => {
  const below = passageLines(passage);
  return passage.heading ? [...headingLines(passage), ...below] : below;
});

function labelledPlaces(section: Section): readonly TimelinePlace[] {
  const found = labelledTimelines(section.passage);
  return found.length === 0 ? noPlaces : placesOf(found, section);
}

const noPlaces: readonly TimelinePlace[] = [];

const placesOf = (found: readonly Labelled[], section: Section): readonly TimelinePlace[] =>
  found.map(({ label, title, named, lines }) => ({
    section,
    headingRange: label ? shiftRange(label, section.offset) : section.headingRange,
    title,
    named,
    lines: lines.map((line) => ({ line, section })),
  }));

interface Labelled {
  /** Absent where only the section's heading stands above. */
  readonly label?: TextRange;
  readonly title: string;
  readonly named: boolean;
  readonly lines: readonly TimelineLine[];
}

/** `**Key events**` above a list, or as an item that holds one; and lists that are timelines by what they hold. */
const labelledTimelines = fact((passage: Passage): readonly Labelled[] => {
  const { chunk, blocks } = passage;
  if (!holdsListOrTable(passage) || !mayTellTimes(chunk)) return noLabelled;
  const found: Labelled[] = [];
  const take = (label: Nodes | undefined, held: readonly Nodes[]) => {
    const title = label ? plainText(label) : passage.title;
    const named = label !== undefined && isLabel(title);
    const lines = blockLines(held, chunk.text);
    if (lines.length === 0 || !(named || isListOfTimes(held, lines))) return;
    found.push({ ...(label && { label: nodeRange(label) }), title, named, lines });
  };
  blocks.forEach((block, at) => {
    const before = blocks[at - 1];
    const label = before?.type === 'paragraph' && plainText(before).length < longestLabel ? before : undefined;
    if (block.type === 'table') take(label, [block]);
    if (block.type !== 'list') return;
    take(label, [block]);
    for (const item of block.children) {
      const [first, ...others] = item.children;
      if (first?.type === 'paragraph' && plainText(first).length < longestLabel) take(first, others);
    }
  });
  return found;
});

const noLabelled: readonly Labelled[] = [];

const mayTellTimes = fact(
  ({ text }: Chunk): boolean => (text.match(/\d:\d\d/g)?.length ?? 0) >= 3 || mentionsTimeline.test(text),
);

const mentionsTimeline = /time ?line|key events|chronolog|(?:chain|sequence|order) of events/i;
const longestLabel = 80;

const isLabel = (text: string): boolean => isTimelineName(normaliseTitle(text.replace(/[:：]\s*$/u, '')));

/** Three times or more, each at the beginning of its item or row, and most of these have one. */
function isListOfTimes(held: readonly Nodes[], lines: readonly TimelineLine[]): boolean {
  const rows = held.flatMap((block): Nodes[] =>
    block.type === 'list' || block.type === 'table' ? block.children : [],
  );
  const ends = new Set(rows.map((row) => nodeRange(row).end));
  const timed = lines.filter(
    ({ leads, stamp, movable, range }) => leads && stamp.clock !== undefined && ends.has((movable ?? range).end),
  );
  return timed.length >= 3 && timed.length >= rows.length * 0.6;
}

const zoneSentence = fact((passage: Passage): TimeZone | undefined => {
  if (passage.chunk.text.length > longestPassage) return undefined;
  return zoneOfSentence(passageText(passage))?.zone;
});

/** Prose is shorter; what is longer is a log or a table of data. */
const longestPassage = 50_000;
