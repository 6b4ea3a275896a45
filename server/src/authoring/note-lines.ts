import { LineIndex } from '../text/line-index.ts';
import type { TextRange } from '../text/text.ts';

/** One line of a file of notes, as far as it can be told without its neighbours; offsets count from the text's start. */
export interface NoteLine {
  readonly kind:
    | 'blank'
    | 'heading'
    | 'bullet'
    | 'text'
    | 'quote'
    | 'table'
    | 'code'
    | 'rule'
    | 'front-matter'
    | 'comment'
    | 'definition';
  /** Without its line break. */
  readonly range: TextRange;
  /** Columns before the first character; a tab leads to the next multiple of four. */
  readonly indent: number;
  /** Where its words begin, behind the marks of a heading, bullet, box or quotation; and where they end. */
  readonly words: TextRange;
  /** Of a heading: 1 to 6. */
  readonly level?: number;
  /** A bullet with a number. */
  readonly isNumbered?: boolean;
  /** What stands in its box. */
  readonly box?: TextRange;
  /** The box is ticked. */
  readonly isTicked?: boolean;
}

/** Reads the lines of a text, whatever it is. Linear in its length. */
export function noteLines(text: string, isMarkdown: boolean): readonly NoteLine[] {
  const index = new LineIndex(text);
  const raw: string[] = [];
  for (let line = 0; line < index.lineCount; line++) raw.push(index.lineText(line));
  const blocks = blocksOf(raw, isMarkdown);
  return raw.map((source, at) => {
    const start = index.lineStart(at);
    const range = { start, end: start + source.length };
    const block = blocks[at];
    const lead = /^\s*/.exec(source)?.[0].length ?? 0;
    const words = { start: start + lead, end: start + source.trimEnd().length };
    const base = { range, indent: columns(source.slice(0, lead)), words };
    if (block) return { ...base, kind: block };
    if (lead === source.length) return { ...base, kind: 'blank', words: { start, end: start } };
    const body = source.slice(lead).trimEnd();
    return {
      ...base,
      ...(underlined(raw, blocks, at, isMarkdown) ??
        shapeOf(body, words, columns(source.slice(0, lead)), isMarkdown) ?? { kind: 'text' }),
    };
  });
}

type Shape = Pick<NoteLine, 'kind'> & Partial<NoteLine>;

