import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';

/**
 * What client and server say to each other beyond the Language Server Protocol. Every part of it is optional: an editor
 * that knows none of this gets the same diagnostics, fixes, completions, hovers and lenses.
 */

/** `initializationOptions`: all optional, all false or empty by default. */
export interface InitializationOptions {
  /** The workspace is trusted; what starts processes (git) stays off without it. */
  readonly trusted?: boolean;
  /** Client commands that a lens or code action may name. */
  readonly commands?: readonly string[];
  /** The client has its own Markdown outline, links and folding. */
  readonly builtins?: boolean;
  /** The client answers `readFile` and `readFolder` for folders that only the editor can look into. */
  readonly files?: boolean;
  /** How many findings a document shows at most, errors aside; the rest is counted by one hint. 0: no cap. */
  readonly maximumFindings?: number;
  /** Code lenses on or off. */
  readonly codeLens?: boolean;
}

/** Sent by the client as `workspace/didChangeConfiguration` settings, under `whylint`: presentation only. */
export type PresentationSettings = Pick<InitializationOptions, 'maximumFindings' | 'codeLens'>;

/**
 * Requests from the server to a client that announces `files`: what is in an open folder that is not on this disk, such as
 * a repository that an extension shows. Null for what is not there, and for all that lies outside the open folders.
 */
export const readFileRequest = 'whylint/readFile';
export interface ReadFileParams {
  readonly uri: string;
  /** Bytes; a longer file is a problem. */
  readonly most: number;
}
export type ReadFileResult =
  | { readonly base64: string }
  | { readonly problem: 'folder' | 'long' | 'unreadable' }
  | null;

export const readFolderRequest = 'whylint/readFolder';
export interface ReadFolderParams {
  readonly uri: string;
}
/** Symbolic links left out: what they lead to inside the folder is found at its own place. */
export type ReadFolderResult = readonly { readonly name: string; readonly kind: 'file' | 'folder' }[] | null;

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

/**
 * Server commands (`workspace/executeCommand`), each with one argument. The first three answer with an edit sent through
 * `workspace/applyEdit`; the others do for clients without commands of their own what `clientCommands` do.
 */
export const serverCommands = {
  insertMissingPrompts: 'whylint.insertMissingPrompts.server',
  fixAll: 'whylint.fixAll.server',
  lintAs: 'whylint.lintAs.server',
  nextPrompt: 'whylint.goToNextPrompt.server',
  showAllFindings: 'whylint.showAllFindings.server',
  addNextWhy: 'whylint.addNextWhy.server',
  showRange: 'whylint.showRange.server',
  logDebt: 'whylint.logDebt.server',
  importNotes: 'whylint.importNotes.server',
} as const;
export interface DocumentCommandArgument {
  readonly uri: string;
  /** For `lintAs`: the kind to write into the front matter. */
  readonly kind?: string;
  /** For `showRange`: what to select; for `logDebt`: where the debt is. */
  readonly range?: Range;
  /** For `logDebt`: absent, the comment there or the code itself gives the title. */
  readonly title?: string;
  /** For `logDebt` on a comment: keep it and tag it, or take it out. */
  readonly comment?: 'tag' | 'remove';
  /** For `importNotes`: tick or strike through what was imported. */
  readonly strike?: boolean;
}

/** Client commands that lenses and code actions may name, when the client lists them in `initializationOptions.commands`. */
export const clientCommands = {
  /** Called with the document's URI. */
  nextPrompt: 'whylint.goToNextPrompt',
  /** Called with the rule's name. */
  showRulePage: 'whylint.showRulePage',
  /** Called with the document's URI. */
  showAllFindings: 'whylint.showAllFindings',
  /** Called with a `LogDebtArgument`. */
  logDebt: 'whylint.logDebt',
  /** Called with the document's URI. */
  showTimeline: 'whylint.showTimeline',
  /** Called with a `PickLineArgument`. */
  pickLine: 'whylint.pickLine',
} as const;

/** What the client's command for logging debt may be called with; it asks for what is not given, and logs at the cursor. */
export interface LogDebtArgument {
  readonly uri?: string;
  readonly range?: Range;
  readonly title?: string;
  readonly comment?: 'tag' | 'remove';
}

/** What the client's command for picking the line of a dangling link is called with; it asks for the line. */
export interface PickLineArgument {
  /** Of the debt item. */
  readonly uri: string;
  /** Of the link in it. */
  readonly position: Position;
  /** The file of code that the link leads to; it may be gone. */
  readonly code: string;
}

/** Request: what links a debt item to another line of code; nothing is written. Null where the link is no more. */
export const pickLineRequest = 'whylint/pickLine';
export interface PickLineParams extends PickLineArgument {
  /** From 1. */
  readonly line: number;
}
export interface PickLineResult {
  readonly edit: WorkspaceEdit;
}

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

