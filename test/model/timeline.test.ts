import { describe, expect, test } from 'vitest';
import { createDocument } from '../../server/src/model/document.ts';
import { durations, markers } from '../../server/src/model/markers.ts';
import { type TimelineEntry, timeline } from '../../server/src/model/timeline.ts';
import { passageLines } from '../../server/src/model/timeline-lines.ts';

const timelineOf = (text: string, path = 'a.md') => timeline(createDocument(path, text));
const entriesOf = (text: string, path?: string): readonly TimelineEntry[] => timelineOf(text, path)?.entries ?? [];

/** `2026-03-26 08:22 Outage starts` of each entry. */
const shown = (text: string): readonly string[] =>
  entriesOf(text).map(({ date, time, unknown, text: told }) =>
    [date, time?.clock ?? (unknown ? '?' : ''), told].filter(Boolean).join(' '),
  );

const under = (content: string, heading = '## Timeline (UTC)') =>
  `# The login page was down\n\n${heading}\n\n${content}`;

describe('one incident in all shapes', () => {
  const shapes: readonly (readonly [string, string])[] = [
    [
      'bullets with full stamps',
      under(
        '- 2026-03-26 08:22: Outage starts\n- 2026-03-26 09:26 - Detected by a customer\n- 2026-03-26 23:50 – Mitigated\n- 2026-03-27 00:10 Resolved\n',
      ),
    ],
    [
      'bullets whose date is carried',
      under(
        '- **2026-03-26 08:22** — Outage starts\n- **09:26** — Detected by a customer\n- **23:50** — Mitigated\n- **2026-03-27 00:10** — Resolved\n',
      ),
    ],
    [
      'an ordered list',
      under(
        '1. 2026-03-26 08:22 Outage starts\n2. 09:26 Detected by a customer\n3. 23:50 Mitigated\n4. 2026-03-27 00:10 Resolved\n',
      ),
    ],
    [
      'a table',
      under(
        '| Time | Event |\n| --- | --- |\n| 2026-03-26 08:22 | Outage starts |\n| 09:26 | Detected by a customer |\n| 23:50 | Mitigated |\n| 2026-03-27 00:10 | Resolved |\n',
      ),
    ],
    [
      'a table with date and time apart, the event first',
      under(
        '| What | Date | Who | Time |\n| --- | --- | --- | --- |\n| Outage starts | 2026-03-26 | | 08:22 |\n| Detected by a customer | 2026-03-26 | | 09:26 |\n| Mitigated | 2026-03-26 | | 23:50 |\n| Resolved | 2026-03-27 | | 00:10 |\n',
      ),
    ],
    [
      'a table with the year in the header and weekdays in a column',
      under(
        '| Day | Date (2026) | Time | Event |\n| --- | --- | --- | --- |\n| Thu | Mar 26 | 08:22 | Outage starts |\n| Thu | Mar 26 | 09:26 | Detected by a customer |\n| Thu | Mar 26 | 23:50 | Mitigated |\n| Fri | Mar 27 | 00:10 | Resolved |\n',
      ),
    ],
    [
      'a table with rows for dates',
      under(
        '| Time | Event |\n| --- | --- |\n| **2026-03-26** | |\n| 08:22 | Outage starts |\n| 09:26 | Detected by a customer |\n| 23:50 | Mitigated |\n| **2026-03-27** | |\n| 00:10 | Resolved |\n',
      ),
    ],
    [
      'paragraphs',
      under(
        '**2026-03-26 08:22** Outage starts\n\n**09:26** Detected by a customer\n\n**23:50** Mitigated\n\n**2026-03-27 00:10** Resolved\n',
      ),
    ],
    [
      'lines of one paragraph',
      under(
        '2026-03-26 08:22 - Outage starts\n09:26 - Detected by a customer\n23:50 - Mitigated\n2026-03-27 00:10 - Resolved\n',
      ),
    ],
    [
      'times on lines of their own',
      under(
        'March 26, 2026: 8:22am\n\nOutage starts\n\nMarch 26, 2026: 9:26am\n\nDetected by a customer\n\nMarch 26, 2026: 11:50pm\n\nMitigated\n\nMarch 27, 2026: 12:10am\n\nResolved\n',
      ),
    ],
    [
      'a subheading per time',
      under(
        '### 2026-03-26 08:22\n\nOutage starts\n\n### 09:26\n\nDetected by a customer\n\n### 23:50 - Mitigated\n\nIt took long.\n\n### 2026-03-27 00:10\n\nResolved\n',
      ),
    ],
    [
      'a subheading per date',
      under(
        '### 2026-03-26\n\n- 08:22: Outage starts\n- 09:26: Detected by a customer\n- 23:50: Mitigated\n\n### 27 March 2026\n\n- 00:10: Resolved\n',
      ),
    ],
    [
      'dates as parent bullets',
      under(
        '- **2026-03-26**\n  - 08:22: Outage starts\n  - 09:26: Detected by a customer\n  - 23:50: Mitigated\n- **2026-03-27**\n  - 00:10: Resolved\n',
      ),
    ],
    [
      'a list under a bold label',
      '# The login page was down\n\n- **Key events** (UTC)\n  - 2026-03-26 08:22: Outage starts\n  - 09:26: Detected by a customer\n  - 23:50: Mitigated\n  - 2026-03-27 00:10: Resolved\n- **Impact**: nobody could sign in\n',
    ],
    [
      'a list whose lines end in their times',
      '# The login page was down\n\n**Timeline:**\n\n- Outage starts 2026-03-26 08:22 UTC\n- Detected by a customer 2026-03-26 09:26\n- Mitigated 2026-03-26 23:50\n- Resolved 2026-03-27 00:10\n',
    ],
    [
      'times in parentheses behind what they are the times of',
      under(
        '1. **Outage starts** (2026-03-26 08:22)\n2. **Detected by a customer** (09:26)\n3. **Mitigated** (23:50)\n4. **Resolved** (2026-03-27 00:10)\n',
      ),
    ],
    [
      'the date above the list, with a remark',
      under(
        '2026-03-26 (*all times UTC*)\n\n- 08:22 Outage starts\n- 09:26 Detected by a customer\n- 23:50 Mitigated\n- 2026-03-27 00:10 Resolved\n',
        '## Timeline',
      ),
    ],
    [
      'the date in the heading, midnight unmarked',
      under(
        '- 08:22 Outage starts\n- 09:26 Detected by a customer\n- 23:50 Mitigated\n- 00:10 Resolved\n',
        '## Timeline (UTC) Thursday, March 26th, 2026',
      ),
    ],
    [
      'the date in a field',
      `- **Date:** 2026-03-26\n\n${under('- 08:22 Outage starts\n- 09:26 Detected by a customer\n- 23:50 Mitigated\n- 00:10 Resolved\n')}`,
    ],
    [
      'no heading at all',
      '# The login page was down on 2026-03-26\n\n## What went on\n\n- 08:22 UTC Outage starts\n- 09:26 UTC Detected by a customer\n- 23:50 UTC Mitigated\n- 00:10 UTC Resolved\n',
    ],
  ];

  const expected = [
    '2026-03-26 08:22 Outage starts',
    '2026-03-26 09:26 Detected by a customer',
    '2026-03-26 23:50 Mitigated',
    '2026-03-27 00:10 Resolved',
  ];

  test.each(shapes)('%s', (_, text) => {
    expect(shown(text)).toEqual(expected);
    expect(entriesOf(text).map(({ time }) => time?.minutes)).toEqual(
      ['2026-03-26T08:22Z', '2026-03-26T09:26Z', '2026-03-26T23:50Z', '2026-03-27T00:10Z'].map(
        (time) => Date.parse(time) / 60_000,
      ),
    );
    const { detect, mitigate, resolve } = durations(createDocument('a.md', text));
    expect([detect?.minutes, mitigate?.minutes, resolve?.minutes]).toEqual([64, 928, 948]);
  });

  test('with carriage returns', () => {
    for (const [, text] of shapes) expect(shown(text.replaceAll('\n', '\r\n'))).toEqual(expected);
  });
});