function shapeOf(body: string, { start, end }: TextRange, indent: number, isMarkdown: boolean): Shape | undefined {
  const from = (length: number): TextRange => ({ start: Math.min(start + length, end), end });
  if (/^([-*_=~#+.])(?:\s*\1){2,}$/.test(body)) return { kind: 'rule' };
  const [hashes, signs = ''] = /^(#{1,6})(?:[ \t\u00a0]+|$)/.exec(body) ?? [];
  if (hashes !== undefined && (indent < 4 || !isMarkdown)) {
    const closing = /[ \t]+#+$/.exec(body)?.[0].length ?? 0;
    return {
      kind: 'heading',
      level: signs.length,
      words: { start: start + hashes.length, end: Math.max(start + hashes.length, end - closing) },
    };
  }
  const [, fence = '', inner = ''] = /^(={1,6}|-{2,6})[ \t]+(\S(?:.*\S)?)[ \t]+\1$/.exec(body) ?? [];
  if (inner !== '') {
    const at = start + body.indexOf(inner, fence.length);
    return { kind: 'heading', level: 2, words: { start: at, end: at + inner.length } };
  }
  const bullet = bulletOf(body);
  if (bullet) {
    const { length, isNumbered, box, isTicked } = bullet;
    return {
      kind: 'bullet',
      words: from(length),
      isNumbered,
      ...(box !== undefined && { box: { start: start + box, end: start + box + 1 }, isTicked }),
    };
  }
  const [quote] = /^(?:>[ \t]?)+/.exec(body) ?? [];
  if (quote !== undefined) return { kind: 'quote', words: from(quote.length) };
  if (/^\|.*\|$/.test(body)) return { kind: 'table' };
  if (/^\[[^\]\s][^\]]{0,200}\]:\s+\S+/.test(body)) return { kind: 'definition' };
  return undefined;
}

interface Bullet {
  /** Of what stands before the words. */
  readonly length: number;
  readonly isNumbered: boolean;
  /** Where what ticks it would stand; absent for `[]`. */
  readonly box?: number;
  readonly isTicked: boolean;
}

/** `- `, `• `, `1. `, `(2) `, `a) `, with or without a box; a box without a bullet, too. */
function bulletOf(body: string): Bullet | undefined {
  const [mark = '', , number, letter] =
    /^(?:([-*+•‣◦▪·–—→»])|\(?(\d{1,3})[.)]|\(?([a-z])\))(?:[ \t]+|$)/.exec(body) ?? [];
  const [whole, sign] = /^(?:\[([ xX✓✔-]?)\]|[☐☑☒])(?:[ \t]+|$)/u.exec(body.slice(mark.length)) ?? [];
  if (mark === '' && whole === undefined) return undefined;
  const isNumbered = (number ?? letter) !== undefined;
  if (whole === undefined) return { length: mark.length, isNumbered, isTicked: false };
  const length = mark.length + whole.length;
  const isTicked = /^(?:\[[xX✓✔]|[☑☒])/u.test(whole);
  if (sign === '') return { length, isNumbered, isTicked };
  return { length, isNumbered, isTicked, box: mark.length + (sign === undefined ? 0 : 1) };
}

/** A heading by the line below it. In plain text, `---` may as well part two notes: it is as long as what it underlines. */
function underlined(
  raw: readonly string[],
  blocks: readonly (Block | undefined)[],
  at: number,
  isMarkdown: boolean,
): Shape | undefined {
  const below = raw[at + 1]?.trim() ?? '';
  if (!/^(?:={3,}|-{3,}|~{3,})$/.test(below) || blocks[at + 1]) return undefined;
  const above = raw[at - 1] ?? '';
  if (above.trim() !== '' && !/^\s*([-*_=~])\1{2,}\s*$/.test(above)) return undefined;
  const body = raw[at]?.trim() ?? '';
  if (/^\s{4}|^\t/.test(raw[at] ?? '') || bulletOf(body) || /^[#>|]/.test(body)) return undefined;
  const isLong = below.length >= body.length * 0.6;
  if (!isLong && !(isMarkdown && !below.startsWith('~'))) return undefined;
  return { kind: 'heading', level: below.startsWith('=') ? 1 : 2 };
}

type Block = 'front-matter' | 'code' | 'comment';

/** Lines that belong to a block which is read as a whole; one that is never closed is none. */
function blocksOf(raw: readonly string[], isMarkdown: boolean): readonly (Block | undefined)[] {
  const blocks: (Block | undefined)[] = raw.map(() => undefined);
  const fill = (from: number, to: number, block: Block): number => {
    blocks.fill(block, from, to + 1);
    return to + 1;
  };
  const find = (from: number, isEnd: (line: string) => boolean): number => {
    for (let at = from; at < raw.length; at++) if (isEnd(raw[at] as string)) return at;
    return -1;
  };
  const head = frontMatterEnd(raw);
  let at = head === undefined ? 0 : fill(0, head, 'front-matter');
  // What has no end from one line on has none from a later one either.
  const endless = new Map<string, number>();
  while (at < raw.length) {
    const line = raw[at] as string;
    // In plain text, a row of tildes parts two notes.
    const fence = (isMarkdown ? anyFence : tickFence).exec(line)?.[1] ?? '';
    const sign = fence.charAt(0);
    if (fence !== '') {
      const close = new RegExp(`^\\s*${sign}{${fence.length},}\\s*$`);
      const isEndless = fence.length >= (endless.get(sign) ?? Number.POSITIVE_INFINITY);
      const end = isEndless ? -1 : find(at + 1, (each) => close.test(each));
      if (end < 0) endless.set(sign, Math.min(fence.length, endless.get(sign) ?? fence.length));
      at = fill(at, Math.max(at, end), 'code');
      continue;
    }
    if (/^\s*<!--/.test(line) && !endless.has('<')) {
      const end = find(at, (each) => each.includes('-->'));
      if (end < 0) endless.set('<', 0);
      else if (/-->\s*$/.test(raw[end] as string)) {
        at = fill(at, end, 'comment');
        continue;
      } else at = end;
    }
    at++;
  }
  return blocks;
}

const tickFence = /^\s*(`{3,}(?=[^`]*$))/;
const anyFence = /^\s*(`{3,}(?=[^`]*$)|~{3,}(?=[^~]*$))/;

function frontMatterEnd(raw: readonly string[]): number | undefined {
  const mark = raw[0]?.trimEnd();
  if (mark !== '---' && mark !== '+++') return undefined;
  for (let at = 1; at < Math.min(raw.length, 200); at++) {
    const line = raw[at] ?? '';
    if (line.trimEnd() === mark) return at > 1 ? at : undefined;
    if (!/^(?:[\w-]+\s*[:=]|\s+\S|\s*-\s|\s*#|\s*$)/.test(line)) return undefined;
  }
  return undefined;
}

function columns(lead: string): number {
  let column = 0;
  for (const each of lead) column = each === '\t' ? column + 4 - (column % 4) : column + 1;
  return column;
}
