import type { ListItem } from 'mdast';

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
