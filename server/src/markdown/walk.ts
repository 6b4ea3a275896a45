import type { Nodes, RootContent } from 'mdast';

/** Visits all nodes, parents first. Without recursion: nesting may be deep. */
export function walk(nodes: readonly RootContent[], visit: (node: Nodes) => void): void {
  const left: Nodes[] = [...nodes];
  for (let node = left.pop(); node; node = left.pop()) {
    visit(node);
    if ('children' in node) left.push(...node.children);
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
