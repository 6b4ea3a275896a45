import type { TextRange } from '../text/text.ts';
import type { Section } from './sections.ts';

/** What a labelled place says, wherever in the document it may stand. Facts about it hang here: they outlive edits elsewhere. */
export interface LeafContent {
  /** As written, without emphasis and closing colon. */
  readonly label: string;
  /** The label normalised: see `normaliseTitle`. */
  readonly name: string;
  /** The label asks for a reason. */
  readonly asksWhy: boolean;
  /** The value as plain text (link texts, code without backticks, ticked and open boxes as `[x]` and `[ ]`); '' when blank. Comments left out. */
  readonly value: string;
  readonly shape: LeafShape;
}

/**
 * A labelled place that holds a value or an answer: a heading with its content, a bold label, a list item, a table row,
 * a front-matter key, a question with its answer below. Offsets count from the document's start.
 */
export interface Leaf extends LeafContent {
  /** The same object in each version of the document, as long as its passage is the same. */
  readonly content: LeafContent;
  readonly labelRange: TextRange;
  /** The value's source; empty, at the place where it would be written, when blank. */
  readonly valueRange: TextRange;
  /** Absent for front matter. */
  readonly section?: Section;
}

export type LeafShape = 'front-matter' | 'heading' | 'bold' | 'list' | 'table' | 'plain';
