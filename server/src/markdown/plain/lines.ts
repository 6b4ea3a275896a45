import { matches } from '../scan.ts';

/** A line without its line break. */
export interface Line {
  /** How many spaces it begins with. A tab counts as text, and nothing plain begins with one. */
  readonly indent: number;
  /** Where the first other character stands; equal to `end` in a blank line. */
  readonly start: number;
  /** Behind the last character that is no space or tab. */
  readonly textEnd: number;
  readonly end: number;
  /** Where the next line begins; the text's length behind the last one. */
  readonly next: number;
}

/** The marker of a list item. */
export interface Marker {
  /** The bullet, or the delimiter behind the number: what all items of a list have in common. */
  readonly type: string;
  /** 1 for a bullet, which may stand wherever this number may. */
  readonly number: number;
  /** How far right its content begins, counted from the marker, and where that is. */
  readonly width: number;
  readonly content: number;
}

const space = 32;
const tab = 9;
const carriageReturn = 13;

/** Not what begins, continues or ends something else, or might: two asterisks are a break together with a bullet. */
const plainStart =
  /(?!\d{1,9}[.)](?:\s|$)|\*(?:\s|$)|(?:\*[ \t]*){2,}(?:[\r\n]|$)|(?:_[ \t]*){3,}(?:[\r\n]|$)|```|~~~|:(?![a-z])|\[(?![^[\]\\\r\n]*\](?!:)))[^\s#>+=<|-]/y;
const marker = /(?:([-+*])|(\d{1,9})([.)])) {1,4}(?=\S)/y;
const anyMarker = /(?:[-+*]|\d{1,9}[.)])(?:\s|$)/y;
const fence = /(?:```+[^`\r\n]*|~~~[^\r\n]*)(?:[\r\n]|$)/y;
const heading = /#{1,6} /y;

/** The line that begins at an offset. */
export function lineAt(text: string, at: number): Line {
  let start = at;
  while (text.charCodeAt(start) === space) start++;
  const lineBreak = text.indexOf('\n', start);
  let end = lineBreak < 0 ? text.length : lineBreak;
  if (lineBreak > start && text.charCodeAt(end - 1) === carriageReturn) end--;
  let textEnd = end;
  while (textEnd > start && isBlank(text.charCodeAt(textEnd - 1))) textEnd--;
  return { indent: start - at, start, textEnd, end, next: lineBreak < 0 ? text.length : lineBreak + 1 };
}

/** The first line from an offset on that is not blank; undefined at the text's end. */
export function lineWithText(text: string, from: number): Line | undefined {
  for (let at = from; at < text.length; ) {
    const line = lineAt(text, at);
    if (line.start < line.end) return line;
    at = line.next;
  }
  return undefined;
}

/** Whether what stands at an offset can be nothing but text of a paragraph that begins or goes on there. */
export const isPlainStart = (text: string, at: number): boolean => matches(plainStart, text, at);

export const isHeading = (text: string, at: number): boolean => matches(heading, text, at);

/** Whether an item may begin at an offset, of whatever content. */
export const mayBeMarker = (text: string, at: number): boolean => matches(anyMarker, text, at);

export const isFence = (text: string, at: number): boolean => matches(fence, text, at);

/** The marker of an item that begins with plain text. */
export function markerAt(text: string, { start }: Line): Marker | undefined {
  marker.lastIndex = start;
  const found = marker.exec(text);
  if (!found || !isPlainStart(text, marker.lastIndex)) return undefined;
  const [all, bullet, number, delimiter] = found;
  return {
    ...{ type: bullet ?? (delimiter as string), number: number === undefined ? 1 : Number(number) },
    ...{ width: all.length, content: start + all.length },
  };
}

const isBlank = (code: number): boolean => code === space || code === tab;
