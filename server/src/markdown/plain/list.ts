import type { BlockContent, List, ListItem } from 'mdast';
import { isLabel } from '../labels.ts';
import { matches } from '../scan.ts';
import { readFence, readParagraph } from './leaf-blocks.ts';
import { isFence, isHeading, type Line, lineWithText, type Marker, markerAt, mayBeMarker } from './lines.ts';
import { type PlainBlock, type PlainSource, spanOf } from './plain-block.ts';

/** Lists in lists, deeper than anyone writes them. */
const deepest = 8;

const task = /\[([ xX])\] (?=[\p{L}\p{N}])/uy;
const maybeTask = /\[[ xX\t\r\n]\]\s/y;

/**
 * A list whose items begin with a paragraph and hold nothing but paragraphs, fenced code and such lists. Undefined when
 * anything in it is not plain, or what follows it might belong to it.
 *
 * @param container how far the content of what the list stands in is indented.
 */
export function readList(source: PlainSource, first: Line, container: number, depth = 0): PlainBlock<List> | undefined {
  const { text } = source;
  const marker = markerAt(text, first);
  if (!marker || depth > deepest) return undefined;
  const children: ListItem[] = [];
  let spread = false;
  for (let line = first, item = marker; ; ) {
    const read = readItem(source, line, item, depth);
    if (!read) return undefined;
    const { node, next } = read;
    children.push(node);
    const below = lineWithText(text, next);
    const isApart = isBehindBlank(below, next);
    const sibling = below?.indent === first.indent ? markerAt(text, below) : undefined;
    if (below && sibling?.type === marker.type) {
      spread ||= isApart;
      line = below;
      item = sibling;
    } else if (below && !isOutside(text, below, container, isApart, sibling)) return undefined;
    else {
      const isOrdered = marker.type === '.' || marker.type === ')';
      const position = spanOf(first.start, node.position?.end.offset ?? next);
      const start = isOrdered ? marker.number : null;
      return { node: { type: 'list', ordered: isOrdered, start, spread, children, position }, next };
    }
  }
}

const isBehindBlank = (line: Line | undefined, next: number): boolean =>
  line !== undefined && line.start - line.indent > next;

/** Whether a line that begins no further item of a list is certain to stand outside. */
function isOutside(
  text: string,
  { indent, start }: Line,
  container: number,
  isApart: boolean,
  other: Marker | undefined,
): boolean {
  if (text[start] === '\t') return false;
  if (indent < container) return true;
  if (other) return isApart || other.number === 1;
  if (isApart) return !mayBeMarker(text, start);
  return indent === container && (isFence(text, start) || (indent === 0 && isHeading(text, start)));
}

function readItem(source: PlainSource, line: Line, marker: Marker, depth: number): PlainBlock<ListItem> | undefined {
  const { text, labels } = source;
  const container = line.indent + marker.width;
  task.lastIndex = marker.content;
  const mark = task.exec(text)?.[1];
  const check = mark !== undefined && !isLabel(mark, labels) ? mark : undefined;
  if (!check && matches(maybeTask, text, marker.content)) return undefined;
  const paragraph = readParagraph(source, check ? task.lastIndex : marker.content, line, container);
  if (!paragraph) return undefined;
  const children: BlockContent[] = [paragraph.node];
  let spread = false;
  let { next } = paragraph;
  for (;;) {
    const below = lineWithText(text, next);
    if (!below || below.indent < container) break;
    const isApart = isBehindBlank(below, next);
    const child = readChild(source, below, container, isApart, depth);
    if (!child) return undefined;
    children.push(child.node);
    spread ||= isApart;
    next = child.next;
  }
  const position = spanOf(line.start, children.at(-1)?.position?.end.offset ?? next);
  return {
    node: { type: 'listItem', spread, checked: check ? check !== ' ' : null, children, position },
    next,
  };
}

function readChild(
  source: PlainSource,
  line: Line,
  container: number,
  isApart: boolean,
  depth: number,
): PlainBlock | undefined {
  const { text } = source;
  if (line.indent > container + 3) return undefined;
  const marker = markerAt(text, line);
  if (marker) return isApart || marker.number === 1 ? readList(source, line, container, depth + 1) : undefined;
  if (isFence(text, line.start)) return readFence(source, line, container);
  return isApart ? readParagraph(source, line.start, line, container) : undefined;
}
