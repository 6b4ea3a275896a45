import { nearestName } from '../config/nearest-name.ts';
import type { FieldEdits } from '../kinds/field-edits.ts';
import type { FieldValues } from '../kinds/write-debt-field.ts';
import { debtKeys, debtStatuses } from '../model/debt-item.ts';
import type { Document } from '../model/document.ts';
import { setFields } from './set-field.ts';

const numbers = new Set(['impact', 'confidence', 'effort', 'ease']);
const days = new Set(['created', 'reviewed', 'paid']);
const counts = new Set(['hits', 'minutes-lost']);

/** In one line why a field cannot hold a value; undefined when it can. The key is in lower case. */
export function fieldProblem(key: string, value: string | number | null): string | undefined {
  if (!(debtKeys as readonly string[]).includes(key)) {
    const near = nearestName(key, debtKeys);
    return `${key}: no field of a debt item; ${near ? `did you mean ${near}?` : 'there is status, impact, confidence, effort, owner, …'}`;
  }
  if (key === 'id') return 'id: links and comments name it; an item is renamed in the editor';
  if (value === null) return undefined;
  const text = String(value);
  if (numbers.has(key) && !/^(?:[1-9]|10)$/.test(text)) return `${key} ${text}: a whole number from 1 to 10 is wanted`;
  if (key === 'status' && !(debtStatuses as readonly string[]).includes(text))
    return `status ${text}: there is ${debtStatuses.join(', ')}`;
  if (days.has(key) && !isDay(text)) return `${key} ${text}: not a date; write it as YYYY-MM-DD`;
  if (counts.has(key) && !/^\d{1,9}$/.test(text)) return `${key} ${text}: not a whole number`;
  return undefined;
}

/** Paid, on that day, by whom where that is known. */
export function markPaid(document: Document, today: string, by?: string): FieldEdits {
  const values: FieldValues = { status: 'paid', paid: today, ...(by !== undefined && by !== '' && { 'paid-by': by }) };
  return setFields(document, values);
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // An overflowing day such as 02-30 is taken for one in March.
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