describe('the forms of a time', () => {
  test.each([
    ['2026-03-26 08:22:05', '2026-03-26 08:22'],
    ['2026-03-26T08:22Z', '2026-03-26 08:22'],
    ['2026-03-26T08:22:05.123+02:00', '2026-03-26 08:22'],
    ['2026-03-26', '2026-03-26'],
    ['2026-03-26 0822 UTC', '2026-03-26 08:22'],
    ['08:22', '08:22'],
    ['8:22', '08:22'],
    ['08.22', '08:22'],
    ['[03-26 23:04]', '03-26 23:04'],
    ['Sep 27 2017 13:06', '2017-09-27 13:06'],
    ['14 November 2023, 02:10', '2023-11-14 02:10'],
    ['Tuesday, November 14th, 2023 at 2:10 pm', '2023-11-14 14:10'],
    ['11/14/2023 2:10 PM', '2023-11-14 14:10'],
    ['14/11/2023 02:10', '2023-11-14 02:10'],
    ['14.11.2023 02:10', '2023-11-14 02:10'],
    ['3:45PM', '15:45'],
    ['3:45 p.m.', '15:45'],
    ['12:05 AM', '00:05'],
    ['12:05 PM', '12:05'],
    ['~13:30-13:45', '13:30'],
    ['12:45 PM PST Saturday Oct 30th', '10-30 12:45'],
    ['--:--', '?'],
    ['??:??', '?'],
    ['2026-03-26 23:xx', '2026-03-26 ?'],
    ['`08:22`', '08:22'],
  ])('%s', (written, expected) => {
    expect(shown(under(`- ${written} it broke\n`, '## Timeline'))).toEqual([`${expected} it broke`]);
    expect(shown(under(`| Time | Event |\n| --- | --- |\n| ${written} | it broke |\n`, '## Timeline'))).toEqual([
      `${expected} it broke`,
    ]);
  });

  test('since the start', () => {
    const entries = entriesOf(
      under('- 2026-03-26 08:22 it broke\n- T+15 paged\n- T+1:30 mitigated\n- T+1h30m more\n- T+2h resolved\n'),
    );
    const [first] = entries;
    expect(entries.map(({ time }) => (time?.minutes ?? 0) - (first?.time?.minutes ?? 0))).toEqual([0, 15, 90, 90, 120]);
  });

  test.each([
    '3.30 was released',
    '1.24.0 was released',
    '20 servers fell over',
    'a ratio of 5:1',
    '10:1 odds',
    'v2 at last',
  ])('none: %s', (written) => {
    expect(entriesOf(under(`- 08:22 it broke\n- ${written}\n`))).toHaveLength(1);
  });

  test('a range has an end, past midnight too', () => {
    const [first, second] = entriesOf(under('- 2026-03-26 13:30-13:45: it broke\n- 23:40 – 00:20: it broke again\n'));
    expect([first?.time?.clock, first?.end?.clock]).toEqual(['13:30', '13:45']);
    expect((second?.end?.minutes ?? 0) - (second?.time?.minutes ?? 0)).toBe(40);
  });

  test('rough times are said to be rough', () => {
    const written = ['~08:22', 'ca. 08:22', 'around 08:22', '08:22~', '08:22 (approx)'];
    const entries = entriesOf(under(written.map((time) => `- ${time} it broke\n`).join('')));
    expect(entries.map(({ approximate }) => approximate)).toEqual(written.map(() => true));
  });
});

