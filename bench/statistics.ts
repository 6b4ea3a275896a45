export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
}

export function summary(values: readonly number[]): Summary {
  const ordered = [...values].sort((a, b) => a - b);
  return {
    median: quantile(ordered, 0.5),
    least: ordered[0] ?? Number.NaN,
    most: ordered.at(-1) ?? Number.NaN,
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

function quantile(ordered: readonly number[], share: number): number {
  const place = (ordered.length - 1) * share;
  const below = ordered[Math.floor(place)] ?? Number.NaN;
  const above = ordered[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
