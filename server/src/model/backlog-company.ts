import { labelField } from './backlog-labels.ts';
import { isLongAmongItems, type Told } from './backlog-sections.ts';
import { isAside, isGroup, isLegend, isSteps } from './backlog-words.ts';
import { nodeRange, type Section } from './sections.ts';

/**
 * Sections that are items by the company they keep: in prose below a heading that groups items, beside others that are
 * items by their fields, or in a count that runs on through the document.
 */
export function itemsByCompany(
  text: string,
  all: readonly Section[],
  told: ReadonlyMap<Section, Told>,
  isStrong: (known: Told | undefined) => boolean,
): ReadonlySet<Section> {
  const found = new Set<Section>(countedOn(text, all, told));
  for (const parent of [undefined, ...all]) {
    const children = parent ? parent.children : all.filter((each) => each.level > 1 && !each.parent);
    const open = children.filter(mayBeOne);
    if (open.length === 0) continue;
    const strong = open.filter((each) => isStrong(told.get(each)));
    const single = open.filter((each) => hasField(told.get(each)));
    const inWords = open.filter((each) => hasField(told.get(each)) || isToldInWords(text, each));
    const isOfGroup = parent !== undefined && parent.level > 1 && isGroup(parent.title);
    const isAmong = strong.length >= 2 && strong.length * 2 >= open.length;
    if ((isOfGroup && inWords.length * 2 >= open.length) || isAmong) for (const each of inWords) found.add(each);
    else if (single.length >= 2 && single.length * 3 >= open.length * 2) for (const each of single) found.add(each);
  }
  return found;
}

/** Not about the backlog, no group, no part of an item, and no step of a plan. */
function mayBeOne(section: Section): boolean {
  const { title } = section;
  if (title === '' || isGroup(title) || labelField(title) !== undefined || isSteps(title)) return false;
  return !isLegend(title) && (!isAside(title) || isLongAmongItems(section));
}

const hasField = (known: Told | undefined): boolean => known !== undefined && known.strong > 0;

/** A name of more than a word, and a sentence or so below it. */
function isToldInWords(text: string, { title, passage, offset }: Section): boolean {
  if (!/\S\s+\S/.test(title.replace(/^[^\p{L}\p{N}]*(?:\d+[.):]\s*)?/u, ''))) return false;
  return passage.blocks.some((block) => {
    if (block.type !== 'paragraph') return false;
    const { start, end } = nodeRange(block);
    return end - start >= shortestPassage && !/^\s*[([*_]*none\b/i.test(text.slice(start + offset, end + offset));
  });
}

/** Letters. */
const shortestPassage = 40;

/** Numbered sections of one level whose count does not begin anew where the next part of the document does. */
function countedOn(text: string, all: readonly Section[], told: ReadonlyMap<Section, Told>): readonly Section[] {
  const byLevel = new Map<number, { readonly section: Section; readonly number: number }[]>();
  for (const section of all) {
    if (section.level < 3 || !told.get(section)?.title.isNumbered) continue;
    const { start, end } = section.headingRange;
    const [, digits] = /^[\s#]*[^\p{L}\p{N}\n]*(\d{1,3})[.):]\s/u.exec(text.slice(start, end)) ?? [];
    if (digits === undefined) continue;
    const known = byLevel.get(section.level) ?? [];
    known.push({ section, number: Number(digits) });
    byLevel.set(section.level, known);
  }
  return [...byLevel.values()].flatMap((counted) => {
    const parents = new Set(counted.map(({ section }) => section.parent));
    const runsOn = counted.every(({ number }, at) => at === 0 || number > (counted[at - 1]?.number ?? 0));
    return counted.length >= leastCounted && parents.size > 1 && runsOn
      ? counted.map(({ section }) => section).filter(mayBeOne)
      : [];
  });
}

const leastCounted = 4;
