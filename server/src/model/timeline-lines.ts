import type { List, ListItem, Nodes, Paragraph, Table } from 'mdast';
import type { TextRange } from '../text/text.ts';
import { fact } from './document.ts';
import { type LocatedText, locatedText } from './located-text.ts';
import { plainText } from './plain-text.ts';
import { nodeRange, type Passage } from './sections.ts';
import { type LineRead, readLine, type TimelineLine } from './timeline-line.ts';
import { tableLines } from './timeline-table.ts';

/** What one passage of a timeline holds, its heading first. */
export const headingLines = fact((passage: Passage): readonly TimelineLine[] => {
  const { heading, chunk } = passage;
  if (!heading) return [];
  const plain = locatedText([heading], chunk.text);
  const read = readLine(plain, 0, plain.text.length, true);
  if (!read) return [];
  const isEvent = read.stamp.clock !== undefined || read.stamp.elapsed !== undefined || read.stamp.unknown;
  const [next] = passage.blocks;
  const text = read.text || (isEvent && next?.type === 'paragraph' ? plainText(next).split('\n').join(' ') : '');
  return [
    { ...lineOf(read, nodeRange(heading), -1, false), text, datesWhatFollows: !isEvent && passage.blocks.length > 0 },
  ];
});

/** What the blocks below a passage's heading hold. */
export const passageLines = fact((passage: Passage): readonly TimelineLine[] =>
  blockLines(passage.blocks, passage.chunk.text),
);

/** Code, quotes and raw HTML tell nothing of when something happened. */
export function blockLines(blocks: readonly Nodes[], source: string): readonly TimelineLine[] {
  const lines: TimelineLine[] = [];
  blocks.forEach((block, at) => {
    if (block.type === 'paragraph') lines.push(...paragraphLines(block, blocks[at + 1], source));
    else if (block.type === 'list') lines.push(...listLines(block, at * groupsPerBlock, source));
    else if (block.type === 'table') lines.push(...tableLines(block as Table, at * groupsPerBlock, source));
  });
  return lines;
}

/** Lists below list items are numbered within their block. */
const groupsPerBlock = 100_000;

function paragraphLines(paragraph: Paragraph, next: Nodes | undefined, source: string): TimelineLine[] {
  const plain = locatedText([paragraph], source);
  const lines = textLines(plain, false).map((read) => lineOf(read, read.range, -1, false));
  const last = lines[lines.length - 1];
  // `February 15, 2024: 7:56am UTC` on a line of its own: what happened is told below.
  if (last?.text === '' && last.stamp.clock && next?.type === 'paragraph' && !readLine(...wholeOf(next, source)))
    lines[lines.length - 1] = { ...last, text: plainText(next).replace(/\s+/gu, ' ') };
  return lines;
}

function wholeOf(paragraph: Paragraph, source: string): [LocatedText, number, number, boolean] {
  const plain = locatedText([paragraph], source);
  return [plain, 0, plain.text.length, false];
}

interface PendingItem {
  readonly item: ListItem;
  readonly group: number;
  readonly nested: boolean;
}

function listLines(list: List, group: number, source: string): TimelineLine[] {
  const lines: TimelineLine[] = [];
  const pending: PendingItem[] = list.children.map((item) => ({ item, group, nested: false })).reverse();
  let groups = group;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { item, nested } = next;
    const [first] = item.children;
    let hasTime = false;
    if (first?.type === 'paragraph') {
      const plain = locatedText([first], source);
      textLines(plain, true).forEach((read, at) => {
        const movable = { start: nodeRange(first).start, end: nodeRange(item).end };
        const isFirst = at === 0 && read.first;
        lines.push({
          ...lineOf(read, isFirst ? nodeRange(first) : read.range, isFirst ? next.group : -1, nested),
          ...(isFirst && { movable }),
        });
        hasTime ||= read.stamp.clock !== undefined || read.stamp.elapsed !== undefined;
      });
    }
    for (let at = item.children.length - 1; at >= 0; at--) {
      const child = item.children[at];
      if (child?.type !== 'list') continue;
      groups++;
      for (let below = child.children.length - 1; below >= 0; below--)
        pending.push({ item: child.children[below] as ListItem, group: groups, nested: nested || hasTime });
    }
  }
  return lines;
}

interface LineOfText extends LineRead {
  readonly range: TextRange;
  /** It is the text's first line. */
  readonly first: boolean;
}

/** The lines of a text that name a time, each with the further lines up to the next one. */
function textLines(plain: LocatedText, isItem: boolean): readonly LineOfText[] {
  const found: LineOfText[] = [];
  let start = 0;
  for (const line of plain.text.split('\n')) {
    const end = start + line.length;
    const read = readLine(plain, start, end, isItem && start === 0);
    const last = found[found.length - 1];
    if (read) found.push({ ...read, range: plain.source(start, end), first: start === 0 });
    else if (last) found[found.length - 1] = { ...last, text: `${last.text} ${line.trim()}`.trim() };
    start = end + 1;
  }
  return found;
}

const lineOf = (read: LineRead, range: TextRange, group: number, nested: boolean): TimelineLine => ({
  range,
  group,
  nested,
  stamp: read.stamp,
  text: read.text,
  leads: read.leads,
  datesWhatFollows:
    /^(?:\([^()]*\))?$/u.test(read.text) &&
    read.stamp.date !== undefined &&
    read.stamp.clock === undefined &&
    read.stamp.elapsed === undefined &&
    !read.stamp.unknown,
});
