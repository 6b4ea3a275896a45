import { backlogItems } from '../model/backlog/items.ts';
import type { DebtItem, DebtKey } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { sections } from '../model/sections.ts';
import { lineEndAt, lineStart, rangeAt, type TextEdit } from '../text/text.ts';
import { ownEnd } from './backlog-entry.ts';
import { type IndexPlace, indentAt } from './backlog-index.ts';
import { type BacklogPlace, type ItemAt, placeForItem } from './backlog-place.ts';
import { escapedPipes, tableLine } from './backlog-row.ts';
import { itemLabels, labelLines } from './item-labels.ts';
import type { ItemParts } from './item-parts.ts';
import { bulletText, newName, rowCells, sectionText, titleIn } from './migrated-entry.ts';

/** What a document that is new keeps its items as. */
export type BacklogShape = 'table' | 'headings';

/** Items that a document has no place for yet, behind those that it has, in their shape; undefined where it has none. */
export function backlogAdditions(
  document: Document,
  places: ReadonlyMap<string, readonly IndexPlace[]>,
  parts: readonly ItemParts[],
  lacking: ReadonlyMap<string, readonly DebtKey[]>,
): readonly (TextEdit & { readonly of: string })[] | undefined {
  const { text } = document;
  const place = placeForItem(document, backlogItems(document).map(asItem), undefined);
  if (place?.shape === 'table') {
    const at = lineEndAt(text, place.after.end);
    return parts.map((part) => {
      const cells = rowCells(document, place.table, part, lacking.get(part.item.path) ?? []);
      return {
        range: rangeAt(at),
        newText: `\n${tableLine(text, place.table, place.after, cells)}`,
        of: part.item.path,
      };
    });
  }
  if (place?.shape === 'heading') {
    const { start, end } = place.model.from.range;
    const section = sections(document).find((each) => each.range.start === start);
    const at = ownEnd(text, place.model.titleRange.end, end);
    const level = section?.level ?? 2;
    return parts.map((part) => ({
      range: rangeAt(at),
      newText: `\n\n${newSection(document, part, level)}`,
      of: part.item.path,
    }));
  }
  const line = place ? lineOfModel(document, place) : [...places.values()].flat().findLast(isLine);
  if (!line) return undefined;
  const { content, shape } = line;
  const at = content.start + text.slice(content.start, content.end).trimEnd().length;
  const source = text.slice(lineStart(text, content.start), lineEndAt(text, content.start));
  const [mark = '- '] = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[^\]]\][ \t]+)?/.exec(source) ?? [];
  const lead = shape === 'paragraph' ? '\n\n' : `\n${mark.replace(/\[[^\]]\]/, '[ ]')}`;
  return parts.map((part) => {
    const labels = labelLines(new Map([...part.fields].filter(([key]) => lacking.get(part.item.path)?.includes(key))));
    return { range: rangeAt(at), newText: lead + bulletText(document, part, line, labels), of: part.item.path };
  });
}

type LinePlace = Extract<IndexPlace, { readonly shape: 'bullet' | 'paragraph' }>;

const isLine = (place: IndexPlace): place is LinePlace => place.shape === 'bullet' || place.shape === 'paragraph';

function lineOfModel(
  { text }: Document,
  { shape, model }: Extract<BacklogPlace, { readonly model: ItemAt }>,
): LinePlace {
  const { range } = model.from;
  if (shape === 'paragraph') return { shape, content: range, indent: 0 };
  return { shape: 'bullet', content: range, indent: indentAt(text, range.start) };
}

/** A row or a heading that links to a file stands for an item as well as one that is. */
function asItem(item: DebtItem): DebtItem {
  if (item.from?.listed === undefined) return item;
  const { listed: _, ...from } = item.from;
  return { ...item, from };
}

function newSection(document: Document, part: ItemParts, level: number): string {
  const name = newName(part);
  const fields = part.fields.has('status')
    ? part.fields
    : new Map([['status' as const, 'open'] as const, ...part.fields]);
  const body = sectionText(document, part, level, labelLines(fields), true);
  return `${'#'.repeat(level)} ${name === '' ? '' : `${name}: `}${titleIn(document, part)}\n\n${body}`.trimEnd();
}

/** A document of these items and nothing else. @param text Its title, if it has one already. */
export function newBacklogText(path: string, text: string, shape: BacklogShape, parts: readonly ItemParts[]): string {
  const title = text.trim() === '' ? '# Tech debt' : text.trim();
  const empty = { path, text: '' } as Document;
  if (shape === 'headings') return `${[title, ...parts.map((part) => newSection(empty, part, 2))].join('\n\n')}\n`;
  const told = itemLabels.filter(([key]) => key === 'status' || parts.some(({ fields }) => fields.has(key)));
  const own = new Map(parts.flatMap(({ labels }) => labels.map(({ name }) => [name.toLowerCase(), name] as const)));
  for (const each of ['id', 'title', ...told.map(([, label]) => label.toLowerCase())]) own.delete(each);
  const hasNotes = parts.some(({ body, extra }) => body !== '' || extra.length > 0);
  const headers = ['ID', 'Title', ...own.values(), ...told.map(([, label]) => label), ...(hasNotes ? ['Notes'] : [])];
  const line = (cells: readonly string[]) => `| ${cells.map(escapedPipes).join(' | ')} |`;
  return `${[title, '', line(headers), `|${headers.map(() => ' --- |').join('')}`].join('\n')}\n`;
}
