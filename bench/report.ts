import type { Summary } from './statistics.ts';

/** What one part of the bench found. */
export interface Part {
  readonly tables: readonly Table[];
  readonly limits: readonly Limit[];
  /** The figures themselves, for the file. */
  readonly figures: unknown;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Something that must not be more than so much. */
export interface Limit {
  readonly what: string;
  readonly most: number;
  /** NaN where it could not be measured, which does not hold. */
  readonly value: number;
  /** What the numbers are: times another figure, or bytes. */
  readonly unit: '×' | 'B';
}

export const holds = ({ value, most }: Limit): boolean => value <= most;

export function textOf({ title, columns, rows }: Table): string {
  const widths = columns.map((column, at) => Math.max(column.length, ...rows.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [title, line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

export const limitsTable = (limits: readonly Limit[]): Table => ({
  title: 'Limits',
  columns: ['', 'measured', 'at most', ''],
  rows: limits.map((limit) => [
    limit.what,
    amount(limit.value, limit.unit),
    amount(limit.most, limit.unit),
    holds(limit) ? 'holds' : 'DOES NOT HOLD',
  ]),
});

const amount = (value: number, unit: Limit['unit']): string => {
  if (Number.isNaN(value)) return 'not measured';
  return unit === 'B' ? kilobytes(value) : times(value);
};

export const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

export function milliseconds(value: number): string {
  if (Number.isNaN(value)) return '–';
  return `${value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;
}

export const times = (value: number): string =>
  Number.isNaN(value) ? '–' : `${value < 0.1 ? value.toFixed(4) : value.toFixed(2)} ×`;

/** `12.1 ms (11.4–15.0)` */
export function spread({ median, least, most }: Summary, show: (value: number) => string): string {
  const bare = (value: number) => show(value).replace(/ .*$/, '');
  return Number.isNaN(median) ? '–' : `${show(median)} (${bare(least)}–${bare(most)})`;
}
