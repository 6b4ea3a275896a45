import { nodeRange, type Section } from '../sections.ts';
import { holdsNames } from './bullet-names.ts';
import { namesDefect } from './evidence.ts';
import { isChapter } from './guides.ts';
import { headingField } from './labels.ts';
import { ticksBelowLabel } from './opened-lists.ts';
import { repeatedTitles } from './prose.ts';
import { gradeLead, suggestedImpact } from './scales.ts';
import { isLongAmongItems } from './sections.ts';
import { countedAmong, ownTitle, wordCount } from './text.ts';
import { isStrong, type Told } from './told.ts';
import { toldBlocks } from './told-blocks.ts';
import { isAside, isGroup, isLegend, isOnDebt, isSteps } from './words.ts';

/**
 * Sections that are items by the company they keep: in prose below a heading that groups items, beside others that are
 * items by their fields, or in a count that runs on through the document.
 */
export function itemsByCompany(
  text: string,
  all: readonly Section[],
  told: ReadonlyMap<Section, Told>,
): ReadonlySet<Section> {
  const found = new Set<Section>(countedOn(text, all, told));
  const levels = new Map<string, { readonly open: Section[]; readonly inWords: Section[] }>();
  const repeated = repeatedTitles(all);
  const parts = countedParts(all);
  for (const parent of [undefined, ...all]) {
    const children = parent ? parent.children : all.filter((each) => each.level > 1 && !each.parent);
    const open = filledInAmong(withoutParts(children, repeated, told).filter(mayBeOne), told);
    if (open.length === 0 || areGroups(open)) continue;
    const isOfGroup =
      parent !== undefined &&
      parent.level > 1 &&
      (isGroup(parent.title) ||
        gradeLead(parent.title) !== undefined ||
        parts.has(parent) ||
        (isOnDebt(parent.title) && open.every(isCounted)));
    const shortest = isOfGroup ? 1 : shortestPassage;
    const inWords = open.filter((each) => hasField(told.get(each)) || isToldInWords(text, each, shortest));
    for (const each of itemsAmongSiblings(isOfGroup, open, inWords, told)) found.add(each);
    if (parent && isPlan(parent)) continue;
    // What stands below headings of urgency is a level of its own as well.
    const kinds =
      parent && isGroup(parent.title) && suggestedImpact(parent.title) !== undefined ? ['', 'graded'] : [''];
    for (const kind of kinds) {
      for (const each of open) {
        const key = `${each.level}${kind}`;
        const level = levels.get(key) ?? { open: [], inWords: [] };
        level.open.push(each);
        levels.set(key, level);
      }
      for (const each of inWords) levels.get(`${each.level}${kind}`)?.inWords.push(each);
    }
  }
  for (const { open, inWords } of levels.values())
    for (const each of itemsOfLevel(filledInAmong(open, told), inWords, found, told)) found.add(each);
  return found;
}

/** Without parts of an item, `Fix`, on the item's own level, and what stands behind them up to the next one with fields. */
function withoutParts(
  siblings: readonly Section[],
  repeated: ReadonlySet<string>,
  told: ReadonlyMap<Section, Told>,
): readonly Section[] {
  let isPart = false;
  return siblings.filter((each) => {
    const isNamed = repeated.has(each.name) || headingField(each.passage) !== undefined;
    isPart = isNamed || (isPart && !isStrong(told.get(each)));
    return !isPart;
  });
}

/** All that say something, in a group or beside others with fields of their own; else those with a field, where half have one. */
function itemsAmongSiblings(
  isOfGroup: boolean,
  open: readonly Section[],
  inWords: readonly Section[],
  told: ReadonlyMap<Section, Told>,
): readonly Section[] {
  const strong = open.filter((each) => isStrong(told.get(each)));
  const isAmong = strong.length >= 2 && strong.length * 2 >= open.length;
  const withField = open.filter((each) => hasField(told.get(each)) && isOfOne(told.get(each)));
  return [
    ...((isOfGroup && inWords.length * 2 >= open.length) || isAmong ? inWords : []),
    // Where all are counted, those without a field are of the same kind.
    ...(withField.length >= 2 && withField.length * 2 >= open.length
      ? open.every(isCounted)
        ? open.filter(isTold)
        : withField
      : []),
  ];
}

/** Where half the sections of a level are items, so are the others of it that say something, and where most are, all with text. */
function itemsOfLevel(
  open: readonly Section[],
  inWords: readonly Section[],
  found: ReadonlySet<Section>,
  told: ReadonlyMap<Section, Told>,
): readonly Section[] {
  const known = open.filter((each) => found.has(each) || isStrong(told.get(each)));
  if (known.length < leastKnown || known.length * 2 < open.length) return [];
  if (known.length * 3 >= open.length * 2) return open.filter(isTold);
  const isOpen = new Set(open);
  return inWords.filter((each) => isOpen.has(each));
}

