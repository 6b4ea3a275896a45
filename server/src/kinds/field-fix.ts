import { type DebtItem, debtKeys } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import type { TextEdit, TextRange } from '../text/text.ts';
import { setBacklogFields } from './set-backlog-field.ts';
import { writeDebtField } from './write-debt-field.ts';

/**
 * The edits by which fields of an item get their values, whatever shape it has; none where they have no place, or where
 * more than the values would change.
 */
export function fieldEdits(
  document: Document,
  item: DebtItem,
  values: Readonly<Record<string, string>>,
): readonly TextEdit[] {
  if (item.broken !== undefined) return [];
  if (item.from) {
    const change = setBacklogFields(document, item, values);
    return 'edits' in change ? change.edits : [];
  }
  const order: readonly string[] = debtKeys;
  const edits: TextEdit[] = [];
  for (const [key, value] of Object.entries(values).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))) {
    const edit = writeDebtField(document, key, value);
    const last = edits.at(-1);
    // Two lines that are put in at one place stand in the order of the fields.
    if (last && last.range.start === edit.range.start && last.range.end === edit.range.end)
      edits[edits.length - 1] = { range: last.range, newText: last.newText + edit.newText };
    else edits.push(edit);
  }
  return edits;
}

/** Where an item's field stands: with its key, or the cell; the item's title where nothing is written. */
export function fieldRange(item: DebtItem, key: string): TextRange {
  const field = item.fields.get(key);
  if (!field) return item.titleRange;
  const { keyRange, valueRange } = field;
  if (item.from) return valueRange.end > valueRange.start ? valueRange : item.titleRange;
  return { start: keyRange.start, end: Math.max(keyRange.end, valueRange.end) };
}
