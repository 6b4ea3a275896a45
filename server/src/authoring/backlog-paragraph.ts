import { backlogItems } from '../model/backlog/items.ts';
import type { DebtItem } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import type { EntryValues } from './backlog-entry.ts';
import { fieldLines } from './backlog-entry-fields.ts';
import { namedTitle } from './backlog-entry-title.ts';
import type { BacklogPlace } from './backlog-place.ts';

type ParagraphPlace = Extract<BacklogPlace, { readonly shape: 'bullet' | 'checkbox' | 'paragraph' }>;

/** An item as a paragraph that begins in bold type, in the manner of the one above it, with what parts the two. */
export function paragraphText(document: Document, { model, siblings }: ParagraphPlace, entry: EntryValues): string {
  const { text } = document;
  const { titleRange, from } = model;
  const source = text.slice(titleRange.start, titleRange.end);
  const [, words = source] = /\*\*([^*\n]+)\*\*/.exec(source) ?? [];
  const [sign = ''] = /[.:：。]?$/.exec(words.trim()) ?? [];
  const mark = words === source ? '' : '**';
  const title = `${mark}${namedTitle(text, words, model, siblings, entry)}${sign}${mark}`;
  const rest = text.slice(titleRange.end, from.range.end).split(/\r?\n/)[0] ?? '';
  const lines = bodyLines(text, model, backlogItems(document), entry, rest);
  const first = model.from.own.find(({ name, range }) => name !== '' && range.start > titleRange.end);
  const isSameLine =
    rest.trim() !== '' && !text.slice(titleRange.end, first?.range.start ?? titleRange.end).includes('\n');
  const body = isSameLine ? lines.join('\n') : `\n${lines.join('\n')}`;
  const more = entry.more === '' ? '' : `\n\n${entry.more}`;
  return `\n\n${isRuled(text, siblings) ? '---\n\n' : ''}${(title + body).trimEnd()}${more}`;
}

/** @param rest What stands behind the title of the item above, on its line. */
function bodyLines(
  text: string,
  model: ParagraphPlace['model'],
  others: readonly DebtItem[],
  entry: EntryValues,
  rest: string,
): readonly string[] {
  const isFielded = model.from.own.some(({ name, range }) => name !== '' && range.start > model.titleRange.end);
  if (isFielded || rest.trim() === '') return fieldLines(text, model, others, undefined, entry);
  const [sign = ' '] = /^[ \t]*[:：–—-]*[ \t]+/.exec(rest) ?? [];
  const detail = [entry.values.get('problem'), entry.values.get('link')].filter((each) => each !== undefined);
  return detail.length === 0 ? [] : [sign + detail.join(' ')];
}

/** A rule parts the items from each other. */
const isRuled = (text: string, siblings: ParagraphPlace['siblings']): boolean =>
  siblings.some(({ from }, at) => {
    const next = siblings[at + 1];
    return next && /^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$/m.test(text.slice(from.range.end, next.from.range.start));
  });
