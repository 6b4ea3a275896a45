import { escapeMarkdown } from '../engine/escape-markdown.ts';
import { debtReference } from '../model/debt-id.ts';
import type { DebtItem } from '../model/debt-item.ts';
import { iceText } from '../model/ice.ts';
import { counted } from '../text/counted.ts';
import { type DebtSurroundings, suggestion } from './debt-summary.ts';

/** What a hover says of an item: title, score, status, age, and where it leads. Nothing from the item is Markdown in it. */
export function debtMarkdown(item: DebtItem, surroundings: DebtSurroundings): string {
  const { uriOf, nameOf } = surroundings;
  const name = item.id === undefined ? '' : ` ${debtReference(item.id)}`;
  const at = item.from ? `#L${item.from.line}` : '';
  const places = item.anchors.slice(0, mostPlaces).map(({ path, line }) => {
    const label = line === undefined ? nameOf(path) : `${nameOf(path)}:${line}`;
    return `[${escapeMarkdown(label)}](<${uriOf(path)}${line === undefined ? '' : `#L${line}`}>)`;
  });
  return [
    `**${escapeMarkdown(item.title || nameOf(item.path))}**${name}`,
    escapeMarkdown(facts(item, surroundings)),
    [`[Open the item](<${uriOf(item.path)}${at}>)`, ...places].join(' · '),
  ].join('\n\n');
}

export function debtPlainText(item: DebtItem, surroundings: DebtSurroundings): string {
  const name = item.id === undefined ? '' : ` (${debtReference(item.id)})`;
  const path = surroundings.nameOf(item.path);
  return [`${item.title || path}${name}`, facts(item, surroundings), path].join('\n');
}

const mostPlaces = 3;

function facts(item: DebtItem, { formula, today }: DebtSurroundings): string {
  const { scores, status = 'unknown status', created, hits, owner, broken } = item;
  if (broken !== undefined) return broken;
  return [
    iceText(scores, formula),
    suggestion(item),
    status,
    created !== undefined && age(created, today),
    hits > 0 && counted(hits, 'hit'),
    owner,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ');
}

/** In the largest unit that has two of it. */
function age(created: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(created)) / 86_400_000);
  if (!(days > 0)) return 'logged today';
  if (days < 14) return `${counted(days, 'day')} old`;
  if (days < 60) return `${Math.floor(days / 7)} weeks old`;
  return days < 730 ? `${Math.floor(days / 30.44)} months old` : `${Math.floor(days / 365.25)} years old`;
}
