import { lineEndAt, lineStart, type TextRange } from '../text/text.ts';

/** Where in the code a debt item stands, as its list item of the shape `- [path:line](href#Lline) snippet <!-- at … ctx … -->` says. */
export interface CodeAnchor {
  /** With `/`, relative to the workspace folder. */
  readonly path: string;
  /** What the path may be instead, the longest first: in an address, its first parts may belong to the branch's name. */
  readonly ways?: readonly string[];
  /** From 1; absent where the whole file is meant. */
  readonly line?: number;
  /** Last line of several, from 1. */
  readonly endLine?: number;
  /** The line as it was, trimmed and cut; absent where none was kept. */
  readonly snippet?: string;
  /** The commit that it was logged at, as written. */
  readonly commit?: string;
  readonly context?: AnchorContext;
  /** The line of the document on which it stands, trimmed, where neither text nor commit is kept: by it the line's history is found. */
  readonly written?: string;
  /** A path in running text, or a file's address on a forge; absent for a link. */
  readonly form?: 'path' | 'address';
  /** Where the same place is named once more in the item. */
  readonly again?: readonly CodeAnchor[];
  /** The folder that a path in running text counts from, where that is not the one that all paths count from; with `/` behind. */
  readonly base?: string;
  /** Whose file it is, where it is named by an address: `github.com/team/shop`. */
  readonly repository?: string;
  /** Where its lines stand apart from its path: in another cell, or below a heading that names the file. */
  readonly linesRange?: TextRange;
  /**
   * The list item's first line in the debt document, or the link or path in running text; in it the words, with the lines
   * that stand behind them, and the target. Of what is but written, words and target are one, unless lines stand before the
   * path: the target is the path then.
   */
  readonly range: TextRange;
  readonly labelRange: TextRange;
  readonly hrefRange: TextRange;
}

/** Four hex digits for each of up to three neighbour lines, the nearest last above, first below. */
export interface AnchorContext {
  readonly above: readonly string[];
  readonly below: readonly string[];
  /** For the name of the nearest line around it, a declaration mostly, that no other line of the file was called by. */
  readonly scope?: string;
}

/** A line, or the first and last of several, as they are written; nothing without a first one. */
export function writtenLines(first: string | undefined, last?: string): Pick<CodeAnchor, 'line' | 'endLine'> {
  const [line, endLine] = [Number(first ?? 0), Number(last ?? 0)];
  return line === 0 ? {} : { line, ...(endLine > line && { endLine }) };
}

/** What anchors share that name the same line, or the same file as a whole. */
export const placeOf = ({ path, line }: Pick<CodeAnchor, 'path' | 'line'>): string => `${path}:${line ?? ''}`;

/** The line at an offset as it is written, without the blanks round it. */
export const lineWritten = (text: string, offset: number): string =>
  text.slice(lineStart(text, offset), lineEndAt(text, offset)).trim();

/** A file as a whole is no place beside a line of it. */
export function withoutWholeFiles(anchors: readonly CodeAnchor[]): readonly CodeAnchor[] {
  const withLine = new Set(anchors.flatMap(({ path, line }) => (line === undefined ? [] : [path])));
  return anchors.filter(({ path, line }) => line !== undefined || !withLine.has(path));
}

/** Whether an anchor's own words can mean this path. */
export const mayMean = ({ path, ways = [] }: Pick<CodeAnchor, 'path' | 'ways'>, other: string): boolean =>
  path === other || ways.includes(other);
