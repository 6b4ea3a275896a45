import { ownStatus } from '../model/backlog/scales.ts';
import { isOpenDebt, type WrittenDebtItem } from '../model/debt-item.ts';
import type { OwnValue } from '../model/debt-source.ts';
import type { Document } from '../model/document.ts';
import { lineEndAt, lineEnding, lineStart, rangeAt, type TextEdit } from '../text/text.ts';

/**
 * The line by which an item says that it is paid, `**Status:** Resolved`, in a document in which those that are paid have
 * such a line and the others have none; undefined in any other. It goes where they have it among the same fields.
 *
 * @param word What it says.
 */
export function paidLine(
  { text }: Document,
  items: readonly WrittenDebtItem[],
  item: WrittenDebtItem,
  word: string,
): TextEdit | undefined {
  const model = modelOf(text, items, item);
  if (!model) return undefined;
  const { from, status } = model;
  const line = lineAround(text, status);
  const label = text.slice(line.start, status.range.start);
  const tail = /[ \t]*$/.exec(text.slice(status.range.end, line.end))?.[0] ?? '';
  const own = (item.from?.own ?? []).filter(
    (value) => isAlone(text, item, value) && marksOf(text, value) === marksOf(text, status),
  );
  const at = from.indexOf(status);
  const after = from.slice(at + 1).flatMap(({ name }) => own.find((each) => each.name === name) ?? [])[0];
  if (after) return { range: rangeAt(lineAround(text, after).start), newText: label + word + tail + lineEnding(text) };
  const before = from.slice(0, at).findLast(({ name }) => own.some((each) => each.name === name));
  const last = own.find(({ name }) => name === before?.name);
  return last && { range: rangeAt(lineAround(text, last).end), newText: lineEnding(text) + label + word + tail };
}

/** Takes such a line out again; undefined where it says more, or where open items have one too. */
export function withoutPaidLine(
  { text }: Document,
  items: readonly WrittenDebtItem[],
  item: WrittenDebtItem,
): TextEdit | undefined {
  const status = statusOf(item);
  if (!status || ownStatus(status.text) !== 'paid' || /[^\p{L}\p{So}\p{M} ]|.{25}/u.test(status.text)) return undefined;
  if (!isAlone(text, item, status) || !isPaidOnly(items, item)) return undefined;
  const { start, end } = lineAround(text, status);
  const [ending = ''] = /^\r?\n/.exec(text.slice(end, end + 2)) ?? [];
  if (ending !== '') return { range: rangeAt(start, end + ending.length), newText: '' };
  const [above = ''] = /\r?\n$/.exec(text.slice(Math.max(0, start - 2), start)) ?? [];
  return { range: rangeAt(start - above.length, end), newText: '' };
}

/** The fields of an item that is paid by one of them on a line of its own. */
function modelOf(text: string, items: readonly WrittenDebtItem[], item: WrittenDebtItem) {
  if (!isPaidOnly(items, item)) return undefined;
  for (const each of items) {
    const status = alike(each, item) && each.status === 'paid' ? statusOf(each) : undefined;
    if (status && isAlone(text, each, status)) return { from: each.from?.own ?? [], status };
  }
  return undefined;
}

const statusOf = ({ from }: WrittenDebtItem): OwnValue | undefined =>
  from?.own.find(({ field, name, text }) => field === 'status' && name !== '' && text !== '');

const alike = (one: WrittenDebtItem, other: WrittenDebtItem): boolean => one.from?.shape === other.from?.shape;

const isPaidOnly = (items: readonly WrittenDebtItem[], item: WrittenDebtItem): boolean =>
  item.from?.shape !== 'table' && !items.some((each) => alike(each, item) && isOpenDebt(each) && statusOf(each));

/** It has its line for itself: below the title, and with no other field on it. */
function isAlone(text: string, { from, titleRange }: WrittenDebtItem, value: OwnValue): boolean {
  const { start, end } = lineAround(text, value);
  if (value.name === '' || start < titleRange.end || /[\r\n]/.test(text.slice(value.range.start, value.range.end)))
    return false;
  const isLabelled = text.slice(start, value.range.start).includes(value.name) && !text.slice(start, end).includes('|');
  if (text.slice(value.range.end, end).trim() !== '') return false;
  return isLabelled && !from?.own.some((each) => each !== value && each.range.start >= start && each.range.start < end);
}

/** Of a list and of bold type, before a label. */
const marksOf = (text: string, value: OwnValue): string =>
  /^[ \t>]*(?:[-*+][ \t]+)?(?:\*\*)?/.exec(text.slice(lineAround(text, value).start, value.range.start))?.[0] ?? '';

const lineAround = (text: string, { range }: OwnValue) => ({
  start: lineStart(text, range.start),
  end: lineEndAt(text, range.end),
});
