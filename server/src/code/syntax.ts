/** What of a language tells its comments from all else. `languages` holds one for each. */
export interface Syntax {
  /** Each a mark that begins a comment up to the end of the line, as the source of an expression. */
  readonly line?: readonly string[];
  readonly blocks?: readonly Block[];
  readonly strings?: readonly Quoted[];
  /** Text up to a line that holds only a word; the expression's first group that matched is the word. */
  readonly heredoc?: string;
  /** `/…/` where a value may stand is an expression, in which quotes and slashes mean nothing; `calls`: behind a name as well. */
  readonly regexLiterals?: true | 'calls';
  /** Strings that stand where a comment would: on lines of their own, or behind these words. */
  readonly docstrings?: 'statement' | { readonly behind: string };
  /** Stretches in another language, by what opens and closes them. */
  readonly embedded?: readonly Embedded[];
}

export interface Block {
  /** The source of an expression. */
  readonly open: string;
  /** What ends it; of one that depends on how it was opened, made from the opening match. */
  readonly close: string | ((opening: string) => string);
  readonly nested?: boolean;
  /** Both marks count only at the start of a line. */
  readonly atLineStart?: boolean;
}

export interface Quoted {
  /** The source of an expression. */
  readonly open: string;
  readonly close: string | ((opening: string) => string);
  /** How the closing mark can stand inside: behind this character, or `doubled`. */
  readonly escape?: '\\' | '`' | '^' | "''" | 'doubled';
  readonly multiline?: boolean;
  /** What begins code inside, that ends with the bracket of the same kind. */
  readonly interpolation?: string;
  /** It can be a docstring. */
  readonly documents?: boolean;
}

export interface Embedded {
  /** The source of an expression. */
  readonly open: string;
  /** Looked for without regard to case. */
  readonly close: string;
  readonly language: string;
}

export const slashes = { line: ['//'], blocks: [{ open: '/\\*', close: '*/' }] } as const satisfies Syntax;
export const nestedSlashes = {
  line: ['//'],
  blocks: [{ open: '/\\*', close: '*/', nested: true }],
} as const satisfies Syntax;
/** A `#` inside a word is none: `${#array}`, `a#b`. */
export const hashOfShell = '(?<![^\\s;|&()`])#';

export const double: Quoted = { open: '"', close: '"', escape: '\\' };
export const single: Quoted = { open: "'", close: "'", escape: '\\' };
export const doubleLines: Quoted = { ...double, multiline: true };
export const singleLines: Quoted = { ...single, multiline: true };
export const doubledDouble: Quoted = { open: '"', close: '"', escape: 'doubled' };
export const doubledSingle: Quoted = { open: "'", close: "'", escape: 'doubled' };
export const tripleDouble: Quoted = { open: '"""', close: '"""', escape: '\\', multiline: true, documents: true };
export const tripleSingle: Quoted = { open: "'''", close: "'''", escape: '\\', multiline: true, documents: true };
/** One character, or an escape: an apostrophe before anything else is none. */
export const character: Quoted = {
  open: "(?<![\\w'])'(?=(?:[^\\\\'\\r\\n]|[\\ud800-\\udbff][\\udc00-\\udfff]|\\\\[^\\r\\n]{1,10})')",
  close: "'",
  escape: '\\',
};
/** Not after a digit: `1'000'000`. */
export const characterOfC: Quoted = { open: "(?<![0-9A-Fa-f])'", close: "'", escape: '\\' };

/** The strings with code inside, one behind `interpolation`. */
export const withCode = (interpolation: string, ...strings: readonly Quoted[]): readonly Quoted[] =>
  strings.map((each) => ({ ...each, interpolation }));

const closings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
/** What closes `%q(`, `q{`, `~s[`: the bracket's other half, or the same mark again. */
export const otherHalf = (opening: string): string => {
  const mark = opening.at(-1) ?? '';
  return closings[mark] ?? mark;
};
