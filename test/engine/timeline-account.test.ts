import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/config/default-config.ts';
import { gapThreshold, type TimelineAccount, timelineAccount } from '../../server/src/engine/timeline-account.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { withTimeline } from '../support/with-timeline.ts';

const told = (text: string, gap = 30) => timelineAccount(createDocument('a.md', text), gap) as TimelineAccount;

const outage = [
  '- 2026-03-26 08:22: Outage starts',
  '- 08:26: Detected by an alert',
  '- ~09:40-09:50: Two services are restarted',
  '- 09:56: Mitigated, rolled back',
  '- 10:20: Resolved',
];

describe('the rows', () => {
  test('have their line, their time and what has passed since the start', () => {
    const { title, zone, since, rows } = told(withTimeline(outage));
    expect({ title, zone, since }).toEqual({ title: 'The login page was down', zone: 'UTC', since: 'start' });
    expect(rows.map(({ line, time, minutes, markers }) => ({ line, time, minutes, markers }))).toEqual([
      { line: 8, time: '2026-03-26T08:22:00Z', minutes: 0, markers: ['start'] },
      { line: 9, time: '2026-03-26T08:26:00Z', minutes: 4, markers: ['detection'] },
      { line: 10, time: '2026-03-26T09:40:00Z', minutes: 78, markers: [] },
      { line: 11, time: '2026-03-26T09:56:00Z', minutes: 94, markers: ['mitigation'] },
      { line: 12, time: '2026-03-26T10:20:00Z', minutes: 118, markers: ['resolution'] },
    ]);
    expect(rows[2]).toMatchObject({
      text: 'Two services are restarted',
      clock: '09:40',
      endClock: '09:50',
      endTime: '2026-03-26T09:50:00Z',
      endMinutes: 88,
      approximate: true,
    });
  });

  test('written newest first are told oldest first', () => {
    const { rows } = told(
      withTimeline(outage.with(0, '- 08:22: Outage starts').toReversed(), '## Timeline 2026-03-26 (UTC)'),
    );
    expect(rows.map(({ minutes }) => minutes)).toEqual([0, 4, 78, 94, 118]);
  });

  test('of two zones are placed by what both mean', () => {
    const { zone, rows } = told(
      withTimeline(
        ['- 2026-03-26 08:22 UTC: Outage starts', '- 2026-03-26 10:26 CEST: Detected by an alert'],
        '## Timeline',
      ),
    );
    expect(zone).toBeUndefined();
    expect(rows.map(({ zone: own, time, minutes }) => [own, time, minutes])).toEqual([
      ['UTC', '2026-03-26T08:22:00Z', 0],
      ['CEST', '2026-03-26T10:26:00+02:00', 4],
    ]);
  });

  test('follow the clocks of a place into summer', () => {
    const { rows } = told(
      withTimeline(['- 2026-03-29 01:30: Outage starts', '- 03:30: Resolved'], '## Timeline (Europe/Berlin)'),
    );
    expect(rows.map(({ time, minutes }) => [time, minutes])).toEqual([
      ['2026-03-29T01:30:00+01:00', 0],
      ['2026-03-29T03:30:00+02:00', 60],
    ]);
  });

  test('without a zone have no offset, without a date no time', () => {
    expect(told(withTimeline(outage, '## Timeline')).rows[0]).toMatchObject({ time: '2026-03-26T08:22:00' });
    const [row] = told(withTimeline(['- 08:22: Outage starts', '- 08:26: Detected'], '## Timeline')).rows;
    expect(row).toMatchObject({ clock: '08:22', minutes: 0 });
    expect(row).not.toHaveProperty('time');
  });

  test('counted from T are placed, too', () => {
    const { rows, durations } = told(
      withTimeline(['- T+0: Outage starts', '- T+5: Detected', '- T+90: Mitigated'], '## Timeline'),
    );
    expect(rows.map(({ clock, minutes }) => [clock, minutes])).toEqual([
      ['T+0', 0],
      ['T+5', 5],
      ['T+90', 90],
    ]);
    expect(durations).toEqual([
      { of: 'detect', minutes: 5 },
      { of: 'mitigate', minutes: 90 },
    ]);
  });

  test('of days alone are placed by the day', () => {
    const {
      daysOnly,
      rows,
      gaps,
      gapThreshold: threshold,
    } = told(withTimeline(['- 2026-03-01: Reported', '- 2026-03-02: Looked into', '- 2026-03-05: Fixed']));
    expect(daysOnly).toBe(true);
    expect(rows.map(({ time, minutes }) => [time, minutes])).toEqual([
      ['2026-03-01', 0],
      ['2026-03-02', 1440],
      ['2026-03-05', 5760],
    ]);
    expect([threshold, gaps]).toEqual([1440, [{ from: 1, to: 2, minutes: 4320 }]]);
  });
});

