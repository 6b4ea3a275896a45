import { readText } from '../model/backlog-text.ts';
import type { Document } from '../model/document.ts';
import { bulletMark, indentAt } from './backlog-index.ts';
import type { ItemAt } from './backlog-place.ts';
import { inlineText } from './markdown-inline.ts';
import { shiftedHeadings } from './moved-text.ts';

/** What an item of a document says, taken out of its shape. */
export interface ItemContent {
  /** As Markdown: in the document's own marks where they are all that is round its words. */
  readonly title: string;
  /** What of its title line the title would not bring back. */
  readonly head: string;
  /** The words below. */
  readonly body: string;
}

/** @param end Where its own text ends. */
export function itemContent({ text }: Document, item: ItemAt, end: number): ItemContent {
  const { shape, range } = item.from;
  const { titleRange } = item;
  const source = text.slice(titleRange.start, titleRange.end).replace(/^[ \t]*#{1,6}[ \t]+|[ \t]+#+[ \t]*$/g, '');
  const title = markedTitle(source, item);
  if (shape === 'heading' || shape === 'file') {
    const level = /^ {0,3}(#{1,6})/.exec(text.slice(range.start, titleRange.end))?.[1]?.length ?? 1;
    return { title, head: '', body: shiftedHeadings(text.slice(titleRange.end, end).trim(), 1 - level) };
  }
  if (shape === 'table') {
    const cell = item.from.own.find(({ field }) => field === 'title');
    const whole = cell ? text.slice(cell.range.start, cell.range.end) : '';
    return { title, head: whole === title ? '' : whole, body: '' };
  }
  const start = range.start + bulletMark(text, range.start);
  const rest = text.slice(titleRange.end, end);
  const [sign = ''] = /^(?:[ \t]*[:：–—.-]+)?(?:[ \t]+(?=\S))?/.exec(rest) ?? [];
  const head = text.slice(start, titleRange.end) + sign;
  const lines = rest.slice(sign.length).split(/\r?\n/);
  const indent = indentAt(text, range.start);
  const body = lines.map((line, at) => (at === 0 ? line : withoutIndent(line, indent))).join('\n');
  return { title, head: head === title ? '' : head, body: body.trim() };
}

/** A title in the document's own marks, where its words are all that stands there beside an id. */
function markedTitle(source: string, { title, id }: ItemAt): string {
  const at = id === undefined ? -1 : source.indexOf(id);
  const named = at < 0 ? source : source.slice(at + (id?.length ?? 0)).replace(/^[\]\s]*[:.–—|-]*\s*/, '');
  const marked = [source, named].find((each) => readText(each) === title && isOneTitle(each));
  return marked ?? inlineText(title);
}

const isOneTitle = (source: string): boolean => !/^[\s>|#+-]|[\r\n]|\\\|/.test(source) && !/^\*\*|~~/.test(source);

const withoutIndent = (line: string, most: number): string =>
  line.replace(/^[ \t]*/, (blank) => blank.slice(Math.min(most, blank.length)));
