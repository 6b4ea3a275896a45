import { isLabel } from '../labels.ts';
import { matches } from '../scan.ts';
import { spanOf } from './plain-block.ts';
import { add, close, isInLink, notPlain, open, type Reading } from './reading.ts';

/** Without escapes, which its end might be. */
const bracketed = /\[[^[\]\\]*\]/y;
/** Without what may be escaped, nested more than once, or a title. */
const destination = /\(((?:[^\s()<>\\&\p{Cc}]|&(?![#\w]+;)|\([^\s()<>\\&\p{Cc}]*\))+)\)/uy;
const autolink = /<([a-z][a-z\d+.-]{1,31}:[^\s<>\p{Cc}]*)>/iuy;
const tag = /<(?:\/[a-z][a-z\d-]* ?|[a-z][a-z\d-]* ?\/?)>/iy;
/** Neither a tag nor the like, nor an address. */
const lessThan = /<(?![a-z/!?]|[^\s<>]*@)/iy;

/** A link or an image with a plain destination, or brackets that are no more than that. */
export function readBracket(reading: Reading, at: number): number {
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

export function readClosingBracket(reading: Reading, at: number): number {
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

/** An address, a tag without attributes, or a mark that is no more than that. */
export function readAngle(reading: Reading, at: number): number {
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