describe('turns of the incident', () => {
  const fields = '**Start:** 2026-03-26 08:00 UTC\n\n**Detected:** 2026-03-26 08:26 UTC\n\n';

  test('that a field names are told by the row of that minute, else by a row of their own', () => {
    const { rows, markers, durations } = told(withTimeline(outage, '## Timeline (UTC)', fields));
    expect(rows.slice(0, 3)).toMatchObject([
      { line: 6, origin: 'elsewhere', clock: '08:00', minutes: 0, markers: ['start'] },
      { line: 12, origin: 'timeline', clock: '08:22', minutes: 22, markers: [] },
      { line: 13, origin: 'timeline', clock: '08:26', minutes: 26, markers: ['detection'] },
    ]);
    expect(markers.slice(0, 2)).toEqual([
      { kind: 'start', source: 'field', row: 0, line: 6 },
      { kind: 'detection', source: 'field', row: 2, line: 8 },
    ]);
    expect(durations[0]).toEqual({ of: 'detect', minutes: 26 });
  });

  test('that no row marks leave the first row to count from', () => {
    const { since, rows, durations } = told(withTimeline(['- 2026-03-26 08:22: Coffee', '- 08:30: More coffee']));
    expect({ since, durations }).toEqual({ since: 'first row', durations: [] });
    expect(rows.map(({ minutes }) => minutes)).toEqual([0, 8]);
  });

  test('what a field states is told beside them', () => {
    const { stated } = told(withTimeline(outage, '## Timeline (UTC)', '**Time to detect:** about 10 min\n\n'));
    expect(stated).toEqual([{ of: 'detection', minutes: 10, written: '10 min', rough: true, line: 6 }]);
  });
});

describe('gaps', () => {
  test('are longer than the threshold, and begin where a range ends', () => {
    const gaps = (threshold: number) => told(withTimeline(outage), threshold).gaps;
    expect(gaps(30)).toEqual([{ from: 1, to: 2, minutes: 74 }]);
    expect(gaps(24)).toEqual([{ from: 1, to: 2, minutes: 74 }]);
    expect(gaps(23)).toEqual([
      { from: 1, to: 2, minutes: 74 },
      { from: 3, to: 4, minutes: 24 },
    ]);
    expect(gaps(74)).toEqual([]);
  });

  test('are those that the rule asks about, by default', () => {
    expect(gapThreshold(defaultConfig)).toBe(30);
  });
});

describe('problems', () => {
  test('name the row and stay in its place', () => {
    const { rows, problems } = told(
      withTimeline([
        '- 2026-03-26 08:22: Outage starts',
        '- ??:??: Somebody notices',
        '- 2026-02-30 08:30: An alert',
        '- 2026-03-26 09:00: Mitigated',
        '- 2026-03-26 08:50: Somebody looks at the logs',
        '- 2026-03-27: A review',
      ]),
    );
    expect(rows.map(({ line, minutes }) => [line, minutes])).toEqual([
      [8, 0],
      [9, undefined],
      [10, undefined],
      [12, 28],
      [13, undefined],
      [11, 38],
    ]);
    expect(problems).toEqual([
      { line: 9, problem: 'unknown-time', written: '??:??' },
      { line: 10, problem: 'impossible-time', written: '2026-02-30' },
      { line: 12, problem: 'out-of-order', written: '2026-03-26 08:50' },
      { line: 13, problem: 'no-clock-time', written: '2026-03-27' },
    ]);
  });

  test('a timeline of unknown times is one, with nothing placed', () => {
    const { rows } = told(withTimeline(['- --:--: Outage starts', '- ??:??: Seen']));
    expect(rows.map(({ clock, unknown, minutes }) => [clock, unknown, minutes])).toEqual([
      ['--:--', true, undefined],
      ['??:??', true, undefined],
    ]);
  });
});

test.each([
  ['no document', ''],
  ['no timeline', '# A\n\n## Summary\n\nIt was down.\n'],
  ['nothing below its heading', '# A\n\n## Timeline\n'],
  ['no time below it', '# A\n\n## Timeline\n\n- It broke.\n'],
])('there is none where there is %s', (_what, text) => {
  expect(timelineAccount(createDocument('a.md', text), 30)).toBeUndefined();
});
