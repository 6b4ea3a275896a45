import { describe, expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { utcOf, zoneAt } from '../../server/src/model/time-zone.ts';
import { timeline } from '../../server/src/model/timeline.ts';

const zoneNamed = (name: string) => zoneAt(name, 0)?.zone;
const minutes = (time: string) => Date.parse(time) / 60_000;

/** The times of a timeline's entries, in UTC. */
const times = (text: string) =>
  (timeline(createDocument('a.md', text))?.entries ?? []).map(({ time }) =>
    new Date((time?.minutes ?? 0) * 60_000).toISOString().slice(0, 16),
  );

describe('a zone behind a clock time', () => {
  test.each([
    ['UTC', 0],
    ['Z', 0],
    ['GMT', 0],
    ['CET', 60],
    ['CEST', 120],
    ['PST', -480],
    ['PDT', -420],
    ['IST', 330],
    ['+02:00', 120],
    ['-0530', -330],
    ['UTC+2', 120],
    ['GMT-7', -420],
    ['UTC+05:45', 345],
  ])('%s', (name, offset) => {
    expect(zoneNamed(name)).toEqual({ name, offset });
  });

  test.each(['ABC', 'Outage', 'CETUS', 'UTCX', 'Europe/Nowhere', 'Input/Output', ''])('none: %s', (name) => {
    expect(zoneNamed(name)).toBeUndefined();
  });
});

describe('clocks that change', () => {
  const berlin = { name: 'Europe/Berlin', place: 'Europe/Berlin' };

  test('winter and summer', () => {
    expect(utcOf(minutes('2026-01-15T12:00Z'), berlin)).toBe(minutes('2026-01-15T11:00Z'));
    expect(utcOf(minutes('2026-07-15T12:00Z'), berlin)).toBe(minutes('2026-07-15T10:00Z'));
  });

  test('an hour that is shown twice is the first, or the one behind the row before', () => {
    const twice = minutes('2026-10-25T02:30Z');
    expect(utcOf(twice, berlin)).toBe(minutes('2026-10-25T00:30Z'));
    expect(utcOf(twice, berlin, minutes('2026-10-25T00:40Z'))).toBe(minutes('2026-10-25T01:30Z'));
  });

  test('an hour that is never shown', () => {
    expect(utcOf(minutes('2026-03-29T02:30Z'), berlin)).toBe(minutes('2026-03-29T01:30Z'));
  });

  test('rows across the night of the change', () => {
    expect(
      times(
        '# A\n\n## Timeline (Europe/Berlin)\n\n- 2026-10-25 01:50: it broke\n- 02:50: paged\n- 02:10: mitigated\n- 03:10: resolved\n',
      ),
    ).toEqual(['2026-10-24T23:50', '2026-10-25T00:50', '2026-10-25T01:10', '2026-10-25T02:10']);
  });

  test('Pacific time is what it is on the day', () => {
    expect(times('# A\n\n## Timeline (PT)\n\n- 2026-01-15 12:00: a\n- 2026-07-15 12:00: b\n')).toEqual([
      '2026-01-15T20:00',
      '2026-07-15T19:00',
    ]);
  });
});

describe('where a zone is said', () => {
  const rows = '- 2026-03-26 08:22: it broke\n- 09:26: paged\n';
  test.each([
    ['in the heading', `# A\n\n## Timeline (all times CET)\n\n${rows}`],
    ['in a sentence', `# A\n\n## Timeline\n\nAll times are in CET unless noted.\n\n${rows}`],
    ['in a sentence elsewhere', `# A\n\nTimes in this document are CET.\n\n## Timeline\n\n${rows}`],
    ['as a field', `# A\n\n- **Time zone:** CET\n\n## Timeline\n\n${rows}`],
    [
      'in the header of a column',
      '# A\n\n## Timeline\n\n| Date and time in CET | Event |\n| --- | --- |\n| 2026-03-26 08:22 | it broke |\n| 09:26 | paged |\n',
    ],
    ['in every row', '# A\n\n## Timeline\n\n- 2026-03-26 08:22 CET: it broke\n- 09:26 (CET): paged\n'],
    ['in the first row', '# A\n\n## Timeline\n\n- 2026-03-26 08:22 CET: it broke\n- 09:26: paged\n'],
  ])('%s', (_, text) => {
    expect(times(text)).toEqual(['2026-03-26T07:22', '2026-03-26T08:26']);
  });

  test('two zones in one timeline', () => {
    expect(
      times(
        '# A\n\n## Timeline (UTC)\n\n- 2026-03-26 08:22: it broke\n- 11:26 CEST: paged\n- 09:40 (2:40 PDT): mitigated\n',
      ),
    ).toEqual(['2026-03-26T08:22', '2026-03-26T09:26', '2026-03-26T09:40']);
  });

  test('two columns of clocks: the first counts', () => {
    expect(
      times(
        '# A\n\n## Timeline\n\n| UTC | PST | Event |\n| --- | --- | --- |\n| 2026-03-26 08:22 | 00:22 | it broke |\n| 09:26 | 01:26 | paged |\n',
      ),
    ).toEqual(['2026-03-26T08:22', '2026-03-26T09:26']);
  });

  test('the wrong words name none', () => {
    const said = (text: string) => timeline(createDocument('a.md', text))?.zone?.name;
    expect(said(`# A\n\nThe server ran out of time. PST files were lost.\n\n## Timeline\n\n${rows}`)).toBeUndefined();
    expect(said(`# A\n\n## Timeline\n\n${rows}`)).toBeUndefined();
  });
});
