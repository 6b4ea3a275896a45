import type { ItemTable } from '../model/backlog/table.ts';
import { cellsOf } from '../model/backlog/table.ts';
import type { OwnField } from '../model/debt-source.ts';
import { columnsOf } from '../text/display-width.ts';
import { lineStart, type TextRange } from '../text/text.ts';
import type { EntryValues } from './backlog-entry.ts';

/** A row below another one of its table, its cells as wide as those where all of them line up. */
export function rowText(text: string, table: ItemTable, above: TextRange, entry: EntryValues): string {
  const { columns } = table;
  const left = new Map(entry.values);
  const cells = columns.map((field, at) => {
    if (field === 'title') return entry.title;
    if (field === 'id') return entry.id;
    const value = field === undefined ? '' : (left.get(field) ?? '');
    if (field !== undefined) left.delete(field);
    return value === '' ? blankMark(text, above, at) : value;
  });
  const told = [left.get('problem'), left.get('link'), entry.more.replace(/\n+/g, '<br>')].filter(Boolean);
  if (told.length > 0) {
    const at = Math.max(0, proseColumn(columns));
    const said = cells[at] ?? '';
    cells[at] = [...(/[\p{L}\p{N}]/u.test(said) ? [said] : []), ...told].join('<br>');
  }
  return tableLine(text, table, above, cells);
}

/** Where what has no column of its own is told. */
export function proseColumn(columns: ItemTable['columns']): number {
  const isScored = columns.includes('confidence');
  const order: readonly OwnField[] = ['problem', ...(isScored ? [] : (['impact'] as const)), 'more'];
  const found = order.map((field) => columns.indexOf(field)).find((at) => at >= 0);
  return found ?? columns.indexOf('title');
}

/** A dash where the row above has one. */
function blankMark(text: string, above: TextRange, at: number): string {
  const cell = cellsOf(text, above)[at];
  const said = cell ? text.slice(cell.start, cell.end) : '';
  return /^[-–—]{1,3}$/.test(said) && !/^-{2,}$/.test(said) ? said : '';
}

/** Cells as a line of a table, in the manner of the line above it. Their source is escaped here. */
export function tableLine(text: string, table: ItemTable, above: TextRange, cells: readonly string[]): string {
  const [header, rule] = table.lines;
  const lead = text.slice(lineStart(text, above.start), above.start);
  const style = above === rule && header ? header : above;
  const model = text.slice(style.start, style.end);
  const raw = rawCells(model);
  const rules = rule ? rawCells(text.slice(rule.start, rule.end)) : [];
  const heads = header ? rawCells(text.slice(header.start, header.end)) : [];
  const widths = rules.map(columnsOf);
  const fits = (line: readonly string[], isWide: boolean) =>
    line.length === widths.length &&
    line.every((cell, at) => columnsOf(cell) === widths[at] || (isWide && columnsOf(cell) > (widths[at] ?? 0)));
  // A cell that was too long for its column leaves the others of its row as wide as theirs.
  const isAligned = fits(heads, false) && fits(raw, true) && new Set(widths).size + Math.max(...widths) > 6;
  const isTight = model.startsWith('|') && !/^\|\s/.test(model);
  const written = cells.map((cell, at) => {
    const said = escapedPipes(cell);
    const spaced = isTight ? said : ` ${said} `;
    return isAligned ? padded(spaced, widths[at] ?? 0, rules[at] ?? '') : spaced;
  });
  const line = written.join('|');
  return lead + (model.startsWith('|') ? `|${line}` : line.trimStart()) + (model.endsWith('|') ? '|' : '');
}

/** On the side that the rule below the header says. */
function padded(cell: string, width: number, rule: string): string {
  const blank = Math.max(0, width - columnsOf(cell));
  const said = rule.trim();
  const before = !said.endsWith(':') ? 0 : said.startsWith(':') ? Math.floor(blank / 2) : blank;
  return ' '.repeat(before) + cell + ' '.repeat(blank - before);
}

/** Between the pipes, spaces included. */
function rawCells(line: string): readonly string[] {
  const inner = line.replace(/^\|/, '').replace(/(?<!\\)\|\s*$/, '');
  return inner.split(/(?<!\\)\|/);
}

export const escapedPipes = (source: string): string =>
  source.replace(/\\[\s\S]|\|/g, (sign) => (sign === '|' ? '\\|' : sign));
