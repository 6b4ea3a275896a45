/** A cell of the row that the new one is modelled on. */
export interface RowCell {
  /** With the spaces round it. */
  readonly text: string;
  /** Its place in the row, from 0. */
  readonly at: number;
  /** The offset stands in it. */
  readonly isAt: boolean;
}

/** A row of as many cells as the one that `offset` stands in, each written by `write`. */
export function tableRow(text: string, offset: number, write: (cell: RowCell) => string): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const [row = ''] = /^[^\r\n]*/.exec(text.slice(start)) ?? [];
  const cells = [...row.matchAll(/(?:\\.|[^|\\])+/g)].filter(({ 0: cell, index }) => index > 0 || cell.trim() !== '');
  const written = cells.map(({ 0: cell, index }, at) => {
    const isAt = index <= offset - start && offset - start < index + cell.length;
    return write({ text: cell, at, isAt });
  });
  return `|${written.join('|')}|`;
}
