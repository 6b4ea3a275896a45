import type { Workspace } from '../workspace.ts';

/** What the server needs of the machine it runs on. */
export interface Ports {
  /** Undefined for a place that can't be read from here. */
  readonly openWorkspace: (folderUri: string) => Workspace | undefined;
  /** The repository, or else the configured project, that a folder lies in; undefined if there is none or nobody can tell. */
  readonly projectOf: (folderUri: string) => string | undefined;
  /** `YYYY-MM-DD`, where the author is. */
  readonly today: () => string;
  readonly version: string;
}
