import type { List, RootContent } from 'mdast';
import { fact } from './document.ts';
import { nodeRange, type Passage } from './sections.ts';

/** A passage's blocks as they are meant: bullets on the line right below a number are told of it, indented or not. */
export const nestedBlocks = fact(({ chunk: { text }, blocks }: Passage): readonly RootContent[] => {
  const found: RootContent[] = [];
  for (const block of blocks) {
    const before = found.at(-1);
    const isTold = isBulleted(block) && isNumbered(before) && isNext(text, before, block);
    if (isTold) found.pop();
    found.push(isTold ? withNested(before, block) : block);
  }
  return found;
});

const isBulleted = (block: RootContent): block is List => block.type === 'list' && !block.ordered;

const isNumbered = (block: RootContent | undefined): block is List => block?.type === 'list' && block.ordered === true;

const isNext = (text: string, list: List, below: List): boolean =>
  !/\n[ \t]*\r?\n/.test(text.slice(nodeRange(list).end, nodeRange(below).start));

function withNested(list: List, below: List): List {
  const last = list.children.at(-1);
  if (!list.position || !last?.position || !below.position) return list;
  const { end } = below.position;
  const entry = { ...last, children: [...last.children, below], position: { start: last.position.start, end } };
  return { ...list, children: list.children.with(-1, entry), position: { start: list.position.start, end } };
}
