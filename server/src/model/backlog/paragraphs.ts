import type { List, RootContent } from 'mdast';
import type { TextRange } from '../../text/text.ts';
import type { OwnValue } from '../debt-source.ts';
import { type Document, fact } from '../document.ts';
import { nodeRange, type Passage, type Section } from '../sections.ts';
import { isCheckList } from './company.ts';
import { fieldsIn } from './fields.ts';
import { groupLine } from './group-lines.ts';
import { isChapter } from './guides.ts';
import { labelledItems } from './labelled.ts';
import { isStrongField, labelField } from './labels.ts';
import { type ItemBullet, shiftBullet, titleOf } from './list.ts';
import { isClosedGroup } from './status.ts';
import { isOwnId, type OwnTitle, ownTitle, readText, wordCount } from './text.ts';
import { isAside, isBacklogTitle, isGroup, isOfDefects, isSteps } from './words.ts';

/**
 * Items that are paragraphs which begin in bold type, with what stands below each up to the next: those with an id, those
 * that are paid, `✅ **Old cache** (resolved in May)`, those with fields below, those that are counted, `**3. Slow start**`, and all of a group that is made
 * of such.
 */
export function paragraphItems(
  document: Document,
  all: readonly Section[],
  taken: readonly Section[],
): ReadonlyMap<Section, readonly ItemBullet[]> {
  const told = all.map((section) => [section, openingsOf(section)] as const);
  const labels = told.flatMap(([, openings]) => openings.filter(({ isLabel }) => isLabel));
  const areNames = labels.filter((each) => !isBare(each)).length >= leastNames;
  const found = told.map(
    ([section, openings]) => [section, openings.filter((each) => areNames || !isBare(each))] as const,
  );
  const withFields = found.reduce((sum, [, openings]) => sum + openings.filter(isFilledIn).length, 0);
  const counted = found.reduce((sum, [, openings]) => sum + openings.filter(({ told }) => told.isNumbered).length, 0);
  // In a section that is an item, what has been paid stands behind a line that says so.
  const behind = taken.flatMap((section) => {
    const items = openingsOf(section).filter(
      ({ told, bullet }) => isPaid(told) && isClosedLine(groupLine(document, section, bullet.range.start)),
    );
    return items.length > 0 ? [[section, items.map(({ bullet }) => bullet)] as const] : [];
  });
  const labelled = all.flatMap((section) => {
    const items = labelledItems(section.passage).map((bullet) => shiftBullet(bullet, section.offset));
    return items.length > 0 ? [[section, items] as const] : [];
  });
  return new Map([
    ...behind,
    ...labelled,
    ...found.flatMap(([section, openings]) => {
      const paid = openings.filter(({ told }) => isPaid(told)).length;
      const isGrouped = isMadeOf(section, openings);
      const isCounted = counted >= leastCounted && !isNoPlace(section);
      const items = openings.filter(
        (each) =>
          each.told.id !== undefined ||
          (isPaid(each.told) && (paid > 1 || isGroup(section.title) || /\d/.test(each.told.status ?? ''))) ||
          (withFields >= leastWithFields && isFilledIn(each)) ||
          (each.told.isNumbered && isCounted) ||
          isGrouped,
      );
      return items.length > 0 ? [[section, items.map(({ bullet }) => bullet)] as const] : [];
    }),
  ]);
}

/** What is counted there are steps, or chapters, or stands below the title of any document. */
const isNoPlace = (section: Section): boolean =>
  section.level < 2 || isAside(section.title) || isSteps(section.title) || isCheckList(section) || isChapter(section);

/** Whether several paragraphs of a section are items with fields of their own. */
export const holdsParagraphItems = (passage: Passage): boolean =>
  passageOpenings(passage).filter((each) => hasFields(each) && !isBare(each)).length >= leastWithFields;

/** Whether one begins with a name on a line of its own, `**Slow start:**`, and a list of labels below. */
export const holdsNamedItem = (passage: Passage): boolean =>
  passageOpenings(passage).some((each) => each.isLabel && each.isOfLabels && !isBare(each));

const isClosedLine = (line: string | undefined): boolean => line !== undefined && isClosedGroup(line);

const leastWithFields = 2;
const leastCounted = 3;

interface Opening {
  readonly told: OwnTitle;
  readonly bullet: ItemBullet;
  /** Nothing else stands in its paragraph. */
  readonly isAlone: boolean;
  /** It ends in a colon. */
  readonly isLabel: boolean;
  /** A list of labels stands below it. */
  readonly isOfLabels: boolean;
}

const hasFields = (opening: Opening): boolean => fieldCount(opening) > 0;

/** With fields, or with labels of which some elsewhere are fields. */
const isFilledIn = (opening: Opening): boolean => hasFields(opening) || isBare(opening);

/** A label with less below it than an item has: one where others like it are items. */
const isBare = (opening: Opening): boolean => opening.isLabel && fieldCount(opening) < leastOfLabel;

const leastNames = 2;

const fieldCount = ({ bullet }: Opening): number =>
  new Set(bullet.values.map(({ field }) => field).filter(isStrongField)).size;

/** `**Slow start:**` may be the name of anything that is listed below. */
const leastOfLabel = 2;

const isPaid = ({ isStruck, status }: OwnTitle): boolean =>
  isStruck || /^[✅☑✔]|^(?:resolved|fixed|done|completed?|closed)/i.test(status ?? '');

