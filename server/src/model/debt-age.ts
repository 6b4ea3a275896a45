import type { DebtItem } from './debt-item.ts';
import { isOpenDebt } from './debt-item.ts';
import { fact } from './document.ts';
import type { Project } from './project.ts';
import { dayNumber } from './written-date.ts';

/** Whole days from one day to another, both `YYYY-MM-DD`; negative where the second is earlier. */
function daysBetween(from: string, to: string): number {
  return dayCount(to) - dayCount(from);
}

/** Whole days that an item has waited since a day, `YYYY-MM-DD`; 0 for one that is closed, and without such a day. */
export const daysWaited = (item: DebtItem, since: string | undefined, today: string): number =>
  since === undefined || !isOpenDebt(item) ? 0 : daysBetween(since, today);

/** The last day on which anything in an item is known to have changed, its logging included. */
export function lastTouched(item: DebtItem, project: Project): string | undefined {
  return latest([item.created, item.reviewed, item.paid, project.lastChanged(item.path)]);
}

/** What an ignored backlog is told by. */
export interface Backlog {
  readonly open: number;
  /** Of the open items that are dated the one that was logged first. */
  readonly oldest?: DebtItem;
  /** The last day on which an item was paid, closed, reviewed or changed; logging one more is none of these. */
  readonly lastWorkedOn?: string;
}

/** The backlog as a whole; computed once for each snapshot. */
export const backlog = fact((project: Project): Backlog => {
  let open = 0;
  let oldest: DebtItem | undefined;
  let worked: string | undefined;
  for (const item of project.items.values()) {
    if (isOpenDebt(item)) {
      open++;
      if (item.created !== undefined && (oldest === undefined || isBefore(item, oldest))) oldest = item;
    }
    const changed = project.lastChanged(item.path);
    const isMoreThanLogged = changed !== undefined && changed > (item.created ?? changed);
    worked = latest([worked, item.paid, item.reviewed, isMoreThanLogged ? changed : undefined]);
  }
  return { open, ...(oldest && { oldest }), ...(worked !== undefined && { lastWorkedOn: worked }) };
});

/** Whether an item was logged before another; of two of one day, and of undated ones, path and line decide. */
export function isBefore(item: DebtItem, other: DebtItem): boolean {
  const [one, two] = [item.created ?? '~', other.created ?? '~'];
  if (one !== two) return one < two;
  return item.path === other.path ? (item.from?.line ?? 0) < (other.from?.line ?? 0) : item.path < other.path;
}

function latest(days: readonly (string | undefined)[]): string | undefined {
  let last: string | undefined;
  for (const day of days) if (day !== undefined && (last === undefined || day > last)) last = day;
  return last;
}

function dayCount(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayNumber(year, month, date);
}
