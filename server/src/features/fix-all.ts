import { fixAll } from '../engine/fix.ts';
import type { TextEdit } from '../text/text.ts';
import type { LintedDocument } from './linted-document.ts';

/** The edit that resolves all that can be resolved without a question; none when nothing can. */
export function fixAllEdits({ document, setup }: LintedDocument, today: string): readonly TextEdit[] {
  const fixed = fixAll(document, setup, { today, audience: 'author' });
  return fixed.document.text === document.text ? [] : [changedPart(document.text, fixed.document.text)];
}

/** What differs, as one replacement: between two surrogates or inside a line break no edit begins or ends. */
function changedPart(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  while (head > 0 && splitsPair(before, head)) head--;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  while (tail > 0 && splitsPair(before, before.length - tail)) tail--;
  return { range: { start: head, end: before.length - tail }, newText: after.slice(head, after.length - tail) };
}

const splitsPair = (text: string, at: number): boolean =>
  /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(at - 1, at + 1));
