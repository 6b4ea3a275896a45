import type { RootContent } from 'mdast';
import type { LabelIndex } from '../labels.ts';
import {
  readBreak,
  readComment,
  readFence,
  readHeading,
  readParagraph,
  readQuote,
  readUnderlined,
} from './leaf-blocks.ts';
import { type Line, lineWithText } from './lines.ts';
import { readList } from './list.ts';
import type { PlainBlock, PlainSource } from './plain-block.ts';
import { readTable } from './table.ts';

/** What lines of plain blocks are told apart by does not hold for these. */
const unevenLines = /\0|\r(?!\n)/;

/** Plain blocks that follow one another, and where the first thing behind them stands: outside all containers, too. */
export interface PlainRun {
  readonly nodes: readonly RootContent[];
  readonly end: number;
}

/** Reads plain blocks of one text from the start of any line that is outside all containers. */
export interface PlainReader {
  readonly isPlain: (from: number) => boolean;
  readonly read: (from: number) => PlainRun;
}

/** What was read is kept until something behind it is asked for, as it may turn out to stand in a container. */
export function plainReader(text: string, labels: LabelIndex): PlainReader {
  if (unevenLines.test(text)) return { isPlain: () => false, read: (from) => ({ nodes: [], end: from }) };
  const source = { text, labels };
  let run: PlainRun = { nodes: [], end: 0 };
  let starts = new Map<number, number>();
  const indexAt = (from: number): number => {
    if (from >= run.end) {
      starts = new Map();
      run = readRun(source, from, starts);
    }
    return starts.get(from) ?? -1;
  };
  return {
    isPlain: (from) => indexAt(from) >= 0,
    read: (from) => {
      const index = indexAt(from);
      if (index < 0) return { nodes: [], end: from };
      return index === 0 ? run : { nodes: run.nodes.slice(index), end: run.end };
    },
  };
}

/** `starts` receives from where which of the blocks can be read. */
function readRun(source: PlainSource, from: number, starts: Map<number, number>): PlainRun {
  const nodes: RootContent[] = [];
  for (let at = from; ; ) {
    const line = lineWithText(source.text, at);
    if (!line) return { nodes, end: source.text.length };
    const block = readBlock(source, line);
    if (!block) return { nodes, end: line.start - line.indent };
    starts.set(nodes.length === 0 ? from : line.start - line.indent, nodes.length);
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
