/** `initializationOptions`: all optional, all false or empty by default. */
export interface InitializationOptions {
  /** The workspace is trusted; what starts processes (git) stays off without it. */
  readonly trusted?: boolean;
  /** Client commands that a lens or code action may name. */
  readonly commands?: readonly string[];
  /** The client has its own Markdown outline, links and folding. */
  readonly builtins?: boolean;
  /** The client answers `readFile` and `readFolder` for folders that only the editor can look into. */
  readonly files?: boolean;
  /** How many findings a document shows at most, errors aside; the rest is counted by one hint. 0: no cap. */
  readonly maximumFindings?: number;
  /** Code lenses on or off. */
  readonly codeLens?: boolean;
}

/** Sent by the client as `workspace/didChangeConfiguration` settings, under `whylint`: presentation only. */
export type PresentationSettings = Pick<InitializationOptions, 'maximumFindings' | 'codeLens'>;
