export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** The middle half lies between these. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export function summary(values: readonly number[]): Summary {
  const ordered = [...values].sort((a, b) => a - b);
  return {
    median: quantile(ordered, 0.5),
    least: ordered[0] ?? Number.NaN,
    most: ordered.at(-1) ?? Number.NaN,
    low: quantile(ordered, 0.25),
    high: quantile(ordered, 0.75),
    count: ordered.length,
  };
}

export const median = (values: readonly number[]): number => summary(values).median;

/** The value that this share of the values does not exceed; between two values, what lies between them. */
export const percentile = (values: readonly number[], share: number): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    share,
  );

/** Compares what was measured side by side, pair by pair: load that comes and goes hits both of a pair. */
export const ratio = (values: readonly number[], others: readonly number[]): Summary =>
  summary(values.map((value, at) => value / (others[at] ?? Number.NaN)));

/** How far off 1 the middle half of the ratios is that the same thing has to itself. */
export const noise = ({ low, high }: Summary): number => Math.max(high - 1, 1 - low, 0);

function quantile(ordered: readonly number[], share: number): number {
  const place = (ordered.length - 1) * share;
  const below = ordered[Math.floor(place)] ?? Number.NaN;
  const above = ordered[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
