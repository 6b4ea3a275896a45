import type { TextRange } from '../text/text.ts';
import { isPlaceholder } from './placeholders.ts';
import type { CategoryChoice } from './root-cause.ts';

/** A category's name is short; what is longer says what happened. */
const longestName = 4;

/**
 * The words before an explanation: 'Trade-off' of `Trade-off — we shipped without tests`, 'knowledge gap' of
 * `knowledge gap (nobody knew)`. Undefined where a sentence begins instead of a name.
 */
export function headWords(line: string): string | undefined {
  const text = line.trim().replace(/^["'“‘]|^[-*+•]\s+/u, '');
  const cut = /\s(?:[–—-]+|→|=>?)\s|[—:：;](?=\s|$)|\s[(（]|,\s|[.!。]+(?=\s|$)|["'”’]$/u.exec(text);
  const head = text.slice(0, cut?.index ?? text.length).trim();
  if (head === '' || head.length > 60 || /[?？`]|root[ -]causes?$/i.test(head)) return undefined;
  return head.split(/\s+/u).length <= longestName ? head : undefined;
}

/** `trade-off / knowledge gap / brain fart`: short names to choose from, on one line. */
export function isEnumeration(line: string): boolean {
  const parts = line
    .trim()
    .replace(/^one of:\s*/i, '')
    .split(/\s+[/|]\s+|\s*[·•]\s*|\s+or\s+/u);
  return parts.length > 1 && parts.every((part) => part !== '' && part.split(/\s+/u).length <= longestName);
}

const box = /(\[[ xX]\]|[☐☑☒✅⬜])[ \t]+([^\n[\]☐☑☒✅⬜|<]+)/gu;
const bullet = /^[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+(?!\[)([^\n]+)$/gmu;

/**
 * The choices that a field's source offers, a line each: with boxes, or, where the field asks for a category, as a list of
 * names of which all but one are to be deleted. Offsets count from the start of `source`; none where it offers none.
 */
export function categoryChoices(source: string, asksCategory: boolean): readonly CategoryChoice[] {
  const boxes = [...source.matchAll(box)].map((found) => {
    const label = labelIn(found[2] as string);
    const at = found.index + found[0].length - (found[2] as string).length;
    return {
      label: label.text,
      range: { start: at + label.start, end: at + label.end },
      ticked: /[xX☑☒✅]/u.test(found[1] as string),
      box: { start: found.index, end: found.index + (found[1] as string).length },
    };
  });
  // Words before the first box make the boxes something else: tasks after a paragraph.
  if (boxes.length > 0) return wordCount(source.slice(0, boxes[0]?.box.start)) <= 12 ? boxes : [];
  const bullets = asksCategory ? [...source.matchAll(bullet)] : [];
  if (bullets.length < 2 || wordCount(source.slice(0, bullets[0]?.index)) > 12) return [];
  const names = bullets.map((found) => {
    const label = labelIn(found[1] as string);
    const at = found.index + found[0].length - (found[1] as string).length;
    return { label: label.text, range: { start: at + label.start, end: at + label.end }, ticked: false };
  });
  return names.every(({ label }) => wordCount(label) <= longestName) ? names : [];
}

const wordCount = (text: string): number => (text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? []).length;

/** A choice's name without emphasis and explanation, and where it stands in the line. */
function labelIn(line: string): { text: string; start: number; end: number } {
  const start = /^[\s*_`~"]*/u.exec(line)?.[0].length ?? 0;
  const rest = line.slice(start);
  const cut = /[*_`~"]|\s(?:[–—-]+|→|=)\s|[:：—]|\s[(（]|[.!]?\s*$/u.exec(rest);
  const text = rest.slice(0, cut?.index ?? rest.length).trimEnd();
  return { text, start, end: start + text.length };
}

/** Where plain words stand in their source, markup between them or not; `within` is the source's own place. */
export function rangeOfWords(source: string, words: string, within: TextRange): TextRange {
  if (words === '' || isPlaceholder(words)) return within;
  const at = source.indexOf(words);
  if (at >= 0) return { start: within.start + at, end: within.start + at + words.length };
  const pattern = words
    .split(/\s+/u)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
    .join('[\\s*_`~]+');
  const found = words.length < 200 ? new RegExp(pattern, 'u').exec(source) : null;
  return found ? { start: within.start + found.index, end: within.start + found.index + found[0].length } : within;
}
