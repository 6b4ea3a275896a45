import type { CodeLines } from '../code/code-lines.ts';
import { resolveAnchor } from '../code/resolve-anchor.ts';
import type { FieldEdits } from '../kinds/field-edits.ts';
import { setBacklogFields } from '../kinds/set-backlog-field.ts';
import type { CodeAnchor } from '../model/code-anchor.ts';
import type { DebtItem } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { normaliseText } from '../model/normalise.ts';
import { debtTitle } from './log-debt.ts';
import { setFields } from './set-field.ts';

/** Lines that two people who mean the same place may be apart. */
const near = 3;

/** The item that is there already: one that is not closed, of the same title, anchored within three lines; of several, the nearest. */
export function itemNear(
  items: Iterable<DebtItem>,
  title: string,
  path: string,
  line: number | undefined,
  lines: CodeLines | undefined,
): DebtItem | undefined {
  const words = normaliseText(debtTitle(title));
  let found: DebtItem | undefined;
  let least = near + 1;
  for (const item of items) {
    // A broken one is not written to: capture goes on.
    if (item.broken !== undefined) continue;
    if (item.status === 'paid' || item.status === 'wont-fix' || normaliseText(item.title) !== words) continue;
    for (const anchor of item.anchors) {
      const away = anchor.path === path ? distance(anchor, line, lines) : least;
      if (away >= least) continue;
      least = away;
      found = item;
    }
  }
  return found;
}

function distance(anchor: CodeAnchor, line: number | undefined, lines: CodeLines | undefined): number {
  if (anchor.line === undefined || line === undefined) return anchor.line === line ? 0 : Number.POSITIVE_INFINITY;
  const now = lines ? resolveAnchor(anchor, lines) : undefined;
  const at = now?.state === 'same' || now?.state === 'moved' ? (now.line ?? anchor.line) : anchor.line;
  return Math.abs(at - line);
}

/** "I hit this too": counts one more time that somebody ran into it, and the minutes that it cost. */
export function countHit(document: Document, item: DebtItem, minutesLost = 0): FieldEdits {
  const { hits, minutes } = item;
  if (item.from) return setBacklogFields(document, item, { hits: hits + 1 });
  return setFields(document, { hits: hits + 1, ...(minutesLost > 0 && { 'minutes-lost': minutes + minutesLost }) });
}

/** Whether hits have a place with an item: always, but in a document of the team's own only where one is written. */
export const countsHits = ({ from }: DebtItem): boolean =>
  from === undefined || from.own.some(({ field }) => field === 'hits');
