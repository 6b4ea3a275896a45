/** What the engine needs of the place documents live in. Paths use `/`; relative ones count from the workspace's folder. */
export interface Workspace {
  /** The folder that relative paths count from, for messages; absent where there is no folder. */
  readonly folder?: string;
  /** The text of a file without its byte order mark; undefined when there is none. @throws UnreadableFile when it is there but is no text. */
  read(path: string): Promise<string | undefined>;
  /** Files that match any of the globs, .gitignore respected, sorted; `under` limits the search to a folder. */
  list(globs: readonly string[], options?: ListOptions): Promise<readonly string[]>;
}

export interface ListOptions {
  readonly under?: string;
  readonly ignore?: readonly string[];
  readonly limit?: number;
  /** Told of each folder that could not be looked into. */
  readonly onUnreadable?: (folder: string) => void;
}

/** A file that exists but cannot be linted; `message` is one calm line for the user. */
export class UnreadableFile extends Error {
  readonly path: string;
  readonly kind: UnreadableKind;

  constructor(path: string, message: string, kind: UnreadableKind = 'unread') {
    super(message);
    this.name = 'UnreadableFile';
    this.path = path;
    this.kind = kind;
  }
}

/** It lies outside the workspace; it is no file at all, a folder for one; or it is one that cannot be read as text. */
type UnreadableKind = 'outside' | 'no-file' | 'unread';

/** What was read; undefined for what is there and cannot be as well. */
export const ifReadable = <Read>(reading: Promise<Read>): Promise<Read | undefined> =>
  reading.catch((error) => {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  });

/** What leads out of the workspace, as the error that says so; undefined for all else. */
export const leadsOutside = ({ read }: Workspace, path: string): Promise<UnreadableFile | undefined> =>
  read(path).then(
    () => undefined,
    (error) => (error instanceof UnreadableFile && error.kind === 'outside' ? error : undefined),
  );

/** Whether something stands at a path; what is there but can't be read does, too. */
export const isTaken = ({ read }: Workspace, path: string): Promise<boolean> =>
  read(path).then(
    (text) => text !== undefined,
    () => true,
  );
