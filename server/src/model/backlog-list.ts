import type { List, ListItem } from 'mdast';
import type { TextRange } from '../text/text.ts';
import { areaBullets } from './backlog-areas.ts';
import { fieldsIn } from './backlog-fields.ts';
import { isGrade, suggestedImpact } from './backlog-scales.ts';
import { readText, trimmed } from './backlog-text.ts';
import { isGroup } from './backlog-words.ts';
import type { OwnValue } from './debt-source.ts';
import { nodeRange, type Section } from './sections.ts';

/** A list item that is one of debt, with all that is nested in it. Offsets count from the document's start. */
export interface ItemBullet {
  readonly range: TextRange;
  readonly titleRange: TextRange;
  readonly values: readonly OwnValue[];
  /** Where it has a box: what stands in it. */
  readonly box?: TextRange;
}

/**
 * The items of a section's lists, the outermost bullets.
 *
 * @param all Lists count in any section; else only in one that groups items.
 */
export function itemBullets(text: string, section: Section, all: boolean): readonly ItemBullet[] {
  const { blocks } = section.passage;
  return blocks.flatMap((block) => {
    if (block.type !== 'list') return [];
    if (!all && !(section.level > 1 && isGroup(section.title))) return [];
    return bulletsOf(text, block, section.offset);
  });
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
  const [lead, grade] = gradedLead(source) ?? [];
  const impact = grade === undefined ? undefined : suggestedImpact(grade);
  if (lead === undefined || grade === undefined || impact === undefined) return undefined;
  const titleRange = titleOf(text, { start: start + lead.length, end });
  if (titleRange.end - titleRange.start < shortestFinding) return undefined;
  const at = start + lead.indexOf(grade);
  const value = { field: 'priority', name: '', text: grade, range: { start: at, end: at + grade.length } } as const;
  const whole = nodeRange(item);
  const range = { start: whole.start + offset, end: whole.end + offset };
  return { range, titleRange, values: [value, ...fieldsIn(text, range)], grade: impact };
}

/** The word of a scale that a text begins with, and all that stands before what it says of it. */
export function gradedLead(source: string): readonly [lead: string, grade: string] | undefined {
  const [lead = '', bold, bracketed] =
    /^(?:\*\*([^*\n]{1,30})\*\*|[[(]([\p{L}\d]{2,12})[\])])[ \t]*[:–—-]*\s+/u.exec(source) ?? [];
  const grade = bold ?? bracketed;
  return grade === undefined || !isGrade(grade) ? undefined : [lead, grade];
}

/** Letters; a shorter text names a grade's own meaning. */
const shortestFinding = 15;

/** Letters in lists and in all of a document's text outside code. */
export function listShare(text: string, all: readonly Section[]): number {
  let [inLists, anywhere] = [0, 0];
  for (const { passage, offset } of all)
    for (const block of passage.blocks) {
      const { start, end } = nodeRange(block);
      const length = block.type === 'code' ? 0 : text.slice(start + offset, end + offset).replace(/\s+/g, '').length;
      anywhere += length;
      if (block.type === 'list') inLists += length;
    }
  return anywhere === 0 ? 0 : inLists / anywhere;
}

function bulletsOf(text: string, list: List, offset: number): readonly ItemBullet[] {
  const areas = areaBullets(text, list, offset);
  return list.children.flatMap((item) => {
    const area = areas.get(item);
    return area
      ? area.items.flatMap((each) => withArea(text, area.name, bulletOf(text, each, offset)))
      : bulletOf(text, item, offset);
  });
}

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
  const whole = nodeRange(item);
  const said = behindBox(text, nodeRange(first), offset);
  const range = { start: whole.start + offset, end: whole.end + offset };
  const titleRange = titleOf(text, { start: said.start + offset, end: said.end + offset });
  // A list of contents leads to what it names.
  const isLink = /^\[[^\]]*\]\((?:#|[^)]*\.md)[^)]*\)$/.test(text.slice(said.start + offset, said.end + offset).trim());
  if (isLink || !/[\p{L}\p{N}]/u.test(text.slice(titleRange.start, titleRange.end))) return [];
  return [{ range, titleRange, values: fieldsIn(text, range), ...boxOf(text, item, range, titleRange) }];
}

/** A paragraph begins behind the box, unless what follows it is a link, or code. */
function behindBox(text: string, { start, end }: TextRange, offset: number): TextRange {
  const [box = ''] = /^\[[ xX]\][ \t]+(?=[[`*_~<!])/.exec(text.slice(start + offset, end + offset)) ?? [];
  return { start: start + box.length, end };
}

/** The bold words that it begins with, else its first sentence, or line. */
function titleOf(text: string, { start, end }: TextRange): TextRange {
  const source = text.slice(start, end);
  const [bold] = /^(?:~~)?\*\*[^*\n]{3,200}\*\*(?:~~)?/.exec(source) ?? [];
  if (bold !== undefined) return { start, end: start + bold.length };
  // A link on a line of its own says where to read on.
  const [line = ''] = /^(?:[^\n]|\n(?!\s*(?:[-*+]\s|\*\*|<?https?:\/\/)))*/.exec(source.slice(0, 2000)) ?? [];
  const [sentence] =
    /^[\s\S]{10,}?(?:[.!?](?=\s+\p{Lu})|(?<!\b(?:e\.g|i\.e|etc|vs))[.!?](?=[ \t]*\n))/u.exec(line) ?? [];
  return trimmed(text, { start, end: start + (sentence ?? line).length });
}

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
