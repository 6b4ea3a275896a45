import type { CodeComment } from './code-comment.ts';
import { type CompiledSyntax, compiled } from './compile-syntax.ts';
import { isDocstring } from './docstring.ts';
import { Heredocs } from './heredocs.ts';
import { languages } from './languages.ts';
import { regexLiteralEnd } from './regex-literal.ts';
import type { Block, Embedded, Quoted } from './syntax.ts';

/**
 * The comments of a source text, in its order; none of an unknown language. Never fails and takes time in proportion to
 * the text, whatever is left open in it: a string that is never closed is taken for ordinary text, a comment for one up to
 * the end.
 *
 * @param languageId As in the Language Server Protocol.
 */
export function codeComments(text: string, languageId: string): readonly CodeComment[] {
  const syntax = Object.hasOwn(languages, languageId) ? languages[languageId] : undefined;
  if (!syntax) return [];
  const found: CodeComment[] = [];
  scan(text, { start: 0, end: text.length }, compiled(syntax), found);
  return found;
}

/** Code that is being read: the text's own, or that inside a string, which a bracket ends. */
interface Frame {
  /** Brackets open inside; -1 for the text's own. */
  depth: number;
  readonly string?: {
    readonly quoted: Quoted;
    readonly close: string;
    readonly opener: number;
    readonly comments: number;
  };
}

interface Scan {
  readonly text: string;
  readonly end: number;
  readonly syntax: CompiledSyntax;
  readonly found: CodeComment[];
  readonly frames: Frame[];
  /** For each closing mark, up to where there is none. */
  readonly unclosed: Map<string, number>;
  readonly heredocs: Heredocs;
}

function scan(text: string, { start, end }: CodeComment['range'], syntax: CompiledSyntax, found: CodeComment[]): void {
  const scanning: Scan = {
    text,
    end,
    syntax,
    found,
    frames: [{ depth: -1 }],
    unclosed: new Map(),
    heredocs: new Heredocs(text, end),
  };
  for (let at = start; at < end; ) {
    const next = step(scanning, at);
    if (next !== undefined) at = next;
    else {
      // The text ends inside a string: what was taken for its beginning was none.
      const open = scanning.frames.find(({ string }) => string !== undefined)?.string;
      if (!open) return;
      scanning.frames.length = 1;
      found.length = open.comments;
      scanning.unclosed.set(open.close, end);
      at = open.opener + 1;
    }
  }
}

/** From one opening mark to behind what it opens; undefined when there is no more. */
function step(scanning: Scan, at: number): number | undefined {
  const { text, end, syntax, frames, heredocs } = scanning;
  const frame = frames.at(-1) as Frame;
  const opener = frame.string ? syntax.openersInside : syntax.openers;
  opener.lastIndex = at;
  const match = opener.exec(text);
  if (!match || match.index >= end) return undefined;
  const behind = match.index + match[0].length;
  const token = syntax.tokenOf(match);
  switch (token.kind) {
    case 'line':
      return lineComment(scanning, match.index, behind);
    case 'block':
      return blockComment(scanning, token.block, match[0], match.index, behind);
    case 'string':
      return string(scanning, token.quoted, match[0], match.index, behind);
    case 'embedded':
      return embedded(scanning, token.embedded, behind);
    case 'heredoc':
      heredocs.expect(token.word);
      return behind;
    case 'line-break':
      return heredocs.skip(behind);
    case 'regex':
      return regexLiteralEnd(text, match.index, token.mayFollowName) ?? behind;
    case 'bracket':
      return bracket(scanning, frame, match[0], behind);
  }
}

const lineEnd = /[\r\n]|$/g;

function endOfLine(text: string, at: number, most: number): number {
  lineEnd.lastIndex = at;
  return Math.min(lineEnd.exec(text)?.index ?? text.length, most);
}

function lineComment({ text, end, found }: Scan, start: number, behind: number): number {
  const stop = Math.max(endOfLine(text, behind, end), behind);
  found.push({ range: { start, end: stop }, content: { start: behind, end: stop }, form: 'line' });
  return stop;
}

