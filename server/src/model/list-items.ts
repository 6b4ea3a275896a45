import type { List, RootContent } from 'mdast';
import type { TextRange } from '../text/text.ts';
import { nodeRange, type Section } from './sections.ts';

/** All list items of a section, however deep, each with what is nested in it. Offsets count from the document's start. */
export function listItemRanges({ passage, offset }: Section): readonly TextRange[] {
  const found: TextRange[] = [];
  const open: List[] = passage.blocks.filter(isList);
  for (let list = open.pop(); list; list = open.pop())
    for (const item of list.children) {
      const { start, end } = nodeRange(item);
      found.push({ start: start + offset, end: end + offset });
      open.push(...item.children.filter(isList));
    }
  return found;
}

const isList = (node: RootContent): node is List => node.type === 'list';
