import type { RootContent } from 'mdast';
import { shiftRange } from '../../text/text.ts';
import { fact } from '../document.ts';
import { nodeRange, type Passage, type Section } from '../sections.ts';
import { tellsOfDebt } from './evidence.ts';
import { labelField } from './labels.ts';
import type { ItemBullet, SectionBullets } from './list.ts';
import { isOnDebt } from './prose.ts';
import { readText } from './text.ts';
import { isAside, isGroup, isSteps } from './words.ts';

/**
 * Items whose names stand on lines of their own that are no headings, with prose below: in bold type, before a colon, or as
 * the summary of details. Only where there are several, and most of them speak of a debt.
 */
export function namedParagraphs(text: string, all: readonly Section[]): readonly SectionBullets[] {
  // What stands so beside headings is a part of what they name.
  if (
    all.some(({ level, title }) => level > 2 || (level === 2 && !isGroup(title)) || (level === 1 && !isOnDebt(title)))
  )
    return [];
  const found = all
    .filter(({ title }) => !isAside(title) && !isSteps(title))
    .map((section) => [section, passageNames(section.passage).map((each) => shifted(each, section.offset))] as const);
  const bullets = found.flatMap(([, of]) => of);
  const told = bullets.filter(({ range: { start, end } }) =>
    tellsOfDebt(text.slice(start, Math.min(end, start + longest))),
  );
  return bullets.length >= leastNames && told.length * 2 >= bullets.length ? found : [];
}

const leastNames = 3;
/** Letters that are looked at. */
const longest = 2000;

const shifted = ({ range, titleRange, values }: ItemBullet, by: number): ItemBullet => ({
  range: shiftRange(range, by),
  titleRange: shiftRange(titleRange, by),
  values,
});

/** With their places in the passage; none where most names stand over lists, which are what they group. */
const passageNames = fact(({ chunk: { text }, blocks }: Passage): readonly ItemBullet[] => {
  const starts = blocks.flatMap((block, at) => {
    const titleRange = nameOf(text, block);
    return titleRange ? [{ at, titleRange }] : [];
  });
  const fields = starts.filter(({ titleRange: { start, end } }) => labelField(text.slice(start, end))).length;
  if (fields * mostFields > starts.length) return [];
  const found = starts.map(({ at, titleRange }, index) => {
    const own = blocks.slice(at, starts[index + 1]?.at ?? blocks.length);
    while (own.length > 1 && own.at(-1)?.type === 'thematicBreak') own.pop();
    const range = { start: nodeRange(own[0] as RootContent).start, end: nodeRange(own.at(-1) as RootContent).end };
    const isProse =
      own.slice(1).some(({ type }) => type === 'paragraph') ||
      nodeRange(own[0] as RootContent).end - titleRange.end >= shortest;
    return { isProse, bullet: { range, titleRange, values: [] } };
  });
  return found.filter(({ isProse }) => isProse).length * 3 >= found.length * 2 ? found.map(({ bullet }) => bullet) : [];
});

/** `State` may be called like a field, among as many that are not. */
const mostFields = 4;

/** Letters. */
const shortest = 20;

function nameOf(text: string, block: RootContent) {
  const { start, end } = nodeRange(block);
  const form = block.type === 'paragraph' ? nameForm : block.type === 'html' ? summaryForm : undefined;
  const match = form?.exec(text.slice(start, Math.min(end, start + longestName)));
  const name = match?.[1] ?? match?.[2];
  if (!match || name === undefined || name.split(/\s+/).length > mostWords) return undefined;
  if (isGroup(name) || isAside(name) || isSteps(name) || !/\p{L}{2}/u.test(readText(name))) return undefined;
  const at = start + match.index + match[0].lastIndexOf(name);
  return { start: at, end: at + name.length };
}

/** Letters. */
const longestName = 300;
const mostWords = 12;

const nameForm = /^(?:\*\*([^*\n]{3,120}?)[:：]?\*\*[:：]?|(\p{L}[^:：,\n.!?*]{1,40})[:：])[ \t]*(?:\r?\n|$)/u;
const summaryForm = /<summary>(?:\s|<[^<>]+>)*([^<>\n]{3,200})/i;
