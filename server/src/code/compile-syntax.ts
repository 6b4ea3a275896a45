import type { Block, Embedded, Quoted, Syntax } from './syntax.ts';

/** What an opening mark opens. */
export type Token =
  | { readonly kind: 'line' | 'line-break' | 'bracket' }
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'string'; readonly quoted: Quoted }
  | { readonly kind: 'embedded'; readonly embedded: Embedded }
  | { readonly kind: 'heredoc'; readonly word: string }
  | { readonly kind: 'regex'; readonly mayFollowName: boolean };

/** A language as expressions that jump from mark to mark. */
export interface CompiledSyntax {
  readonly openers: RegExp;
  /** Where code stands inside a string: brackets count as well. */
  readonly openersInside: RegExp;
  tokenOf(match: RegExpExecArray): Token;
  /** What ends a string, and what could stand in it that does not. */
  stopsOf(quoted: Quoted, close: string): RegExp;
  readonly docstrings: Syntax['docstrings'];
}

/** Each language is compiled when first asked for. */
export function compiled(syntax: Syntax): CompiledSyntax {
  const known = cache.get(syntax) ?? compile(syntax);
  cache.set(syntax, known);
  return known;
}

const cache = new WeakMap<Syntax, CompiledSyntax>();

function compile(syntax: Syntax): CompiledSyntax {
  const { line = [], blocks = [], strings = [], embedded = [], heredoc, regexLiterals = false, docstrings } = syntax;
  const kinds: readonly (readonly [source: string, token: Token])[] = [
    ...embedded.map((each) => [each.open, { kind: 'embedded', embedded: each }] as const),
    ...blocks.map(
      (block) =>
        [block.atLineStart ? `(?<=^[ \\t]{0,40})(?:${block.open})` : block.open, { kind: 'block', block }] as const,
    ),
    ...line.map((source) => [source, { kind: 'line' }] as const),
    ...strings.map((quoted) => [quoted.open, { kind: 'string', quoted }] as const),
    ...(regexLiterals ? [['/(?![/*])', { kind: 'regex', mayFollowName: regexLiterals === 'calls' }] as const] : []),
  ];
  const lineBreak = heredoc === undefined ? '' : '|(?<n>\\n)';
  // Its groups come last, so that those of the others keep their places.
  const words = heredoc === undefined ? '' : `|(?<h>${heredoc})`;
  const source = `${kinds.map(([each], at) => `(?<k${at}>${each})`).join('|') || '(?!)'}${lineBreak}`;
  const stops = new Map<string, RegExp>();
  return {
    openers: new RegExp(`${source}${words}`, 'gmu'),
    openersInside: new RegExp(`${source}|(?<b>[{}()])${words}`, 'gmu'),
    docstrings,
    tokenOf(match) {
      const groups = match.groups ?? {};
      if (groups.n !== undefined) return { kind: 'line-break' };
      if (groups.b !== undefined) return { kind: 'bracket' };
      for (let at = 0; at < kinds.length; at++)
        if (groups[`k${at}`] !== undefined) return (kinds[at] as (typeof kinds)[0])[1];
      return { kind: 'heredoc', word: wordOf(match) };
    },
    stopsOf(quoted, close) {
      const key = `${quoted.open} ${close}`;
      const known = stops.get(key) ?? stopExpression(quoted, close);
      known.lastIndex = 0;
      // Of marks that depend on their opening there can be any number.
      if (stops.size < 100) stops.set(key, known);
      return known;
    },
  };
}

/** Behind the group of the whole come those of its alternatives. */
function wordOf(match: RegExpExecArray): string {
  for (let at = match.length - 1; at > 0; at--) if (match[at] !== undefined) return match[at] as string;
  return '';
}

function stopExpression({ escape: passing, multiline, interpolation }: Quoted, close: string): RegExp {
  const end = escaped(close);
  const passed =
    passing === 'doubled'
      ? `${end}${end}`
      : passing === "''"
        ? "''(?:['$]|\\\\)"
        : passing && `${escaped(passing)}[\\s\\S]`;
  // Of a closing mark that is three times the same character, the last three count.
  const isRun = close.length === 3 && close === (close[0] ?? '').repeat(3);
  const closing = isRun ? `${end}(?!${escaped(close.charAt(0))})` : end;
  const sources = [
    ...(passed !== undefined && !(isRun && passing === 'doubled') ? [passed] : []),
    closing,
    ...(interpolation === undefined ? [] : [escaped(interpolation)]),
    ...(multiline ? [] : ['[\\r\\n]']),
  ];
  return new RegExp(sources.join('|'), 'gu');
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
