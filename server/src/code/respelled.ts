/**
 * A text without what formatters change: blanks and line breaks, quotes, commas, semicolons, the round brackets that may
 * stand or not. Each line that is not blank begins and ends at a known place in it.
 */
export interface Respelled {
  readonly text: string;
  /** By the place of the line among those that are not blank. */
  readonly starts: Int32Array;
}

/** So short a text may stand anywhere by chance. */
const shortest = 12;
/** A part of a line is only known by as much. */
const shortestPart = 24;
const most = 20;

export const withoutSpelling = (line: string): string => line.replace(/[\s'"`,;()\ufeff]+/g, '');

export function respelled(lines: readonly string[]): Respelled {
  const starts = new Int32Array(lines.length + 1);
  const parts: string[] = [];
  let length = 0;
  for (const [at, line] of lines.entries()) {
    starts[at] = length;
    const part = withoutSpelling(line);
    parts.push(part);
    length += part.length;
  }
  starts[lines.length] = length;
  return { text: parts.join(''), starts };
}

/**
 * Where a line stands that a formatter wrote anew, as the places of the lines in which it begins: in one line or over
 * several, and as parts of others, to which it was joined or which only hold the same.
 *
 * @param isCut The line went on beyond the text that is known of it.
 */
export function placesOf(line: string, isCut: boolean, { text, starts }: Respelled) {
  const sought = withoutSpelling(line);
  const whole = new Set<number>();
  const parts = new Set<number>();
  if (sought.length < shortest) return { whole, parts };
  for (let at = text.indexOf(sought); at >= 0 && parts.size < most; at = text.indexOf(sought, at + 1)) {
    const place = placeAt(at, starts);
    const isStart = starts[place] === at;
    const end = at + sought.length;
    const isEnd = isCut || starts[placeAt(end, starts)] === end;
    if (isStart && isEnd) whole.add(place);
    else if (sought.length >= shortestPart) parts.add(place);
  }
  return { whole, parts };
}

/** The first line that holds something and begins at an offset or before it. */
function placeAt(offset: number, starts: Int32Array): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
