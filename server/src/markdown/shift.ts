import type { Nodes, RootContent } from 'mdast';
import { shiftRange } from '../text/text.ts';
import type { Unparsed } from './markdown-text.ts';

/** Visits all nodes, parents first. Without recursion: nesting may be deep. */
export function walk(nodes: readonly RootContent[], visit: (node: Nodes) => void): void {
  const left: Nodes[] = [...nodes];
  for (let node = left.pop(); node; node = left.pop()) {
    visit(node);
    if ('children' in node) for (const child of node.children) left.push(child);
  }
}

/** Moves freshly parsed nodes: their offsets count from a place `by` characters further ahead from now on. */
export function shift(nodes: readonly RootContent[], by: number): void {
  if (by === 0) return;
  walk(nodes, ({ position }) => {
    if (position?.start.offset !== undefined) position.start.offset += by;
    if (position?.end.offset !== undefined) position.end.offset += by;
  });
}

export const shiftUnparsed = ({ range, reason }: Unparsed, by: number): Unparsed => ({
  range: shiftRange(range, by),
  reason,
});

export const startOf = (node: Nodes | undefined): number => node?.position?.start.offset ?? -1;
