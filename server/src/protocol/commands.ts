import type { Position, Range } from 'vscode-languageserver-types';

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
