import { shiftRange, type TextRange } from '../../text/text.ts';
import type { OwnValue } from '../debt-source.ts';
import { fact } from '../document.ts';
import { nodeRange, type Passage, type Section } from '../sections.ts';
import { itemRows } from './table.ts';
import { isSign } from './text.ts';

/** The tables of a section, with the rows behind a blank line, which Markdown takes for text. */
export const tableRanges = ({ passage, offset }: Section): readonly TextRange[] =>
  tablesIn(passage).map((range) => shiftRange(range, offset));

const tablesIn = fact(({ chunk: { text }, blocks }: Passage): readonly TextRange[] => {
  const found: { start: number; end: number }[] = [];
  let isOpen = false;
  for (const block of blocks) {
    const { start, end } = nodeRange(block);
    if (block.type === 'table') found.push({ start, end });
    const last = found.at(-1);
    isOpen = block.type === 'table' || (isOpen && block.type === 'paragraph' && text[start] === '|');
    if (isOpen && last) last.end = end;
  }
  return found;
});

/** Whether a table of a passage lists several items by what each has: an id, or an id or a grade. */
export const holdsRows = fact((passage: Passage) => {
  const tables = tablesIn(passage).map((range) => itemRows(passage.chunk.text, range, false));
  const holds = (isOfItem: (value: OwnValue) => boolean) =>
    tables.some((rows) => rows.filter(({ values }) => values.some(isOfItem)).length > 1);
  return { byId: holds(isId), byGrade: holds((value) => isId(value) || (isGraded(value) && value.text !== '')) };
});

const isId = ({ field, text }: OwnValue): boolean => field === 'id' && isSign(text);

const isGraded = ({ field }: OwnValue): boolean => field === 'priority' || field === 'effort' || field === 'status';
