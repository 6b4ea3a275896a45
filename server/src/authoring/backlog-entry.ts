import { backlogItems } from '../model/backlog/items.ts';
import { idOf, isOwnId, readText } from '../model/backlog/text.ts';
import { isDebtId } from '../model/debt-id.ts';
import type { OwnField } from '../model/debt-source.ts';
import type { Document } from '../model/document.ts';
import { lineEndAt, lineEnding, lineStart, rangeAt, type TextEdit } from '../text/text.ts';
import { fieldLines } from './backlog-entry-fields.ts';
import { headingLine } from './backlog-entry-title.ts';
import { paragraphText } from './backlog-paragraph.ts';
import type { BacklogPlace, ItemAt } from './backlog-place.ts';
import { rowText } from './backlog-row.ts';
import { usualGap } from './item-content.ts';

/** What a new item says, as Markdown on one line each. */
export interface EntryValues {
  readonly title: string;
  /** As it will stand there, `TD-007`; '' for none. */
  readonly id: string;
  readonly values: ReadonlyMap<OwnField, string>;
  /** Lists what has no field of its own in a section: where in the code, for one. */
  readonly lines: readonly string[];
  readonly isDone: boolean;
  /** Markdown of several lines, told below all else; '' for nothing. */
  readonly more: string;
}

/** Writes an item at its place in a document of the team's own, in the shape of the one before it. */
export function entryEdit(document: Document, place: BacklogPlace, entry: EntryValues): TextEdit {
  const { text } = document;
  const eol = lineEnding(text);
  switch (place.shape) {
    case 'table': {
      const at = lineEndAt(text, place.after.end);
      return { range: rangeAt(at), newText: eol + rowText(text, place.table, place.after, entry) };
    }
    case 'heading':
      return sectionEdit(document, place, entry, eol);
    case 'paragraph': {
      const { start, end } = place.model.from.range;
      const at = start + text.slice(start, end).trimEnd().length;
      return { range: rangeAt(at), newText: paragraphText(document, place, entry).replace(/\n/g, eol) };
    }
    default: {
      const { model, siblings } = place;
      const isLoose = siblings.some((each, at) => {
        const next = siblings[at + 1];
        return next && /\n[ \t]*\r?\n/.test(text.slice(each.from.range.end, next.from.range.start));
      });
      const bullet = bulletLines(text, model, siblings.length, entry);
      const at = model.from.range.start + text.slice(model.from.range.start, model.from.range.end).trimEnd().length;
      return { range: rangeAt(at), newText: (isLoose ? eol : '') + bullet.map((line) => eol + line).join('') };
    }
  }
}

type HeadingPlace = Extract<BacklogPlace, { readonly shape: 'heading' }>;

function sectionEdit(
  document: Document,
  { model, siblings, section }: HeadingPlace,
  entry: EntryValues,
  eol: string,
): TextEdit {
  const { text } = document;
  const { start, end } = model.from.range;
  const contentEnd = ownEnd(text, model.titleRange.end, end);
  const tail = text.slice(contentEnd, end);
  const isRuled = (each: ItemAt) => ruleAtEnd.test(text.slice(each.titleRange.end, each.from.range.end));
  const more = entry.more === '' ? [] : ['', ...entry.more.split('\n')];
  const body = [
    headingLine(text, model, siblings, entry),
    ...fieldLines(text, model, backlogItems(document), section, entry),
    ...more,
  ].join(eol);
  const blank = eol + eol;
  const written = body.trimEnd();
  // A rule below the last item parts it from what is no item, or from the next one.
  if (ruleAtEnd.test(text.slice(start, end)))
    return { range: rangeAt(contentEnd), newText: `${/^\s*$/.test(tail) ? '' : blank}---${blank}${written}` };
  const rule = siblings.some((each) => each !== model && isRuled(each)) ? `${blank}---` : '';
  return { range: rangeAt(contentEnd), newText: `${rule}${blank}${written}` };
}

