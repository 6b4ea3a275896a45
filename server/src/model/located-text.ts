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

/** The same text cut to a span, its places kept. */
export const cut = (plain: LocatedText, start: number, end: number): LocatedText => ({
  text: plain.text.slice(start, end),
  bold: within(plain.bold, start, end),
  code: within(plain.code, start, end),
  source: (from, to) => plain.source(start + from, start + to),
});

/** The text with its code blanked by backticks, its length kept: nothing in code is said by the author. */
export function withoutCode({ text, code }: LocatedText): string {
  if (code.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of code) {
    parts.push(text.slice(at, start), '`'.repeat(end - start));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

const within = (spans: readonly TextRange[], start: number, end: number): TextRange[] =>
  spans
    .filter((span) => span.start >= start && span.end <= end)
    .map((span) => ({ start: span.start - start, end: span.end - start }));

interface Wrapper {
  readonly opened: number;
  readonly node: Nodes;
}

interface Piece {
  /** Where it begins in the plain text. */
  readonly at: number;
  readonly text: string;
  readonly range: TextRange;
  /** Where its characters stand, once asked for. */
  offsets?: readonly number[];
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
    if (node.type === 'inlineCode' || node.type === 'code')
      this.#code.push({ start: this.length, end: this.length + text.length });
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
    if (to <= from) return { start, end: start };
    if (this.#isEscaped(from, start)) start--;
    let end = this.#offset(to - 1) + 1;
    for (let at = firstAt(this.#wrapped, ({ text }) => text.end > from); at < this.#wrapped.length; at++) {
      const { text, source } = this.#wrapped[at] as Span;
      // Spans are in the order of their ends: those to come reach beyond, too.
      if (text.end > to) break;
      if (text.start < from) continue;
      start = Math.min(start, source.start);
      end = Math.max(end, source.end);
    }
    return { start, end: Math.max(start, end) };
  }

  #isEscaped(at: number, offset: number): boolean {
    const piece = this.#pieces[firstAt(this.#pieces, (each) => each.at > at) - 1];
    return piece?.offsets !== undefined && offset > piece.range.start && this.#source[offset - 1] === '\\';
  }

  /** The source offset of the character at `at`; that behind the last one for the text's end. */
  #offset(at: number): number {
    const piece = this.#pieces[firstAt(this.#pieces, (each) => each.at > at) - 1];
    if (!piece) return this.#pieces[0]?.range.start ?? 0;
    if (piece.range.end - piece.range.start === piece.text.length) return piece.range.start + at - piece.at;
    piece.offsets ??= alignedOffsets(this.#source, piece);
    return piece.offsets[at - piece.at] ?? piece.range.end;
  }
}

/** The index of the first item that passes, in a list whose later items pass too. */
function firstAt<Item>(items: readonly Item[], passes: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(items[middle] as Item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function sourceOf(node: Nodes): TextRange {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** Plain text lacks the source's escapes, indentation and quote marks: both are walked in step, skipping what only the source has. */
function alignedOffsets(source: string, { text, range }: Piece): readonly number[] {
  const offsets: number[] = [];
  let at = range.start;
  for (const wanted of text.split('')) {
    let next = at;
    if (source[next] === '&' && wanted !== '&') next = source.indexOf(';', next);
    else while (next < range.end && source[next] !== wanted) next++;
    // What is found nowhere stands where the walk has come to.
    const found = next >= at && next < range.end;
    offsets.push(found ? next : at);
    if (found) at = next + 1;
  }
  return offsets;
}
