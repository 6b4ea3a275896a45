import { columnsOf } from '../text/display-width.ts';

/** The rows of a table as lines, each cell but the last as wide as the widest of its column. */
export function alignedRows(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => columnsOf(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - columnsOf(cell))))
      .join('  ')
      .trimEnd(),
  );
}
