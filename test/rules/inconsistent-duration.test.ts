import { expect, test } from 'vitest';
import { findings } from '../support/post-mortem.ts';
import { withTimeline } from '../support/with-timeline.ts';

const rows = [
  '- 2026-03-26 09:33 Outage starts',
  '- 09:40 Detected by an alert',
  '- 15:00 Mitigated',
  '- 16:07 Resolved',
];
const stated = (field: string, of = rows) =>
  findings('inconsistent-duration', withTimeline(of, '## Timeline (UTC)', `- **${field}\n\n`));

test('names what is stated and what the rows say', () => {
  expect(stated('Time to resolve:** 6h 20m')).toEqual([
    ['6h 20m', '6 h 20 min stated; 09:33 → 16:07 is 6 h 34 min. Which clock?'],
  ]);
  expect(stated('Time to detect:** 20 min').map(([, message]) => message)).toEqual([
    '20 min stated; 09:33 → 09:40 is 7 min. Which clock?',
  ]);
});

test.each([
  ['five minutes apart', 'Time to resolve:** 6h 39m'],
  ['another pair of marked rows', 'Duration:** 5 h 20 min'],
  ['about', 'Duration:** about 3 hours'],
  ['more than that', 'Duration:** 3+ hours'],
  ['support hours', 'Time to resolve:** 3h (during support hours)'],
  ['nobody knows', 'Duration:** ?'],
])('silent: %s', (_, field) => {
  expect(stated(field)).toEqual([]);
});

test('six minutes are too much of an hour, and one percent of a week', () => {
  const week = ['- 2026-03-02 09:00 Outage starts', '- 2026-03-09 09:00 Resolved'];
  expect(stated('Duration:** 6h 40m')).toHaveLength(1);
  expect(stated('Duration:** 6 days 23 hours', week)).toEqual([]);
  expect(stated('Duration:** 6 days 22 hours', week)).toHaveLength(1);
});

test('silent: what a verb marks is no clock', () => {
  expect(
    stated('Duration:** 9 h', ['- 2026-03-26 09:33 Logins start to fail', '- 16:07 Everything is back to normal']),
  ).toEqual([]);
});

test('silent: no start is marked, and another row fits', () => {
  expect(stated('Duration:** 25 min', ['- 2026-03-26 09:00 Deploy', '- 09:08 Detected', '- 09:25 Resolved'])).toEqual(
    [],
  );
});
