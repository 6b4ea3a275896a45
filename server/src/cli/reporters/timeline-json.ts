import type { AccountRow, TimelineAccount } from '../../engine/timeline-account.ts';

/** The machine-readable timeline, version 1: docs/timeline.md tells what is in it. Lines count from 1. */
export function timelineJson(path: string, account: TimelineAccount): string {
  const { title, zone, since, rows, markers, durations, stated, gaps, gapThreshold, problems } = account;
  const lasted = new Map(durations.map(({ of, minutes }) => [of, rounded(minutes)]));
  const report = {
    version: 1,
    path,
    title,
    zone: zone ?? null,
    since,
    rows: rows.map(jsonRow),
    markers: markers.map(({ kind, line, source, row }) => ({ kind, line, source, row, ...placeOf(rows[row]) })),
    durations: {
      detect: lasted.get('detect') ?? null,
      mitigate: lasted.get('mitigate') ?? null,
      resolve: lasted.get('resolve') ?? null,
    },
    stated: stated.map((each) => ({ ...each, minutes: rounded(each.minutes) })),
    gaps: gaps.map(({ from, to, minutes }) => ({ from, to, minutes: rounded(minutes) })),
    gapThreshold,
    problems,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const jsonRow = (row: AccountRow) => ({
  line: row.line,
  origin: row.origin,
  ...placeOf(row),
  endTime: row.endTime ?? null,
  endMinutes: rounded(row.endMinutes),
  clock: row.clock,
  date: row.date ?? null,
  zone: row.zone ?? null,
  approximate: row.approximate,
  unknown: row.unknown,
  markers: row.markers,
  text: row.text,
});

const placeOf = (row: AccountRow | undefined) => ({ time: row?.time ?? null, minutes: rounded(row?.minutes) });

/** Seconds have minutes with long fractions. */
const rounded = (minutes: number | undefined): number | null =>
  minutes === undefined ? null : Math.round(minutes * 1000) / 1000;
