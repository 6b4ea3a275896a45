import { displayWidth, graphemes } from '../../text/display-width.ts';
import { printable } from './printable.ts';

export interface CodeFrame {
  /** The source line as it is shown: tabs as spaces, cut to the width. */
  readonly line: string;
  /** Spaces up to the marked part, and as many columns as it takes, one at least. */
  readonly indent: number;
  readonly length: number;
}

const tabWidth = 4;
const shownBefore = 30;

/** A line with one part to be underlined, at most `width` columns of it. Offsets are UTF-16 units of the line. */
export function codeFrame(line: string, start: number, end: number, width: number): CodeFrame {
  const cells = cellsAround(line, start, width);
  const marked = cells.filter((cell) => cell.start < end && cell.end > start);
  const from = marked[0]?.column ?? cells.find((cell) => cell.end > start)?.column ?? endOf(cells);
  const to = Math.max(endOf(marked), from + 1);
  const cut = Math.max(0, Math.min(from - shownBefore, endOf(cells) - width));
  const shown = cells.filter((cell) => cell.column >= cut && cell.column + cell.width <= cut + width);
  const left = shown[0]?.column ?? 0;
  const isCutLeft = (shown[0]?.start ?? 0) > 0;
  const isCutRight = (shown.at(-1)?.end ?? line.length) < line.length;
  const text = shown.map((cell) => cell.text).join('');
  return {
    line: (isCutLeft ? '…' : '') + text.trimEnd() + (isCutRight ? '…' : ''),
    indent: from - left + (isCutLeft ? 1 : 0),
    length: Math.max(1, Math.min(to, left + width) - from),
  };
}

interface Cell {
  readonly text: string;
  readonly column: number;
  readonly width: number;
  /** In UTF-16 units of the line. */
  readonly start: number;
  readonly end: number;
}

const endOf = (cells: readonly Cell[]): number => {
  const last = cells.at(-1);
  return last ? last.column + last.width : 0;
};

/** The part of the line that could be shown: a line can be a whole document long. */
function cellsAround(line: string, start: number, width: number): Cell[] {
  const from = wholeCharacter(line, Math.max(0, start - 2 * width));
  const to = wholeCharacter(line, Math.min(line.length, start + 4 * width));
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemes(line.slice(from, to))) {
    const text = segment === '\t' ? ' '.repeat(tabWidth - (column % tabWidth)) : printable(segment);
    const cellWidth = segment === '\t' ? text.length : displayWidth(text);
    cells.push({ text, column, width: cellWidth, start: from + index, end: from + index + segment.length });
    column += cellWidth;
  }
  return cells;
}

const wholeCharacter = (line: string, at: number): number => (/[\udc00-\udfff]/.test(line.charAt(at)) ? at - 1 : at);
