import type { Document } from '../model/document.ts';
import type { TextRange } from '../text/text.ts';
import type { Concept } from './concepts.ts';
import type { Condition } from './condition.ts';

/** What a kind of document ought to look like, as read from its template. */
export interface Outline {
  readonly template: Document;
  /** In template order, nested ones too; the title's heading is not among them. */
  readonly sections: readonly OutlineSection[];
  /** In template order: everything that wants an answer. */
  readonly prompts: readonly OutlinePrompt[];
  /** What is wrong with the template itself. */
  readonly problems: readonly OutlineProblem[];
  /** The kind its own `whylint: kind` directive names. */
  readonly kind?: string;
  /** Globs of its `whylint: files` directive. */
  readonly files?: readonly string[];
}

export interface OutlineProblem {
  readonly message: string;
  readonly range: TextRange;
}

/** What the entries of a place (items, rows, paragraphs) have to come to, as its directives say. */
export interface Amounts {
  readonly minimum?: number;
  readonly maximum?: number;
  /** Minutes that the durations in them add up to. */
  readonly sum?: number;
}

export interface OutlineSection {
  readonly title: string;
  readonly name: string;
  readonly level: number;
  /** The well-known meaning of its heading, which accepts that meaning's other names. */
  readonly concept?: Concept;
  /** Normalised names from its `aliases` directive. */
  readonly aliases: readonly string[];
  readonly required: boolean;
  /** Plain text, for hovers. */
  readonly guidance: string;
  readonly parent?: OutlineSection;
  readonly children: readonly OutlineSection[];
  /** Those that stand in this section, not in its subsections. */
  readonly prompts: readonly OutlinePrompt[];
  /** A whys chain is wanted here, this many levels deep at the most. */
  readonly chain?: { readonly depth: number };
  readonly amounts?: Amounts;
  /** The section holds the root cause's category. */
  readonly holdsCategory: boolean;
  /** The template's Markdown for it with all its subsections: what a fix inserts. */
  readonly source: string;
}

export interface OutlinePrompt {
  /** The question or label as the template words it. */
  readonly text: string;
  readonly name: string;
  /** Normalised names from its `aliases` directive. */
  readonly aliases?: readonly string[];
  readonly section?: OutlineSection;
  readonly asksWhy: boolean;
  readonly required: boolean;
  readonly condition?: Condition;
  readonly guidance: string;
  /** The values that answer it, when the template lists them. */
  readonly choices?: readonly string[];
  /** No other value will do: the choices come from a `one of` directive. */
  readonly isClosed?: boolean;
  readonly amounts?: Amounts;
  readonly shape: 'section' | 'question' | 'field';
  /** A question in plain words, among a section's guidance: text of the section's own in its place answers it too. */
  readonly isGuide?: boolean;
  /** It wants the root cause's category, outside the section that would hold it. */
  readonly asksCategory?: boolean;
  /** A key of the template's front matter. */
  readonly inFrontMatter?: boolean;
  /** Its label's place in the template. */
  readonly range: TextRange;
  /** The template's Markdown for it, label and guidance: what a fix inserts. */
  readonly source: string;
}
