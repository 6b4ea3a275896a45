import type { BlockContent, Nodes } from 'mdast';
import type { LabelIndex } from '../labels.ts';

/** A text of which plain blocks are read: what of Markdown is unambiguous line by line. */
export interface PlainSource {
  /** Its lines end in `\n` or `\r\n`. */
  readonly text: string;
  /** What is or may be defined in it or elsewhere. */
  readonly labels: LabelIndex;
}

/** A block as remark would have it, and where the line behind it begins. */
export interface PlainBlock<Node = BlockContent> {
  readonly node: Node;
  readonly next: number;
}

/** A position of which the offsets alone are meaningful. */
export const spanOf = (start: number, end: number): NonNullable<Nodes['position']> => ({
  start: pointAt(start),
  end: pointAt(end),
});

const pointAt = (offset: number) => ({ line: 1, column: 1, offset });
