import type { DebtItem } from '../model/debt-item.ts';
import type { DebtSource } from '../model/debt-source.ts';
import { type IceFormula, ice, isScored, sizeOf } from '../model/ice.ts';

/** An item as the machine-readable output has it; what is not written is absent. Lines count from 1. */
export function itemRecord(item: DebtItem, path: string, formula: IceFormula) {
  const { id, title, status, scores, created, paid, by, owner, area, hits, minutes, anchors, broken, from } = item;
  const { lowest, highest } = ice(scores, formula);
  return {
    ...(id !== undefined && { id }),
    path,
    title,
    status: broken === undefined ? (status ?? 'unknown') : 'broken',
    ...scores,
    ...(isScored(scores) ? { ice: round(lowest) } : { iceRange: [round(lowest), round(highest)] }),
    ...(sizeOf(scores) !== undefined && { size: sizeOf(scores) }),
    ...(created !== undefined && { created }),
    ...(paid !== undefined && { paid }),
    ...(by !== undefined && { by }),
    ...(owner !== undefined && { owner }),
    ...(area !== undefined && { area }),
    hits,
    minutesLost: minutes,
    anchors: anchors.map(({ path: file, line, endLine }) => ({
      path: file,
      ...(line !== undefined && { line }),
      ...(endLine !== undefined && { endLine }),
    })),
    ...(broken !== undefined && { problem: broken }),
    ...(from && { line: from.line, shape: from.shape, suggested: from.suggested, own: ownWords(from) }),
  };
}

/** The document's own words, by the name of their column or field. */
const ownWords = ({ own }: DebtSource) =>
  Object.fromEntries(own.filter(({ name, text }) => name !== '' && text !== '').map(({ name, text }) => [name, text]));

const round = (value: number): number => Math.round(value * 10) / 10;
