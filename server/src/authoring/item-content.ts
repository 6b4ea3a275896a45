import { readText } from '../model/backlog/text.ts';
import type { Document } from '../model/document.ts';
import { gapAt, indentAt, itemMark } from './backlog-index.ts';
import type { ItemAt } from './backlog-place.ts';
import { inlineText } from './markdown-inline.ts';
import { shiftedHeadings, withoutBlankEnds } from './moved-text.ts';

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
    return { title, head: '', body: shiftedHeadings(withoutBlankEnds(text.slice(titleRange.end, end)), 1 - level) };
  }
  if (shape === 'table') {
    const cell = item.from.own.find(({ field }) => field === 'title');
    const whole = cell ? text.slice(cell.range.start, cell.range.end) : '';
    return { title, head: whole === title ? '' : whole, body: '' };
  }
  const start = range.start + itemMark(text, item.from);
  const rest = text.slice(titleRange.end, end);
  const [sign = ''] = /^(?:[ \t]*[:：–—.-]+)?(?:[ \t]+(?=\S))?/.exec(rest) ?? [];
  const head = text.slice(start, titleRange.end) + sign;
  const indent = shape === 'paragraph' ? 0 : indentAt(text, range.start);
  const below = rest.slice(sign.length).trimEnd().replaceAll('\r\n', '\n');
  const gap = gapAt(below, 0);
  if (gap === '') {
    const body = below.split('\n').map((line, at) => (at === 0 ? line : withoutIndent(line, indent)));
    // Where a sign follows at once, none may come between on the way back.
    const isAtOnce = below !== '' && !/[\s：]$/.test(head);
    return { title, head: head === title && !isAtOnce ? '' : head + (isAtOnce ? joiner : ''), body: body.join('\n') };
  }
  const lines = below.slice(gap.length).split('\n');
  const shared = sharedIndent(lines);
  const body = lines.map((line) => (line.trim() === '' ? line : line.slice(shared.length))).join('\n');
  const setOff = gap + shared;
  if (setOff !== usualGap(body, indent)) return { title, head: head + setOff, body };
  return { title, head: head === title ? '' : head, body };
}

/** Behind a title line: the text goes on without a blank. */
export const joiner = '\u2060';

/** What stands between the title line of a list item and the text below, unless its document has it otherwise. */
export const usualGap = (body: string, indent: number): string =>
  (/^(?:[-*+]|\d+[.)])\s/.test(body) ? '\n' : '\n\n') + ' '.repeat(indent);

function sharedIndent(lines: readonly string[]): string {
  const leads = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  const [first = ''] = leads;
  let length = first.length;
  while (leads.some((lead) => !lead.startsWith(first.slice(0, length)))) length--;
  return first.slice(0, length);
}

/** A title in the document's own marks, where its words are all that stands there beside an id. */
function markedTitle(source: string, { title, id }: ItemAt): string {
  const at = id === undefined ? -1 : source.indexOf(id);
  const named = at < 0 ? source : source.slice(at + (id?.length ?? 0)).replace(/^[\]\s]*[:.–—|-]*\s*/, '');
  const marked = [source, named].find((each) => readText(each) === title && isOneTitle(each));
  return marked ?? inlineText(title);
}

const isOneTitle = (source: string): boolean =>
  !/^[\s>|#+-]|[\r\n]|\\\|/.test(source) && !/^\*\*|~~/.test(source) && isPaired(source, '**') && isPaired(source, '`');

/** What stood before an id may have opened what is closed behind it. */
const isPaired = (source: string, mark: string): boolean => source.split(mark).length % 2 === 1;

/** A tab is as deep as any mark; a line of blanks stays as it is. */
const withoutIndent = (line: string, most: number): string =>
  line.replace(/^[ \t]*(?=\S)/, (blank) => {
    const tab = blank.indexOf('\t');
    return blank.slice(tab >= 0 && tab < most ? tab + 1 : Math.min(most, blank.length));
  });
