import type { PhrasingContent } from 'mdast';
import type { LabelIndex } from '../labels.ts';
import { spanOf } from './plain-block.ts';

/** Inline content while it is read. */
export interface Reading {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly labels: LabelIndex;
  readonly container: number;
  readonly open: Opening[];
  nodes: PhrasingContent[];
  /** The text node that is being read: where it starts, … */
  textStart: number;
  /** … its lines so far and where they end, … */
  lines: string;
  linesEnd: number;
  /** … and where the rest of it begins. */
  lineStart: number;
}

/** What opened and waits for its end. */
interface Opening {
  /** The run of marks, or the bracket. */
  readonly mark: string;
  readonly start: number;
  /** The nodes among which the finished one will stand. */
  readonly siblings: PhrasingContent[];
  /** Of a link or an image: where its text ends, and where all of it. */
  readonly target?: Target;
}

export interface Target {
  readonly url: string;
  readonly from: number;
  readonly to: number;
}

/** In place of the offset to read on from. */
export const notPlain = -1;

export const isInLink = ({ open: all }: Reading): boolean => all.some(({ target }) => target);

/** Reads on inside what begins at `start`. */
export function open(reading: Reading, mark: string, start: number, to: number, target?: Target): number {
  endText(reading, start);
  reading.open.push({ mark, start, siblings: reading.nodes, ...(target && { target }) });
  reading.nodes = [];
  beginText(reading, to);
  return to;
}

/** Ends what was opened last, and reads on behind it. */
export function close(
  reading: Reading,
  at: number,
  to: number,
  node: (opening: Opening, children: PhrasingContent[]) => PhrasingContent | undefined,
): number {
  const opening = reading.open.pop();
  if (!opening) return notPlain;
  endText(reading, at);
  const closed = node(opening, reading.nodes);
  if (!closed) return notPlain;
  reading.nodes = opening.siblings;
  reading.nodes.push(closed);
  beginText(reading, to);
  return to;
}

/** Adds what stands between the two offsets. */
export function add(reading: Reading, at: number, to: number, node: PhrasingContent): void {
  endText(reading, at);
  reading.nodes.push(node);
  beginText(reading, to);
}

function beginText(reading: Reading, at: number): void {
  reading.textStart = at;
  reading.lines = '';
  reading.lineStart = at;
}

export function endText({ text, nodes, textStart, lines, linesEnd, lineStart }: Reading, at: number): void {
  const value = lines + text.slice(lineStart, at);
  if (value === '') return;
  nodes.push({ type: 'text', value, position: spanOf(textStart, at === lineStart ? linesEnd : at) });
}
