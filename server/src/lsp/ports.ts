import type { CodeHistory } from '../engine/resolve-anchors.ts';
import type { Workspace } from '../workspace.ts';

/** What the server needs of the machine it runs on. */
export interface Ports {
  /** Undefined for a place that can't be read from here. */
  readonly openWorkspace: (folderUri: string) => Workspace | undefined;
  /** The repository, or else the configured project, that a folder lies in; undefined if there is none or nobody can tell. */
  readonly projectOf: (folderUri: string) => string | undefined;
  /** `YYYY-MM-DD`, where the author is. */
  readonly today: () => string;
  /** An integer from 0 up to, and without, its argument, that nobody can foresee. */
  readonly random: (below: number) => number;
  /** Asked only in folders that are trusted. */
  readonly versionControl: VersionControl;
  readonly version: string;
}

/** What git knows; nothing where there is none. */
export interface VersionControl {
  /** The commit that a file's repository is at, shortened. */
  commit(fileUri: string): Promise<string | undefined>;
  /** Who commits in a folder. */
  author(folderUri: string): Promise<string | undefined>;
  /** The day on which each file below a folder was last changed, by its path counted from there. */
  lastChanges(folderUri: string): Promise<ReadonlyMap<string, string>>;
  /** How a folder's files differ from a commit, as a diff without context lines. */
  changesSince?(folderUri: string, commit: string): Promise<string | undefined>;
  /** The commits that last wrote a file's lines, by their texts. */
  lineCommits?(folderUri: string, path: string): ReturnType<NonNullable<CodeHistory['lineCommits']>>;
  /** The lines below a folder that hold one of these texts. */
  linesWith?(folderUri: string, texts: readonly string[]): ReturnType<CodeHistory['linesWith']>;
}
