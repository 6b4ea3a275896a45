import { matches, nextLine, scan } from './scan.ts';

/**
 * A place where a text may be cut so that what follows can be parsed on its own: the start of a line that looks as if
 * it stood outside all containers. Whether it does is for a parse to say, by means of the probe.
 */
export interface Cut {
  readonly offset: number;
  readonly kind: 'section' | 'block' | 'item' | 'row';
  readonly probe: Probe;
}

/**
 * A line of the sort that stands behind a cut, but short, to be parsed behind the part before the cut. If it becomes a
 * node of this type, or is added to one, outside all else, then so is what stands there.
 */
export interface Probe {
  readonly source: string;
  readonly type: 'heading' | 'blockquote' | 'list' | 'table';
}

export const headingProbe: Probe = { source: '#\n', type: 'heading' };
const quoteProbe: Probe = { source: '> x\n', type: 'blockquote' };
const rowProbe: Probe = { source: '|x|\n', type: 'table' };

const heading = /#{1,6}(?:[ \t\r\n]|$)/y;
const underline = /(?:=+|-+)[ \t]*(?:[\r\n]|$)/y;
const orderedMarker = /\d{1,9}[.)](?=[ \t\r\n]|$)/y;
/** Not with a second marker behind the first: whether that begins a list depends on the line before. */
const item = /([-+*]|\d{1,9}[.)])[ \t]+(?!(?:[+*]|\d{1,9}[.)])(?:[ \t\r\n]|$))[^\s|:-]/y;
const thematicBreak = /\*[ \t]*(?:\*[ \t]*){2,}(?:[\r\n]|$)/y;
const delimiterRow = /[-:| \t]*(?:[\r\n]|$)/y;
const row = /[|\p{L}]/uy;
const letterOrDigit = /[\p{L}\p{N}]/uy;
/** What may belong to a list before a blank line, or closes one in a manner of its own. */
const indentOrFootnote = /\s|\[\^/y;

/**
 * The cuts of a text in order, from `from` on, which has to be outside all containers; the first thing there is not cut
 * from the blank lines before it. The search ends at the first line for which `isEnd` holds; `end` says where.
 */
export function findCuts(
  text: string,
  from = 0,
  isEnd: (offset: number) => boolean = () => false,
): { readonly cuts: readonly Cut[]; readonly end: number } {
  const cuts: Cut[] = [];
  let inTable = false;
  let isEmpty = true;
  for (const { start, kind, indented, marker, afterBlank } of scan(text, from)) {
    if (start > from && isEnd(start)) return { cuts, end: start };
    inTable &&= kind === 'text' && matches(row, text, start);
    if (kind === 'blank') continue;
    if (!indented && !isEmpty) {
      const cut = sectionCut(text, start, afterBlank) ?? partCut(text, start, afterBlank && !marker, inTable);
      if (cut) cuts.push(cut);
      inTable ||= !afterBlank && isDelimiterRow(text, start);
    }
    isEmpty = false;
  }
  return { cuts, end: text.length };
}

/** True if a section begins at the offset, provided that the text before it left nothing open. */
export function isSectionCut(text: string, offset: number): boolean {
  const before = text[offset - 1];
  const isLineStart = before === '\n' || (before === '\r' && text[offset] !== '\n');
  return isLineStart && sectionCut(text, offset, isBehindBlankLine(text, offset)) !== undefined;
}

function sectionCut(text: string, start: number, afterBlank: boolean): Cut | undefined {
  const found =
    text[start] === '#'
      ? matches(heading, text, start)
      : afterBlank &&
        matches(letterOrDigit, text, start) &&
        !matches(orderedMarker, text, start) &&
        matches(underline, text, nextLine(text, start));
  return found ? { offset: start, kind: 'section', probe: headingProbe } : undefined;
}

function partCut(text: string, start: number, newBlock: boolean, inTable: boolean): Cut | undefined {
  if (inTable) return { offset: start, kind: 'row', probe: rowProbe };
  item.lastIndex = start;
  const marker = item.exec(text)?.[1];
  if (marker && !matches(thematicBreak, text, start))
    return { offset: start, kind: 'item', probe: { source: `${marker} x\n`, type: 'list' } };
  if (!newBlock || matches(indentOrFootnote, text, start)) return undefined;
  return { offset: start, kind: 'block', probe: text[start] === '>' ? quoteProbe : headingProbe };
}

const isDelimiterRow = (text: string, start: number): boolean =>
  matches(delimiterRow, text, start) && text.slice(start, nextLine(text, start)).includes('-');

function isBehindBlankLine(text: string, lineStart: number): boolean {
  let at = lineStart - (text.startsWith('\r\n', lineStart - 2) ? 2 : 1);
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  return at <= 0 || text[at - 1] === '\n' || text[at - 1] === '\r';
}
