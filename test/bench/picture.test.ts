import { expect, test } from 'vitest';
import { picture } from '../../bench/picture.ts';
import { type Chart, exactly } from '../../bench/report.ts';
import { speedPage } from '../../bench/speed-page.ts';

const chart: Chart = {
  title: 'Keystroke',
  unit: 'ms',
  besides: 'CPU',
  bars: [
    { name: 'whylint', value: exactly(5), beside: exactly(6) },
    { name: 'a < b & c', value: exactly(500), beside: exactly(Number.NaN) },
    { name: 'elsewhere', value: exactly(Number.NaN) },
  ],
};
const lengths = (svg: string, kind: string) =>
  [...svg.matchAll(new RegExp(`<rect class="${kind}" [^>]*?width="([\\d.]+)"`, 'g'))].map(([, width]) => Number(width));

test('bars are as long as what they stand for', () => {
  const svg = picture([chart], '');
  const [ours = 0] = lengths(svg, 'ours');
  const [theirs = 0] = lengths(svg, 'theirs');
  expect(theirs / ours).toBeCloseTo(100, 0);
  expect(lengths(svg, 'beside')[0]).toBeGreaterThan(ours);
});

test('what could not be measured is said, and breaks nothing', () => {
  const svg = picture([chart], '');
  expect(svg).toContain('not measured');
  expect(svg).not.toContain('NaN');
});

test('colours for light and dark pages, names escaped, no script and nothing from elsewhere', () => {
  const svg = picture([chart], '2 cores');
  expect(svg).toContain('prefers-color-scheme:dark');
  expect(svg).toContain('a &lt; b &amp; c');
  expect(svg).toContain('2 cores');
  expect(svg).not.toMatch(/<script|href|url\(|@import/);
});

test('nothing of a bar or its words leaves the picture', () => {
  const svg = picture([chart, chart], 'caption');
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  for (const [, y] of svg.matchAll(/ y="([\d.]+)"/g)) expect(Number(y)).toBeLessThan(Number(height));
  for (const [, x, length] of svg.matchAll(/ x="([\d.]+)" y="[^"]*" width="([\d.]+)"/g))
    expect(Number(x) + Number(length)).toBeLessThanOrEqual(Number(width));
});

test('the page counts what holds and shows what does not', () => {
  const page = speedPage({
    machine: { cores: 2, memory: 8, platform: 'linux', architecture: 'x64', node: '24.0.0' },
    date: '2026-11-21',
    rounds: 7,
    took: 600_000,
    parts: [
      {
        name: 'editor',
        tables: [{ title: 'Keystroke', columns: ['', 'latency'], rows: [['whylint', '5 ms']] }],
        targets: [
          { what: 'to rumdl', value: exactly(0.5), most: 1, unit: '×' },
          { what: 'to bare parse', value: exactly(0.7), most: 0.5, unit: '×' },
          { what: 'beside', value: exactly(3), unit: '×' },
        ],
        charts: [chart],
      },
    ],
  });
  expect(page).toContain('1 of 2 targets hold');
  expect(page).toContain('| to bare parse | 0.70 × | 0.50 × |  | DOES NOT HOLD |');
  expect(page).toContain('2 cores, 8 GB, linux x64, Node 24.0.0, 7 rounds, 10 minutes');
  expect(page).toContain('| whylint | 5 ms |');
});
