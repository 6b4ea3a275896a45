/** What changed between two versions of a text, as `patch` and `git apply` read it; '' when nothing did. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const old = linesOf(before);
  const now = linesOf(after);
  const hunks = grouped(changes(old, now));
  if (hunks.length === 0) return '';
  return `--- ${quoted(`a/${path}`)}\n+++ ${quoted(`b/${path}`)}\n${hunks.map((hunk) => hunkText(hunk, old, now)).join('')}`;
}

/** Lines `start` to `end` of the old text became lines `newStart` to `newEnd` of the new one; the ends are not in it. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

const contextLines = 3;
/** Work grows with the square of this; texts that differ more are shown as replaced from the first change to the last. */
const mostSteps = 1000;

/** With their line breaks: a changed line end is a change. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Myers' greedy algorithm, on what is left when a common start and end are taken off. */
function changes(old: readonly string[], now: readonly string[]): Change[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const oldPart = old.slice(start, old.length - end);
  const nowPart = now.slice(start, now.length - end);
  if (oldPart.length === 0 && nowPart.length === 0) return [];
  const path = shortestPath(oldPart, nowPart) ?? [
    { start: 0, end: oldPart.length, newStart: 0, newEnd: nowPart.length },
  ];
  return path.map((change) => ({
    start: change.start + start,
    end: change.end + start,
    newStart: change.newStart + start,
    newEnd: change.newEnd + start,
  }));
}

function shortestPath(old: readonly string[], now: readonly string[]): Change[] | undefined {
  /** The furthest old line reached on each diagonal, before each step. */
  const history: Map<number, number>[] = [];
  let furthest = new Map([[1, 0]]);
  for (let step = 0; step <= Math.min(mostSteps, old.length + now.length); step++) {
    history.push(furthest);
    furthest = new Map(furthest);
    for (let diagonal = -step; diagonal <= step; diagonal += 2) {
      let x = isInsertion(furthest, diagonal, step)
        ? reached(furthest, diagonal + 1)
        : reached(furthest, diagonal - 1) + 1;
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x++;
      furthest.set(diagonal, x);
      if (x >= old.length && x - diagonal >= now.length) return walkedBack(history, old.length, now.length);
    }
  }
  return undefined;
}

const reached = (furthest: ReadonlyMap<number, number>, diagonal: number): number => furthest.get(diagonal) ?? -1;

const isInsertion = (furthest: ReadonlyMap<number, number>, diagonal: number, step: number): boolean =>
  diagonal === -step || (diagonal !== step && reached(furthest, diagonal - 1) < reached(furthest, diagonal + 1));

function walkedBack(history: readonly ReadonlyMap<number, number>[], oldLength: number, newLength: number): Change[] {
  const found: Change[] = [];
  let x = oldLength;
  let y = newLength;
  for (let step = history.length - 1; step > 0; step--) {
    const furthest = history[step] as ReadonlyMap<number, number>;
    const diagonal = isInsertion(furthest, x - y, step) ? x - y + 1 : x - y - 1;
    const fromX = reached(furthest, diagonal);
    const fromY = fromX - diagonal;
    const isInserted = diagonal > x - y;
    found.unshift({
      start: fromX,
      end: fromX + (isInserted ? 0 : 1),
      newStart: fromY,
      newEnd: fromY + (isInserted ? 1 : 0),
    });
    x = fromX;
    y = fromY;
  }
  return found;
}

/** Changes whose context would meet, together. */
function grouped(all: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of all) {
    const last = groups.at(-1);
    if (last && change.start - (last.at(-1) as Change).end <= 2 * contextLines) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunkText(hunk: readonly Change[], old: readonly string[], now: readonly string[]): string {
  const first = hunk[0] as Change;
  const last = hunk.at(-1) as Change;
  const start = Math.max(0, first.start - contextLines);
  const end = Math.min(old.length, last.end + contextLines);
  const newStart = first.newStart - (first.start - start);
  const newEnd = last.newEnd + (end - last.end);
  let body = '';
  let at = start;
  for (const change of hunk) {
    body += prefixed(' ', old.slice(at, change.start));
    body +=
      prefixed('-', old.slice(change.start, change.end)) + prefixed('+', now.slice(change.newStart, change.newEnd));
    at = change.end;
  }
  body += prefixed(' ', old.slice(at, end));
  return `@@ -${span(start, end)} +${span(newStart, newEnd)} @@\n${body}`;
}

/** An empty span names the line before it. */
const span = (start: number, end: number): string =>
  end - start === 1 ? `${start + 1}` : `${end === start ? start : start + 1},${end - start}`;

const prefixed = (sign: string, lines: readonly string[]): string =>
  lines.map((line) => sign + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)).join('');

/** As git writes names that hold control characters, quotes or backslashes. */
const quoted = (path: string): string =>
  /[\u0000-\u001f"\\\u007f]/.test(path)
    ? `"${path.replace(/[\u0000-\u001f"\\\u007f]/g, (character) => (/["\\]/.test(character) ? `\\${character}` : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`))}"`
    : path;
