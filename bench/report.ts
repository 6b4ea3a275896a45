import { noise, type Summary, summary } from './statistics.ts';

/** What one part of the bench found. */
export interface Part {
  readonly tables: readonly Table[];
  readonly targets: readonly Target[];
  /** For the picture. */
  readonly charts?: readonly Chart[];
  /** The figures themselves, for the file. */
  readonly figures: unknown;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Something to reach, or that is only told beside what is to be reached. */
export interface Target {
  /** The same in each run, so that runs can be compared. */
  readonly what: string;
  /** NaN where it could not be measured, which does not hold. */
  readonly value: Summary;
  /** Absent for what is only told. */
  readonly most?: number;
  /** What the numbers are: times another figure, or bytes. */
  readonly unit: '×' | 'B';
  /** Of the same thing to itself, in the same rounds. */
  readonly noise?: Summary;
}

/** Bars, the shorter the better. */
export interface Chart {
  readonly title: string;
  readonly unit: 'ms' | 'MiB';
  /** What the second, thinner bar of each is. */
  readonly besides?: string;
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly name: string;
  readonly value: Summary;
  readonly beside?: Summary;
}

export const holds = ({ value, most }: Target): boolean => most === undefined || value.median <= most;

/** For what is counted or measured once. */
export const exactly = (value: number): Summary => summary([value]);

export function textOf({ title, columns, rows }: Table): string {
  const widths = columns.map((column, at) => Math.max(column.length, ...rows.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [title, line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

export function markdownOf({ title, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const ruler = columns.map((_, at) => (at === 0 ? '---' : '---:'));
  return [`### ${title}`, '', line(columns), line(ruler), ...rows.map(line)].join('\n');
}

export const targetsTable = (targets: readonly Target[]): Table => ({
  title: 'Targets: median (least–most)',
  columns: ['', 'measured', 'at most', 'to itself', ''],
  rows: targets.map((target) => [
    target.what,
    Number.isNaN(target.value.median) ? 'not measured' : spread(target.value, (value) => amount(value, target.unit)),
    target.most === undefined ? '' : amount(target.most, target.unit),
    target.noise ? `± ${(noise(target.noise) * 100).toFixed(0)} %` : '',
    target.most === undefined ? '' : holds(target) ? 'holds' : 'DOES NOT HOLD',
  ]),
});

const amount = (value: number, unit: Target['unit']): string => (unit === 'B' ? bytes(value) : times(value));

function bytes(value: number): string {
  if (value < 10_000) return `${Math.round(value)} B`;
  return value < 10_000_000 ? kilobytes(value) : mebibytes(value);
}

export const kilobytes = (value: number): string => `${Math.round(value / 1000)} kB`;

export const mebibytes = (value: number): string => `${Math.round(value / 2 ** 20)} MiB`;

export function milliseconds(value: number): string {
  if (Number.isNaN(value)) return '–';
  return `${value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;
}

export const times = (value: number): string =>
  Number.isNaN(value) ? '–' : `${value < 0.1 ? value.toFixed(4) : value.toFixed(2)} ×`;

/** `12.1 ms (11.4–15.0)` */
export function spread({ median, least, most, count }: Summary, show: (value: number) => string): string {
  const bare = (value: number) => show(value).replace(/ .*$/, '');
  if (Number.isNaN(median)) return '–';
  return count === 1 ? show(median) : `${show(median)} (${bare(least)}–${bare(most)})`;
}
