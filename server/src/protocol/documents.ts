import type { Position, Range } from 'vscode-languageserver-types';

/** Request: how far a document is. Null for one that is of no kind. */
export const promptStatusRequest = 'whylint/promptStatus';
export interface PromptStatusParams {
  readonly uri: string;
}
export interface PromptStatus {
  readonly kind: string;
  /**
   * Prompts that want an answer; conditional ones that nothing decides yet are not among them, and a document that was
   * written before its template has none.
   */
  readonly prompts: number;
  readonly open: number;
  /** Conditional prompts that nothing in the document decides yet. */
  readonly undecided: number;
  /** The documents's own labels, in document order; absent prompts last, at the place they would be inserted. */
  readonly next?: { readonly text: string; readonly range: Range };
}

/** Request: where the next open prompt after a position is, going round at the end; null when none is open. */
export const nextPromptRequest = 'whylint/nextPrompt';
export interface NextPromptParams {
  readonly uri: string;
  readonly position: Position;
}
export interface NextPrompt {
  readonly text: string;
  /** Where the answer is written. */
  readonly range: Range;
}

/** Request: a new document of a kind, filled from the template in force in a folder; nothing is written. */
export const newDocumentRequest = 'whylint/newDocument';
export interface NewDocumentParams {
  readonly kind: string;
  readonly title: string;
  /** `YYYY-MM-DD`, the day of the incident. */
  readonly date: string;
  /** The workspace folder; absent without one. */
  readonly folder?: string;
}
export interface NewDocument {
  /** Where it belongs; absent without a folder. Not taken: another name is found when this one is. */
  readonly uri?: string;
  readonly text: string;
  /** The first open prompt. */
  readonly cursor: Position;
}

/** Request: the Markdown page of a rule, as shipped; null for an unknown rule. */
export const rulePageRequest = 'whylint/rulePage';
export interface RulePageParams {
  readonly rule: string;
}

/** Request: what a template checks, as a Markdown page; null for a document that is not open or cannot be read. */
export const templatePageRequest = 'whylint/templatePage';
export interface TemplatePageParams {
  readonly uri: string;
}

/** Request: how often each prompt is answered in the documents of a folder, as a Markdown page. */
export const promptReportRequest = 'whylint/promptReport';
export interface PromptReportParams {
  readonly folder: string;
}

/** Request: what setting a folder up would do; nothing is written. A `SetUp`, or a `SetUpBefore` where one is in force. */
export const setUpRequest = 'whylint/setUp';
export interface SetUpParams {
  readonly folder: string;
}
export interface SetUp {
  /** What was found, and what would be reported, as a Markdown page. */
  readonly page: string;
  readonly files: readonly SetUpFile[];
  /** The same with a baseline of what would be found now; absent where nothing would fail a build. */
  readonly withBaseline?: readonly SetUpFile[];
}
export interface SetUpBefore {
  /** The configuration that is there already, as a URI. */
  readonly configuration: string;
}
export interface SetUpFile {
  readonly uri: string;
  readonly text: string;
}

/** Request: a document's timeline to scale, as a picture; null for a document without one. */
export const timelinePictureRequest = 'whylint/timelinePicture';
export interface TimelinePictureParams {
  readonly uri: string;
  /** It is shown in a page whose colours it takes over; else it brings its own, for light and for dark. */
  readonly embedded?: boolean;
}
export interface TimelinePicture {
  readonly title: string;
  /** An SVG element: no script, no style attribute, nothing loaded. */
  readonly svg: string;
}
