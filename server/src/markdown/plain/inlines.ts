import type { PhrasingContent } from 'mdast';
import { matches } from '../scan.ts';
import { readAngle, readBracket, readClosingBracket } from './links.ts';
import { type PlainSource, spanOf } from './plain-block.ts';
import { add, close, endText, notPlain, open, type Reading } from './reading.ts';

/** Longer text is left to the bounds of remark's parse. */
const longest = 10_000;

const isSpecial = new Uint8Array(128);
for (const character of '*_`[]<&\\\n\r') isSpecial[character.charCodeAt(0)] = 1;

const attentionRun = /([*_])\1*/y;
const characterReference = /&[#\w]+;/y;
const escapable = /[!-/:-@[-`{-~]/;
const punctuation = /[\p{P}\p{S}]/u;
const space = /\s/;
const blanks = /[ \t]*/y;
const quoteMark = /> ?/y;

/** In place of a container's columns: each further line begins with the mark of a quote. */
export const inQuote = -1;

/**
 * The inline content from `start` to `end` as remark would have it; no blanks may stand around it. Undefined wherever
 * that takes more than a look at what is next to a mark: then remark has to say. Takes linear time.
 *
 * @param container how far the content of what the text stands in is indented, or `inQuote`.
 */
export function plainInlines(
  { text, labels }: PlainSource,
  start: number,
  end: number,
  container: number,
): PhrasingContent[] | undefined {
  if (end - start > longest) return undefined;
  const lineage = { textStart: start, lines: '', linesEnd: start, lineStart: start };
  const reading: Reading = { text, start, end, labels, container, open: [], nodes: [], ...lineage };
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
  const prefix = container === inQuote ? quoteMark : blanks;
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

const isSpace = (character: string | undefined): boolean => character === undefined || space.test(character);

function kindOf(character = ' '): 'space' | 'punctuation' | 'mark' | 'letter' {
  if (character === '*' || character === '_') return 'mark';
  if (space.test(character)) return 'space';
  return punctuation.test(character) ? 'punctuation' : 'letter';
}
