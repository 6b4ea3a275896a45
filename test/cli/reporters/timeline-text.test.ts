import { describe, expect, test } from 'vitest';
import { timelineText } from '../../../server/src/cli/reporters/timeline-text.ts';
import { type TimelineAccount, timelineAccount } from '../../../server/src/engine/timeline-account.ts';
import { createDocument } from '../../../server/src/model/document.ts';
import { columnsOf } from '../../../server/src/text/display-width.ts';
import { withTimeline } from '../../support/with-timeline.ts';

const printed = (rows: readonly string[], { heading = '## Timeline (UTC)', width = 80, color = false } = {}) =>
  timelineText(timelineAccount(createDocument('a.md', withTimeline(rows, heading)), 30) as TimelineAccount, {
    width,
    color,
  });

describe('the rows', () => {
  test('of several days stand below their dates', () => {
    expect(
      printed(['- 2026-03-26 23:50: Outage starts', '- 2026-03-27 00:10: Detected by an alert']),
    ).toMatchInlineSnapshot(`
      "The login page was down
      2026-03-26 23:50 to 2026-03-27 00:10 UTC, 20 min

                      ├────── 20 min ──────┤
      2026-03-26
      23:50        0  ◆                       [start] Outage starts
      2026-03-27
      00:10  +20 min   ────────────────────◆  [detected] Detected by an alert

      detected after 20 min
      "
    `);
  });

  test('of several zones name theirs', () => {
    expect(
      printed(['- 2026-03-26 08:22 UTC: Outage starts', '- 2026-03-26 10:26 CEST: Detected by an alert'], {
        heading: '## Timeline',
      }),
    ).toMatchInlineSnapshot(`
      "The login page was down
      2026-03-26 08:22 UTC to 10:26 CEST, 4 min

                          ├────── 4 min ──────┤
       08:22 UTC       0  ◆                      [start] Outage starts
      10:26 CEST  +4 min   ───────────────────◆  [detected] Detected by an alert

      detected after 4 min
      "
    `);
  });

  test('of days alone have no clock', () => {
    expect(printed(['- 2026-03-01: Reported', '- 2026-03-05: Fixed'])).toMatchInlineSnapshot(`
      "The login page was down
      2026-03-01 to 2026-03-05, 4 d

                        ├─────── 4 d ────────┤
      2026-03-01     0  ●                       Reported
      2026-03-05  +4 d   ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌●  Fixed

      no row for 4 d: 2026-03-01 to 2026-03-05
      "
    `);
  });

  test('count back to before the start', () => {
    expect(
      printed(['- 2026-03-26 08:00: A deployment', '- 08:22: Outage starts', '- ~08:26: Detected by an alert']),
    ).toMatchInlineSnapshot(`
      "The login page was down
      2026-03-26 08:00 to 08:26 UTC, 26 min

                       ├────── 26 min ──────┤
       08:00  −22 min  ●                       A deployment
       08:22        0   ─────────────────◆     [start] Outage starts
      ~08:26   +4 min                     ──◆  [detected] Detected by an alert

      detected after 4 min
      "
    `);
  });

  test('one row has no scale', () => {
    expect(printed(['- 2026-03-26 08:22: Outage starts'])).toMatchInlineSnapshot(`
      "The login page was down
      2026-03-26 08:22 UTC

      08:22  0  ◆                         [start] Outage starts
      "
    `);
  });

  test('unknown times are said to be', () => {
    expect(printed(['- --:--: Outage starts', '- ??:??: Seen'])).toMatchInlineSnapshot(`
      "The login page was down
      no row has a time that can be placed

      --:--    ?                          Outage starts
      ??:??    ?                          Seen

      line 8: --:--: the time is unknown
      line 9: ??:??: the time is unknown
      "
    `);
  });
});

test('of many gaps the longest are listed', () => {
  const rows = [0, 1, 3, 5, 7, 9, 11].map((hour) => `- 2026-03-26 ${String(hour).padStart(2, '0')}:00: Step`);
  expect(printed(rows).split('\n').slice(-7)).toEqual([
    'no row for 2 h: 01:00 to 03:00',
    'no row for 2 h: 03:00 to 05:00',
    'no row for 2 h: 05:00 to 07:00',
    'no row for 2 h: 07:00 to 09:00',
    'no row for 2 h: 09:00 to 11:00',
    'and 1 shorter over 30 min',
    '',
  ]);
});

describe('the terminal', () => {
  const wide = [
    `- 2026-03-26 08:22: Outage starts ${'漢字'.repeat(40)}`,
    `- 08:26: Detected by 👩‍🚒 ${'long '.repeat(40)}`,
    '- 18:26: Resolved',
  ];

  test.each([60, 80, 100, 140])('%i columns are enough', (width) => {
    const columns = printed(wide, { width }).split('\n').map(columnsOf);
    expect(Math.max(...columns)).toBeLessThanOrEqual(width);
    expect(Math.max(...columns)).toBeGreaterThan(width - 3);
  });

  test('shows control characters, and is not steered by them', () => {
    const text = printed(['- 2026-03-26 08:22: Outage \u001b[31mstarts\u0007 \u202edetsrever']);
    expect(text).toContain('Outage ␛[31mstarts␇ \ufffddetsrever');
  });

  test('with colours has the turns in bold, and the same words', () => {
    const rows = ['- 2026-03-26 08:22: Outage starts', '- 08:30: Coffee'];
    const coloured = printed(rows, { color: true });
    expect(coloured).toContain('\u001b[1m[start] Outage starts\u001b[22m');
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(printed(rows));
  });
});
