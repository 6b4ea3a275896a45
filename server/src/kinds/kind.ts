import type { Outline } from './outline.ts';

/** A kind of document: the template that says what it ought to look like, and the files it governs. */
export interface DocumentKind {
  /** `post-mortem`, or a name of the team's own. */
  readonly name: string;
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
