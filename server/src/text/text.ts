/** A half-open span of UTF-16 offsets: `start` is in it, `end` is not. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text in `range` by `newText`; an empty range inserts. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

export const rangeAt = (start: number, end = start): TextRange => ({ start, end });

export const shiftRange = (range: TextRange, by: number): TextRange => ({
  start: range.start + by,
  end: range.end + by,
});

export const rangeLength = ({ start, end }: TextRange): number => end - start;

export const rangeContains = (outer: TextRange, inner: TextRange): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** True if two ranges share a character, or one of them is empty and stands inside the other or at its edge. */
export const rangesTouch = (a: TextRange, b: TextRange): boolean =>
  a.start === a.end || b.start === b.end ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;

/**
 * Applies edits that do not overlap; edits at one place are applied in the order given.
 *
 * @throws RangeError when two edits overlap or one reaches beyond the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || a.order - b.order);
  let result = '';
  let at = 0;
  for (const { range, newText } of ordered) {
    if (range.start < at || range.end > text.length || range.end < range.start)
      throw new RangeError(`edit ${range.start}–${range.end} overlaps another or lies outside the text`);
    result += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + text.slice(at);
}

/** Where the line begins that an offset stands in; `earliest` is as far back as is looked. */
export function lineStart(text: string, at: number, earliest = 0): number {
  let start = at;
  // Not by `lastIndexOf`, which looks for a lone `\r` through the whole text.
  while (start > earliest && !isLineBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

const isLineBreak = (code: number): boolean => code === 10 || code === 13;

/** Where the line that an offset stands in ends, before its `\n` or `\r\n`; the text's end in the last one. */
export function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** How far a line is set in, in blanks; a tab counts as four. */
export const indentOf = (line: string): number => /^[ \t]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;

/** The line end that the text uses most, by its first 20,000 characters; `\n` where it has none. */
export function lineEnding(text: string): '\n' | '\r\n' {
  const sample = text.slice(0, 20_000);
  if (!sample.includes('\r')) return '\n';
  const crlf = sample.split('\r\n').length - 1;
  const all = sample.split('\n').length - 1;
  return crlf * 2 > all ? '\r\n' : '\n';
}

/** What differs, as one replacement: between two surrogates or inside a line break no edit begins or ends. */
export function changedPart(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  while (head > 0 && splitsPair(before, head)) head--;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  while (tail > 0 && splitsPair(before, before.length - tail)) tail--;
  return { range: { start: head, end: before.length - tail }, newText: after.slice(head, after.length - tail) };
}

const splitsPair = (text: string, at: number): boolean =>
  /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(at - 1, at + 1));

/** A text as offsets count in it; editors hand over what files begin with. */
export const withoutByteOrderMark = (text: string): string => text.replace(/^\ufeff/, '');

/** The same text in memory of its own: what is cut out of a text keeps all of it alive, which for thousands of files adds up. */
export const unsliced = (text: string): string => ` ${text}`.slice(1);

/** Without the comments of its Markdown, each replaced by what is to stand in its place; one that is never closed is text. */
export function withoutComments(text: string, instead = ''): string {
  // Nothing is looked for behind the last end: a row of beginnings would have each of them search to the end.
  const end = text.lastIndexOf('-->') + '-->'.length;
  return end < '-->'.length ? text : text.slice(0, end).replace(/<!--[\s\S]*?-->/g, instead) + text.slice(end);
}