test('code, quotes and comments hold no entries', () => {
  expect(
    entriesOf(
      under(
        '- 08:22 `10:10` was what `date` said\n- `curl` at 11:11 said no\n\n```\n09:00 not this\n```\n\n> 09:10 nor this\n\n<!-- 09:20 nor this -->\n\n    09:30 nor this\n',
      ),
    ).map(({ time }) => time?.clock),
  ).toEqual(['08:22']);
});

describe('order', () => {
  const clocks = (text: string) =>
    entriesOf(text).map(
      ({ time, nextDayAssumed, earlierThan }) =>
        `${time?.clock}${nextDayAssumed ? ' next day' : ''}${earlierThan ? ' out of order' : ''}`,
    );

  test('midnight without a date is passed in silence', () => {
    expect(clocks(under('- 23:04 it broke\n- 02:50 rolled back\n'))).toEqual(['23:04', '02:50 next day']);
  });

  test('midnight under a written date is the next day, and out of order', () => {
    expect(clocks(under('- 2026-03-26 23:04 it broke\n- 02:50 rolled back\n- 03:10 resolved\n'))).toEqual([
      '23:04',
      '02:50 next day out of order',
      '03:10',
    ]);
  });

  test('a detail below a row, a rough time, the newest first', () => {
    expect(clocks(under('- 09:00 paged\n  - 08:40 the graph\n- 09:10 rolled back\n'))).toEqual([
      '09:00',
      '08:40',
      '09:10',
    ]);
    expect(clocks(under('- 2026-03-26 09:00 paged\n- ~08:40 it broke\n'))).toEqual(['09:00', '08:40']);
    expect(clocks(under('- 2026-03-26 09:40 resolved\n- 09:10 rolled back\n- 08:40 it broke\n'))).toEqual([
      '09:40',
      '09:10',
      '08:40',
    ]);
  });

  test('December turns into January', () => {
    expect(
      entriesOf(under('- December 31, 2025 23:00 it broke\n- January 1, 01:00 rolled back\n')).map(({ date }) => date),
    ).toEqual(['2025-12-31', '2026-01-01']);
  });
});

