import type { TextRange } from '../text/text.ts';
import type { Scores } from './ice.ts';

/** Where an item of a document that a team wrote by itself stands, and what that document says in its own words. */
export interface DebtSource {
  readonly shape: DebtShape;
  /** The line that it begins on, from 1: what it is named by beside its file. */
  readonly line: number;
  /** The row, the list item, the paragraphs, or the section with all its subsections. */
  readonly range: TextRange;
  /** In document order; of one field, the first. */
  readonly own: readonly OwnValue[];
  /** What the document's own scales suggest; nobody has scored by it. */
  readonly suggested: Scores;
  /** The document that an index's row links to, where the item itself is kept. */
  readonly listed?: string;
}

/** A row of a table, a section, a list item with or without a box, paragraphs that begin in bold type, or a document of its own. */
export type DebtShape = 'table' | 'heading' | 'bullet' | 'checkbox' | 'paragraph' | 'file';

/** A value as the document has it. */
export interface OwnValue {
  readonly field: OwnField;
  /** The column's or field's own name; '' where none is written. */
  readonly name: string;
  /** As it is read, without marks of Markdown. */
  readonly text: string;
  /** Empty, at the place where it would be written, when blank. */
  readonly range: TextRange;
}

export type OwnField =
  | 'id'
  | 'title'
  | 'link'
  | 'area'
  | 'problem'
  | 'impact'
  | 'confidence'
  | 'priority'
  | 'effort'
  | 'ease'
  | 'cause'
  | 'fix'
  | 'trigger'
  | 'status'
  | 'owner'
  | 'by'
  | 'created'
  | 'reviewed'
  | 'paid'
  | 'hits'
  | 'more';
