import { debtReference } from '../model/debt-id.ts';
import type { DebtItem } from '../model/debt-item.ts';
import { type IceFormula, iceText, sizeOf } from '../model/ice.ts';
import type { DebtItemSummary } from '../protocol.ts';

/** What a feature needs to know of the place where a debt item is kept. */
export interface DebtSurroundings {
  readonly formula: IceFormula;
  /** The URI of a path of the project. */
  uriOf(path: string): string;
  /** A path as people name it: counted from the folder that is open. */
  nameOf(path: string): string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** An item as a list shows it. */
export function debtSummary(item: DebtItem, { formula, uriOf }: DebtSurroundings): DebtItemSummary {
  const { path, id, title, status = 'unknown', scores, created, owner, by, area, hits, minutes, broken } = item;
  const size = sizeOf(scores);
  const suggested = suggestion(item);
  return {
    uri: item.from ? `${uriOf(path)}#L${item.from.line}` : uriOf(path),
    ...(id !== undefined && { id, name: debtReference(id) }),
    title,
    ...(suggested !== '' && { suggested }),
    status: broken === undefined ? status : 'broken',
    ...scores,
    ice: iceText(scores, formula),
    ...(size && { size }),
    ...(created !== undefined && { created }),
    ...(owner !== undefined && { owner }),
    ...(by !== undefined && { by }),
    ...(area !== undefined && { area }),
    hits,
    minutes,
    anchors: item.anchors.map(({ path: code, line }) => ({ uri: uriOf(code), ...(line !== undefined && { line }) })),
    ...(broken !== undefined && { broken }),
  };
}

/** What the scales of a team's own document suggest, and its words for it. */
export function suggestion({ from }: DebtItem): string {
  const { impact, effort } = from?.suggested ?? {};
  if (impact === undefined && effort === undefined) return '';
  const words = (from?.own ?? [])
    .filter(({ field, text }) => (field === 'priority' || field === 'effort') && text !== '')
    .map(({ name, text }) => (name === '' ? text : `${name} ${text}`));
  const scores = [
    ...(impact === undefined ? [] : [`I${impact}`]),
    ...(effort === undefined ? [] : [`E${effort}`]),
  ].join(' ');
  return `suggested ${scores}${words.length === 0 ? '' : ` (${words.join(', ').slice(0, 120)})`}`;
}
