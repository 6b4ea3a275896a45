import type { TextRange } from '../text/text.ts';

/** A debt id in a comment of a source text, `TODO(D-k3f9qx)`; ranges count from the text's start. */
export interface DebtTag {
  readonly id: string;
  readonly range: TextRange;
  /** With the brackets, or the comma, that stand there for it alone. */
  readonly around: TextRange;
}