/** A group, or a list of debt, and nearly each paragraph in it opens one; a bold line between lists names those. */
function isMadeOf({ title, level, passage }: Section, openings: readonly Opening[]): boolean {
  const isPlace = level < 2 ? isBacklogTitle(title) && openings.length > 2 : isGroup(title) || isOfDefects(title);
  if (!isPlace || openings.length < 2) return false;
  const paragraphs = passage.blocks.filter(({ type }) => type === 'paragraph').length;
  return openings.every(({ isAlone }) => !isAlone) && openings.length * 5 >= paragraphs * 4;
}

function openingsOf({ level, passage, offset }: Section): readonly Opening[] {
  if (level < 1) return [];
  return passageOpenings(passage).map((opening) => ({ ...opening, bullet: shiftBullet(opening.bullet, offset) }));
}

/** With their places in the passage. */
const passageOpenings = fact(({ chunk: { text }, blocks }: Passage): readonly Opening[] => {
  const starts = blocks.flatMap((block, at) => {
    const opening = openingOf(text, block);
    return opening ? [{ ...opening, at }] : [];
  });
  const found = starts.map(({ at, titleRange, isAlone, isLabel, told }, index) => {
    const own = blocks.slice(at, endOf(blocks, at, starts[index + 1]?.at ?? blocks.length));
    const range = { start: nodeRange(own[0] as RootContent).start, end: nodeRange(own.at(-1) as RootContent).end };
    const values = own.flatMap((block, place): readonly OwnValue[] => {
      if (block.type !== 'paragraph' && block.type !== 'list') return [];
      const { start, end } = nodeRange(block);
      return fieldsIn(text, { start: place === 0 ? titleRange.end : start, end });
    });
    const isOfLabels = own[1]?.type === 'list' && isListOfLabels(text, own[1]);
    return { told, isAlone, isLabel, isOfLabels, bullet: { range, titleRange, values } };
  });
  return found.filter((each) => !isBare(each) || (each.isAlone && each.isOfLabels));
});

/** Whether each bullet begins with a label, `Why fragile: …`. */
const isListOfLabels = (text: string, { children }: List): boolean =>
  children.length > 1 &&
  children.every((item) => {
    const { start, end } = nodeRange(item);
    return /^[-*+][ \t]+(?:\*\*)?\p{Lu}[^:：\n]{2,40}[:：]/u.test(text.slice(start, end));
  });

/** Before a rule, and without an anchor of the next one. */
function endOf(blocks: readonly RootContent[], from: number, to: number): number {
  let end = from + 1;
  while (end < to && blocks[end]?.type !== 'thematicBreak') end++;
  while (end - 1 > from && blocks[end - 1]?.type === 'html') end--;
  return end;
}

function openingOf(text: string, block: RootContent) {
  if (block.type !== 'paragraph') return undefined;
  const { start, end } = nodeRange(block);
  const source = text.slice(start, Math.min(end, start + longest));
  const [lead, bold = ''] = openingForm.exec(source) ?? [];
  if (lead === undefined) return undefined;
  const name = readText(bold);
  if (labelField(name.replace(/[.。:：]$/, '')) || isGroup(name) || remarks.test(name)) return undefined;
  if (isOwnId(name.replace(/[:：]$/, ''))) return openingById(text, { start, end });
  const [state = ''] = stateBehind.exec(source.slice(lead.length)) ?? [];
  const titleRange = { start, end: start + lead.length + state.length };
  const told = ownTitle(text.slice(titleRange.start, titleRange.end));
  const isAlone = lead.length + state.length === source.trimEnd().length;
  // A label of something else goes on behind a colon.
  if (/^\s*[:：]/.test(source.slice(lead.length)) && told.id === undefined) return undefined;
  const isLabel = (/[:：]$/.test(name) || isAside(name)) && told.id === undefined;
  return /\p{L}/u.test(told.title) && wordCount(name) > 1 ? { titleRange, told, isAlone, isLabel } : undefined;
}

/** `**TD-001** — …`: the words stand behind the id. */
function openingById(text: string, range: TextRange) {
  const titleRange = titleOf(text, range);
  const told = ownTitle(text.slice(titleRange.start, titleRange.end));
  return /\p{L}\S*\s/u.test(told.title) ? { titleRange, told, isAlone: false, isLabel: false } : undefined;
}

/** Letters. */
const longest = 600;

const openingForm = /^[^\p{L}\p{N}\n*~`[(<>|]{0,8}(?:~~)?\*\*(?!\s)([^*\n]{3,200})\*\*(?:~~)?/u;

/** `(resolved 2026-05-02)`, `✅ fixed`, `— RESOLVED in 2.1` */
const stateBehind =
  /^\s*(?:[([](?:✅\s*)?(?:resolved|fixed|done|completed?|closed|paid|deferred|obsolete|in progress|won't fix)\b[^()[\]\n]{0,80}[)\]]|(?:[-–—]\s*)?[✅☑✔❌][^\n]{0,60}$|[–—-]+\s*(?:RESOLVED|FIXED|DONE|COMPLETED?|CLOSED|WON'T FIX)\b[^\n]{0,60}$)/im;

const remarks =
  /^(?:note|important|warning|caution|tip|example|before|after|total|last (?:updated|reviewed)|updates?|see|question|decision|key|bottom line|verdict|goal|result|conclusion|recommend\p{L}*|rule|why|how|what|when|phase|step|option|sprint|week)\b/iu;
