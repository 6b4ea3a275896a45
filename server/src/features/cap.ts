import type { Diagnostic } from '../rules/diagnostic.ts';
import { compareFindings } from './finding-order.ts';

/** What an editor shows of one version of a document. */
export interface Shown {
  readonly text: string;
  /** By position, then rule. */
  readonly findings: readonly Diagnostic[];
  /** How many more there are. */
  readonly hidden: number;
}

/**
 * Picks the findings that an editor shows. Errors are always among them; so is each one that was shown `before` and still
 * stands, so that no finding leaves because of another. Free places go to what matters most.
 *
 * @param maximum 0: no cap.
 */
export function capFindings(text: string, all: readonly Diagnostic[], maximum: number, before?: Shown): Shown {
  if (maximum <= 0 || all.length <= maximum) return { text, findings: all, hidden: 0 };
  const kept = new Set(all.filter(({ severity }) => severity === 'error'));
  if (before) for (const finding of stillStanding(before, text, all)) kept.add(finding);
  for (const finding of [...all].sort(compareFindings)) {
    if (kept.size >= maximum) break;
    kept.add(finding);
  }
  return { text, findings: all.filter((finding) => kept.has(finding)), hidden: all.length - kept.size };
}

/** The findings of the present version that were shown in the one before: same rule, and same words or same place. */
function stillStanding(before: Shown, text: string, all: readonly Diagnostic[]): Diagnostic[] {
  const place = placesAfterEdit(before.text, text);
  const free = new Set(all);
  const found: Diagnostic[] = [];
  const take = (matching: (old: Diagnostic, now: Diagnostic) => boolean, shown: readonly Diagnostic[]) =>
    shown.filter((old) => {
      for (const now of free) {
        if (now.rule !== old.rule || !matching(old, now)) continue;
        free.delete(now);
        found.push(now);
        return false;
      }
      return true;
    });
  const samePlace = (old: Diagnostic, now: Diagnostic) => place(old.range.start) === now.range.start;
  const sameWords = (old: Diagnostic, now: Diagnostic) => old.message === now.message;
  let left = take((old, now) => samePlace(old, now) && sameWords(old, now), before.findings);
  left = take(sameWords, left);
  take(samePlace, left);
  return found;
}

/** Where an offset of the old text is found in the new one, taking all that differs for one edit. */
function placesAfterEdit(old: string, now: string): (offset: number) => number {
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head + step <= shorter && old.slice(head, head + step) === now.slice(head, head + step)) head += step;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  const sameTail = (length: number) =>
    old.slice(old.length - length, old.length - tail) === now.slice(now.length - length, now.length - tail);
  while (tail + step <= shorter - head && sameTail(tail + step)) tail += step;
  while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return (offset) => (offset <= head ? offset : offset >= old.length - tail ? offset + now.length - old.length : -1);
}

/** Compared at once: far quicker than one by one. */
const step = 1024;
