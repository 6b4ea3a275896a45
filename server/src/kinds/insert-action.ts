import type { ActionItem, ActionList } from '../model/action-item.ts';
import { actionLists } from '../model/action-items.ts';
import type { Document } from '../model/document.ts';
import { lineEndAt, lineEnding, type TextEdit } from '../text/text.ts';
import { tableRow } from './table-row.ts';

/** A further item at the end of a document's actions, in their shape; undefined where there are none. */
export function insertAction(document: Document, words: string): TextEdit | undefined {
  const last = lastItem(actionLists(document));
  if (!last) return undefined;
  const { text } = document;
  const end = itemEnd(text, last);
  const newText = nextItem(text, last, words).replaceAll('\n', lineEnding(text));
  return { range: { start: end, end }, newText };
}

/** Of the last list that still holds something to do: lists of what was done at once often stand above. */
function lastItem(lists: readonly ActionList[]): ActionItem | undefined {
  const list = lists.findLast(({ items }) => items.some(({ state }) => state === 'open')) ?? lists[lists.length - 1];
  return list?.items[list.items.length - 1];
}

function nextItem(text: string, { range, shape, section }: ActionItem, words: string): string {
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  const before = text.slice(start, range.start);
  const [, indent = '', marker = '-', space = ' '] = listMark.exec(before) ?? [];
  const next = marker.replace(/\d+/u, (number) => String(Number(number) + 1));
  switch (shape) {
    case 'bullet':
    case 'ordered':
      return `${gap(text, start, section.range.start)}${indent}${next}${space}${words}`;
    case 'checkbox':
      return `${gap(text, start, section.range.start)}${indent}${next}${space}[ ] ${words}`;
    case 'table':
      return `\n${tableRow(text, range.start, ({ isAt, text: cell, at }) =>
        isAt ? ` ${words} ` : at === 0 && /^\s*\d+\s*$/u.test(cell) ? ` ${Number(cell) + 1} ` : '  ',
      )}`;
    case 'paragraph':
      return `\n\n${/^\s*(?:[-*+]\s+)?\*\*[^*\n]+\*\*[:：]?\s*$/u.test(before) ? before : ''}${words}`;
    case 'heading':
      return `\n\n${before.replace(/\d+/u, (number) => String(Number(number) + 1))}${words}`;
  }
}

const listMark = /^((?:[ \t]|>)*)([-*+]|\d+[.)])([ \t]+)/u;

/** Items of a loose list are set apart by a blank line. */
function gap(text: string, start: number, section: number): string {
  const above = text.slice(section, start).split('\n').slice(0, -1);
  const isBlank = above.pop()?.trim() === '';
  const item = above.findLast((line) => line.trim() !== '' && !/^[ \t]/u.test(line));
  return isBlank && item !== undefined && listMark.test(item) ? '\n\n' : '\n';
}

/** Where an item ends, with what stands below it. */
function itemEnd(text: string, { range, shape, section }: ActionItem): number {
  if (shape === 'heading')
    return section.range.start + text.slice(section.range.start, section.range.end).trimEnd().length;
  let end = lineEndAt(text, range.end);
  if (shape === 'table' || shape === 'paragraph') return end;
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  const indent = (listMark.exec(text.slice(start, range.start))?.[1] ?? '').length;
  for (let at = end; at < section.range.end && text[at] !== undefined; ) {
    const from = text.indexOf('\n', at) + 1;
    if (from === 0) break;
    at = lineEndAt(text, from);
    const line = text.slice(from, at);
    if (line.trim() === '') continue;
    const isBelow = /^[ \t]*/u.exec(line)?.[0].length ?? 0;
    if (isBelow <= indent) break;
    end = at;
  }
  return end;
}
