import type { TextRange } from '../../text/text.ts';
import { nodeRange, type Section } from '../sections.ts';

/** The tables of a section, with the rows behind a blank line, which Markdown takes for text. */
export function tableRanges(
  { text }: { readonly text: string },
  { passage, offset }: Pick<Section, 'passage' | 'offset'>,
): readonly TextRange[] {
  const found: { start: number; end: number }[] = [];
  let isOpen = false;
  for (const block of passage.blocks) {
    const { start, end } = nodeRange(block);
    if (block.type === 'table') found.push({ start: start + offset, end: end + offset });
    const last = found.at(-1);
    isOpen = block.type === 'table' || (isOpen && block.type === 'paragraph' && text[start + offset] === '|');
    if (isOpen && last) last.end = end + offset;
  }
  return found;
}
