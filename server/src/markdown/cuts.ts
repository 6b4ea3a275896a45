import { blankLine, closesFence, matches, nextLine, opensFence } from './lines.ts';

/**
 * A place where a text may be cut so that what follows can be parsed on its own: the start of a line that looks as if it
 * stood outside all containers. Whether it does is for a parse to say, by means of the probe.
 */
export interface Cut {
  readonly offset: number;
  readonly kind: 'section' | 'block' | 'item' | 'row';
  /** Parsed behind the part before the cut in place of what stands there: the same sort of line, but short. */
  readonly probe: string;
}

/** Closes whatever a heading closes. */
export const headingProbe = '#\n';

const heading = /#{1,6}(?:[ \t\r\n]|$)/y;
const underline = /(?:=+|-+)[ \t]*(?:[\r\n]|$)/y;
const listMarker = / {0,3}(?:[-+*]|\d{1,9}[.)]|\[\^[^\]\r\n]*\]:)(?=[ \t\r\n]|$)/y;
const item = /([-+*]|\d{1,9}[.)])[ \t]+[^\s|:-]/y;
const thematicBreak = /\*[ \t]*(?:\*[ \t]*){2,}(?:[\r\n]|$)/y;
const delimiterRow = /[-:| \t]*(?:[\r\n]|$)/y;
const row = /[|\p{L}]/uy;
const letterOrDigit = /[\p{L}\p{N}]/uy;
/** What may belong to a list before a blank line, or closes one in a manner of its own. */
const indentOrFootnote = /\s|\[\^/y;

/**
 * The cuts of a text in order, from `from` on, which has to be outside all containers and is itself none of them. The
 * search ends at the first line outside fenced code for which `isEnd` holds; `end` says where.
 */
export function findCuts(
  text: string,
  from = 0,
  isEnd: (offset: number) => boolean = () => false,
): { readonly cuts: readonly Cut[]; readonly end: number } {
  const cuts: Cut[] = [];
  let openFence = '';
  let inItem = false;
  let afterBlank = true;
  let inTable = false;
  for (let start = from; start < text.length; ) {
    const end = nextLine(text, start);
    if (openFence) {
      if (closesFence(text, start, openFence)) openFence = '';
      afterBlank = false;
    } else {
      if (start > from && isEnd(start)) return { cuts, end: start };
      const blank = matches(blankLine, text, start);
      const indented = text[start] === ' ' || text[start] === '\t';
      const marker = !blank && matches(listMarker, text, start);
      if (blank || indented || !matches(row, text, start)) inTable = false;
      if (!blank && !indented && start > from) {
        const cut = sectionCut(text, start, afterBlank) ?? partCut(text, start, afterBlank && !marker, inTable);
        if (cut) cuts.push(cut);
      }
      if (!blank && !indented && !afterBlank && isDelimiterRow(text, start)) inTable = true;
      if (!blank) inItem = marker || (indented && inItem);
      if (!inItem || !indented) openFence = opensFence(text, start);
      afterBlank = blank;
    }
    start = end;
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
        !matches(listMarker, text, start) &&
        matches(underline, text, nextLine(text, start));
  return found ? { offset: start, kind: 'section', probe: headingProbe } : undefined;
}

function partCut(text: string, start: number, newBlock: boolean, inTable: boolean): Cut | undefined {
  if (inTable) return { offset: start, kind: 'row', probe: '|x|\n' };
  item.lastIndex = start;
  const marker = item.exec(text)?.[1];
  if (marker && !matches(thematicBreak, text, start)) return { offset: start, kind: 'item', probe: `${marker} x\n` };
  if (!newBlock || matches(indentOrFootnote, text, start)) return undefined;
  return { offset: start, kind: 'block', probe: text[start] === '>' ? '> x\n' : headingProbe };
}

const isDelimiterRow = (text: string, start: number): boolean =>
  matches(delimiterRow, text, start) && text.slice(start, nextLine(text, start)).includes('-');

function isBehindBlankLine(text: string, lineStart: number): boolean {
  let at = lineStart - (text.startsWith('\r\n', lineStart - 2) ? 2 : 1);
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--;
  return at <= 0 || text[at - 1] === '\n' || text[at - 1] === '\r';
}
