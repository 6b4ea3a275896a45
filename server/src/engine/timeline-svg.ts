import { durationText } from '../model/duration-text.ts';
import { columnsOf, cutToColumns } from '../text/display-width.ts';
import { escapeXml } from '../text/xml.ts';
import { spread } from './spread.ts';
import type { AccountDuration, TimelineAccount } from './timeline-account.ts';
import {
  clockText,
  doneNames,
  endOf,
  gapText,
  markerNames,
  problemWords,
  sinceText,
  spanText,
} from './timeline-words.ts';

/**
 * A timeline as a picture: an axis on which distances are to scale, and beside it the rows, each led to its place. Plain
 * SVG without script, style attribute or reference; its colours are those of the text round it.
 *
 * @param embedded it stands in a page that has its own colours. Else it brings them, for light and for dark.
 */
export function timelineSvg(account: TimelineAccount, { embedded = false } = {}): string {
  const plan = planned(account);
  const { width, height } = plan;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="figure" class="whylint-timeline" font-family="system-ui, sans-serif" font-size="13" fill="currentColor">`,
    `<title>${escapeXml(`Timeline: ${account.title}`)}</title>`,
    `<desc>${escapeXml(description(account))}</desc>`,
    ...(embedded ? [] : [ownColours]),
    ...heading(account, plan),
    `<g transform="translate(0 ${plan.top})">`,
    ...band(account, plan),
    ...axis(account, plan),
    ...account.rows.flatMap((_row, at) => row(account, plan, at)),
    '</g>',
    ...footing(account, plan),
    '</svg>',
    '',
  ].join('\n');
}

const ownColours =
  '<style>.whylint-timeline{color:#1f2328;background:#fff}@media(prefers-color-scheme:dark){.whylint-timeline{color:#e6edf3;background:#0d1117}}</style>';

const rowHeight = 24;
const margin = 16;
/** Estimates, on the wide side: no font is measured. */
const letter = 7.1;
const digit = 7.4;
const longestText = 90;
const longestTitle = 70;
const longestClock = 30;
const mostProblems = 5;

/** Where everything goes. Heights of the axis and its rows count from `top`. */
interface Plan {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly axis: { readonly x: number; readonly length: number };
  /** Left edges of the columns beside the axis; dates have none where all rows share one. */
  readonly columns: { readonly date?: number; readonly clock: number; readonly since: number; readonly text: number };
  /** The height of a time, in minutes as the account counts them. */
  y(minutes: number): number;
  /** The height of each row's words. */
  readonly rows: readonly number[];
  readonly clocks: readonly string[];
  readonly texts: readonly string[];
}

function planned(account: TimelineAccount): Plan {
  const { rows, gaps, durations, daysOnly } = account;
  const placed = rows.filter(({ minutes }) => minutes !== undefined);
  const first = placed[0]?.minutes ?? 0;
  const span = Math.max(0, ...placed.map(endOf).map((end) => end - first));
  const length = span === 0 ? rows.length * rowHeight : Math.max(320, Math.ceil(rows.length * rowHeight * 1.15));
  const y = (minutes: number) => (span === 0 ? 0 : round(((minutes - first) / span) * length));
  let last = 0;
  const wanted = rows.map(({ minutes }) => (last = minutes === undefined ? last : y(minutes)));

  const clocks = rows.map((each) => cutToColumns(clockText(each, account), longestClock));
  const texts = rows.map(({ text }) => cutToColumns(text, longestText));
  const widest = (all: readonly string[], by: number) => Math.ceil(Math.max(0, ...all.map(columnsOf)) * by);
  const x =
    margin +
    widest(
      gaps.map(({ minutes }) => durationText(minutes)),
      digit,
    ) +
    20;
  const date = !daysOnly && new Set(rows.map((each) => each.date)).size > 1 ? x + 60 : undefined;
  const clock = date === undefined ? x + 60 : date + Math.ceil(10 * digit) + 14;
  const since = clock + widest(clocks, digit) + 14;
  const text =
    since +
    widest(
      rows.map(({ minutes }) => (minutes === undefined ? '' : sinceText(minutes))),
      digit,
    ) +
    16;
  const marks = rows.map((each) => markText(each.markers));
  const words = texts.map((each, at) => (marks[at] as string) + each);
  const top = (durations.length > 0 || gaps.length > 0 ? 92 : 66) + rowHeight / 2;
  return {
    width: Math.max(text + widest(words, letter), headingWidth(account)) + margin,
    height: top + length + rowHeight + footingLines(account).length * 18 + margin,
    top,
    axis: { x, length: span === 0 ? 0 : length },
    columns: { ...(date !== undefined && { date }), clock, since, text },
    y,
    rows: spread(wanted, rowHeight, length).map(round),
    clocks,
    texts,
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

const markText = (kinds: TimelineAccount['rows'][number]['markers']): string =>
  kinds.length > 0 ? `${kinds.map((kind) => markerNames[kind]).join(', ')} · ` : '';

const headingWidth = (account: TimelineAccount): number =>
  Math.ceil(
    Math.max(
      margin + columnsOf(cutToColumns(account.title, longestTitle)) * 9.5,
      margin + columnsOf(spanText(account)) * letter,
      legendPlaces(account).at(-1)?.end ?? 0,
      ...footingLines(account).map((line) => margin + columnsOf(line) * 6.6),
    ),
  );

function heading(account: TimelineAccount, { top }: Plan): string[] {
  const legend = legendPlaces(account).map(({ words, x, of }) => {
    const y = top - rowHeight / 2 - 14;
    const sign = of
      ? `<rect x="${x}" y="${y - 10}" width="10" height="10" ${phaseColours[of]}/>`
      : `<line x1="${x + 5}" x2="${x + 5}" y1="${y - 12}" y2="${y + 2}" ${gapStroke}/>`;
    return `${sign}<text x="${x + 16}" y="${y}">${escapeXml(words)}</text>`;
  });
  return [
    `<text x="${margin}" y="30" font-size="17" font-weight="600">${escapeXml(cutToColumns(account.title, longestTitle))}</text>`,
    `<text x="${margin}" y="52" opacity="0.8">${escapeXml(spanText(account))}</text>`,
    ...legend,
  ];
}

interface LegendPlace {
  readonly words: string;
  readonly x: number;
  readonly end: number;
  /** Absent for what the gaps' dashes mean. */
  readonly of?: AccountDuration['of'];
}

function legendPlaces({ durations, gaps, gapThreshold }: TimelineAccount): LegendPlace[] {
  const all: Pick<LegendPlace, 'words' | 'of'>[] = [
    ...durations.map(({ of, minutes }) => ({ of, words: `${doneNames[of]} after ${durationText(minutes)}` })),
    ...(gaps.length > 0 ? [{ words: `no row for over ${durationText(gapThreshold)}` }] : []),
  ];
  let x = margin;
  return all.map((each) => {
    const end = Math.ceil(x + 16 + each.words.length * letter);
    const place = { ...each, x, end };
    x = end + 18;
    return place;
  });
}

/** Tones that can be told from white, from black and from each other; rows say the same in words. */
const phaseColours: Readonly<Record<AccountDuration['of'], string>> = {
  detect: 'fill="#d64545"',
  mitigate: 'fill="#c98412"',
  resolve: 'fill="#3f86c6"',
};

/** Beside the axis: how long nobody knew, how long it hurt, how long until it was over. */
function band({ durations }: TimelineAccount, { axis: { x }, y }: Plan): string[] {
  let from = 0;
  return durations.flatMap(({ of, minutes }) => {
    if (minutes <= from) return [];
    const [top, bottom] = [y(from), y(minutes)];
    from = minutes;
    return [`<rect x="${x - 12}" y="${top}" width="5" height="${round(bottom - top)}" ${phaseColours[of]}/>`];
  });
}

const axisStroke = 'stroke="currentColor" stroke-width="2" opacity="0.55"';
const gapStroke = 'stroke="currentColor" stroke-width="2" stroke-dasharray="2 5" opacity="0.7"';

/** Solid where rows tell what happened, dashed over gaps, which are named where there is room. */
function axis(account: TimelineAccount, { axis: { x, length }, y }: Plan): string[] {
  const { rows, gaps } = account;
  const drawn: string[] = [];
  const line = (from: number, to: number, stroke: string) =>
    to > from ? drawn.push(`<line x1="${x}" x2="${x}" y1="${from}" y2="${to}" ${stroke}/>`) : 0;
  let at = 0;
  for (const { to, minutes } of gaps) {
    const end = rows[to]?.minutes ?? 0;
    const [top, bottom] = [y(end - minutes), y(end)];
    line(at, top, axisStroke);
    line(top, bottom, gapStroke);
    at = bottom;
    if (bottom - top >= 14)
      drawn.push(
        `<text x="${x - 18}" y="${round((top + bottom) / 2 + 4)}" font-size="11" text-anchor="end" opacity="0.8">${durationText(minutes)}</text>`,
      );
  }
  line(at, length, axisStroke);
  return drawn;
}

function row(account: TimelineAccount, { axis: { x }, columns, y, rows, clocks, texts }: Plan, at: number): string[] {
  const each = account.rows[at] as TimelineAccount['rows'][number];
  const { minutes, date, markers, text } = each;
  const own = rows[at] as number;
  const isMarked = markers.length > 0;
  const cell = (left: number, words: string, more: string) =>
    words === '' ? [] : [`<text x="${left}" y="${round(own + 4.5)}" ${more}>${escapeXml(words)}</text>`];
  const isNewDate = columns.date !== undefined && date !== undefined && date !== account.rows[at - 1]?.date;
  const marks = markText(markers);
  const shown = texts[at] as string;
  const whole = shown === text ? '' : `<title>${escapeXml(text)}</title>`;
  return [
    ...(minutes === undefined ? [] : place(x, y(minutes), y(endOf(each)), own, isMarked)),
    ...(isNewDate ? cell(columns.date as number, date, `${monospace} opacity="0.8"`) : []),
    ...cell(columns.clock, clocks[at] as string, `${monospace}${minutes === undefined ? ' opacity="0.6"' : ''}`),
    ...cell(columns.since, minutes === undefined ? '' : sinceText(minutes), `${monospace} opacity="0.65"`),
    `<text x="${columns.text}" y="${round(own + 4.5)}">${whole}${isMarked ? `<tspan font-weight="600">${escapeXml(marks)}</tspan>` : ''}${escapeXml(shown)}</text>`,
  ];
}

const monospace = 'font-family="ui-monospace, monospace" font-size="12"';

/** The row's dot or stretch on the axis, and the line that leads from it to the row's words. */
function place(x: number, from: number, to: number, own: number, isMarked: boolean): string[] {
  return [
    `<path d="M${x + 6} ${from}h6L${x + 42} ${own}h10" fill="none" stroke="currentColor" opacity="0.35"/>`,
    ...(to > from
      ? [`<line x1="${x}" x2="${x}" y1="${from}" y2="${to}" stroke="currentColor" stroke-width="6"/>`]
      : []),
    `<circle cx="${x}" cy="${from}" r="${isMarked ? 5.5 : 3.5}"/>`,
  ];
}

function footingLines({ problems }: TimelineAccount): string[] {
  const more = problems.length - mostProblems;
  return [
    ...problems
      .slice(0, mostProblems)
      .map(({ line, written, problem }) => `line ${line}: ${cutToColumns(written, 40)}: ${problemWords[problem]}`),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

function footing(account: TimelineAccount, { height }: Plan): string[] {
  const lines = footingLines(account);
  return lines.map(
    (line, at) =>
      `<text x="${margin}" y="${height - margin - (lines.length - 1 - at) * 18}" font-size="12" opacity="0.8">${escapeXml(line)}</text>`,
  );
}

function description(account: TimelineAccount): string {
  const { rows, durations, gaps } = account;
  return [
    `${rows.length} rows, ${spanText(account)}`,
    ...durations.map(({ of, minutes }) => `${doneNames[of]} after ${durationText(minutes)}`),
    ...gaps.map((gap) => `no row for ${durationText(gap.minutes)}, ${gapText(account, gap)}`),
  ].join('; ');
}
