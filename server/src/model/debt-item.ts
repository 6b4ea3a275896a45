import type { TextRange } from '../text/text.ts';
import type { CodeAnchor } from './code-anchor.ts';
import type { Document } from './document.ts';
import type { Scores } from './ice.ts';

export const debtStatuses = ['open', 'planned', 'in-progress', 'paid', 'wont-fix'] as const;
export type DebtStatus = (typeof debtStatuses)[number];

/** What one debt document says, read forgivingly: what is wrong in it is for the rules to say. Offsets count from its start. */
export interface DebtItem {
  /** The document's. */
  readonly path: string;
  /** Absent where none is written or what is written is none by its grammar. */
  readonly id?: string;
  /** The first heading's words; '' without one. */
  readonly title: string;
  readonly titleRange: TextRange;
  /** `open` where nothing is written; absent where what is written is no status. */
  readonly status?: DebtStatus;
  /** Those that are integers from 1 to 10; `ease: n` counts as effort 11 − n. */
  readonly scores: Scores;
  /** `YYYY-MM-DD`. */
  readonly created?: string;
  readonly paid?: string;
  readonly by?: string;
  readonly owner?: string;
  readonly area?: string;
  /** How often somebody ran into it, and the minutes that it cost them; 0 where nothing is written. */
  readonly hits: number;
  readonly minutes: number;
  readonly anchors: readonly CodeAnchor[];
  /** The fields of its front matter as they are written, by key in lower case. */
  readonly fields: ReadonlyMap<string, DebtField>;
  /** Why its front matter cannot be read: it is shown as broken, and never rewritten. */
  readonly broken?: string;
}

export interface DebtField {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly text: string;
  /** Empty, at the place where it would be written, when blank. */
  readonly valueRange: TextRange;
}

/** Reads a debt document. Never fails. */
export declare function debtItem(document: Document): DebtItem;