test('dates and times that cannot be', () => {
  const impossible = timelineOf(
    under(
      '- 22025-03-18 10:00 a\n- 2026-02-30 10:00 b\n- Tuesday, 26 March 2026, 10:00 c\n- 25:10 d\n- 2024-02-29 11:00 e\n',
    ),
  )?.impossible;
  expect(impossible?.map(({ written, problem, weekday }) => [written, problem, weekday])).toEqual([
    ['22025-03-18', 'year', undefined],
    ['2026-02-30', 'day', undefined],
    ['Tuesday, 26 March 2026', 'weekday', 'Thursday'],
    ['25:10', 'clock', undefined],
  ]);
});

test('no timeline, and one without times', () => {
  expect(timelineOf('# A\n\n## Impact\n\n- 08:22 once\n')).toBeUndefined();
  expect(timelineOf(under('It broke, then it did not.\n'))?.entries).toEqual([]);
  expect(markers(createDocument('a.md', '# A\n'))).toEqual({});
});

test('entries are of passages: a keystroke elsewhere parses no row again', () => {
  const text = under('- 2026-03-26 08:22 it broke\n- 09:26 paged\n\n## Impact\n\nMuch.\n');
  const before = createDocument('a.md', text);
  const after = createDocument('a.md', `${text}More.\n`, before);
  const passages = [before, after].map((document) => timeline(document)?.section.passage);
  expect(passages[0] && passageLines(passages[0])).toHaveLength(2);
  expect(passages[1] && passageLines(passages[1])).toBe(passages[0] && passageLines(passages[0]));
});

test('nesting without end is no error', () => {
  const depth = 2000;
  const nested = Array.from({ length: depth }, (_, at) => `${' '.repeat(at % 90)}- 08:22 a`).join('\n');
  expect(() => entriesOf(under(nested))).not.toThrow();
  expect(() => entriesOf(under(`${'> '.repeat(5000)}08:22 a\n`))).not.toThrow();
});
