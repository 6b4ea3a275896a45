import { createDocument } from '../model/document.ts';
import { linkTargets } from '../model/link-targets.ts';
import { linkTarget } from '../model/linked-path.ts';
import { sections } from '../model/sections.ts';
import { applyEdits, rangeAt, type TextEdit } from '../text/text.ts';

/** Text of one document as it reads in another: relative links lead where they led. */
export function movedText(text: string, from: string, to: string): string {
  const edits = linkTargets(createDocument(from, text)).flatMap((range): TextEdit[] => {
    const target = text.slice(range.start, range.end);
    const newText = movedTarget(target, from, to);
    return newText === target ? [] : [{ range, newText }];
  });
  return applyEdits(text, edits);
}

/** The indentation of the first line is part of what it says. */
export const withoutBlankEnds = (text: string): string => text.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();

/** Segments stay as they are written: encoded or not. */
function movedTarget(target: string, from: string, to: string): string {
  if (target === '' || /^(?:[a-z][\w+.-]*:|\/)/i.test(target)) return target;
  const [, path = '', rest = ''] = /^([^#?]*)([\s\S]*)$/.exec(target) ?? [];
  if (path === '') return linkTarget(to, from) + rest;
  const kept = from.split('/').slice(0, -1).map(encoded);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    // What leads out of the workspace climbs as far from anywhere in it.
    if (part !== '..' || kept.length === 0 || kept.at(-1) === '..') kept.push(part);
    else kept.pop();
  }
  const folder = to.split('/').slice(0, -1).map(encoded);
  if (kept.join('/') === [...folder, encoded(to.slice(to.lastIndexOf('/') + 1))].join('/') && rest !== '') return rest;
  let common = 0;
  while (common < folder.length && common < kept.length - 1 && folder[common] === kept[common]) common++;
  const way = [...folder.slice(common).map(() => '..'), ...kept.slice(common)].join('/');
  const lead = path.startsWith('./') && way !== '' ? './' : '';
  return `${lead}${way || '.'}${path.endsWith('/') && way !== '' ? '/' : ''}${rest}`;
}

const encoded = (segment: string): string => linkTarget('', segment);

/** With headings so many levels deeper, or (negative) higher; within the six that there are. */
export function shiftedHeadings(text: string, by: number): string {
  if (by === 0) return text;
  const edits = sections(createDocument('', text)).flatMap((section): TextEdit[] => {
    const { level, headingRange: range } = section;
    if (level === 0) return [];
    const source = text.slice(range.start, range.end);
    const marks = '#'.repeat(Math.min(6, Math.max(1, level + by)));
    const [own] = /^ {0,3}#{1,6}/.exec(source) ?? [];
    if (own !== undefined) return [{ range: rangeAt(range.start, range.start + own.length), newText: marks }];
    const words = source.replace(/\r?\n[ \t]*[=-]+[ \t]*$/, '').replace(/\s*\r?\n\s*/g, ' ');
    return [{ range, newText: `${marks} ${words}` }];
  });
  return applyEdits(text, edits);
}

/**
 * Words of a text, targets of links aside, that another text lacks. Marks of Markdown in a word may part it or not: where
 * one of the two readings loses nothing, nothing is lost.
 */
export function missingWords(before: string, after: string): readonly string[] {
  const parted = lacking(wordsOf(before), wordsOf(after));
  if (parted.length === 0) return parted;
  return lacking(wordsOf(withoutMarks(before)), wordsOf(withoutMarks(after))).length === 0 ? [] : parted;
}

function lacking(words: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** `Lock`s and Locks are one word. */
const withoutMarks = (text: string): string => text.replace(/(?<=[\p{L}\p{N}])[`*~]+(?=[\p{L}\p{N}])/gu, '');

const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g, ']')
    .match(/[\p{L}\p{M}\p{N}]+|\p{Extended_Pictographic}/gu) ?? [];
