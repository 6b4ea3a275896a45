import { styleText } from 'node:util';
import type { TimelineAccount } from '../../engine/timeline-account.ts';
import {
  clockText,
  doneNames,
  endOf,
  gapText,
  markerNames,
  problemWords,
  sinceText,
  spanText,
} from '../../engine/timeline-words.ts';
import { durationText } from '../../model/duration-text.ts';
import { columnsOf, cutToColumns } from '../../text/display-width.ts';
import { printable } from './printable.ts';
import type { Look } from './report.ts';

/** A timeline for people: one row a line, beside an axis on which distances are to scale. */
export function timelineText(account: TimelineAccount, look: Look): string {
  const width = Math.min(Math.max(look.width, narrowest), widest);
  const lines = [
    cutToColumns(printable(account.title), width),
    cutToColumns(printable(spanText(account)), width),
    '',
    ...rowLines(account, width, look),
    ...section(account.durations.map(({ of, minutes }) => `${doneNames[of]} after ${durationText(minutes)}`)),
    ...section(account.stated.map(({ of, written, line }) => `stated in line ${line}: ${statedNames[of]} ${written}`)),
    ...section(gapLines(account)),
    ...section(
      account.problems.map(({ line, problem, written }) => `line ${line}: ${written}: ${problemWords[problem]}`),
    ),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;

  function section(all: readonly string[]): string[] {
    return all.length > 0 ? ['', ...all.map((line) => cutToColumns(printable(line), width))] : [];
  }
}

const narrowest = 60;
const widest = 140;

const statedNames = {
  detection: 'time to detect',
  mitigation: 'time to mitigate',
  resolution: 'time to resolve',
  duration: 'duration',
} as const;

const mostGaps = 5;

/** The longest, as they come; on a timeline of days that would be every night. */
function gapLines(account: TimelineAccount): string[] {
  const longest = account.gaps.toSorted((a, b) => b.minutes - a.minutes).slice(0, mostGaps);
  const shorter = account.gaps.length - longest.length;
  return [
    ...account.gaps
      .filter((gap) => longest.includes(gap))
      .map((gap) => `no row for ${durationText(gap.minutes)}: ${gapText(account, gap)}`),
    ...(shorter > 0 ? [`and ${shorter} shorter over ${durationText(account.gapThreshold)}`] : []),
  ];
}

interface Scale {
  readonly first: number;
  readonly span: number;
  readonly cells: number;
}

function rowLines(account: TimelineAccount, width: number, { color }: Look): string[] {
  const { rows } = account;
  const clocks = rows.map((row) => cutToColumns(printable(clockText(row, account)), longestClock));
  const since = rows.map(({ minutes }) => (minutes === undefined ? '' : sinceText(minutes)));
  const [clockWidth, sinceWidth] = [clocks, since].map((all) => Math.max(...all.map(columnsOf))) as [number, number];
  const placed = rows.filter(({ minutes }) => minutes !== undefined);
  const first = placed[0]?.minutes ?? 0;
  const span = Math.max(0, ...placed.map(endOf)) - first;
  const cells = Math.max(fewestCells, Math.floor((width - clockWidth - sinceWidth) / 3));
  const axes = axisLines(account, { first, span, cells });
  const room = width - clockWidth - sinceWidth - cells - 6;
  const isOneDay = account.daysOnly || new Set(rows.map(({ date }) => date)).size < 2;
  const lines = rows.map((row, at) => {
    const marks = row.markers.length > 0 ? `[${row.markers.map((kind) => markerNames[kind]).join(', ')}] ` : '';
    const text = cutToColumns(printable(marks + row.text), room);
    const shown = color && marks !== '' ? styleText('bold', text, { validateStream: false }) : text;
    const time = padStart(clocks[at] as string, clockWidth);
    return `${time}  ${(since[at] as string).padStart(sinceWidth)}  ${axes[at]}  ${shown}`;
  });
  const dated = lines.flatMap((line, at) => {
    const date = rows[at]?.date;
    return date === undefined || date === rows[at - 1]?.date || isOneDay ? [line] : [date, line];
  });
  const scale = `${' '.repeat(clockWidth + sinceWidth + 4)}${scaleLine(span, cells)}`;
  return placed.length > 1 ? [scale, ...dated] : dated;
}

const longestClock = 24;
const fewestCells = 8;

const padStart = (text: string, columns: number): string => ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;

/** Each row's stretch of the axis: from where the rows before it end, or across a gap, to its own time. */
function axisLines({ rows, gaps }: TimelineAccount, scale: Scale): string[] {
  let covered: number | undefined;
  return rows.map((row, at) => {
    const cells = Array.from({ length: scale.cells }, () => ' ');
    if (row.minutes !== undefined) {
      const [to, end] = [cellOf(row.minutes, scale), cellOf(endOf(row), scale)];
      const from = covered ?? to;
      cells.fill(gaps.some((gap) => gap.to === at) ? gapCell : '─', Math.min(from + 1, to), to);
      cells.fill('═', to, end + 1);
      cells[to] = row.markers.length > 0 ? '◆' : '●';
      covered = Math.max(from, end);
    } else cells[covered ?? 0] = '?';
    return cells.join('');
  });
}

const gapCell = '╌';

const cellOf = (minutes: number, { first, span, cells }: Scale): number =>
  span === 0 ? 0 : Math.round(((minutes - first) / span) * (cells - 1));

/** `├─── 1 h 34 min ───┤`, as long as the axis; without the words where that has no room for them. */
function scaleLine(span: number, cells: number): string {
  const label = ` ${durationText(span)} `;
  const dashes = cells - 2 - label.length;
  if (dashes < 0) return `├${'─'.repeat(cells - 2)}┤`;
  const left = Math.floor(dashes / 2);
  return `├${'─'.repeat(left)}${label}${'─'.repeat(dashes - left)}┤`;
}
