import type { Workspace } from '../workspace.ts';

/** What the server needs of the machine it runs on. */
export interface Ports {
  /** Undefined for a place that can't be read from here. */
  readonly openWorkspace: (folderUri: string) => Workspace | undefined;
  /** The folder that a file outside the open ones counts its path from; undefined if there is none. */
  readonly homeOf: (uri: string) => string | undefined;
  /** `YYYY-MM-DD`, where the author is. */
  readonly today: () => string;
  readonly version: string;
}
