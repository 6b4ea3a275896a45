import type { List, RootContent } from 'mdast';
import { fact } from './document.ts';
import { nodeRange, type Passage } from './sections.ts';

/** A passage's blocks as they are meant: bullets on the line right below a number are told of it, indented or not. */
export const nestedBlocks = fact(({ chunk: { text }, blocks }: Passage): readonly RootContent[] => {
  const isNext = (list: List, below: List) =>
    !/\n[ \t]*\r?\n/.test(text.slice(nodeRange(list).end, nodeRange(below).start));
  return blocks.flatMap((block, at) => {
    const [before, below] = [blocks[at - 1], blocks[at + 1]];
    if (isBulleted(block) && isNumbered(before) && isNext(before, block)) return [];
    return isNumbered(block) && isBulleted(below) && isNext(block, below) ? [withNested(block, below)] : [block];
  });
});

const isBulleted = (block: RootContent | undefined): block is List => block?.type === 'list' && !block.ordered;

const isNumbered = (block: RootContent | undefined): block is List => block?.type === 'list' && block.ordered === true;

function withNested(list: List, below: List): List {
  const last = list.children.at(-1);
  if (!last?.position || !below.position) return list;
  const position = { start: last.position.start, end: below.position.end };
  return { ...list, children: list.children.with(-1, { ...last, children: [...last.children, below], position }) };
}
