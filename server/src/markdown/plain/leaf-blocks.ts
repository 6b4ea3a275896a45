import type { Blockquote, Code, Heading, Html, Paragraph, ThematicBreak } from 'mdast';
import { inQuote, plainInlines } from './inlines.ts';
import { isFence, isHeading, isPlainStart, type Line, lineAt, markerAt } from './lines.ts';
import { type PlainBlock, type PlainSource, spanOf } from './plain-block.ts';

const fence = /(`{3,}|~{3,}) *([\w+#.-]*)[ \t]*(?=[\r\n]|$)/y;
const underline = /(?:(=+)|-+)[ \t]*(?=[\r\n]|$)/y;
const hashes = /#{1,6}(?= +[^\s#])/y;
const thematicBreak = /(?:---+|\*\*\*+|___+)[ \t]*(?=[\r\n]|$)/y;

/** A paragraph from `start` in its first line on, in a container whose content is indented by so much. */
export function readParagraph(
  source: PlainSource,
  start: number,
  first: Line,
  container: number,
): PlainBlock<Paragraph> | undefined {
  const { text } = source;
  if (!isPlainStart(text, start)) return undefined;
  let last = first;
  while (last.next < text.length) {
    const line = lineAt(text, last.next);
    const meaning = line.start === line.end ? 'end' : meaningBelow(text, line, container);
    if (!meaning) return undefined;
    if (meaning === 'end') break;
    last = line;
  }
  const children = plainInlines(source, start, last.textEnd, container);
  return children && { node: { type: 'paragraph', children, position: spanOf(start, last.end) }, next: last.next };
}

/** Whether a line goes on with the paragraph above it or ends it; undefined if that is not plain. */
function meaningBelow(text: string, line: Line, container: number): 'text' | 'end' | undefined {
  const { indent, start } = line;
  const marker = markerAt(text, line);
  if (indent === 0 && isHeading(text, start)) return 'end';
  if (indent < container && marker) return 'end';
  if (indent <= container + 3 && (marker?.number === 1 || isFence(text, start))) return 'end';
  return isPlainStart(text, start) ? 'text' : undefined;
}

/** A heading of one line with a line of `=` or `-` below it. */
export function readUnderlined(source: PlainSource, line: Line): PlainBlock<Heading> | undefined {
  const { text } = source;
  const { start, textEnd, next } = line;
  underline.lastIndex = next;
  const found = isPlainStart(text, start) && next < text.length ? underline.exec(text) : undefined;
  const children = found && plainInlines(source, start, textEnd, 0);
  if (!children) return undefined;
  const below = lineAt(text, next);
  return {
    node: { type: 'heading', depth: found[1] ? 1 : 2, children, position: spanOf(start, below.end) },
    next: below.next,
  };
}

export function readHeading(source: PlainSource, line: Line): PlainBlock<Heading> | undefined {
  const { text } = source;
  hashes.lastIndex = line.start;
  const depth = hashes.exec(text)?.[0].length;
  if (!depth || text[line.textEnd - 1] === '#') return undefined;
  let start = line.start + depth;
  while (text[start] === ' ') start++;
  const children = plainInlines(source, start, line.textEnd, 0);
  if (!children) return undefined;
  const position = spanOf(line.start, line.end);
  return { node: { type: 'heading', depth: depth as Heading['depth'], children, position }, next: line.next };
}

/** Fenced code that is closed. */
export function readFence({ text }: PlainSource, line: Line, container: number): PlainBlock<Code> | undefined {
  fence.lastIndex = line.start;
  const [, marks = '', language = ''] = fence.exec(text) ?? [];
  if (marks === '') return undefined;
  let value = '';
  for (let at = line.next; at < text.length; ) {
    const { indent, start, end, textEnd, next } = lineAt(text, at);
    if (start < end && indent < container) return undefined;
    if (indent <= container + 3 && text.startsWith(marks, start)) {
      if (text.slice(start, end) !== (marks[0] as string).repeat(end - start)) return undefined;
      const node = { type: 'code', lang: language || null, meta: null, value: value.replace(/\r?\n$/, '') } as const;
      return { node: { ...node, position: spanOf(line.start, textEnd) }, next };
    }
    value += text.slice(Math.min(at + line.indent, start), next);
    at = next;
  }
  return undefined;
}

export function readBreak({ text }: PlainSource, { start, end, next }: Line): PlainBlock<ThematicBreak> | undefined {
  thematicBreak.lastIndex = start;
  return thematicBreak.test(text) ? { node: { type: 'thematicBreak', position: spanOf(start, end) }, next } : undefined;
}

/** A comment that begins and ends on lines of their own. */
export function readComment({ text }: PlainSource, { start }: Line): PlainBlock<Html> | undefined {
  if (!text.startsWith('<!--', start) || text[start + 4] === '>' || text[start + 4] === '-') return undefined;
  const mark = text.indexOf('-->', start + 4);
  if (mark < 0) return undefined;
  const last = lineAt(text, mark);
  return {
    node: { type: 'html', value: text.slice(start, last.end), position: spanOf(start, last.end) },
    next: last.next,
  };
}

/** A quote of paragraphs, up to a blank line. */
export function readQuote(source: PlainSource, first: Line): PlainBlock<Blockquote> | undefined {
  const { text } = source;
  const children: Paragraph[] = [];
  let start = -1;
  let above = first;
  const endParagraph = () => {
    const inlines = plainInlines(source, start, above.textEnd, inQuote);
    if (inlines) children.push({ type: 'paragraph', children: inlines, position: spanOf(start, above.end) });
    start = -1;
    return inlines !== undefined;
  };
  for (let line: Line | undefined = first; line; line = line.next < text.length ? lineAt(text, line.next) : undefined) {
    if (line.start === line.end) break;
    if (line.indent > 0 || text[line.start] !== '>') return undefined;
    const content = text[line.start + 1] === ' ' ? line.start + 2 : line.start + 1;
    if (content >= line.end) {
      if (start < 0 || !endParagraph()) return undefined;
    } else if (!isPlainStart(text, content)) return undefined;
    else if (start < 0) start = content;
    above = line;
  }
  if (start < 0 || !endParagraph()) return undefined;
  return { node: { type: 'blockquote', children, position: spanOf(first.start, above.end) }, next: above.next };
}
