import { expect, test } from 'vitest';
import { findings, path, said } from '../support/post-mortem.ts';
import { withTimeline } from '../support/with-timeline.ts';

const rule = 'impossible-date';

test.each<[string, string, string]>([
  ['a bad year', withTimeline(['- 22025-03-18 10:00 a']), '22025-03-18 is not a date.'],
  ['no such day', withTimeline(['- 2026-02-29 10:00 a']), '2026-02-29 is not a date.'],
  ['no such time', withTimeline(['- 2026-02-28 24:61 a']), '24:61 is not a time.'],
  [
    'another weekday',
    withTimeline(['- Monday, 1 March 2026, 10:00 a']),
    'Monday, 1 March 2026: that day was a Sunday. Which of the two is right?',
  ],
  ['a field', withTimeline([], '', '- **Date:** 2026-13-01\n\n'), '2026-13-01 is not a date.'],
  ['front matter', '---\nkind: post-mortem\ndate: 2026-02-30\n---\n# A\n', '2026-02-30 is not a date.'],
  ['the title', '# 2026-02-30 sign-in was down\n', '2026-02-30 is not a date.'],
  [
    'detected before it began',
    withTimeline([], '', '- **Started:** 2026-03-01 10:00 UTC\n- **Detected:** 2026-03-01 09:00 UTC\n\n'),
    'Detection at 09:00 is before the start at 10:00. Which of the two is right?',
  ],
  [
    'resolved before it was detected',
    withTimeline(['- 2026-03-01 10:00 Detected', '- 2026-03-01 09:00 Resolved']),
    'Resolution at 09:00 is before detection at 10:00. Which of the two is right?',
  ],
  [
    'file and title',
    '# 2026-03-02: sign-in was down\n',
    'The title says 2026-03-02, the file 2026-03-01. Which day was it?',
  ],
])('%s', (_, text, message) => {
  expect(path).toContain('2026-03-01');
  expect(said(rule, text)).toEqual([message]);
});

test.each<[string, string]>([
  ['a leap day', withTimeline(['- 2024-02-29 10:00 a'])],
  [
    'prose',
    withTimeline(['- 2026-03-01 10:00 a'], '## Timeline (UTC)', 'The backup of 2026-02-30 was never made.\n\n'),
  ],
  ['a version', withTimeline(['- 2026-03-01 10:00 a'], '## Timeline (UTC)', '- **Version:** 2026-02-30\n\n')],
  ['verbs prove nothing', withTimeline(['- 2026-03-01 09:00 An alert fires', '- 10:00 Outage starts'])],
  [
    'two parts of an incident',
    withTimeline(['- 2026-03-01 09:00 Detected', '- 10:00 Resolved', '- 11:00 Detected', '- 12:00 Resolved']),
  ],
  ['the file dated when it was written', '# Sign-in was down on February 27th, 2026\n'],
  ['placeholders', withTimeline(['- YYYY-MM-DD HH:MM a', '- --:-- b'])],
])('silent: %s', (_, text) => {
  expect(findings(rule, text)).toEqual([]);
});
