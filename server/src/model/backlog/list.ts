import type { Heading, List, ListItem, Nodes } from 'mdast';
import { shiftRange, type TextRange } from '../../text/text.ts';
import type { OwnField, OwnValue } from '../debt-source.ts';
import { nestedBlocks } from '../lazy-lists.ts';
import { nodeRange, type Section } from '../sections.ts';
import { areaBullets } from './areas.ts';
import { bulletsWithIds, groupedBoxes, hasId } from './boxes.ts';
import { fieldsIn } from './fields.ts';
import { isOfOptions, ticksBelowLabel } from './opened-lists.ts';
import { isGrade, suggestedImpact } from './scales.ts';
import { isSign, readText, trimmed } from './text.ts';
import { isGroup } from './words.ts';

/** A list item that is one of debt, with all that is nested in it. Offsets count from the document's start. */
export interface ItemBullet {
  readonly range: TextRange;
  readonly titleRange: TextRange;
  readonly values: readonly OwnValue[];
  /** Where it has a box: what stands in it. */
  readonly box?: TextRange;
}

/** Those of a section. */
export type SectionBullets = readonly [section: Section, bullets: readonly ItemBullet[]];

/** One of a passage at its place in the document. */
export const shiftBullet = ({ range, titleRange, values, box }: ItemBullet, by: number): ItemBullet => ({
  range: shiftRange(range, by),
  titleRange: shiftRange(titleRange, by),
  values: values.map((value) => ({ ...value, range: shiftRange(value.range, by) })),
  ...(box && { box: shiftRange(box, by) }),
});

/**
 * The items of a section's lists, the outermost bullets.
 *
 * @param all Lists count in any section; else only in one that groups items.
 */
export function itemBullets(text: string, section: Section, all: boolean): readonly ItemBullet[] {
  const nested = nestedBlocks(section.passage);
  const ticks = ticksBelowLabel(section.passage);
  const blocks = ticks ? nested.filter((block) => nodeRange(block).start < nodeRange(ticks).start) : nested;
  const first = blocks.findIndex(({ type }) => type === 'list');
  return blocks.flatMap((block, at) => {
    if (block.type !== 'list' || (at > first && isOfOptions(section.passage.chunk.text, blocks[at - 1]))) return [];
    const isPlace = all || isGrouping(section) || isToldList(text, block, section.offset);
    return isPlace ? bulletsOf(text, block, section.offset) : [];
  });
}

/** Those of lists in which each of several bullets has an id of its own, whatever stands around them. */
export const bulletsById = (text: string, { passage, offset }: Section): readonly ItemBullet[] =>
  passage.blocks.flatMap((block) =>
    block.type === 'list' &&
    block.children.length >= leastWithId &&
    block.children.every((item) => hasId(text, item, offset))
      ? block.children.flatMap((item) => bulletOf(text, item, offset))
      : [],
  );

const leastWithId = 3;

/** A section that groups items, or below one that does a file in which several stand. */
const isGrouping = ({ level, title, parent, passage }: Section): boolean =>
  level > 1 &&
  (isGroup(title) || (parent !== undefined && parent.level > 1 && isGroup(parent.title) && isFile(passage.heading)));

const isFile = (heading: Heading | undefined): boolean =>
  heading?.children.length === 1 &&
  heading.children[0]?.type === 'inlineCode' &&
  /^[^\s]+\.\w{1,8}$/.test(heading.children[0].value);

/** Whether a section's fields are those of several items in its lists, each of which tells the same of itself. */
export const holdsToldList = (text: string, { passage, offset }: Section): boolean =>
  passage.blocks.some((block) => block.type === 'list' && isToldList(text, block, offset));

