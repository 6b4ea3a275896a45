import type { Target } from './report.ts';
import { ratio, type Summary } from './statistics.ts';

/** What was measured of so many, and of half as many, a quarter as many in the same rounds. */
export interface Doubled {
  readonly count: number;
  readonly values: readonly number[];
}

/** value(2N) / value(N) of each but the first. */
export const doublings = (measured: readonly Doubled[]): readonly Summary[] =>
  measured.slice(1).map(({ values }, at) => ratio(values, measured[at]?.values ?? []));

/** That it grows in a straight line, and a tenth for noise. */
export const linear = (what: string, measured: readonly Doubled[]): readonly Target[] =>
  doublings(measured).map((value, at) => ({
    what: `${what}, ${measured[at + 1]?.count} to ${measured[at]?.count}`,
    value,
    most: 2.2,
    unit: '×',
  }));
