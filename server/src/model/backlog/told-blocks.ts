import type { RootContent } from 'mdast';
import { fact } from '../document.ts';
import { nodeRange, type Passage } from '../sections.ts';

/** What a passage tells: without rules, comments, and lines on the document itself, `*Last updated: 2026-05-02*`. */
export const toldBlocks = fact(({ chunk: { text }, blocks }: Passage): readonly RootContent[] =>
  blocks.filter((block) => {
    const { start, end } = nodeRange(block);
    return block.type !== 'thematicBreak' && block.type !== 'html' && !isRemark(block, text.slice(start, end));
  }),
);

const isRemark = ({ type }: RootContent, source: string): boolean => type === 'paragraph' && remark.test(source);

const remark =
  /^(?:\*(?!\*)[^*]+\*|_(?!_)[^_]+_|[*_>\s]*(?:last )?(?:updated|reviewed|generated|created|audited|modified)(?: (?:on|at|by))?[*_]*\s*[:：][^\n]*)\s*$/i;
