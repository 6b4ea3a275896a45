import { durationText } from '../model/duration-text.ts';
import type { MarkerKind } from '../model/markers.ts';
import type { AccountDuration, AccountGap, AccountProblem, AccountRow, TimelineAccount } from './timeline-account.ts';

/** How the turns of an incident are called beside their rows. */
export const markerNames: Readonly<Record<MarkerKind, string>> = {
  start: 'start',
  detection: 'detected',
  mitigation: 'mitigated',
  resolution: 'resolved',
};

/** How the times between them are told. */
export const doneNames: Readonly<Record<AccountDuration['of'], string>> = {
  detect: 'detected',
  mitigate: 'mitigated',
  resolve: 'resolved',
};

/** What is the matter with a row, behind its time as written. */
export const problemWords: Readonly<Record<AccountProblem['problem'], string>> = {
  'impossible-time': 'no calendar or clock shows it',
  'unknown-time': 'the time is unknown',
  'no-clock-time': 'no time of day that can be read',
  'no-date': 'no date, so it cannot be placed beside dated rows',
  'out-of-order': 'earlier than the row before it',
};

/** `+4 min`, `−2 h`, and `0` for what everything is measured from. */
export function sinceText(minutes: number): string {
  if (minutes === 0) return '0';
  return `${minutes < 0 ? '−' : '+'}${durationText(Math.abs(minutes))}`;
}

/** The first and last minute, the zone, how long it is: `2026-03-26 08:22 to 09:56 UTC, 1 h 34 min`. */
export function spanText(account: TimelineAccount): string {
  const { rows, zone } = account;
  const placed = rows.filter(({ minutes }) => minutes !== undefined);
  const [first] = placed;
  const last = placed.reduce<AccountRow | undefined>(
    (late, row) => (late && endOf(late) > endOf(row) ? late : row),
    first,
  );
  if (!first || !last) return 'no row has a time that can be placed';
  const length = endOf(last) - (first.minutes ?? 0);
  const named = zone === undefined ? '' : ` ${zone}`;
  const from = pointText(account, first, first.clock);
  if (length === 0) return from + named;
  return `${from} to ${pointText(account, last, last.endClock ?? last.clock, first.date)}${named}, ${durationText(length)}`;
}

/** When a row ends, as far as the timeline tells. */
export const endOf = ({ minutes = 0, endMinutes }: AccountRow): number => Math.max(minutes, endMinutes ?? minutes);

/** A row's clock, the tilde of an approximate one before it; its zone where rows name several, its day where these are all. */
export function clockText(row: AccountRow, account: TimelineAccount): string {
  if (account.daysOnly) return row.date ?? row.clock;
  // The date stands beside it.
  if (row.minutes === undefined && row.date !== undefined && row.clock.startsWith(row.date))
    return row.clock.slice(row.date.length).replace(/^[T\s]+/, '');
  const range = row.endClock === undefined ? row.clock : `${row.clock}–${row.endClock}`;
  return `${row.approximate ? '~' : ''}${range}${zoneText(account, row)}`;
}

/** From which row to which: `08:26 to 09:56`; with their dates where these differ. */
export function gapText(account: TimelineAccount, { from, to }: AccountGap): string {
  const [before, after] = [account.rows[from], account.rows[to]];
  if (!before || !after) return '';
  const day = before.date === after.date ? before.date : undefined;
  const until = before.endClock ?? before.clock;
  return `${pointText(account, before, until, day)} to ${pointText(account, after, after.clock, day)}`;
}

/** @param day what has been said of the date already. */
function pointText(account: TimelineAccount, row: AccountRow, clock: string, day?: string): string {
  if (account.daysOnly) return row.date ?? '';
  const date = row.date === undefined || row.date === day ? '' : `${row.date} `;
  return date + clock + zoneText(account, row);
}

const zoneText = ({ zone }: TimelineAccount, row: AccountRow): string =>
  zone === undefined && row.zone !== undefined && row.minutes !== undefined ? ` ${row.zone}` : '';