/** Request: logs debt at a line. Nothing is written: the answer's edit is the client's to apply. */
export const logDebtRequest = 'whylint/logDebt';
export interface LogDebtParams {
  readonly title: string;
  /** Of the code, or of the post-mortem whose trade-off it is; absent when nothing is open. */
  readonly uri?: string;
  readonly languageId?: string;
  /** The text as it is in the editor, saved or not. */
  readonly text?: string;
  readonly selection?: Range;
  readonly scores?: { readonly impact?: number; readonly confidence?: number; readonly effort?: number };
  /** The author's name for `by` where no version control tells. */
  readonly author?: string;
  /** Log a comment: keep it and tag it, or take it out. */
  readonly comment?: 'tag' | 'remove';
  /** Minutes that it cost this time; for an item that is there already. */
  readonly minutes?: number;
  /** Log it anew although an item of this title is near. */
  readonly force?: boolean;
}
export type LogDebtResult =
  | {
      readonly outcome: 'logged';
      /** Absent in a document of the team's own whose items have none. */
      readonly id?: string;
      /** `D-k3f9qx`, `TD-007`, or its title. */
      readonly name: string;
      /** The new file, which is created by the edit, never overwritten; with `#L12`, the line in a document that it was written into. */
      readonly uri: string;
      readonly edit: WorkspaceEdit;
      /** Takes the log back while the file is as it was written; absent where it went into a document that was there. */
      readonly undo?: { readonly uri: string; readonly text: string };
      /** The document that it goes into, as the edit takes it to be: another text wants another edit. */
      readonly into?: { readonly uri: string; readonly text: string };
      /** In a line: what was left out, such as a snippet that looks like a secret. */
      readonly note?: string;
    }
  /** Somebody was here before: the edit counts a hit on the item, unless its document has no place for that. */
  | {
      readonly outcome: 'hit';
      readonly item: DebtItemSummary;
      readonly counted: boolean;
      readonly edit: WorkspaceEdit;
    }
  /** There is no folder to write to: the item's text, for the clipboard. */
  | { readonly outcome: 'no-folder'; readonly text: string; readonly message: string }
  | { readonly outcome: 'refused'; readonly message: string };

/** Request: the notes of a text, as items that they could be; nothing is written. */
export const notesRequest = 'whylint/notes';
export interface NotesParams {
  readonly uri: string;
  /** As it is in the editor, saved or not. */
  readonly text: string;
  readonly languageId: string;
  /** The folder whose backlog they go to; absent for the one that the file lies in. */
  readonly folder?: string;
}
export type NotesResult =
  | { readonly outcome: 'read'; readonly notes: readonly NoteSummary[]; readonly left: readonly string[] }
  | { readonly outcome: 'refused'; readonly message: string };
export interface NoteSummary {
  /** From 1. */
  readonly number: number;
  /** Where it begins, from 1. */
  readonly line: number;
  readonly title: string;
  /** The places in code that it names, and of those the ones that are not there. */
  readonly places: readonly string[];
  readonly missing: readonly string[];
  readonly area?: string;
  /** Why it is not new, in a few words. */
  readonly known?: string;
}

/** Request: makes items of some of those notes. Nothing is written: the answer's edit is the client's to apply, as one. */
export const importNotesRequest = 'whylint/importNotes';
export interface ImportNotesParams extends NotesParams {
  /** Of the notes, by `number`; absent for all that are new. */
  readonly only?: readonly number[];
  /** Tick or strike through the notes where they stand, and name their items. */
  readonly strike?: boolean;
  /** The author's name for `by` where neither the note nor version control tells. */
  readonly author?: string;
}
export type ImportNotesResult =
  | {
      readonly outcome: 'imported';
      readonly items: readonly ImportedItem[];
      /** The document that holds those without a text of their own: that which the edit is of, or the new one's. */
      readonly into?: { readonly uri: string; readonly text: string; readonly isNew: boolean };
      readonly edit: WorkspaceEdit;
      /** In a line: what was left out. */
      readonly note?: string;
    }
  | { readonly outcome: 'refused'; readonly message: string };

export interface ImportedItem {
  /** Absent in a document whose items have none. */
  readonly id?: string;
  /** What people call it. */
  readonly name: string;
  /** With the line where its document holds several. */
  readonly uri: string;
  /** Of its own file. */
  readonly text?: string;
}

/** Request: changes fields of an item, by the bytes of their values; null takes a field out. */
export const setDebtRequest = 'whylint/setDebt';
export interface SetDebtParams {
  readonly uri: string;
  readonly fields: Readonly<Record<string, string | number | null>>;
}
export interface SetDebtResult {
  readonly edit?: WorkspaceEdit;
  /** Why nothing was changed. */
  readonly refused?: string;
}

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

/** Request: turns a document of several items into a file each, or files into such a document; nothing is written. */
export const migrateDebtRequest = 'whylint/migrateDebt';
export interface MigrateDebtParams {
  /** The document of several items; with `table` or `headings` it may not be there yet. */
  readonly uri: string;
  readonly to: 'items' | 'table' | 'headings';
  /** What was there stays as it is: the items are there twice then. */
  readonly keep?: boolean;
}
export type MigrateDebtResult =
  | {
      /** One edit: files are created, never overwritten, files are removed, the document is changed. */
      readonly edit: WorkspaceEdit;
      /** What was read, by URI: another text wants another edit. */
      readonly read: readonly { readonly uri: string; readonly text: string }[];
      readonly items: number;
      /** What will be where, as a Markdown page. */
      readonly page: string;
    }
  | { readonly refused: string };
