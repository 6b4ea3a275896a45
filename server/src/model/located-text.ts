import type { Nodes } from 'mdast';
import type { TextRange } from '../text/text.ts';

/** What a reader sees of some Markdown, and where each piece of it stands in the source. */
export interface LocatedText {
  /** Link texts, code without backticks, alternative texts of images; lines and blocks separated by `\n`. Comments left out. */
  readonly text: string;
  /** The spans of `text` that are bold. */
  readonly bold: readonly TextRange[];
  /** The spans of `text` that are code. */
  readonly code: readonly TextRange[];
  /** The source of a span of `text`, with the markup round what lies in it whole. */
  readonly source: (start: number, end: number) => TextRange;
}

/** The nodes' offsets count from the start of `source`. */
export function locatedText(nodes: readonly Nodes[], source: string): LocatedText {
  const written = new Writer(source);
  const todo: (Nodes | Wrapper)[] = [...nodes].reverse();
  while (todo.length > 0) {
    const next = todo.pop() as Nodes | Wrapper;
    if ('opened' in next) {
      written.close(next);
      continue;
    }
    const value = ownText(next);
    if (value !== undefined) written.write(value, next);
    if (!('children' in next)) continue;
    todo.push({ opened: written.length, node: next });
    for (let at = next.children.length - 1; at >= 0; at--) todo.push(next.children[at] as Nodes);
  }
  return written.finish();
}

interface Wrapper {
  readonly opened: number;
  readonly node: Nodes;
}

interface Piece {
  /** Where it begins in the plain text. */
  readonly at: number;
  readonly text: string;
  readonly range: TextRange;
}

interface Span {
  readonly text: TextRange;
  readonly source: TextRange;
}

const blocks = new Set(['paragraph', 'heading', 'code', 'listItem', 'tableRow', 'tableCell', 'list', 'table']);

function ownText(node: Nodes): string | undefined {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'break':
      return '\n';
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? '\n' : undefined;
    default:
      return undefined;
  }
}

class Writer {
  readonly #source: string;
  readonly #pieces: Piece[] = [];
  readonly #wrapped: Span[] = [];
  readonly #bold: TextRange[] = [];
  readonly #code: TextRange[] = [];
  readonly #texts: string[] = [];
  length = 0;

  constructor(source: string) {
    this.#source = source;
  }

  write(text: string, node: Nodes): void {
    if (text === '') return;
    const range = node.type === 'code' ? this.#codeLines(node) : sourceOf(node);
    this.#pieces.push({ at: this.length, text, range });
    if (node.type !== 'text') this.#wrap(this.length, this.length + text.length, range);
    if (node.type === 'inlineCode' || node.type === 'code') this.#code.push({ start: this.length, end: this.length + text.length });
    this.#texts.push(text);
    this.length += text.length;
    if (node.type === 'code') this.#breakLine(range.end);
  }

  close({ opened, node }: Wrapper): void {
    if (this.length === opened) return;
    const range = sourceOf(node);
    if (node.type === 'strong') this.#bold.push({ start: opened, end: this.length });
    if (blocks.has(node.type)) this.#breakLine(range.end);
    else this.#wrap(opened, this.length, range);
  }

  finish(): LocatedText {
    const text = this.#texts.join('');
    const end = text.endsWith('\n') ? text.length - 1 : text.length;
    return {
      text: text.slice(0, end),
      bold: this.#bold,
      code: this.#code,
      source: (from, to) => this.#sourceRange(from, to),
    };
  }

  /** The lines between the fences, or all of them where indentation makes the code. */
  #codeLines(node: Nodes): TextRange {
    const { start, end } = sourceOf(node);
    const fenced = /^(?:`{3}|~{3})/.test(this.#source.slice(start, start + 3));
    return { start: fenced ? Math.min(end, this.#source.indexOf('\n', start) + 1 || end) : start, end };
  }

  #wrap(start: number, end: number, source: TextRange): void {
    this.#wrapped.push({ text: { start, end }, source });
  }

  #breakLine(at: number): void {
    if (this.#texts.at(-1)?.endsWith('\n')) return;
    this.#pieces.push({ at: this.length, text: '\n', range: { start: at, end: at } });
    this.#texts.push('\n');
    this.length++;
  }

  #sourceRange(from: number, to: number): TextRange {
    let start = this.#offset(from);
    let end = to > from ? this.#offset(to - 1) + 1 : start;
    if (to > from) {
      for (const { text, source } of this.#wrapped) {
        if (text.start < from || text.end > to) continue;
        start = Math.min(start, source.start);
        end = Math.max(end, source.end);
      }
    }
    return { start, end: Math.max(start, end) };
  }

  /** The source offset of the character at `at`; that behind the last one for the text's end. */
  #offset(at: number): number {
    const piece = this.#pieces.findLast((each) => each.at <= at);
    if (!piece) return this.#pieces[0]?.range.start ?? 0;
    return alignedOffset(this.#source, piece, at - piece.at);
  }
}

function sourceOf(node: Nodes): TextRange {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** Plain text lacks the source's escapes, indentation and quote marks: both are walked in step, skipping what only the source has. */
function alignedOffset(source: string, { text, range }: Piece, count: number): number {
  if (range.end - range.start === text.length) return range.start + count;
  let at = range.start;
  for (let done = 0; done <= count; done++) {
    const wanted = text[done];
    if (wanted === undefined) return range.end;
    const from = at;
    if (source[at] === '&' && wanted !== '&') at = Math.min(range.end - 1, source.indexOf(';', at));
    else while (at < range.end && source[at] !== wanted) at++;
    if (at < from || at >= range.end) return Math.min(from, range.end);
    if (done === count) return at;
    at++;
  }
  return range.end;
}
