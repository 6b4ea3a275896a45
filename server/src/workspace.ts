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

  constructor(path: string, message: string) {
    super(message);
    this.name = 'UnreadableFile';
    this.path = path;
  }
}