const ruleAtEnd = /\n[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*\s*$/;

/** Where the words of a section end: a rule at its end, with a few lines of small print below it, is not the item's own. */
export function ownEnd(text: string, start: number, end: number): number {
  const content = text.slice(start, end);
  const last = content.match(/[\s\S]*\n[ \t]*(?=(?:-{3,}|\*{3,}|_{3,})[ \t]*(?:\r?\n|$))/)?.[0];
  const below = last === undefined ? undefined : content.slice(last.length).replace(/^[-*_]+/, '');
  const isSmallPrint =
    below !== undefined && below.length <= longestSmallPrint && !/\*\*[^*\n]+:?\*\*:?|^[ \t]*#/m.test(below);
  const own = isSmallPrint && last !== undefined ? last : content;
  // Right below a line, dashes would make a heading of it.
  const isRule = own === content || /\n[ \t]*\r?\n[ \t]*$/.test(own) || own.trim() === '';
  // Blanks at a line's end may be a break.
  return lineEndAt(text, start + (isRule ? own : content).trimEnd().length);
}

const longestSmallPrint = 300;

function bulletLines(
  text: string,
  model: ItemAt,
  count: number,
  { title, id, values, isDone, more }: EntryValues,
): readonly string[] {
  const { start } = model.from.range;
  const indent = text.slice(lineStart(text, start), start).replace(/[^\s>]/g, ' ');
  // A box may be all that stands before a line's words.
  const [mark = text.startsWith('[', start) ? '' : '- '] =
    /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(text.slice(start, start + 20)) ?? [];
  const marker = mark.replace(/^\d+/, (digits) => String(Number(digits) + 1));
  const box = model.from.shape === 'checkbox' ? (isDone ? '[x] ' : '[ ] ') : '';
  const source = text.slice(model.titleRange.start, model.titleRange.end);
  const isBold = /^(?:~~)?\*\*/.test(source);
  const idAt = model.id !== undefined && id !== '' ? /^[^\p{L}\p{N}]*\S+?([:.–—|-]*\s+)/u.exec(readText(source)) : null;
  const name = `${idAt ? `${id}${idAt[1]}` : ''}${title}`;
  // An id may be all that is in bold type.
  const [, idSign] = (idAt && /^(?:~~)?\*\*[^\s*]+\*\*([:\s–—-]+)/.exec(source)) ?? [];
  const titleLine = idSign !== undefined ? `**${id}**${idSign}${title}` : isBold ? `**${name}**` : name;
  const detail = [values.get('problem'), values.get('link')].filter((each) => each !== undefined);
  const nested = indent + ' '.repeat(mark.length);
  // A list would end a paragraph of such lines.
  const [, own = '-'] = /\n[ \t]*([-*+])[ \t]/.exec(text.slice(start, model.from.range.end)) ?? [];
  const nestedMark = mark === '' ? '  ' : `${own} `;
  const told = more === '' ? [] : (usualGap(more, 0) + more).split('\n').slice(1);
  const below = told.map((line) => (line === '' ? '' : nested + line));
  const fields = model.from.own.filter(({ name: label, range }) => label !== '' && range.start > model.titleRange.end);
  if (fields.length > 0) {
    const left = new Map([...values]);
    const lines = fields.flatMap(({ field, range }) => {
      const before = text.slice(lineStart(text, range.start), range.start);
      const value = left.get(field) ?? '';
      left.delete(field);
      return value === '' && field !== 'status' ? [] : [`${before}${value}`.trimEnd()];
    });
    const rest = [left.get('problem'), left.get('link')].filter((each) => each !== undefined);
    return [
      `${indent}${marker}${box}${titleLine}`,
      ...lines,
      ...rest.map((each) => `${nested}${nestedMark}${each}`),
      ...below,
    ];
  }
  const isNested = /^[ \t]*\r?\n[ \t]*[-*+][ \t]/.test(text.slice(model.titleRange.end, model.from.range.end));
  if (!isBold || count === 0 || isNested || idSign !== undefined)
    return [`${indent}${marker}${box}${titleLine}`, ...detail.map((each) => `${nested}${nestedMark}${each}`), ...below];
  const [sign = ': '] = /^[ \t]*[:–—-]+[ \t]+/.exec(text.slice(model.titleRange.end)) ?? [];
  // A colon, or a full stop, may stand inside the bold words.
  const [, inner = ''] = /([:.])\*\*(?:~~)?$/.exec(source) ?? [];
  const behind = detail.length === 0 ? '' : `${inner ? ' ' : sign}${detail.join(' ')}`;
  return [`${indent}${marker}${box}**${name}${inner}**${behind}`, ...below];
}

/** The next of a document's own ids, `TD-008` behind `TD-007`, or a bare number; '' where its items have none. */
export function nextOwnId(text: string, model: ItemAt | undefined, all: readonly ItemAt[], drawn: string): string {
  const written = (item: ItemAt): string =>
    item.from.own.find(({ field }) => field === 'id')?.text || (item.id === undefined ? '' : item.id);
  const ids = all.map(written).filter((id) => id !== '');
  const last = (model && written(model)) || ids.at(-1);
  if (last === undefined) return '';
  const [, prefix = '', digits] = /^(.*?)(\d{1,6})$/s.exec(last) ?? [];
  const isDrawn = isDebtId(idOf(last) ?? last);
  const isCounted = ids.length > 1 && ids.every((id) => id.startsWith(prefix) && /^\d+$/.test(id.slice(prefix.length)));
  if (digits === undefined || isDrawn || !(isOwnId(last) || prefix === '' || prefix === '#' || isCounted))
    return `D-${drawn}`;
  const numbers = (prefix === '' || prefix === '#' ? ids : [...ids, ...named(text, prefix)])
    .filter((id) => id.startsWith(prefix))
    .map((id) => Number(/^\d{1,6}$/.exec(id.slice(prefix.length))?.[0] ?? 0));
  return `${prefix}${String(Math.max(...numbers) + 1).padStart(digits.length, '0')}`;
}

/** Ids of what is gone from the document, but is still named in it, too. */
const named = (text: string, prefix: string): readonly string[] =>
  text
    .split(prefix)
    .slice(1)
    .map((rest) => prefix + (/^\d{1,6}(?!\d)/.exec(rest)?.[0] ?? '0'));
