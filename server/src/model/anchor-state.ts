import type { CodeAnchor } from './code-anchor.ts';
import { fact } from './document.ts';

/** Where the line that an anchor names stands now. Lines count from 1, paths as those of anchors do. */
export type AnchorState =
  | { readonly state: 'same' }
  /** It is elsewhere, beyond reasonable doubt; without a line where the file is all that is meant. */
  | { readonly state: 'moved'; readonly path: string; readonly line?: number }
  /** Perhaps it is there: for a person to say. */
  | { readonly state: 'offered'; readonly path: string; readonly line: number }
  | { readonly state: 'lost'; readonly why: 'no-file' | 'no-text' }
  /** The file ends above it, at this line. */
  | { readonly state: 'lost'; readonly why: 'beyond-end'; readonly count: number };

/** What was found out about anchors, by their keys; nothing is known of one that is not in it. */
export type AnchorStates = ReadonlyMap<string, AnchorState>;

/** Anchors of one key stand at one place: what an anchor is found by, wherever in its document it is written. */
export const anchorKey = fact(({ path, line, snippet, commit, context, form, written }: CodeAnchor): string =>
  JSON.stringify([path, line, snippet, commit, context?.above, context?.below, context?.scope, form, written]),
);
