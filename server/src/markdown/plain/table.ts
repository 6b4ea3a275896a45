import type { AlignType, Table, TableCell, TableRow } from 'mdast';
import { plainInlines } from './inlines.ts';
import { type Line, lineAt } from './lines.ts';
import { type PlainBlock, type PlainSource, spanOf } from './plain-block.ts';

const delimiterRow = /\|(?: *:?-+:? *\|)+[ \t]*(?=[\r\n]|$)/y;

/** A table whose rows begin with a pipe and have a cell for each column, up to a blank line. */
export function readTable(source: PlainSource, first: Line): PlainBlock<Table> | undefined {
  const { text } = source;
  const delimiters = lineAt(text, first.next);
  delimiterRow.lastIndex = delimiters.start;
  const found = delimiters.indent === 0 && delimiterRow.exec(text)?.[0];
  if (!found) return undefined;
  const align = found.trimEnd().slice(1, -1).split('|').map(alignment);
  const head = readRow(source, first, align.length);
  if (!head) return undefined;
  const children = [head];
  let last = delimiters;
  while (last.next < text.length) {
    const line = lineAt(text, last.next);
    if (line.start === line.end) break;
    const row = line.indent === 0 ? readRow(source, line, align.length) : undefined;
    if (!row) return undefined;
    children.push(row);
    last = line;
  }
  return { node: { type: 'table', align, children, position: spanOf(first.start, last.end) }, next: last.next };
}

function alignment(delimiter: string): AlignType {
  const cell = delimiter.trim();
  if (cell.startsWith(':')) return cell.endsWith(':') ? 'center' : 'left';
  return cell.endsWith(':') ? 'right' : null;
}

function readRow(source: PlainSource, { start, textEnd, end }: Line, columns: number): TableRow | undefined {
  const { text } = source;
  if (text[start] !== '|') return undefined;
  const children: TableCell[] = [];
  for (let at = start; at < textEnd - 1; ) {
    const next = text.indexOf('|', at + 1);
    const pipe = next < 0 || next >= textEnd ? textEnd : next;
    let from = at + 1;
    let to = pipe;
    while (from < pipe && text[from] === ' ') from++;
    while (to > from && text[to - 1] === ' ') to--;
    if (text[from] === '\t' || text[to - 1] === '\t' || text[pipe - 1] === '\\') return undefined;
    const inlines = plainInlines(source, from, to, 0);
    if (!inlines) return undefined;
    const cellEnd = pipe >= textEnd - 1 ? end : pipe;
    children.push({ type: 'tableCell', children: inlines, position: spanOf(at, cellEnd) });
    at = pipe;
  }
  return children.length === columns ? { type: 'tableRow', children, position: spanOf(start, end) } : undefined;
}
