import { boxLinesOf } from '../model/backlog/box-lines.ts';
import { backlogItems } from '../model/backlog/items.ts';
import { cellsOf, itemTable } from '../model/backlog/table.ts';
import { tableRanges } from '../model/backlog/table-ranges.ts';
import { ownTitle, readText } from '../model/backlog/text.ts';
import { isGroup } from '../model/backlog/words.ts';
import type { DebtSource } from '../model/debt-source.ts';
import type { Document } from '../model/document.ts';
import { onlyLink } from '../model/linked-path.ts';
import { listItemRanges } from '../model/list-items.ts';
import { normaliseText } from '../model/normalise.ts';
import { nodeRange, type Section, sections } from '../model/sections.ts';
import { lineEndAt, lineStart, type TextRange } from '../text/text.ts';

/** Where a document of several items links to the file of one, and to nothing else: the item's place. */
export type IndexPlace =
  | { readonly shape: 'table'; readonly row: TextRange }
  /** What stands below the heading. */
  | { readonly shape: 'heading'; readonly section: Section; readonly content: TextRange }
  /** What stands behind the mark and the box, and how far that is indented; of a paragraph, all of it. */
  | { readonly shape: 'bullet' | 'paragraph'; readonly content: TextRange; readonly indent: number };

/** By the path of the item's file, counted from where the document's own is; of a section's only paragraph, the heading too. */
export function indexPlaces(document: Document): ReadonlyMap<string, readonly IndexPlace[]> {
  const { text, path } = document;
  const found = new Map<string, IndexPlace[]>();
  const put = (target: string, place: IndexPlace) => found.set(target, [...(found.get(target) ?? []), place]);
  for (const item of backlogItems(document)) {
    const { from } = item;
    if (from?.shape === 'table' && from.listed !== undefined) put(from.listed, { shape: 'table', row: from.range });
  }
  for (const section of sections(document)) {
    // Rows that are links by now may be read as rows of something else.
    for (const row of rowsOf(document, section))
      for (const cell of cellsOf(text, row)) {
        const linked = onlyLink(text, path, cell);
        if (linked !== undefined && !found.has(linked)) put(linked, { shape: 'table', row });
      }
    const content = { start: section.headingRange.end, end: section.contentRange.end };
    const target = section.level > 0 ? onlyLink(text, path, content) : undefined;
    if (target !== undefined)
      put(target, { shape: 'heading', section, content: { ...content, end: linkEnd(text, content.start) } });
    for (const { shape, start, end } of linesOf(text, section)) {
      const from = start + (shape === 'paragraph' ? 0 : bulletMark(text, start));
      const linked = onlyLink(text, path, { start: from, end });
      if (linked !== undefined)
        put(linked, {
          shape,
          content: { start: from, end: linkEnd(text, from) },
          indent: shape === 'paragraph' ? 0 : indentAt(text, start),
        });
    }
  }
  return found;
}

/**
 * The one of them that an item had, or is to have: a section's only paragraph may be the whole of it, or one that stands in
 * a group.
 *
 * @param isOfLine The item was not a section before.
 */
export function placeOf(
  { text }: Document,
  places: readonly IndexPlace[],
  title: string,
  isOfLine: boolean,
): IndexPlace | undefined {
  const last = places.at(-1);
  const heading = places.at(-2);
  if (last?.shape !== 'paragraph' || heading?.shape !== 'heading') return last;
  const { start, end } = last.content;
  const [, label = ''] = /^\[([^\n]*)\]\(/.exec(text.slice(start, end)) ?? [];
  const words = normaliseText(heading.section.title);
  if (ownTitle(heading.section.title).id !== undefined) return heading;
  const isNamed = [title, readText(label)].some((each) => each !== '' && words.includes(normaliseText(each)));
  return !isNamed && (isOfLine || isGroup(heading.section.title)) ? last : heading;
}

/** Behind the link that is all there is; a rule with small print below it may follow. */
function linkEnd(text: string, start: number): number {
  const from = start + gapAt(text, start).length;
  return from + text.slice(from, lineEndAt(text, from)).trimEnd().length;
}

const rowsOf = (document: Document, section: Section): readonly TextRange[] =>
  tableRanges(section).flatMap((range) => itemTable(document.text, range)?.lines.slice(2) ?? []);

interface Line extends TextRange {
  readonly shape: 'bullet' | 'paragraph';
}

/** List items, however deep: whichever of them was an item stands for one now; lines behind a bare box, and paragraphs. */
function linesOf(text: string, section: Section): readonly Line[] {
  const { passage, offset } = section;
  const paragraphs = passage.blocks.filter(({ type }) => type === 'paragraph').map(nodeRange);
  return [
    ...listItemRanges(section).map((range): Line => ({ shape: 'bullet', ...range })),
    ...boxLinesOf(text, section).map(({ range }): Line => ({ shape: 'bullet', ...range })),
    ...paragraphs.map(({ start, end }): Line => ({ shape: 'paragraph', start: start + offset, end: end + offset })),
  ];
}

/** The line breaks at a place, with the blank lines between them. */
export const gapAt = (text: string, at: number): string => /^(?:[ \t]*\r?\n)+/.exec(text.slice(at))?.[0] ?? '';

/** How long the mark is that an item of a list begins with, with its box where the item has one. */
export function itemMark(text: string, { shape, range: { start } }: DebtSource): number {
  if (shape === 'checkbox') return bulletMark(text, start);
  return shape === 'bullet' ? (listMark.exec(text.slice(start, start + 20))?.[0].length ?? 0) : 0;
}

const listMark = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/** With a box, or a box without a mark. */
const bulletMark = (text: string, start: number): number =>
  /^(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[^\]]\][ \t]+)?|\[[ xXoO✓✔]?\][ \t]+)/.exec(text.slice(start, start + 30))?.[0]
    .length ?? 0;

/** How far what belongs to a list item is indented. */
export const indentAt = (text: string, start: number): number => {
  const line = text.slice(lineStart(text, start), start);
  return line.length + (listMark.exec(text.slice(start, start + 20))?.[0].length ?? 2);
};
