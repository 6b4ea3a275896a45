import { plainWords } from '../kinds/set-backlog-field.ts';
import type { DebtKey } from '../model/debt-item.ts';
import { type DebtStatus, debtStatuses } from '../model/debt-item.ts';
import type { OwnField } from '../model/debt-source.ts';

/** What a field of an item's head is called in a document of several, in the order in which it is written there. */
export const itemLabels: readonly (readonly [DebtKey, string])[] = [
  ['status', 'Status'],
  ['impact', 'Impact'],
  ['confidence', 'Confidence'],
  ['effort', 'Effort'],
  ['ease', 'Ease'],
  ['created', 'Created'],
  ['reviewed', 'Reviewed'],
  ['by', 'Created by'],
  ['owner', 'Owner'],
  ['area', 'Area'],
  ['hits', 'Hits'],
  ['minutes-lost', 'Minutes lost'],
  ['paid', 'Paid'],
  ['paid-by', 'Paid by'],
];

/** The field that a label names, if it is one of those above to the letter. */
export const keyOfLabel = (label: string): DebtKey | undefined =>
  itemLabels.find(([, each]) => each.toLowerCase() === label.trim().toLowerCase())?.[0];

/** The field that a column or label of the team's own stands for, where both hold the same. */
export const keyOfField = (field: OwnField): DebtKey | undefined => itemLabels.find(([key]) => key === field)?.[0];

/** `- **Status:** Open` and so on. */
export const labelLines = (values: ReadonlyMap<DebtKey, string>): readonly string[] =>
  itemLabels.flatMap(([key, label]) => {
    const value = values.get(key);
    return value === undefined ? [] : [`- **${label}:** ${labelledValue(key, value)}`];
  });

/** A field's value as such a document has it: a status in words, all else as it is. */
export const labelledValue = (key: string, value: string): string =>
  key === 'status' && isStatus(value) ? plainWords[value] : value;

/** The value of a field that is written so; undefined where that would be read otherwise, or written otherwise again. */
export function valueOfLabel(key: DebtKey, words: string): string | undefined {
  if (key !== 'status') return /[\r\n`*|[\]<>\\]|^\s|\s$/.test(words) || words === '' ? undefined : words;
  return debtStatuses.find((status) => plainWords[status] === words);
}

const isStatus = (value: string): value is DebtStatus => (debtStatuses as readonly string[]).includes(value);
