import type { TextRange } from '../../text/text.ts';
import type { OwnValue } from '../debt-source.ts';
import { fact } from '../document.ts';
import { nodeRange, type Passage, type Section } from '../sections.ts';
import { itemRows } from './table.ts';
import { isSign } from './text.ts';

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

/** Whether a table of a passage lists several items by what each has: an id, or an id or a grade. */
export const holdsRows = fact((passage: Passage) => {
  const { chunk } = passage;
  const tables = tableRanges(chunk, { passage, offset: 0 }).map((range) => itemRows(chunk.text, range, false));
  const holds = (isOfItem: (value: OwnValue) => boolean) =>
    tables.some((rows) => rows.filter(({ values }) => values.some(isOfItem)).length > 1);
  return { byId: holds(isId), byGrade: holds((value) => isId(value) || (isGraded(value) && value.text !== '')) };
});

const isId = ({ field, text }: OwnValue): boolean => field === 'id' && isSign(text);

const isGraded = ({ field }: OwnValue): boolean => field === 'priority' || field === 'effort' || field === 'status';
