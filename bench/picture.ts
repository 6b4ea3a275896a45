import type { Bar, Chart } from './report.ts';

const width = 880;
const nameWidth = 280;
const valueWidth = 170;
const barsWidth = width - nameWidth - valueWidth;
const rowHeight = 26;
const titleHeight = 46;
const margin = 16;

/** On a ground of its own in both themes, without script, link or font. */
const style = `
.ground{fill:#ffffff}.title{fill:#1f2328;font-weight:600}.name{fill:#1f2328}.value{fill:#59636e}
.ours{fill:#0969da}.theirs{fill:#afb8c1}.beside{fill:#59636e}
@media(prefers-color-scheme:dark){
.ground{fill:#0d1117}.title{fill:#f0f6fc}.name{fill:#f0f6fc}.value{fill:#9198a1}
.ours{fill:#4493f8}.theirs{fill:#57606a}.beside{fill:#9198a1}}
text{font:13px system-ui,-apple-system,'Segoe UI',sans-serif}`;

/** Bars of what was measured, the shorter the better, as SVG. */
export function picture(charts: readonly Chart[], caption: string): string {
  const drawn: string[] = [];
  let top = margin;
  for (const chart of charts) {
    drawn.push(...drawChart(chart, top));
    top += titleHeight + chart.bars.length * rowHeight;
  }
  drawn.push(text('value', margin, top + 30, caption));
  const height = top + 30 + margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    '<title id="title">Whylint beside other Markdown tools: shorter is faster</title>',
    `<style>${style}</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="8"/>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

function drawChart({ title, unit, besides, bars }: Chart, top: number): readonly string[] {
  const longest = Math.max(...bars.flatMap(({ value, beside }) => [value.median, beside?.median ?? 0]).filter(isKnown));
  const length = (value: number) => (isKnown(value) ? Math.max(1, (value / longest) * barsWidth) : 0).toFixed(1);
  const legend = besides ? `${title}; thin: ${besides}` : title;
  return [
    text('title', margin, top + 26, legend),
    ...bars.flatMap((bar, at) => {
      const y = top + titleHeight - 8 + at * rowHeight;
      const kind = bar.name.startsWith('whylint') ? 'ours' : 'theirs';
      return [
        text('name', margin, y + 13, bar.name),
        rectangle(kind, y + 2, bar.beside ? 9 : 14, length(bar.value.median)),
        ...(bar.beside ? [rectangle('beside', y + 12, 4, length(bar.beside.median))] : []),
        text('value', nameWidth + 8 + Number(length(Math.max(...known(bar)))), y + 13, inWords(bar, unit)),
      ];
    }),
  ];
}

const known = ({ value, beside }: Bar): readonly number[] => [0, value.median, beside?.median ?? 0].filter(isKnown);

function inWords({ value, beside }: Bar, unit: string): string {
  if (!isKnown(value.median)) return 'not measured';
  return `${round(value.median)} ${unit}${beside && isKnown(beside.median) ? `, ${round(beside.median)} ${unit}` : ''}`;
}

const round = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

const isKnown = (value: number): boolean => Number.isFinite(value);

const rectangle = (kind: string, y: number, height: number, length: string): string =>
  `<rect class="${kind}" x="${nameWidth}" y="${y}" width="${length}" height="${height}" rx="2"/>`;

const text = (kind: string, x: number, y: number, words: string): string =>
  `<text class="${kind}" x="${x.toFixed(0)}" y="${y}">${escaped(words)}</text>`;

const escaped = (words: string): string =>
  words.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
