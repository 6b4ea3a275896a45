import type { ListItem, RootContent } from 'mdast';
import { rangeLength } from '../../text/text.ts';
import { fact } from '../document.ts';
import { listItemsIn, nodeRange, type Passage, type Section } from '../sections.ts';
import { labelField } from './labels.ts';
import { isGrade } from './scales.ts';
import { wordCount } from './text.ts';
import { toldBlocks } from './told-blocks.ts';
import { isGroup } from './words.ts';

/**
 * Whether most bullets of a document begin with a name of their own in bold type, which no other one has: of labels, which
 * tell of one thing, some come again, and of how bad something is as well.
 */
export function areNamed(text: string, all: readonly Section[]): boolean {
  const bullets = all.flatMap(({ passage, offset }) =>
    listItemsIn(passage).map((item) => nodeRange(item).start + offset),
  );
  const names = bullets.flatMap((start) => namesAt(text, start));
  const phrases = names.filter((name) => wordCount(name) > 1).length;
  const isOwn = new Set(names).size === names.length;
  return isOwn && phrases >= leastNamed && phrases * 2 > bullets.length;
}

/** The name that a bullet begins with, which is no label and no grade. */
function namesAt(text: string, start: number): readonly string[] {
  const [, name] = nameForm.exec(text.slice(start, start + longestName)) ?? [];
  return name === undefined || labelField(name) || isGrade(name) ? [] : [name];
}

/** Letters. */
const longestName = 200;
const leastNamed = 5;

const nameForm = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?:~~)?\*\*([^*\n]{3,150})\*\*/;

/** Whether a passage is a list of names in bold type with a few words before it: what is told there is told of each. */
export const holdsNames = fact(({ chunk: { text }, blocks }: Passage): boolean => {
  const told = blocks.filter(({ type }) => type !== 'thematicBreak' && type !== 'html');
  const list = told.at(-1);
  if (list?.type !== 'list' || list.children.length < leastTogether) return false;
  if (
    told
      .slice(0, -1)
      .some((block) => block.type !== 'paragraph' || rangeLength(nodeRange(block)) * 2 > rangeLength(nodeRange(list)))
  )
    return false;
  const names = list.children.flatMap((item) => {
    const { start, end } = nodeRange(item);
    // With a colon a short one may be a label.
    const isLabel = labelForm.test(text.slice(start, end));
    return namesAt(text, start).filter((name) => !isLabel || wordCount(name) > 2 || name.includes('`'));
  });
  return (
    names.length === list.children.length &&
    names.every((name) => (wordCount(name) > 1 || name.includes('`')) && !name.endsWith('?'))
  );
});

const leastTogether = 3;

/** Whether nothing stands in a passage but several bullets, few of which a label begins. */
export const isOfBullets = fact((passage: Passage): boolean => {
  const { text } = passage.chunk;
  const bullets = listItemsIn(passage).map((item) => nodeRange(item));
  return (
    bullets.length > 1 &&
    toldBlocks(passage).every(({ type }) => type === 'list') &&
    bullets.filter(({ start, end }) => labelForm.test(text.slice(start, end))).length * 2 < bullets.length
  );
});

/** Whether a section holds nothing but bullets, more of them than so many sections could tell. */
export const isOfMany = ({ passage }: Section, sections: number): boolean =>
  isOfBullets(passage) && listItemsIn(passage).length > sections * mostInSections;

const mostInSections = 2;

/** Whether a list of ticks stands below a label that names no group: what was done about one thing, or what holds now. */
export const praises = fact(({ chunk: { text }, blocks }: Passage): boolean => {
  const sourceOf = (block: RootContent | ListItem) => text.slice(nodeRange(block).start, nodeRange(block).end);
  return blocks.some((block, at) => {
    const before = blocks[at - 1];
    if (block.type !== 'list' || before?.type !== 'paragraph') return false;
    const [, label] = /([^\n]{3,80})[:：][*_]*\s*$/u.exec(sourceOf(before)) ?? [];
    const isOfItems = label === undefined || (isGroup(label) && labelField(label) !== 'fix');
    return !isOfItems && block.children.every((item) => tickForm.test(sourceOf(item)));
  });
});

const tickForm = /^(?:[-*+]|\d{1,9}[.)])[ \t]+[✅☑✔]/u;

const labelForm = /^[^*\n]*\*\*[^*\n]+(?:[:：]\*\*|\*\*[ \t]*[:：])/;
