import type { TextRange } from '../text/text.ts';
import type { Document } from './document.ts';
import type { Section } from './sections.ts';

/** What a document says about the category of its root cause: a statement per place that names one, or that leaves it open. */
export interface CategoryStatement {
  /** The words that stand for a category, plain: 'Trade-off' of `**Trade-off** — we shipped without …`; '' when left blank. */
  readonly value: string;
  /** The source of `value`; empty, at the place where it would be written, when blank. */
  readonly range: TextRange;
  readonly shape: 'field' | 'bold' | 'checkbox' | 'list' | 'heading' | 'table' | 'front-matter';
  /** True where the document itself labels the value as the root cause's category; false for a bold or listed phrase that only stands in a root-cause section. */
  readonly labelled: boolean;
  /** The value is a sentence rather than the name of a category. */
  readonly prose?: boolean;
  /** For choices: all of them, with what was ticked. */
  readonly choices?: readonly CategoryChoice[];
  readonly section?: Section;
}

export interface CategoryChoice {
  readonly label: string;
  readonly range: TextRange;
  readonly ticked: boolean;
  /** The box `[ ]` or `[x]`, if it has one. */
  readonly box?: TextRange;
}

// Provisional, so that others can run; the owner of this file replaces it.
export const categoryStatements = (_document: Document): readonly CategoryStatement[] => [];