/** A list of which most items have fields below their words, some of them the same ones. */
function isToldList(text: string, list: List, offset: number): boolean {
  const nested = list.children.filter(({ children }) => children.length > 1);
  if (nested.length < 2 || nested.length * 3 < list.children.length * 2) return false;
  const counts = new Map<string, number>();
  let [told, most] = [0, 0];
  for (const { children } of nested) {
    const range = {
      start: nodeRange(children[1] as Nodes).start + offset,
      end: nodeRange(children.at(-1) as Nodes).end + offset,
    };
    const fields = new Set(
      fieldsIn(text, range)
        .map(({ field }) => field)
        .filter((field) => field !== 'more'),
    );
    if (fields.size > 0) told++;
    most = Math.max(most, fields.size);
    for (const field of fields) counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  return told === nested.length && most > 1 && [...counts.values()].some((count) => count > 1);
}

/** A bullet that begins with how bad it is, `- **High** — …`; the title is what stands behind. */
export interface GradedBullet extends ItemBullet {
  readonly grade: number;
}

/** The outermost bullets of a section that begin with a word of a scale of severity, in bold type or brackets. */
export function gradedBullets(text: string, { passage, offset }: Section): readonly GradedBullet[] {
  return passage.blocks.flatMap((block) =>
    block.type !== 'list' ? [] : block.children.flatMap((item) => gradedBullet(text, item, offset) ?? []),
  );
}

function gradedBullet(text: string, item: ListItem, offset: number): GradedBullet | undefined {
  const first = item.children[0];
  if (first?.type !== 'paragraph') return undefined;
  const start = nodeRange(first).start + offset;
  const end = nodeRange(first).end + offset;
  const source = text.slice(start, end);
  const [lead, grade, isWrapped] = gradedLead(source) ?? [];
  const impact = grade === undefined ? undefined : suggestedImpact(grade);
  if (lead === undefined || grade === undefined || impact === undefined) return undefined;
  const closing = isWrapped ? source.indexOf('**', lead.length) : -1;
  const said = { start: start + lead.length, end };
  const titleRange = closing < 0 ? titleOf(text, said) : trimmed(text, { ...said, end: start + closing });
  if (titleRange.end - titleRange.start < shortestFinding) return undefined;
  const at = start + lead.indexOf(grade);
  const value = { field: 'priority', name: '', text: grade, range: { start: at, end: at + grade.length } } as const;
  const whole = nodeRange(item);
  const range = shiftRange(whole, offset);
  return { range, titleRange, values: [value, ...fieldsIn(text, range)], grade: impact };
}

/** The word of a scale that a text begins with, what stands before the title, and whether both are in one stretch of bold. */
export function gradedLead(source: string): readonly [lead: string, grade: string, isWrapped: boolean] | undefined {
  const [lead = '', bold, bracketed] =
    /^(?:\*\*([^*\n]{1,30})\*\*|(?:\*\*)?[[(]([\p{L}\d]{2,12})[\])])[ \t]*[:–—-]*\s+/u.exec(source) ?? [];
  const grade = bold ?? bracketed;
  const isWrapped = bold === undefined && lead.startsWith('**');
  return grade === undefined || !isGrade(grade) ? undefined : [lead, grade, isWrapped];
}

/** Letters; a shorter text names a grade's own meaning. */
const shortestFinding = 15;

function bulletsOf(text: string, list: List, offset: number): readonly ItemBullet[] {
  if (isScale(text, list, offset)) return [];
  const areas = areaBullets(text, list, offset);
  return list.children.flatMap((item) => {
    const area = areas.get(item);
    return area
      ? area.items.flatMap((each) => withArea(text, area.name, bulletOf(text, each, offset)))
      : groupedBy(text, item, offset).flatMap((each) => bulletOf(text, each, offset));
  });
}

/** An item itself, or in its place the bullets that it groups, and of boxes those that one of them groups. */
function groupedBy(text: string, item: ListItem, offset: number): readonly ListItem[] {
  const withIds = bulletsWithIds(text, item, offset);
  if (withIds.length > 0) return withIds;
  const grouped = groupedBoxes(item);
  if (grouped.length === 0) return [item];
  return grouped.flatMap((each) => {
    const inner = groupedBoxes(each);
    return inner.length === 0 ? [each] : inner;
  });
}

/** What each word of a scale means: every bullet begins with one, and each with another. */
function isScale(text: string, { children }: List, offset: number): boolean {
  const grades = children.map((item) => {
    const { start, end } = nodeRange(item);
    const source = text.slice(start + offset, Math.min(end + offset, start + offset + longestLead));
    return scaleForm.exec(source)?.[1]?.trim().toLowerCase() ?? '';
  });
  const isOfGrades = grades.every((grade) => grade !== '' && isGrade(grade) && suggestedImpact(grade) !== undefined);
  return grades.length > 1 && isOfGrades && new Set(grades).size === grades.length;
}

/** Letters. */
const longestLead = 60;

const scaleForm =
  /^(?:[-*+]|\d+[.)])\s+[^\p{L}\p{N}]*([\p{L}\d][\p{L}\d ]{0,20}?)(?: \([^()]*\))?[*_`]*\s*(?:[:：–—=-]|\*\*)/u;

/** Those of a list below an area's name. Offsets count from the text's start. */
export const areaItems = (text: string, list: List, name: TextRange): readonly ItemBullet[] =>
  withArea(text, name, bulletsOf(text, list, 0));

/** What a bullet says of its area itself comes first. */
const withArea = (text: string, range: TextRange, bullets: readonly ItemBullet[]): readonly ItemBullet[] =>
  bullets.map((bullet) => ({
    ...bullet,
    values: [
      ...bullet.values,
      { field: 'area', name: '', text: readText(text.slice(range.start, range.end)).replace(/:$/, ''), range },
    ],
  }));

function bulletOf(text: string, item: ListItem, offset: number): readonly ItemBullet[] {
  const first = item.children[0];
  if (first?.type !== 'paragraph') return [];
  const graded = typeof item.checked === 'boolean' ? undefined : gradedBullet(text, item, offset);
  if (graded) return [graded];
  const whole = nodeRange(item);
  const said = behindBox(text, nodeRange(first), offset, item.checked);
  const range = shiftRange(whole, offset);
  const titleRange = titleOf(text, shiftRange(said, offset));
  // A list of contents leads to what it names.
  const isLink = /^\[[^\]]*\]\((?:#|[^)]*\.md)[^)]*\)$/.test(text.slice(said.start + offset, said.end + offset).trim());
  if (isLink || !/[\p{L}\p{N}]/u.test(text.slice(titleRange.start, titleRange.end))) return [];
  const values = fieldsIn(text, range);
  return isFieldAlone(values, item, range)
    ? []
    : [{ range, titleRange, values, ...boxOf(text, item, range, titleRange) }];
}

/** `- Priority: high` tells something of what it stands below. */
const isFieldAlone = ([first]: readonly OwnValue[], { children, checked }: ListItem, { start }: TextRange): boolean =>
  first !== undefined &&
  children.length === 1 &&
  typeof checked !== 'boolean' &&
  told.has(first.field) &&
  !/^to[- ]?do$/i.test(first.name) &&
  first.range.start - start <= first.name.length + longestMarks;

const told: ReadonlySet<OwnField> = new Set<OwnField>([
  'priority',
  'effort',
  'status',
  'owner',
  'created',
  'reviewed',
  'trigger',
  'link',
  'fix',
  'cause',
]);

/** Of a list, of bold type, and a colon. */
const longestMarks = 12;

/** A paragraph begins behind the box only where plain words follow it. */
function behindBox(text: string, { start, end }: TextRange, offset: number, checked: ListItem['checked']): TextRange {
  const isBoxed = typeof checked === 'boolean';
  const [box = ''] = (isBoxed ? /^\[[ xX]\][ \t]+/.exec(text.slice(start + offset, end + offset)) : null) ?? [];
  return { start: start + box.length, end };
}

/** The bold words that it begins with, else its first sentence, or line. */
export function titleOf(text: string, { start, end }: TextRange): TextRange {
  const source = text.slice(start, end);
  const [bold] = /^(?:\[[\p{Lu} ]{3,20}\]\s+)?(?:~~)?\*\*[^*\n]{3,200}\*\*(?:(?<=~~.*)[^~*\n]*~~)?/u.exec(source) ?? [];
  // An id stands before the words that it is the id of, a single word before what is wrong there.
  const name = bold === undefined ? '' : readText(bold);
  if (bold !== undefined && !isLead(name) && !(isWord(name) && source.length > bold.length))
    return { start, end: start + bold.length };
  // A link on a line of its own says where to read on; a label begins what is told of it.
  const [line = ''] =
    /^(?:[^\n]|\n(?!\s*(?:[-*+]\s|\*\*|<?https?:\/\/|\p{Lu}[\p{L} ]{1,20}:\s)))*/u.exec(source.slice(0, 2000)) ?? [];
  const [sentence] =
    /^[\s\S]{10,}?(?:[.!?](?=\s+\p{Lu})|(?<!\b(?:e\.g|i\.e|etc|vs))[.!?](?=[ \t]*\n))/u.exec(line) ?? [];
  return trimmed(text, { start, end: start + (sentence ?? withoutDetails(line)).length });
}

/** A line that was broken long before its margin is all, and what begins below it tells more. */
function withoutDetails(source: string): string {
  const [first = ''] = /^[^\n]*/.exec(source) ?? [];
  return first.length < shortestWrapped && /^\n\s*\p{Lu}\p{Ll}/u.test(source.slice(first.length)) ? first : source;
}

/** Letters. */
const shortestWrapped = 60;

/** Of a script that parts words. */
const isWord = (name: string): boolean => /^[\p{sc=Latin}\p{sc=Cyrillic}\p{N}_./-]+[:：.]?$/u.test(name);

/** A sign, `TODO`, or the file or the line that a bullet is about. */
const isLead = (words: string): boolean =>
  isSign(words) || /^(?:(?:[Ll]ines? |L)\d[\d, –-]*|TODO|FIXME|\S*\w\.[a-z]{1,5}(?::\d[\d,-]*)?):?$/.test(words);

function boxOf(
  text: string,
  { checked }: ListItem,
  { start }: TextRange,
  title: TextRange,
): { readonly box?: TextRange } {
  if (typeof checked !== 'boolean') return {};
  const at = text.slice(start, title.start).indexOf('[');
  return at < 0 ? {} : { box: { start: start + at + 1, end: start + at + 2 } };
}
