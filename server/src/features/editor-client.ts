/** What the editor at the other end announced that it can do. What it did not announce is not sent to it. */
export interface EditorClient {
  /** Its own commands that a lens or code action may name. */
  readonly commands: ReadonlySet<string>;
  /** It has its own outline, links and folding for Markdown. */
  readonly builtins: boolean;
  /** Edits may say which version of the document they are for. */
  readonly versionedEdits: boolean;
  /** Edits may hold tab stops. */
  readonly snippetEdits: boolean;
  /** Hovers and completions may be documented in Markdown. */
  readonly markdown: boolean;
  readonly relatedInformation: boolean;
  /** Diagnostics may say that their text could go. */
  readonly fading: boolean;
  /** The outline may be a tree. */
  readonly symbolTree: boolean;
  /** It can be asked to put the cursor somewhere. */
  readonly showDocument: boolean;
  /** It takes edits that answer a command. */
  readonly applyEdit: boolean;
}
