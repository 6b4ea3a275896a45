import type { Nodes } from 'mdast';
import { rangeLength } from '../../text/text.ts';
import { fact } from '../document.ts';
import { listItemsIn, nodeRange, type Passage, type Section } from '../sections.ts';
import { labelField } from './labels.ts';
import { isGrade } from './scales.ts';
import { wordCount } from './text.ts';

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
    // With a colon a short one may be a label.
    const isLabel = beginsWithLabel(text, item);
    const found = namesAt(text, nodeRange(item).start);
    return found.filter((name) => !isLabel || wordCount(name) > 2 || name.includes('`'));
  });
  return (
    names.length === list.children.length &&
    names.every((name) => (wordCount(name) > 1 || name.includes('`')) && !name.endsWith('?'))
  );
});

const leastTogether = 3;

/** Whether a bullet begins with words in bold type and a colon. */
export const beginsWithLabel = (text: string, item: Nodes): boolean =>
  labelForm.test(text.slice(nodeRange(item).start, nodeRange(item).end));

const labelForm = /^[^*\n]*\*\*[^*\n]+(?:[:：]\*\*|\*\*[ \t]*[:：])/;