const leastKnown = 3;

/** Those that are counted, where most of them have fields; beside counted prose, other prose is of the same kind. */
function filledInAmong(open: readonly Section[], told: ReadonlyMap<Section, Told>): readonly Section[] {
  const counted = countedAmong(open);
  return counted.filter((each) => hasField(told.get(each)) || told.get(each)?.isRecord).length * 2 > counted.length
    ? counted
    : open;
}

const isCounted = ({ title }: Section): boolean => ownTitle(title).isNumbered;

const isTold = ({ passage }: Section): boolean => toldBlocks(passage).length > 0;

/** Below such a heading stands what is going to be done, or what was learnt. */
export function isPlan(section: Section): boolean {
  for (let at: Section | undefined = section; at && at.level > 1; at = at.parent)
    if (isAside(at.title) || isChapter(at) || isPlanTitle(at.title)) return true;
  return false;
}

/** `Odds and ends`: beside sections that tell of one thing each in prose, each name in bold type is of one more. */
export const isListOfNames = (section: Section): boolean =>
  section.level > 1 && holdsNames(section.passage) && !isSteps(section.title) && !isPlan(section);

/** `Timeout policy has no home` says what is wrong with one. */
const isPlanTitle = (title: string): boolean =>
  plans.test(title.replace(/\([^()]*\)/g, '')) && !isGroup(title) && !namesDefect(title);

/** Whether a list below it is one of steps or rules by its heading, which is no file's name. */
export const isCheckList = ({ title }: Section): boolean =>
  /(?<![./])\b(?:plans?|roadmap|checklist|workflow|history|rules|policy|lessons|goals|sequence|(?:priority|recommended|suggested|execution|implementation|work) order)\b(?!\.)/i.test(
    title,
  );

const plans =
  /\b(?:plans?|roadmap|recommend\w*|prevention|strengths?|insights?|lessons|achievements|analysis|appendix|priorities|order|sequence|checklist|workflow|architecture|patterns|assessments?|evaluation|coverage|readiness|results|history|changes|principles|rules|policy|goals)\b/i;

/** `Category 2: gaps`, beside others of the kind, each with sections of its own. */
function countedParts(all: readonly Section[]): ReadonlySet<Section> {
  const parts = all.filter(({ title, children }) => children.length > 0 && partKind(title) && !isSteps(title));
  return new Set(
    [...Map.groupBy(parts, ({ parent }) => parent).values()].flatMap((siblings) =>
      [...Map.groupBy(siblings, ({ title, level }) => `${level} ${partKind(title)}`).values()]
        .filter(({ length }) => length > 1)
        .flat(),
    ),
  );
}

const partKind = (title: string): string | undefined => /^\P{L}*(\p{L}{3,}) \d{1,2}\b/u.exec(title)?.[1]?.toLowerCase();

/** Not about the backlog, no group, no part of an item, and no step of a plan. */
function mayBeOne(section: Section): boolean {
  const { title } = section;
  if (title === '' || ticksBelowLabel(section.passage) || isGroup(title) || isSteps(title)) return false;
  return !isLegend(title) && (!isAside(title) || isLongAmongItems(section));
}

/** Whether what is told in most sections is told of the names that they list. */
const areGroups = (sections: readonly Section[]): boolean =>
  sections.filter(({ title, passage }) => holdsNames(passage) && !ownTitle(title).isNumbered).length * 2 >
  sections.length;

const hasField = (known: Told | undefined): boolean => known !== undefined && known.strong > 0;

/** What is said of it is said once; fields that come back are those of several things. */
const isOfOne = (known: Told | undefined): boolean =>
  known !== undefined && new Set(known.values.map(({ field }) => field)).size === known.values.length;

/** A name of more than a word, or one made of several, and so much below it. */
function isToldInWords(text: string, { title, passage, offset }: Section, shortest: number): boolean {
  if (wordCount(title.replace(/^[^\p{L}\p{N}]*(?:\d+[.):]\s*)?/u, '').replace(/-/g, ' ')) < 2) return false;
  return passage.blocks.some((block) => {
    if (block.type !== 'paragraph') return false;
    const { start, end } = nodeRange(block);
    return end - start >= shortest && !/^\s*[([*_]*none\b/i.test(text.slice(start + offset, end + offset));
  });
}

/** Letters; below a heading that groups items a few words will do. */
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
