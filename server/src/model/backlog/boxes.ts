import type { ListItem } from 'mdast';
import { nodeRange } from '../sections.ts';
import { ownTitle } from './text.ts';

/** The bullets below one that groups several debts, each of which has an id of its own; empty where that one has an id. */
export function bulletsWithIds(text: string, item: ListItem, offset: number): readonly ListItem[] {
  const below = item.children.at(-1);
  if (item.children.length !== 2 || below?.type !== 'list' || below.children.length < leastWithId) return [];
  return !hasId(text, item, offset) && below.children.every((each) => hasId(text, each, offset)) ? below.children : [];
}

const leastWithId = 2;

export function hasId(text: string, { children: [first] }: ListItem, offset: number): boolean {
  if (first?.type !== 'paragraph') return false;
  const { start, end } = nodeRange(first);
  return ownTitle(text.slice(start + offset, Math.min(end, start + longestLead) + offset)).id !== undefined;
}

/** Letters. */
const longestLead = 80;

/**
 * The boxes below one that is a group of several debts, each with steps of its own; empty below one whose boxes are the
 * steps that pay it.
 */
export function groupedBoxes({ checked, children }: ListItem): readonly ListItem[] {
  const below = children.at(-1);
  if (typeof checked !== 'boolean' || children.length !== 2 || below?.type !== 'list') return [];
  if (below.children.some((item) => typeof item.checked !== 'boolean')) return [];
  const withSteps = below.children.filter(hasList).length;
  const isGroup =
    below.children.length >= leastBoxes && withSteps >= leastWithSteps && withSteps * 3 >= below.children.length;
  return isGroup ? below.children : [];
}

const hasList = ({ children }: ListItem): boolean => children.some(({ type }) => type === 'list');

const leastBoxes = 3;
const leastWithSteps = 2;
