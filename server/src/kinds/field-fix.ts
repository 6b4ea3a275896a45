import type { WrittenDebtItem } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import type { TextEdit, TextRange } from '../text/text.ts';
import { setBacklogFields } from './set-backlog-field.ts';
import { type FieldValues, writeDebtFields } from './write-debt-field.ts';

/**
 * The edits by which fields of an item get their values, whatever shape it has; none where they have no place, or where
 * more than the values would change.
 */
export function fieldEdits(document: Document, item: WrittenDebtItem, values: FieldValues): readonly TextEdit[] {
  if (item.broken !== undefined) return [];
  if (!item.from) return writeDebtFields(document, values);
  const change = setBacklogFields(document, item, values);
  return 'edits' in change ? change.edits : [];
}

/** Where an item's field stands: with its key, or the cell; the item's title where nothing is written. */
export function fieldRange(item: WrittenDebtItem, key: string): TextRange {
  const field = item.fields.get(key);
  if (!field) return item.titleRange;
  const { keyRange, valueRange } = field;
  if (item.from) return valueRange.end > valueRange.start ? valueRange : item.titleRange;
  return { start: keyRange.start, end: Math.max(keyRange.end, valueRange.end) };
}
