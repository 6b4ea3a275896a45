import { describe, expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { durations, type MarkerKind, markers } from '../../server/src/model/markers.ts';

const found = (text: string) => markers(createDocument('a.md', text));
const timelineOf = (...rows: readonly string[]) =>
  `# The login page was down\n\n## Timeline (UTC)\n\n${rows.map((row) => `- ${row}\n`).join('')}`;

/** The clock and the source of each marker. */
const shown = (text: string) =>
  Object.fromEntries(
    Object.entries(found(text)).map(([kind, { moment, source }]) => [kind, `${moment.clock} ${source}`]),
  );

describe('words that mark a row', () => {
  test.each<[MarkerKind, string]>([
    ['start', 'OUTAGE BEGINS'],
    ['start', 'START OF CUSTOMER IMPACT'],
    ['start', 'Outage starts'],
    ['start', 'Started: sign-in fails'],
    ['start', '**Start** – sign-in fails'],
    ['start', 'Fault occurs'],
    ['start', 'Incident started when the flag was set'],
    ['start', 'Deploy of v2 (problem started)'],
    ['detection', 'Detected'],
    ['detection', 'First detected by an alert'],
    ['detection', 'Discovery: a customer called'],
    ['detection', 'Team aware'],
    ['detection', 'Issue detected and verified'],
    ['detection', 'Incident declared'],
    ['mitigation', 'Mitigated: rolled back'],
    ['mitigation', 'OUTAGE MITIGATED, traffic is balanced'],
    ['mitigation', 'Repaired'],
    ['mitigation', 'END OF CUSTOMER IMPACT'],
    ['resolution', 'Resolved'],
    ['resolution', 'OUTAGE ENDS'],
    ['resolution', 'Incident is resolved'],
    ['resolution', 'Incident closed.'],
    ['resolution', 'Key set again - RESOLVED'],
  ])('%s: %s', (kind, text) => {
    expect(found(timelineOf(`2026-03-26 08:22 ${text}`))[kind]).toMatchObject({ source: 'marker', entry: {} });
  });
});

describe('verbs', () => {
  test.each<[MarkerKind, string]>([
    ['start', 'Logins start to fail'],
    ['start', 'The site goes down'],
    ['start', 'Error rate rises to 40 %'],
    ['start', 'Launch success drops to zero'],
    ['detection', 'PagerDuty alert fires for the login page'],
    ['detection', 'The on-call is paged'],
    ['detection', 'A customer reports that sign-in is down'],
    ['detection', 'Ada notices the graph'],
    ['mitigation', 'Rolled back to v1'],
    ['mitigation', 'Service restored in one region'],
    ['mitigation', 'Hotfix deployed'],
    ['resolution', 'Everything is back to normal'],
    ['resolution', 'All services recovered'],
  ])('%s: %s', (kind, text) => {
    expect(found(timelineOf(`2026-03-26 08:22 ${text}`))[kind]?.source).toBe('verb');
  });

  test.each([
    'Maintenance started',
    'Investigation started',
    'The issue is not resolved yet',
    'Tried to mitigate by a restart',
    'Root cause discovered',
    'Ada begins to write the post-mortem',
    'Waiting until it is resolved',
    'The fix was not deployed',
  ])('none: %s', (text) => {
    expect(found(timelineOf(`2026-03-26 08:22 ${text}`))).toEqual({});
  });
});

describe('of several places', () => {
  test('a field before a marked row, that before a verb', () => {
    const rows = timelineOf(
      '2026-03-26 08:10 Logins start to fail',
      '08:22 OUTAGE BEGINS',
      '09:00 An alert fires',
      '09:10 Detected by Ada',
      '10:00 Rolled back',
      '10:10 Mitigated',
      '11:00 Resolved',
    );
    expect(shown(rows)).toEqual({
      start: '08:22 marker',
      detection: '09:10 marker',
      mitigation: '10:10 marker',
      resolution: '11:00 marker',
    });
    expect(shown(`**Started:** 08:20\n**Detected:** 09:26\n\n${rows}`)).toMatchObject({
      start: '08:20 field',
      detection: '09:26 field',
    });
  });

  test('a field names its place', () => {
    const text = `- **First detected:** 2026-03-26 09:26 UTC\n\n${timelineOf('2026-03-26 08:22 Outage starts')}`;
    const { detection } = found(text);
    expect(text.slice(detection?.range.start, detection?.range.end)).toBe('2026-03-26 09:26 UTC');
    expect(detection).toMatchObject({ leaf: { label: 'First detected' } });
    expect(durations(createDocument('a.md', text)).detect?.minutes).toBe(64);
  });

  test('an alert before the incident was declared is the detection', () => {
    expect(
      shown(timelineOf('2026-03-26 08:22 Outage starts', '08:30 An alert fires', '08:50 Incident declared')),
    ).toMatchObject({ detection: '08:30 verb' });
  });

  test('key events beside a full account', () => {
    const text =
      '# A\n\n- **Key events**\n  - First detected 2026-03-26 09:26\n  - Repaired 2026-03-26 10:00\n  - Resolved 2026-03-26 11:00\n\n- **Timeline**\n  - 2026-03-26 08:22 Outage starts\n  - 2026-03-26 09:26 Ada looks\n  - 2026-03-26 09:40 nothing\n  - 2026-03-26 11:00 done\n';
    expect(shown(text)).toEqual({
      start: '08:22 marker',
      detection: '09:26 marker',
      mitigation: '10:00 marker',
      resolution: '11:00 marker',
    });
  });

  test('a detection before the start is none, and neither is a time that nobody knows', () => {
    expect(found(timelineOf('2026-03-26 08:00 An alert fires', '08:22 Outage starts')).detection).toBeUndefined();
    const unknown = found(timelineOf('--:-- Outage starts', '2026-03-26 08:10 Logins start to fail', '09:26 Detected'));
    expect(unknown.start).toBeUndefined();
    expect(unknown.detection?.moment.clock).toBe('09:26');
  });
});

test('a time without a date and one with are not subtracted', () => {
  const text = `**Detected:** 2026-03-26 09:26\n\n${timelineOf('08:22 Outage starts')}`;
  expect(durations(createDocument('a.md', text))).toEqual({});
});

test('past midnight a field is of the next day', () => {
  const text = `**Detected:** 00:20\n\n${timelineOf('2026-03-26 23:50 Outage starts')}`;
  const field = `**Started:** 23:50\n${text}`;
  expect(durations(createDocument('a.md', field)).detect?.minutes).toBe(30);
});