function blockComment(scanning: Scan, block: Block, opening: string, start: number, behind: number): number {
  const { text, end, found } = scanning;
  const close = typeof block.close === 'string' ? block.close : block.close(opening);
  const inside =
    block.nested || block.atLineStart ? endOfNested(text, behind, block, close) : text.indexOf(close, behind);
  const content = inside < 0 || inside >= end ? end : inside;
  const stop = Math.min(content === end ? end : content + close.length, end);
  found.push({ range: { start, end: stop }, content: { start: behind, end: content }, form: 'block' });
  return Math.max(stop, behind);
}

/** Where the closing mark of the outermost comment stands; -1 for none. */
function endOfNested(text: string, from: number, { open, nested, atLineStart }: Block, close: string): number {
  const before = atLineStart ? '(?<=^[ \\t]{0,40})' : '';
  const marks = new RegExp(`(${before}${escaped(close)})${nested ? `|${before}(?:${open})` : ''}`, 'gmu');
  marks.lastIndex = from;
  let depth = 1;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    depth += match[1] === undefined ? 1 : -1;
    if (depth === 0) return match.index;
  }
  return -1;
}

function string(scanning: Scan, quoted: Quoted, opening: string, start: number, behind: number): number {
  const close = typeof quoted.close === 'string' ? quoted.close : quoted.close(opening);
  // A mark that is whole by itself, such as a character's.
  if (close === '') return behind;
  if (isUnclosed(scanning.unclosed, quoted, close, start)) return start + 1;
  return insideString(scanning, { quoted, close, opener: start, comments: scanning.found.length }, behind);
}

/** Deeper than people nest strings in strings; what is left open down there is read anew for each. */
const deepestCode = 32;

function insideString(scanning: Scan, open: NonNullable<Frame['string']>, from: number): number {
  const { text, end, syntax, found, frames, unclosed } = scanning;
  const { quoted, close, opener } = open;
  const stops = syntax.stopsOf(quoted, close);
  for (let at = from; ; ) {
    stops.lastIndex = at;
    const match = stops.exec(text);
    const mark = match?.[0];
    if (!match || mark === undefined || match.index >= end || mark === '\n' || mark === '\r') {
      unclosed.set(close, match ? Math.min(match.index, end) : end);
      found.length = open.comments;
      return opener + 1;
    }
    const behind = match.index + mark.length;
    if (mark === quoted.interpolation && frames.length < deepestCode) {
      frames.push({ depth: 0, string: open });
      return behind;
    }
    if (mark === close) {
      if (quoted.documents && isDocstring(text, opener, syntax.docstrings))
        found.push({
          range: { start: opener, end: behind },
          content: { start: opener + close.length, end: match.index },
          form: 'docstring',
        });
      return behind;
    }
    at = behind;
  }
}

/** Marks that depend on how they were opened can be of any number: the work that they make is bounded. */
const mostUnclosed = 64;

function isUnclosed(unclosed: Scan['unclosed'], quoted: Quoted, close: string, start: number): boolean {
  const known = unclosed.get(close);
  if (known !== undefined) return known > start;
  return unclosed.size > mostUnclosed && typeof quoted.close !== 'string';
}

function bracket(scanning: Scan, frame: Frame, mark: string, behind: number): number {
  const opens = mark === '{' || mark === '(';
  const matching = frame.string?.quoted.interpolation?.endsWith('(') ? '()' : '{}';
  if (!matching.includes(mark)) return behind;
  if (opens) frame.depth++;
  else if (frame.depth > 0) frame.depth--;
  else if (frame.string) {
    scanning.frames.pop();
    return insideString(scanning, frame.string, behind);
  }
  return behind;
}

function embedded({ text, end, found }: Scan, { close, language }: Embedded, behind: number): number {
  const closing = new RegExp(escaped(close), 'giu');
  closing.lastIndex = behind;
  const stop = Math.min(closing.exec(text)?.index ?? end, end);
  const syntax = languages[language];
  if (syntax) scan(text, { start: behind, end: stop }, compiled(syntax), found);
  return stop;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
