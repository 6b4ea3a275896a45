import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TimelineAccount, timelineAccount } from '../../server/src/engine/timeline-account.ts';
import { timelineSvg } from '../../server/src/engine/timeline-svg.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { withTimeline } from '../support/with-timeline.ts';

const drawn = (rows: readonly string[], embedded = false, heading?: string) =>
  timelineSvg(timelineAccount(createDocument('a.md', withTimeline(rows, heading)), 30) as TimelineAccount, {
    embedded,
  });

const outage = [
  '- 2026-03-26 08:22: Outage starts',
  '- 08:26: Detected by an alert',
  '- 09:56: Mitigated, rolled back',
  '- 10:20: Resolved',
];

const tags = /<\/?([a-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/gi;

/** The texts between the tags. @throws where the tags do not close each other, or something stands unescaped. */
function textsOf(svg: string): string[] {
  const open: string[] = [];
  const texts = [''];
  let at = 0;
  for (const { 0: tag, 1: name = '', 3: empty, index } of svg.matchAll(tags)) {
    texts.push(svg.slice(at, index));
    at = index + tag.length;
    if (tag.startsWith('</')) expect(open.pop()).toBe(name);
    else if (empty !== '/') open.push(name);
  }
  expect([open, svg.slice(at)]).toEqual([[], '\n']);
  const shown = texts.map((text) => text.trim()).filter(Boolean);
  for (const text of shown) expect(text).toMatch(/^(?:[^<>&]|&(?:amp|lt|gt|quot|#39);)*$/);
  return shown;
}

const numbers = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].map(([, value]) => Number(value));

describe('the picture', () => {
  test('says in words what it shows', () => {
    const texts = textsOf(drawn(outage, true));
    expect(texts.slice(0, 2)).toEqual([
      'Timeline: The login page was down',
      '4 rows, 2026-03-26 08:22 to 10:20 UTC, 1 h 58 min; detected after 4 min; mitigated after 1 h 34 min; resolved after 1 h 58 min; no row for 1 h 30 min, 08:26 to 09:56',
    ]);
    expect(texts).toEqual(expect.arrayContaining(['detected ·', 'Detected by an alert', '+4 min', '1 h 30 min']));
  });

  test('has its dots to scale', () => {
    const dots = numbers(drawn(outage), /<circle cx="[\d.]+" cy="([\d.]+)"/g);
    const length = dots[3] as number;
    expect(dots.map((dot) => Math.round((dot / length) * 118))).toEqual([0, 4, 94, 118]);
  });

  test('is dashed over the gap, and solid beside it', () => {
    const svg = drawn(outage, true);
    const [top, bottom] = numbers(svg, /<circle cx="[\d.]+" cy="([\d.]+)"/g).slice(1, 3);
    expect(svg).toMatch(new RegExp(`y1="${top}" y2="${bottom}" [^>]*stroke-dasharray`));
    expect(svg).toMatch(new RegExp(`y1="0" y2="${top}" (?![^>]*stroke-dasharray)`));
  });

  test('brings its colours only where it stands alone', () => {
    expect(drawn(outage)).toMatch(/<style>.*prefers-color-scheme:dark/);
    expect(drawn(outage, true)).not.toContain('style');
  });

  test.each([
    ['six rows', 6, 9],
    ['two hundred rows', 200, 9],
    ['a week between the first and the others', 40, 0],
  ])('no label stands on another: %s', (_what, count, step) => {
    const rows = Array.from({ length: count }, (_, at) => {
      const time = new Date(Date.UTC(2026, 2, at === 0 ? 1 : 8, 0, at * step));
      return `- ${time.toISOString().slice(0, 16).replace('T', ' ')}: Step ${at}`;
    });
    const svg = drawn(rows);
    const heights = numbers(svg, /<text x="[\d.]+" y="([\d.]+)">Step/g);
    expect(heights).toHaveLength(count);
    const distances = heights.slice(1).map((height, at) => height - (heights[at] as number));
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(23.8);
    const [total = 0] = numbers(svg, /<svg [^>]*height="([\d.]+)"/g);
    expect(total).toBeGreaterThan(heights.at(-1) as number);
  });

  test('of one row, of unknown times and of days alone is one, too', () => {
    expect(textsOf(drawn(['- 2026-03-26 08:22: Outage starts'], true))).toContain('Outage starts');
    expect(textsOf(drawn(['- --:--: Outage starts'], true))).toContain('no row has a time that can be placed');
    expect(textsOf(drawn(['- 2026-03-01: Reported', '- 2026-03-05: Fixed'], true))).toContain('2026-03-05');
  });

  test('names what could not be placed, up to a point', () => {
    const texts = textsOf(drawn(['- 2026-03-26 08:22: Outage starts', ...Array(9).fill('- ??:??: Seen')], true));
    expect(texts).toContain('line 9: ??:??: the time is unknown');
    expect(texts).toContain('and 4 more');
  });
});

describe('what a document says', () => {
  test('is text, whatever it looks like', () => {
    const svg = drawn(['- 08:22: `<script>alert(1)</script>` & "quoted" \u001b[31m \u202e \ud800'], true);
    expect(textsOf(svg).join(' ')).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; \ufffd[31m',
    );
    expect(svg).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e\ud800]/);
  });

  test('never breaks out of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }), (one, other) => {
        textsOf(drawn([`- 08:22: ${one}`, `- 08:30: ${other} <a href="x" onload='y'>`], true));
      }),
      { seed: 42, numRuns: 200 },
    );
  });

  test('too long for a label is there whole on hover', () => {
    const long = `${'word '.repeat(60)}end`;
    const texts = textsOf(drawn([`- 08:22: ${long}`], true));
    expect(texts).toContain(long);
    expect(texts.some((text) => text.endsWith('…') && text.length <= 90)).toBe(true);
  });
});
