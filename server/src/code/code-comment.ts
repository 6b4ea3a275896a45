import type { TextRange } from '../text/text.ts';

/** A comment of a source file. */
export interface CodeComment {
  /** With its marks, without the line break that ends a line comment. */
  readonly range: TextRange;
  /** What stands between its marks. */
  readonly content: TextRange;
  /** A docstring counts as a comment that the language has no marks for. */
  readonly form: 'line' | 'block' | 'docstring';
}
