import { areaBullets } from '../model/backlog-areas.ts';
import { boxLinesOf } from '../model/backlog-box-lines.ts';
import { backlogItems } from '../model/debt-backlog.ts';
import type { DebtItem } from '../model/debt-item.ts';
import type { DebtSource } from '../model/debt-source.ts';
import type { Document } from '../model/document.ts';
import { onlyLink } from '../model/linked-path.ts';
import { nodeRange, type Section, sections } from '../model/sections.ts';
import { lineEndAt, lineStart, type TextRange } from '../text/text.ts';

/** Where a document of several items links to the file of one, and to nothing else: the item's place. */
export type IndexPlace =
  | { readonly shape: 'table'; readonly row: DebtItem & { readonly from: DebtSource } }
  /** What stands below the heading. */
  | { readonly shape: 'heading'; readonly section: Section; readonly content: TextRange }
  /** What stands behind the mark and the box, and how far that is indented. */
  | { readonly shape: 'bullet'; readonly content: TextRange; readonly indent: number };

/** By the path of the item's file, counted from where the document's own is. */
export function indexPlaces(document: Document): ReadonlyMap<string, IndexPlace> {
  const { text, path } = document;
  const found = new Map<string, IndexPlace>();
  for (const item of backlogItems(document)) {
    const { from } = item;
    if (from?.shape === 'table' && from.listed !== undefined)
      found.set(from.listed, { shape: 'table', row: { ...item, from } });
  }
  for (const section of sections(document)) {
    const content = { start: section.headingRange.end, end: section.contentRange.end };
    const target = section.level > 0 ? onlyLink(text, path, content) : undefined;
    if (target !== undefined)
      found.set(target, { shape: 'heading', section, content: { ...content, end: linkEnd(text, content.start) } });
    for (const { start, end } of bulletRanges(text, section)) {
      const mark = bulletMark(text, start);
      const linked = onlyLink(text, path, { start: start + mark, end });
      if (linked !== undefined)
        found.set(linked, {
          shape: 'bullet',
          content: { start: start + mark, end: linkEnd(text, start + mark) },
          indent: indentAt(text, start),
        });
    }
  }
  return found;
}

/** Behind the link that is all there is; a rule with small print below it may follow. */
function linkEnd(text: string, start: number): number {
  const from = start + gapAt(text, start).length;
  return from + text.slice(from, lineEndAt(text, from)).trimEnd().length;
}

/** Of list items that may stand for one, and of lines with nothing but a box before their words. */
function bulletRanges(text: string, section: Section): readonly TextRange[] {
  const { passage, offset } = section;
  const inLists = passage.blocks.flatMap((block) => {
    if (block.type !== 'list') return [];
    const areas = areaBullets(text, block, offset);
    return block.children.flatMap((each) => areas.get(each)?.items ?? [each]);
  });
  return [
    ...inLists.map(nodeRange).map(({ start, end }) => ({ start: start + offset, end: end + offset })),
    ...boxLinesOf(text, section).map(({ range }) => range),
  ];
}

/** The line breaks at a place, with the blank lines between them. */
export const gapAt = (text: string, at: number): string => /^(?:[ \t]*\r?\n)+/.exec(text.slice(at))?.[0] ?? '';

/** How long a list item's mark is, with its box; or a box without a mark. */
export const bulletMark = (text: string, start: number): number =>
  /^(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[^\]]\][ \t]+)?|\[[ xXoO✓✔]?\][ \t]+)/.exec(text.slice(start, start + 30))?.[0]
    .length ?? 0;

/** How far what belongs to a list item is indented. */
export const indentAt = (text: string, start: number): number => {
  const line = text.slice(lineStart(text, start), start);
  return line.length + (/^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(text.slice(start, start + 20))?.[0].length ?? 2);
};
