import { shiftRange } from '../../text/text.ts';
import type { Document } from '../document.ts';
import { nodeRange, type Section } from '../sections.ts';
import type { ItemBullet, SectionBullets } from './list.ts';
import { trimmed } from './text.ts';

/** Of a plain text without headings, lists or code each line is an item, or each paragraph whose lines are broken at a width. */
export function plainLines({ path, text }: Document, all: readonly Section[]): readonly SectionBullets[] {
  const isPlain = all.every(
    ({ level, passage }) => level === 0 && passage.blocks.every(({ type }) => type === 'paragraph'),
  );
  if (!/\.te?xt$/i.test(path) || !isPlain) return [];
  return all.map((section) => [
    section,
    section.passage.blocks.flatMap((block) => {
      const { start, end } = nodeRange(block);
      return linesIn(text.slice(start + section.offset, end + section.offset), start + section.offset);
    }),
  ]);
}

function linesIn(source: string, offset: number): readonly ItemBullet[] {
  const lines = [...source.matchAll(/[^\r\n]+/g)];
  const isBroken = lines.length > 1 && lines.slice(0, -1).every(([line]) => line.length >= leastWidth);
  const starts = isBroken ? lines.slice(0, 1) : lines;
  return starts.flatMap((match, at) => {
    const last = isBroken ? source.length : (starts[at + 1]?.index ?? source.length);
    const range = trimmed(source, { start: match.index, end: last });
    const placed = shiftRange(range, offset);
    const words = match[0].trim();
    // A line that ends with a colon names those below.
    return /[:：]$/.test(words) || !/\p{L}{2}/u.test(words) ? [] : [{ range: placed, titleRange: placed, values: [] }];
  });
}

/** Letters. */
const leastWidth = 55;
