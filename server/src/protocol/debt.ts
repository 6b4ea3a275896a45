import type { Range } from 'vscode-languageserver-types';

/** Request: the backlog of the folder that a file belongs to, of all folders without one; read at first need, then kept. */
export const debtItemsRequest = 'whylint/debtItems';
export interface DebtItemsParams {
  readonly uri?: string;
}
export interface DebtItems {
  /** In the order of the backlog. */
  readonly items: readonly DebtItemSummary[];
}
export interface DebtItemSummary {
  readonly uri: string;
  readonly id?: string;
  /** What prose and comments call it: `D-k3f9qx`, `TD-001`. */
  readonly name?: string;
  readonly title: string;
  /** What the scales of a team's own document suggest, with its words: `suggested I7 E4 (Priority High)`. */
  readonly suggested?: string;
  /** `broken` for a document whose front matter cannot be read. */
  readonly status: 'open' | 'planned' | 'in-progress' | 'paid' | 'wont-fix' | 'unknown' | 'broken';
  readonly impact?: number;
  readonly confidence?: number;
  readonly effort?: number;
  /** `ICE 336 · I7 C8 E5`. */
  readonly ice: string;
  readonly size?: 'small' | 'week' | 'heavy';
  readonly created?: string;
  readonly owner?: string;
  readonly by?: string;
  readonly area?: string;
  readonly hits: number;
  readonly minutes: number;
  readonly anchors: readonly { readonly uri: string; readonly line?: number }[];
  /** Why it cannot be read, for a broken one. */
  readonly broken?: string;
}

/**
 * Notification from the server: the backlog has changed; what was asked before is out of date. For clients that have asked
 * about debt or have a command for it; an editor that knows none of this is not sent it.
 */
export const debtChangedNotification = 'whylint/debtChanged';

/** Request: where the items that are anchored in a file stand in its text. Sent only for files that the backlog names. */
export const debtMarksRequest = 'whylint/debtMarks';
export interface DebtMarksParams {
  readonly uri: string;
  readonly text: string;
}
export interface DebtMark {
  readonly item: DebtItemSummary;
  readonly range: Range;
  /** `same`: the line is where it was; `moved`: found elsewhere in the file by its text and neighbours. Lost ones are left out. */
  readonly found: 'same' | 'moved';
  /** What a hover says, as Markdown. */
  readonly hover: string;
}

/** Request: the comments of a text that say TODO and the like; sent when actions are asked for at such a line. */
export const debtCommentsRequest = 'whylint/debtComments';
export interface DebtCommentsParams {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
}
export interface DebtComment {
  /** The word, `TODO` for one. */
  readonly word: string;
  readonly range: Range;
  /** What it says, without the word and its punctuation: a title. */
  readonly title: string;
  /** The id it is tagged with. */
  readonly id?: string;
}

/** Request: what is wrong with the debt ids in the comments of a text, as diagnostics. Sent only for texts with such an id. */
export const debtTagsRequest = 'whylint/debtTags';
export type DebtTagsParams = DebtCommentsParams;

/** Request: the numbers that a score can be, what each means, and what the ICE then is or can become. */
export const scoreChoicesRequest = 'whylint/scoreChoices';
export interface ScoreChoicesParams {
  /** Of the item, or of the code that is logged: the formula is its folder's. */
  readonly uri?: string;
  readonly score: 'impact' | 'confidence' | 'effort';
  /** Those that stand already. */
  readonly scores: { readonly impact?: number; readonly confidence?: number; readonly effort?: number };
}
export interface ScoreChoice {
  readonly score: number;
  readonly meaning: string;
  /** `ICE 336 · I7 C8 E5`. */
  readonly ice: string;
}

/** Request: an item as the text of an issue, its title on the first line; null when it cannot be read. */
export const debtIssueRequest = 'whylint/debtIssue';
export interface DebtIssueParams {
  readonly uri: string;
}
