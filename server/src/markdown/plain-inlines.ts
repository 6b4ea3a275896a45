import type { PhrasingContent } from 'mdast';
import { isLabel, type LabelIndex } from './labels.ts';
import { type PlainSource, spanOf } from './plain-block.ts';
import { matches } from './scan.ts';

/** What opened and waits for its end. */
interface Opening {
  /** The run of marks, or the bracket. */
  readonly mark: string;
  readonly start: number;
  /** The nodes among which the finished one will stand. */
  readonly siblings: PhrasingContent[];
  /** Of a link or an image: where its text and all of it end. */
  readonly target?: { readonly url: string; readonly from: number; readonly to: number };
}

interface Reading {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly labels: LabelIndex;
  readonly container: number;
  readonly open: Opening[];
  nodes: PhrasingContent[];
  /** The text node that is being read: its lines so far, where it and they end, and where its last line begins. */
  textStart: number;
  lines: string;
  linesEnd: number;
  lineStart: number;
}

const notPlain = -1;

/** Longer text is left to the bounds of remark's parse. */
const longest = 10_000;

const isSpecial = new Uint8Array(128);
for (const character of '*_`[]<&\\\n\r') isSpecial[character.charCodeAt(0)] = 1;

const attentionRun = /([*_])\1*/y;
const bracketed = /\[[^[\]\\]*\]/y;
/** Without what may be escaped, nested, or a title. */
const destination = /\(((?:[^\s()<>\\&\p{Cc}]|&(?![#\w]+;)|\([^\s()<>\\&\p{Cc}]*\))+)\)/uy;
const autolink = /<([a-z][a-z\d+.-]{1,31}:[^\s<>\p{Cc}]*)>/iuy;
const tag = /<(?:\/[a-z][a-z\d-]* ?|[a-z][a-z\d-]* ?\/?)>/iy;
/** Neither a tag nor the like, nor an address. */
const lessThan = /<(?![a-z/!?]|[^\s<>]*@)/iy;
const punctuation = /[\p{P}\p{S}]/u;
const escapable = /[!-/:-@[-`{-~]/;
const characterReference = /&[#\w]+;/y;
const space = /\s/;
const blanks = /[ \t]*/y;
const quotePrefix = /> ?/y;

/** For text in a quote whose lines all have their mark. */
export const inQuote = -1;

/**
 * The inline content from `start` to `end` as remark would have it; no blanks may stand around it. Undefined wherever
 * that takes more than a look at what is next to a mark: then remark has to say. Takes linear time.
 *
 * @param container how many columns of each further line belong to what the text stands in; or `inQuote`.
 */
export function plainInlines(
  { text, labels }: PlainSource,
  start: number,
  end: number,
  container: number,
): PhrasingContent[] | undefined {
  if (end - start > longest) return undefined;
  const reading: Reading = {
    ...{ text, start, end, labels, container, open: [], nodes: [] },
    ...{ textStart: start, lines: '', linesEnd: start, lineStart: start },
  };
  for (let at = nextSpecial(text, start, end); at < end; at = nextSpecial(text, at, end)) {
    at = readSpecial(reading, at);
    if (at === notPlain || at > end) return undefined;
  }
  if (reading.open.length > 0) return undefined;
  endText(reading, end);
  return reading.nodes;
}

function nextSpecial(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code < 128 && isSpecial[code] === 1) return at;
    at++;
  }
  return end;
}

/** Reads what begins with a special character. Returns where to read on. */
function readSpecial(reading: Reading, at: number): number {
  const { text } = reading;
  switch (text[at]) {
    case '*':
    case '_':
      return readAttention(reading, at);
    case '`':
      return readCode(reading, at);
    case '[':
      return readBracket(reading, at);
    case ']':
      return readClosingBracket(reading, at);
    case '<':
      return readAngle(reading, at);
    case '&':
      return matches(characterReference, text, at) ? notPlain : at + 1;
    case '\\':
      return readEscape(reading, at);
    default:
      return readLineEnd(reading, at);
  }
}

/** Emphasis whose marks can be nothing but its beginning and its end, and none is left over between them. */
function readAttention(reading: Reading, at: number): number {
  const { text, start, end } = reading;
  attentionRun.lastIndex = at;
  attentionRun.test(text);
  const to = attentionRun.lastIndex;
  const before = at === start ? 'space' : kindOf(text[at - 1]);
  const after = to >= end ? 'space' : kindOf(text[to]);
  if (before === 'mark' || after === 'mark') return notPlain;
  const opens = after === 'letter' || (after === 'punctuation' && before !== 'letter');
  const closes = before === 'letter' || (before === 'punctuation' && after !== 'letter');
  if (!opens && !closes) return to;
  // In the middle of a word, `_` is neither.
  if (opens && closes && text[at] === '_' && before === 'letter') return to;
  const run = text.slice(at, to);
  if (!closes || reading.open.at(-1)?.mark !== run) {
    if (closes && reading.open.some(({ mark }) => mark[0] === run[0])) return notPlain;
    if (!opens) return to;
    return run.length > 2 ? notPlain : open(reading, run, at, to);
  }
  const type = to - at === 2 ? 'strong' : 'emphasis';
  return close(reading, at, to, ({ start: from }, children) => ({
    ...{ type, children, position: spanOf(from, to) },
  }));
}

function readCode(reading: Reading, at: number): number {
  const { text, end, container } = reading;
  const from = runEnd(text, at);
  let value = '';
  let lineStart = from;
  for (let until = from; until < end; until++) {
    const code = text[until];
    if (code === '\n') {
      let next = until + 1;
      while (text[next] === ' ') next++;
      if (next - until - 1 !== container) return notPlain;
      value += text.slice(lineStart, until + 1);
      lineStart = next;
      until = next - 1;
    } else if (code === '`') {
      const to = runEnd(text, until);
      if (to - until === from - at) {
        value += text.slice(lineStart, until);
        if (/^[\r\n]|[\r\n]$/.test(value)) return notPlain;
        const isPadded = value.startsWith(' ') && value.endsWith(' ') && /[^ ]/.test(value);
        add(reading, at, to, {
          ...{ type: 'inlineCode', value: isPadded ? value.slice(1, -1) : value, position: spanOf(at, to) },
        });
        return to;
      }
      until = to - 1;
    }
  }
  return notPlain;
}

function runEnd(text: string, start: number): number {
  let at = start;
  while (text[at] === '`') at++;
  return at;
}

/** An address, a tag without attributes, or a mark that is no more than that. */
function readAngle(reading: Reading, at: number): number {
  if (matches(tag, reading.text, at)) {
    const to = tag.lastIndex;
    add(reading, at, to, { type: 'html', value: reading.text.slice(at, to), position: spanOf(at, to) });
    return to;
  }
  autolink.lastIndex = at;
  const url = autolink.exec(reading.text)?.[1];
  if (url === undefined) return matches(lessThan, reading.text, at) ? at + 1 : notPlain;
  if (isInLink(reading)) return notPlain;
  const to = autolink.lastIndex;
  const children = [{ type: 'text' as const, value: url, position: spanOf(at + 1, to - 1) }];
  add(reading, at, to, { type: 'link', title: null, url, children, position: spanOf(at, to) });
  return to;
}

/** A link or an image with a plain destination, or brackets that are no more than that. */
function readBracket(reading: Reading, at: number): number {
  const { text, labels, lineStart } = reading;
  bracketed.lastIndex = at;
  if (text[at + 1] === '^' || !bracketed.test(text) || isInLink(reading)) return notPlain;
  const from = bracketed.lastIndex - 1;
  const next = text[from + 1];
  if (next !== '(') return next === '[' || isLabel(text.slice(at + 1, from), labels) ? notPlain : at + 1;
  destination.lastIndex = from + 1;
  const url = destination.exec(text)?.[1];
  if (url === undefined) return notPlain;
  const isImage = text[at - 1] === '!' && at > lineStart;
  const start = isImage ? at - 1 : at;
  return open(reading, text.slice(start, at + 1), start, at + 1, { url, from, to: destination.lastIndex });
}

function readClosingBracket(reading: Reading, at: number): number {
  const target = reading.open.at(-1)?.target;
  if (!target) return isInLink(reading) || /[[(]/.test(reading.text[at + 1] ?? '') ? notPlain : at + 1;
  const { url, from, to } = target;
  if (from !== at) return notPlain;
  return close(reading, at, to, ({ mark, start }, children) => {
    const position = spanOf(start, to);
    if (mark === '[') return { type: 'link', title: null, url, children, position };
    const [only] = children;
    if (children.length > 1 || (only && only.type !== 'text')) return undefined;
    return { type: 'image', title: null, url, alt: only?.value ?? '', position };
  });
}

const isInLink = ({ open: all }: Reading): boolean => all.some(({ target }) => target);

function readEscape(reading: Reading, at: number): number {
  const next = reading.text[at + 1];
  if (at + 1 >= reading.end || next === '\r' || next === '\n') return notPlain;
  if (next === '!') return notPlain;
  if (!escapable.test(next as string)) return at + 1;
  reading.lines += reading.text.slice(reading.lineStart, at);
  reading.lineStart = at + 1;
  return at + 2;
}

/** Two spaces before it make it a hard line break; otherwise the blanks there do not count. */
function readLineEnd(reading: Reading, at: number): number {
  const { text, container, lineStart } = reading;
  const prefix = container === inQuote ? quotePrefix : blanks;
  let textEnd = at;
  while (textEnd > lineStart && text[textEnd - 1] === ' ') textEnd--;
  if (isSpace(text[textEnd - 1]) && text[textEnd - 1] !== '\u00a0') return notPlain;
  const lineEnd = at + (text.startsWith('\r\n', at) ? 2 : 1);
  prefix.lastIndex = lineEnd;
  prefix.test(text);
  if (at - textEnd > 1) add(reading, textEnd, prefix.lastIndex, { type: 'break', position: spanOf(textEnd, lineEnd) });
  else {
    if (reading.lines === '' && textEnd === lineStart) reading.textStart = at;
    reading.lines += text.slice(lineStart, textEnd) + text.slice(at, lineEnd);
    reading.linesEnd = lineEnd;
    reading.lineStart = prefix.lastIndex;
  }
  return prefix.lastIndex;
}

function open(reading: Reading, mark: string, start: number, to: number, target?: Opening['target']): number {
  endText(reading, start);
  reading.open.push({ mark, start, siblings: reading.nodes, ...(target && { target }) });
  reading.nodes = [];
  beginText(reading, to);
  return to;
}

/** Ends what was opened last. */
function close(
  reading: Reading,
  at: number,
  to: number,
  node: (opening: Opening, children: PhrasingContent[]) => PhrasingContent | undefined,
): number {
  const opening = reading.open.pop();
  if (!opening) return notPlain;
  endText(reading, at);
  const closed = node(opening, reading.nodes);
  if (!closed) return notPlain;
  reading.nodes = opening.siblings;
  reading.nodes.push(closed);
  beginText(reading, to);
  return to;
}

function add(reading: Reading, at: number, to: number, node: PhrasingContent): void {
  endText(reading, at);
  reading.nodes.push(node);
  beginText(reading, to);
}

function beginText(reading: Reading, at: number): void {
  reading.textStart = at;
  reading.lines = '';
  reading.lineStart = at;
}

function endText({ text, nodes, textStart, lines, linesEnd, lineStart }: Reading, at: number): void {
  const value = lines + text.slice(lineStart, at);
  if (value === '') return;
  nodes.push({ type: 'text', value, position: spanOf(textStart, at === lineStart ? linesEnd : at) });
}

const isSpace = (character: string | undefined): boolean => character === undefined || space.test(character);

function kindOf(character = ' '): 'space' | 'punctuation' | 'mark' | 'letter' {
  if (character === '*' || character === '_') return 'mark';
  if (space.test(character)) return 'space';
  return punctuation.test(character) ? 'punctuation' : 'letter';
}
