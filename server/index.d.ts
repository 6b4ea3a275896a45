/** What may be said about a document, in the order of its weight. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface LintOptions {
  /** The document's path, for what its name says, such as its date. Nothing is read from it. Default: `document.md`. */
  readonly path?: string;
  /** The kind to lint it as: a built-in one, or the one that `template` is for. Default: `post-mortem`. */
  readonly kind?: string;
  /** The text of the team's own template, Markdown. Default: the built-in template of that kind. */
  readonly template?: string;
  /** The text of a `.whylint.yaml`. Its `rules`, `root-causes`, `questions`, `trackers` and `debt` count; `kinds`, `baseline` and `fail-on` are about files and do not. */
  readonly config?: string;
  /** The day that counts as today, `YYYY-MM-DD`. Default: today, where the program runs. */
  readonly today?: string;
  /** `author` adds the rules on wording, which are for the author alone. Default: `shared`. */
  readonly audience?: 'author' | 'shared';
}

/** A place in the text. Lines and columns count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Replaces what stands from `start` to `end` by `newText`: offsets in UTF-16 units, a byte order mark at the text's start not counted. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A change that resolves a diagnostic: all of its edits, or none. */
export interface Fix {
  readonly title: string;
  /** It changes no meaning: `whylint --fix` applies it without asking. */
  readonly safe: boolean;
  /** By position, none overlapping another; they all refer to the text as it was linted. */
  readonly edits: readonly Edit[];
}

export interface Diagnostic {
  /** The rule's name. */
  readonly rule: string;
  readonly severity: Severity;
  /** One plain line. */
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly fixes: readonly Fix[];
}

/**
 * Lints one Markdown document as the command line does, findings that a comment in it disables left out. Pure: nothing is
 * read or written.
 *
 * @returns The findings by position, then rule.
 * @throws SyntaxError for a configuration with a mistake in it, naming line and column.
 * @throws RangeError for a kind that is not known.
 */
export function lint(text: string, options?: LintOptions): Diagnostic[];
