import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { PickLineArgument } from './commands.ts';
import type { DebtItemSummary } from './debt.ts';

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
  /** Name a document that debt might be logged into instead, if there is one. */
  readonly offers?: boolean;
}
/** A document that a team keeps its debt in, and the edit that has debt logged into it from now on. */
export interface LogToOffer {
  readonly name: string;
  readonly edit: WorkspaceEdit;
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
      readonly offer?: LogToOffer;
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

/** Request: what links a debt item to another line of code; nothing is written. Null where the link is no more. */
export const pickLineRequest = 'whylint/pickLine';
export interface PickLineParams extends PickLineArgument {
  /** From 1. */
  readonly line: number;
}
export interface PickLineResult {
  readonly edit: WorkspaceEdit;
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
