import { describe, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { withTimeline } from '../support/with-timeline.ts';

const path = 'docs/postmortems/login.md';
const document = withTimeline(
  [
    '- 2026-03-26 08:22: Outage starts',
    '- 08:26: Detected by an alert',
    '- 08:30-08:41: Two people look for the dashboard that shows it',
    '- ??:??: A customer calls',
    '- 09:56: Mitigated, rolled back',
    '- 10:20: Resolved',
  ],
  '## Timeline (UTC)',
  '**Duration:** 2 hours\n\n',
);
const files = { [path]: document };

test('text is what it prints by itself', async () => {
  const { status, stdout, stderr } = await runCli(['timeline', path], { files });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatchInlineSnapshot(`
    "The login page was down
    2026-03-26 08:22 to 10:20 UTC, 1 h 58 min

                              ├────── 1 h 58 min ──────┤
          08:22            0  ◆                           [start] Outage starts
          08:26       +4 min   ◆                          [detected] Detected by an alert
    08:30–08:41       +8 min    ●══                       Two people look for the dashboard that shows…
          ??:??                   ?                       A customer calls
          09:56  +1 h 34 min       ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌◆       [mitigated] Mitigated, rolled back
          10:20  +1 h 58 min                       ────◆  [resolved] Resolved

    detected after 4 min
    mitigated after 1 h 34 min
    resolved after 1 h 58 min

    stated in line 6: duration 2 hours

    no row for 1 h 15 min: 08:41 to 09:56

    line 13: ??:??: the time is unknown
    "
  `);
  expect((await runCli(['timeline', path, '--format', 'text'], { files })).stdout).toBe(stdout);
});

test('JSON is for programs', async () => {
  const { status, stdout } = await runCli(['timeline', path, '--format', 'json'], { files });
  expect(status).toBe(0);
  const { rows, ...report } = JSON.parse(stdout);
  expect(report).toEqual({
    version: 1,
    path,
    title: 'The login page was down',
    zone: 'UTC',
    since: 'start',
    markers: [
      { kind: 'start', line: 10, source: 'marker', row: 0, time: '2026-03-26T08:22:00Z', minutes: 0 },
      { kind: 'detection', line: 11, source: 'marker', row: 1, time: '2026-03-26T08:26:00Z', minutes: 4 },
      { kind: 'mitigation', line: 14, source: 'marker', row: 4, time: '2026-03-26T09:56:00Z', minutes: 94 },
      { kind: 'resolution', line: 15, source: 'marker', row: 5, time: '2026-03-26T10:20:00Z', minutes: 118 },
    ],
    durations: { detect: 4, mitigate: 94, resolve: 118 },
    stated: [{ of: 'duration', minutes: 120, written: '2 hours', rough: false, line: 6 }],
    gaps: [{ from: 2, to: 4, minutes: 75 }],
    gapThreshold: 30,
    problems: [{ line: 13, problem: 'unknown-time', written: '??:??' }],
  });
  expect(rows.slice(2, 4)).toEqual([
    {
      line: 12,
      origin: 'timeline',
      time: '2026-03-26T08:30:00Z',
      minutes: 8,
      endTime: '2026-03-26T08:41:00Z',
      endMinutes: 19,
      clock: '08:30',
      date: '2026-03-26',
      zone: 'UTC',
      approximate: false,
      unknown: false,
      markers: [],
      text: 'Two people look for the dashboard that shows it',
    },
    {
      line: 13,
      origin: 'timeline',
      time: null,
      minutes: null,
      endTime: null,
      endMinutes: null,
      clock: '??:??',
      date: '2026-03-26',
      zone: 'UTC',
      approximate: false,
      unknown: true,
      markers: [],
      text: 'A customer calls',
    },
  ]);
});

test('SVG is a picture with colours of its own', async () => {
  const { status, stdout } = await runCli(['timeline', path, '--format', 'svg'], { files });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^<svg xmlns="[^"]+"[^>]*>\n<title>Timeline: The login page was down<\/title>\n/);
  expect(stdout).toContain('prefers-color-scheme');
});

describe('the document', () => {
  test('may be of any kind, or come from standard input', async () => {
    const { status, stdout } = await runCli(['timeline', '--stdin'], { stdin: document });
    expect(status).toBe(0);
    expect(stdout).toBe((await runCli(['timeline', path], { files })).stdout);
    const named = await runCli(['timeline', '--stdin', '--stdin-path', path, '--format', 'json'], { stdin: document });
    expect(JSON.parse(named.stdout).path).toBe(path);
    const unnamed = await runCli(['timeline', '--stdin', '--format', 'json'], { stdin: document });
    expect(JSON.parse(unnamed.stdout).path).toBe('stdin');
  });

  test('says by its configuration how long a gap is', async () => {
    const { stdout } = await runCli(['timeline', path], {
      files: { ...files, '.whylint.yaml': 'rules:\n  unexplained-gap: [information, { minutes: 90 }]\n' },
    });
    expect(stdout).not.toContain('no row for');
  });

  test.each(['text', 'json', 'svg'])('without a timeline is a finding: %s', async (format) => {
    expect(
      await runCli(['timeline', 'a.md', '--format', format], {
        files: { 'a.md': '# A\n\n## Timeline\n\nIt broke.\n' },
      }),
    ).toMatchObject({ status: 1, stdout: '', stderr: 'a.md: no timeline with a time in it\n' });
  });
});

describe('a call that cannot be carried out', () => {
  test.each([
    [['timeline'], 'timeline wants one document: whylint timeline docs/postmortems/checkout.md'],
    [['timeline', path, path], 'timeline wants one document: whylint timeline docs/postmortems/checkout.md'],
    [['timeline', 'gone.md'], 'gone.md: no such file'],
    [['timeline', 'docs'], 'docs: no such file'],
    [['timeline', 'binary.md'], 'binary.md: looks binary: it holds NUL bytes'],
    [['timeline', path, '--format', 'jsn'], '--format jsn: unknown; did you mean json?'],
    [['timeline', path, '--format', 'toString'], '--format toString: unknown; there is text, svg, json'],
    [['timeline', path, '--fix'], '--fix does not go with timeline'],
    [['timeline', path, '--stdin'], '--stdin reads one document and takes no paths'],
    [['timeline', path, '--stdin-path', path], '--stdin-path goes with --stdin'],
  ])('%j', async (argv, message) => {
    expect(await runCli(argv, { files: { ...files, 'binary.md': new Uint8Array([0, 1, 2, 0]) } })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `whylint: ${message}\n`,
    });
  });
});
