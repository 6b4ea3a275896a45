import type { Table, TableCell } from 'mdast';
import type { TextRange } from '../text/text.ts';
import { locatedText } from './located-text.ts';
import { plainText } from './plain-text.ts';
import { nodeRange } from './sections.ts';
import { type ZoneFound, zoneIn } from './time-zone.ts';
import { type PlacedStamp, readCell, type TimelineLine } from './timeline-line.ts';
import { weekdayOf } from './written-date.ts';

/** The rows of a table that name a time, in one column or with the date in another, wherever these stand. */
export function tableLines(table: Table, group: number, source: string): TimelineLine[] {
  const [header, ...rows] = table.children;
  const columns = (header?.children ?? []).map((cell) => columnOf(cell, source));
  return rows.flatMap((row) => {
    const cells = row.children.map((cell, at) => ({
      column: columns[at],
      ...readCellOf(cell, source),
    }));
    const usable = cells.filter(({ column, stamp }) => stamp && column?.role !== 'aside');
    const ends = usable.filter(({ column }) => column?.role === 'end');
    const starts = usable.filter(({ column }) => column?.role !== 'end');
    const whole = starts.find(({ stamp }) => stamp?.date && hasClock(stamp));
    const time = whole ?? starts.find(({ stamp }) => stamp && hasClock(stamp));
    const dated = whole ?? starts.find(({ stamp }) => stamp?.date);
    const first = time ?? dated;
    if (!first?.stamp) return [];
    const weekday = cells.find(({ text }) => weekdayName.test(text));
    const told = cells.filter(
      (cell) =>
        cell.text !== '' &&
        cell !== weekday &&
        !(cell.stamp && (starts.includes(cell) || ends.includes(cell))) &&
        cell.column?.role !== 'aside',
    );
    const text = told.map((cell) => cell.text).join(' | ');
    const stamp = merged(first.stamp, dated?.stamp, ends[0]?.stamp, {
      ...(weekday && { weekday: weekdayOf(weekday.text) }),
      ...(dated?.column?.year !== undefined && { year: dated.column.year }),
    });
    const zone = first.column?.zone;
    const range = nodeRange(row);
    return [
      {
        range,
        movable: range,
        group,
        nested: false,
        ...(first.column && { header: first.column.range }),
        stamp: zone ? { ...stamp, columnZone: zone } : stamp,
        text,
        leads: !told.some((cell) => cells.indexOf(cell) < cells.indexOf(first)),
        datesWhatFollows: text === '' && !hasClock(stamp),
      },
    ];
  });
}

interface Column {
  /** The header's own words. */
  readonly range: TextRange;
  readonly role: 'end' | 'aside' | 'other';
  readonly year?: number;
  readonly zone?: { readonly zone: ZoneFound['zone']; readonly range: TextRange };
}

const asideName = /^(?:#|no\.?|nr\.?|id|duration|elapsed|delta|Δ.*|time (?:since|taken|spent).*|minutes|min|took)$/i;
const endName = /^(?:end|ended|until|to|till|finish|end time|time end)\b/i;

function columnOf(cell: TableCell, source: string): Column {
  const plain = locatedText([cell], source);
  const name = plain.text.trim();
  const year = /(?<!\d)(20\d\d)(?!\d)/.exec(name)?.[1];
  const found = zoneIn(name);
  return {
    range: plain.source(0, plain.text.length),
    role: asideName.test(name) ? 'aside' : endName.test(name) ? 'end' : 'other',
    ...(year !== undefined && { year: Number(year) }),
    ...(found && { zone: { zone: found.zone, range: plain.source(found.start, found.end) } }),
  };
}

function readCellOf(cell: TableCell, source: string): { readonly stamp?: PlacedStamp; readonly text: string } {
  const stamp = readCell(locatedText([cell], source));
  return { ...(stamp && { stamp }), text: plainText(cell).replace(/\s+/gu, ' ') };
}

const weekdayName = /^(?:sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\.?$/i;

const hasClock = ({ clock, elapsed, unknown }: PlacedStamp): boolean =>
  clock !== undefined || elapsed !== undefined || unknown;

/** A row's stamp, from the cells that hold its parts. */
function merged(
  time: PlacedStamp,
  dated: PlacedStamp | undefined,
  end: PlacedStamp | undefined,
  known: Pick<PlacedStamp, 'weekday' | 'year'>,
): PlacedStamp {
  return {
    ...time,
    ...known,
    ...(!time.date && dated?.date && { date: dated.date, ...(dated.dateRange && { dateRange: dated.dateRange }) }),
    ...(!time.endClock && end?.clock && { endClock: end.clock, ...(end.date && { endDate: end.date }) }),
  };
}
