import type { Outline } from './outline.ts';

/**
 * What a kind of document is about: rules on timelines have nothing to say of debt, and the other way round. A backlog holds
 * several items of debt in whatever shape its team gave it; what its template has is not asked of it.
 */
export type Subject = 'incident' | 'debt' | 'backlog';

/** A kind of document: the template that says what it ought to look like, and the files it governs. */
export interface DocumentKind {
  /** `post-mortem`, or a name of the team's own. */
  readonly name: string;
  /** An incident if absent, as all kinds of a team's own are. */
  readonly subject?: Subject;
  readonly outline: Outline;
  /** The template's path; absent for a built-in one. */
  readonly template?: string;
  readonly files: readonly string[];
  readonly ignore: readonly string[];
  /** The folder that globs count from, '' for the workspace's; a template found by convention governs this folder. */
  readonly folder: string;
  /** How it came to govern: a team's explicit globs make every matching document one that follows the template. */
  readonly origin: 'built-in' | 'configured' | 'convention';
}
