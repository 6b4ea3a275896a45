import parseDuration from 'parse-duration';
import { type Document, fact } from './document.ts';
import type { Leaf, LeafContent } from './leaf.ts';
import { leavesWhere } from './leaves.ts';

/** A time that a document states to have passed, in a field. */
export interface StatedDuration {
  readonly of: 'detection' | 'mitigation' | 'resolution' | 'duration';
  readonly minutes: number;
  /** As written: `6h 27m`. */
  readonly written: string;
  readonly leaf: Leaf;
  /** "About", "13+ hours", "2-3 hours", or counted in another way than by the clock: "during support hours". */
  readonly rough: boolean;
}

/** In document order. What is no amount of time ("?", "ongoing") is left out. */
export const statedDurations = fact((document: Document): readonly StatedDuration[] => {
  const all: StatedDuration[] = [];
  for (const leaf of statedFields(document)) {
    const found = stated(leaf.content);
    if (found) all.push({ ...found, leaf });
  }
  return all;
});

const stated = fact(({ name, value, shape }: LeafContent): Omit<StatedDuration, 'leaf'> | undefined => {
  const of = shape === 'heading' ? undefined : kindOf(name);
  const found = of && readDuration(value);
  return of && found ? { of, ...found } : undefined;
});

const statedFields = leavesWhere((content) => stated(content) !== undefined);

/** A duration at the beginning of a value: `4h 12m`, `2 hours 30 minutes`, `13+ hours`, `2d 3h 4m`, `~2 hours`. */
export function readDuration(value: string): { minutes: number; written: string; rough: boolean } | undefined {
  const [, vague = '', written = '', behind = ''] = amount.exec(value) ?? [];
  if (written === '') return undefined;
  const milliseconds = parseDuration(written.replace(/(\d)\s*\+/g, '$1').replace(/,|\band\b|&/gi, ' '));
  if (milliseconds === null || !Number.isFinite(milliseconds)) return undefined;
  const rough =
    vague !== '' || written.includes('+') || /^\s*\+|^\s*(?:-|–|to\b|or\b)/u.test(behind) || otherClock.test(behind);
  return { minutes: milliseconds / 60_000, written: written.trim(), rough };
}

const unit = '(?:days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)';
const amount = new RegExp(
  `^\\s*((?:[~≈<>≤≥]|(?:about|around|approx(?:imately|\\.)?|circa|ca\\.?|roughly|nearly|almost|over|under|more than|less than|at least|up to|just (?:over|under)|\\d+\\s*(?:-|–|to)(?=\\s*\\d))\\s*)*)\\s*((?:\\d+(?:\\.\\d+)?\\s*\\+?\\s*${unit}(?![\\p{L}])(?:\\s*(?:,|and\\b|&)?\\s*(?=\\d))?)+)([\\s\\S]*)$`,
  'iu',
);
const otherClock =
  /support hours|business hours|working hours|office hours|approx|roughly|estimate|in total|combined|cumulative|across|partial|intermittent|per\b|each\b/i;

function kindOf(name: string): StatedDuration['of'] | undefined {
  if (/^(?:mean )?time to (?:detect(?:ion)?|discover(?:y)?|notice|acknowledge)$|^m?ttd$/u.test(name)) {
    return name.endsWith('acknowledge') ? undefined : 'detection';
  }
  if (/^(?:mean )?time to (?:mitigate|mitigation|repair|restore|restoration)$|^m?tt[mr]$/u.test(name))
    return 'mitigation';
  if (/^(?:mean )?time to (?:resolve|resolution|recover|recovery|fix)$/u.test(name)) return 'resolution';
  return /^(?:(?:total|incident|outage|impact|overall|full) )*(?:duration|downtime|outage time|length)(?: of (?:the )?(?:incident|outage|impact))?$/u.test(
    name,
  )
    ? 'duration'
    : undefined;
}
