/** A line, or several that are no Markdown: fenced code, or HTML that ends at a certain mark, like a comment. */
export interface Piece {
  readonly start: number;
  /** Behind the line break. */
  readonly end: number;
  readonly kind: 'blank' | 'text' | 'fence' | 'html';
  readonly indented: boolean;
  /** The line begins an item of a list or a footnote: what is indented below may belong to it. */
  readonly marker: boolean;
  readonly afterBlank: boolean;
}

type Block = Pick<Piece, 'kind' | 'end'>;

const lineEnding = /\r\n|[\r\n]/g;
const blankLine = /[ \t]*(?:[\r\n]|$)/y;
const listMarker = / {0,3}(?:[-+*]|\d{1,9}[.)]|\[\^[^\]\r\n]*\]:)(?=[ \t\r\n]|$)/y;
const fence = / {0,3}(?:(`{3,})[^`\r\n]*|(~{3,})[^\r\n]*)(?:[\r\n]|$)/y;
const html = / {0,3}<(?:(!--)|(\?)|(!\[CDATA\[)|(![a-z])|((?:pre|script|style|textarea)(?=[\s>]|$)))/iy;
const htmlEnds = [/-->/g, /\?>/g, /\]\]>/g, />/g, /<\/(?:pre|script|style|textarea)>/gi];
/** May begin HTML that goes on up to a blank line. */
const tag = / {0,3}<[a-z/]/iy;

/**
 * Goes through a text line by line from a place outside all containers. A light look, not a parse: it may take for code
 * or HTML what is none, or the other way round, where it stands in a list or quote.
 */
export function* scan(text: string, from = 0): Generator<Piece> {
  let afterBlank = true;
  let inItem = false;
  let inTag = false;
  for (let start = from; start < text.length; ) {
    const isBlank = matches(blankLine, text, start);
    const indented = !isBlank && (text[start] === ' ' || text[start] === '\t');
    const marker = !isBlank && matches(listMarker, text, start);
    const isPlain: boolean = isBlank || marker || inTag || (indented && inItem);
    const block: Block | undefined = isPlain ? undefined : blockAt(text, start);
    const end = block?.end ?? nextLine(text, start);
    yield { start, end, kind: block?.kind ?? (isBlank ? 'blank' : 'text'), indented, marker, afterBlank };
    if (!isBlank) inItem = marker || (indented && inItem);
    inTag = !isBlank && !block && (inTag || matches(tag, text, start));
    afterBlank = isBlank;
    start = end;
  }
}

/** Where the line after the one that `start` stands in begins; the text's end behind the last one. */
export function nextLine(text: string, start: number): number {
  return behind(lineEnding, text, start);
}

/** Whether a sticky pattern matches at a place. */
export function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function blockAt(text: string, start: number): Block | undefined {
  fence.lastIndex = start;
  const opening = fence.exec(text);
  if (opening) return { kind: 'fence', end: fenceEnd(text, start, (opening[1] ?? opening[2]) as string) };
  html.lastIndex = start;
  const mark = html.exec(text);
  const end = mark && htmlEnds.find((_, index) => mark[index + 1] !== undefined);
  return end ? { kind: 'html', end: nextLine(text, behind(end, text, html.lastIndex)) } : undefined;
}

function fenceEnd(text: string, start: number, opening: string): number {
  for (let line = nextLine(text, start); line < text.length; line = nextLine(text, line)) {
    let at = line;
    while (at < line + 3 && text[at] === ' ') at++;
    if (!text.startsWith(opening, at)) continue;
    while (text[at] === opening[0]) at++;
    if (matches(blankLine, text, at)) return nextLine(text, line);
  }
  return text.length;
}

function behind(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : text.length;
}
