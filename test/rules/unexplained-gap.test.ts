import { expect, test } from 'vitest';
import { findings } from '../support/post-mortem.ts';
import { withTimeline } from '../support/with-timeline.ts';

const gaps = (rows: readonly string[], after = '') =>
  findings('unexplained-gap', `${withTimeline(rows.map((row) => `- 2026-03-26 ${row}`))}${after}`);

test('the longest silence between detection and mitigation', () => {
  expect(
    gaps([
      '06:00 Deploy',
      '08:22 Outage starts',
      '08:26 Detected',
      '09:00 Ada looks',
      '09:56 Mitigated',
      '12:00 Resolved',
    ]),
  ).toEqual([
    [
      '2026-03-26 09:00',
      '09:00 to 09:56, 56 min: a gap in observability, documentation, knowledge, access, clear signals?',
    ],
  ]);
});

test.each<[string, string[], string]>([
  ['half an hour', ['08:22 Outage starts', '08:26 Detected', '08:56 Mitigated'], ''],
  ['a range that covers it', ['08:22 Outage starts', '08:26-09:50 Detected, and Ada looks', '09:56 Mitigated'], ''],
  ['no detection', ['08:22 Outage starts', '09:56 Mitigated'], ''],
  [
    'the document says why',
    ['08:26 Detected', '09:56 Mitigated'],
    '\n## Lessons\n\nThe alerts were conflicting signals.\n',
  ],
])('silent: %s', (_, rows, after) => {
  expect(gaps(rows, after)).toEqual([]);
});

test('the threshold is an option', () => {
  const rows = withTimeline(['- 2026-03-26 08:26 Detected', '- 08:46 Mitigated']);
  const rules = new Map([['unexplained-gap', { options: { minutes: 10 } }]]);
  expect(findings('unexplained-gap', rows, undefined, { rules })).toHaveLength(1);
});
