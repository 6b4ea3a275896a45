import { type AnchorState, type AnchorStates, anchorKey } from '../model/anchor-state.ts';
import type { CodeAnchor } from '../model/code-anchor.ts';
import { type CodeSources, resolveAnchors } from './resolve-anchors.ts';

/** Where anchors stand, looked up once and again only when a file changes that they stand in: a change costs what it touches. */
export interface AnchorIndex {
  /** What is known of these without looking. */
  known(anchors: readonly CodeAnchor[]): AnchorStates;
  /** What is not known of these is looked up. */
  resolve(anchors: readonly CodeAnchor[], document?: string): Promise<AnchorStates>;
  /** A file was written, made or removed: the anchors that are to be looked up anew. */
  changed(path: string): readonly CodeAnchor[];
  /** These are looked up anew. */
  forget(anchors: readonly CodeAnchor[]): void;
}

export function createAnchorIndex(sources: CodeSources): AnchorIndex {
  const states = new Map<string, AnchorState>();
  /** The anchors to be looked up anew when a file changes: those that name it, and those that were found in it. */
  const byPath = new Map<string, Map<string, CodeAnchor>>();

  const depend = (path: string, key: string, anchor: CodeAnchor) => {
    const found = byPath.get(path);
    if (found) found.set(key, anchor);
    else byPath.set(path, new Map([[key, anchor]]));
  };

  const known = (anchors: readonly CodeAnchor[]): AnchorStates =>
    new Map(
      anchors.flatMap((anchor) => {
        const key = anchorKey(anchor);
        const state = states.get(key);
        return state ? [[key, state] as const] : [];
      }),
    );

  return {
    known,
    async resolve(anchors, document) {
      const missing = anchors.filter((anchor) => !states.has(anchorKey(anchor)));
      const paths = new Set(missing.map(({ path }) => path));
      // Lines of a file tell of one another: what is found must not depend on which of them was looked up before.
      const together = anchors.filter(({ path }) => paths.has(path));
      const byKey = new Map(together.map((anchor) => [anchorKey(anchor), anchor]));
      const found = await resolveAnchors(together, sources, document);
      for (const [key, anchor] of byKey) {
        const state = found.get(key);
        depend(anchor.path, key, anchor);
        if (!state) continue;
        states.set(key, state);
        if ('path' in state) depend(state.path, key, anchor);
      }
      return known(anchors);
    },
    changed(path) {
      const anchors = byPath.get(path) ?? new Map<string, CodeAnchor>();
      for (const key of anchors.keys()) states.delete(key);
      byPath.delete(path);
      return [...anchors.values()];
    },
    forget(anchors) {
      for (const anchor of anchors) states.delete(anchorKey(anchor));
    },
  };
}
