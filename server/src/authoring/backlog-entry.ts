import { labelGap } from '../kinds/set-backlog-field.ts';
import { idOf, isOwnId, readText } from '../model/backlog-text.ts';
import { isDebtId } from '../model/debt-id.ts';
import type { OwnField } from '../model/debt-source.ts';
import type { Document } from '../model/document.ts';
import type { Section } from '../model/sections.ts';
import { lineEndAt, lineEnding, lineStart, rangeAt, type TextEdit } from '../text/text.ts';
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
  const body = [headingLine(text, model, siblings, entry), ...fieldLines(text, model, section, entry), ...more].join(
    eol,
  );
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

/** The marks, the number or the id of the heading before, with the words of the new one. */
function headingLine(text: string, model: ItemAt, siblings: readonly ItemAt[], { title, id }: EntryValues): string {
  const start = lineStart(text, model.from.range.start);
  const source = text.slice(start, lineEndAt(text, model.titleRange.start));
  const [marks = ''] = /^[ \t]*#{1,6}[ \t]+/.exec(source) ?? [`${'#'.repeat(2)} `];
  const rest = source.slice(marks.length);
  const named = id !== '' && model.id !== undefined ? idPrefix(rest, model.id) : undefined;
  if (named) return `${marks}${named.before}${id}${named.behind}${title}`;
  const numbers = siblings.map((each) => numbering(text.slice(each.titleRange.start, each.titleRange.end)));
  const form = numbering(rest);
  if (form === undefined) return marks + title;
  const most = Math.max(...numbers.map((each) => each?.number ?? 0));
  return `${marks}${form.before}${most + 1}${form.behind}${title}`;
}

/** `[TD-001] `, `TD-001: `, `D-k3f9qx – ` at the start of a heading: what stands round the id. */
function idPrefix(rest: string, id: string): { readonly before: string; readonly behind: string } | undefined {
  const at = rest.indexOf(id);
  if (at < 0 || at > 12) return undefined;
  const before = /(?:\[|\*\*|`|D-)*$/.exec(rest.slice(0, at))?.[0].replace(/D-$/, '') ?? '';
  const [behind = ' '] = /^[\]*`]*(?:\s*[:.–—|-]+\s*|\s+)/.exec(rest.slice(at + id.length)) ?? [];
  return { before, behind: /[:\s]$/.test(behind) ? behind : `${behind} ` };
}

interface Numbering {
  readonly before: string;
  readonly number: number;
  readonly behind: string;
}

/** `3. `, `#3: `, `Issue 3: `, `1.3 ` at the start of a heading. */
function numbering(rest: string): Numbering | undefined {
  const [, before = '', digits, behind = ''] =
    /^[^\p{L}\p{N}#]*((?:(?:issue|bug|problem|item|debt)\s*)?#?(?:\d{1,3}\.)*)(\d{1,4})([.):]+\s+|\s*[–—-]\s+)/iu.exec(
      rest,
    ) ?? [];
  return digits === undefined ? undefined : { before, number: Number(digits), behind };
}

/** The fields that the model has, in its order and with its marks, and their new values; blank where there is none. */
function fieldLines(text: string, model: ItemAt, section: Section, entry: EntryValues): readonly string[] {
  const own = model.from.own.filter(({ range, name }) => name !== '' && range.start > model.titleRange.end);
  const lines: string[] = [];
  const used = new Set<OwnField>();
  let written = -1;
  for (const value of own) {
    const start = lineStart(text, value.range.start);
    if (start <= written) continue;
    const before = text.slice(start, value.range.start);
    const heading = before.trim() === '' ? subheading(text, start, section) : undefined;
    if (heading === undefined && before.trim() === '') continue;
    const end = lineEndAt(text, start);
    const gap =
      lines.length === 0 ? gapAbove(text, start) : heading !== undefined || (written < start && gapAbove(text, start));
    if (gap) lines.push('');
    if (heading !== undefined) {
      lines.push(heading, '', fieldOf(value.field), '');
    } else {
      let line = '';
      let at = start;
      for (const each of own.filter(({ range }) => range.start >= start && range.end <= end)) {
        const value = fieldOf(each.field);
        line += text.slice(at, each.range.start) + (value === '' ? '' : labelGap(text, each.range)) + value;
        at = each.range.end;
      }
      lines.push(
        (line + text.slice(at, end)).replace(/(?<=[:：*])[ \t]+$/, (spaces) => (spaces.length > 1 ? '  ' : '')),
      );
    }
    written = end;
  }
  const rest = (['problem', 'link'] as const).filter((field) => !used.has(field) && entry.values.has(field));
  for (const field of rest)
    if (field === 'problem') lines.push('', entry.values.get(field) ?? '');
    else if (entry.lines.length > 0) lines.push('', ...entry.lines);
  return lines.flatMap((line, at) => (line === '' && lines[at - 1] === '' ? [] : [line]));

  function fieldOf(field: OwnField): string {
    if (used.has(field)) return '';
    used.add(field);
    return field === 'id' ? entry.id : (entry.values.get(field) ?? '');
  }
}

/** The subsection's heading above a value that stands alone. */
function subheading(text: string, at: number, { level }: Section): string | undefined {
  const above = text.slice(0, at).trimEnd();
  const line = above.slice(above.lastIndexOf('\n') + 1);
  return level > 0 && /^#{2,6}[ \t]/.test(line) ? line.trimEnd() : undefined;
}

/** A blank line. */
const gapAbove = (text: string, at: number): boolean =>
  /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(Math.max(0, at - 200), at));

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
  const detail = [values.get('problem'), values.get('link')].filter((each) => each !== undefined);
  const nested = indent + ' '.repeat(mark.length);
  // A list would end a paragraph of such lines.
  const nestedMark = mark === '' ? '  ' : '- ';
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
      `${indent}${marker}${box}${isBold ? `**${name}**` : name}`,
      ...lines,
      ...rest.map((each) => `${nested}${nestedMark}${each}`),
      ...below,
    ];
  }
  if (!isBold || count === 0)
    return [
      `${indent}${marker}${box}${isBold ? `**${name}**` : name}`,
      ...detail.map((each) => `${nested}${nestedMark}${each}`),
      ...below,
    ];
  const [sign = ': '] = /^[ \t]*[:–—-]+[ \t]+/.exec(text.slice(model.titleRange.end)) ?? [];
  // A colon may stand inside the bold words.
  const inner = /:\*\*(?:~~)?$/.test(source);
  const behind = detail.length === 0 ? '' : `${inner ? ' ' : sign}${detail.join(' ')}`;
  return [`${indent}${marker}${box}**${name}${inner ? ':' : ''}**${behind}`, ...below];
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
  if (digits === undefined || isDrawn || (!isOwnId(last) && prefix !== '' && prefix !== '#')) return `D-${drawn}`;
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
