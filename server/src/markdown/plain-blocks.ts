import type { RootContent } from 'mdast';
import type { PlainBlock, PlainSource } from './plain-block.ts';
import {
  readBreak,
  readComment,
  readFence,
  readHeading,
  readParagraph,
  readQuote,
  readUnderlined,
} from './plain-leaves.ts';
import { type Line, lineWithText } from './plain-lines.ts';
import { readList } from './plain-list.ts';
import { readTable } from './plain-table.ts';

/** Whether lines can be told apart as plain blocks have them. */
export const hasPlainLines = (text: string): boolean => !/\0|\r(?!\n)/.test(text);

/**
 * Reads plain blocks from an offset on that is the start of a line outside all containers, up to the first one that is
 * not plain or to the text's end. What is read is closed: what follows stands outside all containers, too.
 */
export function readPlainBlocks(
  source: PlainSource,
  from: number,
): { readonly nodes: readonly RootContent[]; readonly end: number } {
  const nodes: RootContent[] = [];
  for (let at = from; ; ) {
    const line = lineWithText(source.text, at);
    if (!line) return { nodes, end: source.text.length };
    const block = readBlock(source, line);
    if (!block) return { nodes, end: line.start - line.indent };
    nodes.push(block.node);
    at = block.next;
  }
}

function readBlock(source: PlainSource, line: Line): PlainBlock<RootContent> | undefined {
  const { text } = source;
  const { indent, start } = line;
  if (indent > 3) return undefined;
  switch (indent === 0 ? text[start] : '') {
    case '#':
      return readHeading(source, line);
    case '|':
      return readTable(source, line);
    case '>':
      return readQuote(source, line);
    case '<':
      return readComment(source, line);
    case '~':
      return readFence(source, line, 0);
    default:
      return (
        readList(source, line, 0) ??
        readParagraph(source, start, line, 0) ??
        readUnderlined(source, line) ??
        (indent === 0 ? (readFence(source, line, 0) ?? readBreak(source, line)) : undefined)
      );
  }
}
