import type { List, ListItem } from 'mdast';
import type { TextRange } from '../../text/text.ts';
import { nodeRange } from '../sections.ts';
import { trimmed } from './text.ts';

/** A bullet that only names what those below it are about. */
export interface AreaBullet {
  readonly name: TextRange;
  readonly items: readonly ListItem[];
}

/**
 * The bullets of a list that are bare names of areas, `Testing`, `CLI`, with nothing but a list below: what is nested in them
 * are the items. Empty for a list in which one or two happen to be short: those are items with details.
 */
export function areaBullets(text: string, list: List, offset: number): ReadonlyMap<ListItem, AreaBullet> {
  const found = new Map<ListItem, AreaBullet>();
  let plain = 0;
  for (const item of list.children) {
    const area = areaOf(text, item, offset);
    if (!area) continue;
    found.set(item, area);
    if (!/\s/.test(text.slice(area.name.start, area.name.end))) plain++;
  }
  const nested = [...found.values()].reduce((sum, { items }) => sum + items.length, 0);
  const isGrouped = plain >= leastPlain && plain * 2 >= found.size && found.size * 3 >= list.children.length * 2;
  return isGrouped && nested > found.size ? found : new Map();
}

/** Areas of one word: with a second one it may well be what is wrong, `Slow tests`. */
const leastPlain = 2;

function areaOf(text: string, { checked, children }: ListItem, offset: number): AreaBullet | undefined {
  const [first, below] = children;
  if (children.length !== 2 || first?.type !== 'paragraph' || below?.type !== 'list') return undefined;
  // What somebody ticks has a box: where only the name has one, what stands below it are its parts.
  const isTicked = below.children.every((item) => typeof item.checked === 'boolean');
  if (typeof checked === 'boolean' && !isTicked) return undefined;
  const { start, end } = nodeRange(first);
  const name = trimmed(text, { start: start + offset, end: end + offset });
  const isName = /^(?:\*\*|__)?\p{L}[\p{L}\p{N}/&+-]*(?: [\p{L}\p{N}/&+-]+){0,4}:?(?:\*\*|__)?:?$/u.test(
    text.slice(name.start, name.end),
  );
  return isName ? { name, items: below.children } : undefined;
}
