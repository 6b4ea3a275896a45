import type { RootContent } from 'mdast';
import type { TextRange } from '../../text/text.ts';
import { type Document, fact } from '../document.ts';
import { nodeRange, type Passage, type Section } from '../sections.ts';
import { tellsOfDebt } from './evidence.ts';
import { isChapter } from './guides.ts';
import { labelField } from './labels.ts';
import { areaItems, type ItemBullet, type SectionBullets, shiftBullet } from './list.ts';
import { subjectOf } from './subject.ts';
import { readText } from './text.ts';
import { isAside, isBacklogTitle, isGroup, isOnDebt, isSteps } from './words.ts';

/**
 * Items whose names stand on lines of their own that are no headings, with prose below: in bold type, before a colon, or as
 * the summary of details; in bold type also before the prose itself, `**Parser**: …`. Only where there are
 * several, and most of them speak of a debt, or all do by the document's title.
 */
export function namedParagraphs(document: Document, all: readonly Section[]): readonly SectionBullets[] {
  // What stands so beside headings is a part of what they name.
  if (
    all.some(
      ({ level, title }) =>
        level > 2 ||
        (level === 2 && !isGroup(title)) ||
        (level === 1 && !isOnDebt(title) && !isOnDebt(subjectOf(document))),
    )
  )
    return [];
  const { text } = document;
  const found = all
    .filter(({ title }) => !isAside(title) && !isSteps(title))
    .map(
      (section) => [section, passageNames(section.passage).map((each) => shiftBullet(each, section.offset))] as const,
    );
  const bullets = found.flatMap(([, of]) => of);
  const told = bullets.filter(({ range: { start, end } }) =>
    tellsOfDebt(text.slice(start, Math.min(end, start + longest))),
  );
  const isBacklog = isBacklogTitle(subjectOf(document)) && !all.some(({ passage }) => speaksInGeneral(passage));
  return bullets.length >= leastNames && (isBacklog || told.length * 2 >= bullets.length) ? found : [];
}

const leastNames = 3;
/** Letters that are looked at. */
const longest = 2000;

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
    return { isProse, bullets: bulletsBelow(text, titleRange, own) ?? [{ range, titleRange, values: [] }] };
  });
  return found.filter(({ isProse }) => isProse).length * 3 >= found.length * 2
    ? found.flatMap(({ bullets }) => bullets)
    : [];
});

/** What one word names that has nothing than a list below is an area, and its bullets are the items. */
function bulletsBelow(text: string, name: TextRange, own: readonly RootContent[]): readonly ItemBullet[] | undefined {
  const [opening, list, ...others] = own;
  const isArea = opening?.type === 'paragraph' && list?.type === 'list' && others.length === 0;
  const said = text.slice(name.start, name.end);
  if (!isArea || list.children.length < 2 || /\s/.test(said)) return undefined;
  return areaItems(text, list, name);
}

/** `State` may be called like a field, among as many that are not. */
const mostFields = 4;

/** Letters. */
const shortest = 20;

/** Whether a name is one of a text on debt, `Causes`, or a field's; such a text has other names that could be an item's. */
const speaksInGeneral = fact(({ chunk: { text }, blocks }: Passage): boolean =>
  blocks.some((block) => {
    const title = anyName(text, block)?.name ?? '';
    return isChapter({ title }) || isAside(title) || topics.test(title) || labelField(title) !== undefined;
  }),
);

const topics = /^(?:types?|kinds?|causes?|sources?|examples?|signs?|forms?|effects?|prevention|interest|principal)$/i;

function nameOf(text: string, block: RootContent): TextRange | undefined {
  const { name, range } = anyName(text, block) ?? {};
  if (name === undefined || name.split(/\s+/).length > mostWords) return undefined;
  return isGroup(name) || isAside(name) || isSteps(name) || !/\p{L}{2}/u.test(readText(name)) ? undefined : range;
}

function anyName(text: string, block: RootContent): { readonly name: string; readonly range: TextRange } | undefined {
  const { start, end } = nodeRange(block);
  const form = block.type === 'paragraph' ? nameForm : block.type === 'html' ? summaryForm : undefined;
  const match = form?.exec(text.slice(start, Math.min(end, start + longestName)));
  const name = match?.[1] ?? match?.[2];
  if (!match || name === undefined) return undefined;
  const at = start + match.index + match[0].lastIndexOf(name);
  return { name, range: { start: at, end: at + name.length } };
}

/** Letters. */
const longestName = 300;
const mostWords = 12;

/** On a line of its own, or before a sentence. */
const nameForm =
  /^(?:\*\*([^*\n]{3,120}?)(?:\*\*[ \t]*[:：–—-](?=(?:[ \t]+\S+){5})|[:：]\*\*(?=(?:[ \t]+\S+){5})|[:：]?\*\*(?=[ \t]*(?:\r?\n|$)))|(\p{L}[^:：,\n.!?*]{1,40})[:：](?=[ \t]*(?:\r?\n|$)))/u;
const summaryForm = /<summary>(?:\s|<[^<>]+>)*([^<>\n]{3,200})/i;
