import type { RootContent } from 'mdast';
import { fact } from '../document.ts';
import { nodeRange, type Passage } from '../sections.ts';

/**
 * What a passage tells: without rules, comments, what stands behind the last rule in sentences, and lines on the document
 * itself, `*Last updated: 2026-05-02*`.
 */
export const toldBlocks = fact(({ chunk: { text }, blocks }: Passage): readonly RootContent[] =>
  withoutFoot(blocks).filter((block) => {
    const { start, end } = nodeRange(block);
    return block.type !== 'thematicBreak' && block.type !== 'html' && !isRemark(block, text.slice(start, end));
  }),
);

function withoutFoot(blocks: readonly RootContent[]): readonly RootContent[] {
  const at = blocks.findLastIndex(({ type }) => type === 'thematicBreak');
  return at > 0 && blocks.slice(at + 1).every(({ type }) => type === 'paragraph') ? blocks.slice(0, at) : blocks;
}

const isRemark = ({ type }: RootContent, source: string): boolean => type === 'paragraph' && remark.test(source);

const remark =
  /^(?:\*(?!\*)[^*]+\*|_(?!_)[^_]+_|[*_>\s]*(?:last )?(?:updated|reviewed|generated|created|audited|modified)(?: (?:on|at|by))?[*_]*\s*[:：][^\n]*)\s*$/i;
