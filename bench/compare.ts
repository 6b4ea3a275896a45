import { type Table, type Target, times } from './report.ts';
import type { Results } from './results.ts';
import { noise } from './statistics.ts';

export type Verdict = 'worse' | 'better' | 'as before' | 'new' | 'not measured';

export interface Comparison {
  /** `editor, 100 kB: keystroke to rumdl` */
  readonly what: string;
  readonly verdict: Verdict;
  readonly before?: number;
  readonly now?: number;
  /** How far apart the two may be, as a share. */
  readonly allowed: number;
}

/** What is never taken for a change, as a share: no run repeats another to the last bit. */
const leastAllowed = 0.1;

/**
 * Each ratio of a run beside the same one of an earlier run. Times are not compared, since they are the machine's. One is
 * worse when its median has grown by more than twice what the same thing is off itself in either run, and by more than a
 * tenth, and the middle halves of its rounds in the two runs don't overlap.
 */
export function compare(reference: Results, results: Results): readonly Comparison[] {
  const earlier = new Map(ratiosOf(reference));
  const measured = new Set(results.parts.map(({ name }) => name));
  const found = new Map(ratiosOf(results));
  const gone = [...ratiosOf({ ...reference, parts: reference.parts.filter(({ name }) => measured.has(name)) })]
    .filter(([what]) => !found.has(what))
    .map(([what, { value }]): Comparison => ({ what, verdict: 'not measured', before: value.median, allowed: 0 }));
  return [...[...found].map(([what, target]) => comparison(what, earlier.get(what), target)), ...gone];
}

export const comparisonTable = (comparisons: readonly Comparison[]): Table => ({
  title: 'Ratios beside those of the reference run',
  columns: ['', 'then', 'now', 'within', ''],
  rows: comparisons.map(({ what, verdict, before, now, allowed }) => [
    what,
    times(before ?? Number.NaN),
    times(now ?? Number.NaN),
    allowed > 0 ? `± ${(allowed * 100).toFixed(0)} %` : '',
    verdict === 'worse' ? 'WORSE' : verdict,
  ]),
});

function comparison(what: string, before: Target | undefined, now: Target): Comparison {
  if (!before || Number.isNaN(before.value.median))
    return {
      what,
      verdict: Number.isNaN(now.value.median) ? 'not measured' : 'new',
      now: now.value.median,
      allowed: 0,
    };
  const allowed = Math.max(leastAllowed, ...[before, now].map((each) => (each.noise ? 2 * noise(each.noise) : 0)));
  return {
    what,
    verdict: Number.isNaN(now.value.median) ? 'not measured' : verdict(before, now, allowed),
    before: before.value.median,
    now: now.value.median,
    allowed,
  };
}

function verdict({ value: before }: Target, { value: now }: Target, allowed: number): Verdict {
  const change = now.median / before.median;
  if (change > 1 + allowed && now.low > before.high) return 'worse';
  if (change < 1 / (1 + allowed) && now.high < before.low) return 'better';
  return 'as before';
}

const ratiosOf = ({ parts }: Results): readonly (readonly [string, Target])[] =>
  parts.flatMap(({ name, targets }) =>
    targets
      .filter(({ unit }) => unit === '×')
      .map((target): readonly [string, Target] => [`${name}, ${target.what}`, target]),
  );
