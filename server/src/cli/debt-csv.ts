import type { DebtItem } from '../model/debt-item.ts';
import { type IceFormula, ice, isScored, sizeOf } from '../model/ice.ts';

const columns = [
  'id',
  'title',
  'status',
  'ice',
  'impact',
  'confidence',
  'effort',
  'size',
  'created',
  'paid',
  'by',
  'owner',
  'area',
  'hits',
  'minutes-lost',
  'code',
  'path',
] as const;

/** Items as RFC 4180 has it, with a line of names. Nothing in it is a formula to a spreadsheet. */
export function debtCsv(
  items: readonly { readonly item: DebtItem; readonly path: string }[],
  formula: IceFormula,
): string {
  const rows = items.map(({ item, path }) => {
    const { scores, anchors } = item;
    const cells: Readonly<Record<(typeof columns)[number], string | number | undefined>> = {
      id: item.id,
      title: item.title,
      status: item.broken === undefined ? (item.status ?? 'unknown') : 'broken',
      ice: isScored(scores) ? Math.round(ice(scores, formula).lowest * 10) / 10 : undefined,
      ...{ impact: scores.impact, confidence: scores.confidence, effort: scores.effort },
      size: sizeOf(scores),
      created: item.created,
      paid: item.paid,
      by: item.by,
      owner: item.owner,
      area: item.area,
      hits: item.hits,
      'minutes-lost': item.minutes,
      code: anchors.map(({ path: file, line }) => (line === undefined ? file : `${file}:${line}`)).join('\n'),
      path,
    };
    return columns.map((column) => cell(cells[column]));
  });
  return [columns.join(','), ...rows.map((row) => row.join(','))].map((line) => `${line}\r\n`).join('');
}

/** What a spreadsheet would compute is shown as text instead: an apostrophe before it says so. */
function cell(value: string | number | undefined): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const harmless = /^[\s]*[=+\-@|%]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
