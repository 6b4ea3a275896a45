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

/** Segments stay as they are written: encoded or not. */
function movedTarget(target: string, from: string, to: string): string {
  if (target === '' || /^(?:[a-z][\w+.-]*:|\/)/i.test(target)) return target;
  const [, path = '', rest = ''] = /^([^#?]*)([\s\S]*)$/.exec(target) ?? [];
  if (path === '') return linkTarget(to, from) + rest;
  const kept = from.split('/').slice(0, -1).map(encoded);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    // What leads out of the workspace leads there from anywhere by no path of ours.
    else if (kept.pop() === undefined) return target;
  }
  const folder = to.split('/').slice(0, -1).map(encoded);
  if (kept.join('/') === [...folder, encoded(to.slice(to.lastIndexOf('/') + 1))].join('/') && rest !== '') return rest;
  let common = 0;
  while (common < folder.length && common < kept.length - 1 && folder[common] === kept[common]) common++;
  const way = [...folder.slice(common).map(() => '..'), ...kept.slice(common)].join('/');
  return `${way || '.'}${path.endsWith('/') && way !== '' ? '/' : ''}${rest}`;
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

/** Words of a text, targets of links aside, that another text lacks. */
export function missingWords(before: string, after: string): readonly string[] {
  const left = new Map<string, number>();
  for (const word of wordsOf(after)) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsOf(before).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g, ']')
    .match(/[\p{L}\p{M}\p{N}\p{Extended_Pictographic}]+/gu) ?? [];
