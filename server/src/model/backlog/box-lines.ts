import { rangeLength, shiftRange, type TextRange } from '../../text/text.ts';
import { blocksLength, nodeRange, type Section } from '../sections.ts';
import type { ItemBullet, SectionBullets } from './list.ts';
import { trimmed } from './text.ts';

/**
 * Lines that begin with a box and have no mark of a list before it, `[ ] split the parser`, `[x] …`, `[o] …`, `[] …`, or with
 * a mark that Markdown has none of, `• …`, `a) …`, `🔴 …`: each is an item where a document is made of such lines; elsewhere
 * there is none.
 */
export function boxLines(text: string, all: readonly Section[]): readonly SectionBullets[] {
  const found = all.map((section) => [section, linesOf(text, section, markForm)] as const);
  const isOwn = ({ titleRange: { start, end } }: ItemBullet) => !onlyLinkForm.test(text.slice(start, end));
  const bullets = found.flatMap(([, of]) => of);
  const inLines = bullets.reduce((sum, { range }) => sum + rangeLength(range), 0);
  const anywhere = all.reduce((sum, { passage }) => sum + blocksLength(passage), 0);
  return bullets.length >= leastLines && inLines * 2 > anywhere
    ? found.map(([section, of]) => [section, of.filter(isOwn)])
    : [];
}

const onlyLinkForm = /^\[[^\]]*\]\([^()]*\.md[^()]*\)\s*$/;

const leastLines = 3;

/** Those of one section, whatever the document is made of, with those that only link to where an item is kept. */
export const boxLinesOf = (text: string, section: Section): readonly ItemBullet[] => linesOf(text, section, boxForm);

const linesOf = (text: string, { passage, offset }: Section, form: RegExp): readonly ItemBullet[] =>
  passage.blocks.flatMap((block) => {
    if (block.type !== 'paragraph') return [];
    const start = nodeRange(block).start + offset;
    return linesIn(text.slice(start, nodeRange(block).end + offset), start, form);
  });

const boxForm = /^[ \t]*\[([ xXoO✓✔]?)\][ \t]+(?=\S)/gmu;
const markForm = /^[ \t]*(?:\[([ xXoO✓✔]?)\][ \t]+|(?:[•●◦▪‣·–—→]|[a-z]\))[ \t]+|(?=[🔴🟠🟡🟢✅❌][ \t]))(?=\S)/gmu;

/** None of a paragraph that begins without a mark; a line without one goes on with what stands before it. */
function linesIn(source: string, offset: number, form: RegExp): readonly ItemBullet[] {
  const starts = [...source.matchAll(form)];
  if (starts[0]?.index !== 0) return [];
  return starts.map((match, at) => {
    const end = starts[at + 1]?.index ?? source.length;
    const range = trimmed(source, { start: match.index, end });
    const open = match.index + match[0].indexOf('[') + 1;
    const said = match.index + match[0].length;
    const lineEnd = source.slice(said, range.end).search(/\r?\n/);
    return {
      range: shiftRange(range, offset),
      titleRange: { start: said + offset, end: (lineEnd < 0 ? range.end : said + lineEnd) + offset },
      values: [],
      ...(match[1] !== undefined && { box: boxAt(open + offset, match[1]) }),
    };
  });
}

const boxAt = (start: number, mark: string): TextRange => ({ start, end: start + mark.length });
