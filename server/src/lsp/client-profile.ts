import type { InitializeParams } from 'vscode-languageserver';
import type { EditorClient } from '../features/editor-client.ts';
import type { InitializationOptions } from '../protocol.ts';

/** What the client announced at its start, and what the connection needs to know of it beyond the features. */
export interface ClientProfile extends EditorClient {
  readonly options: InitializationOptions;
  /** It asks for diagnostics; one that doesn't is sent them. */
  readonly pullDiagnostics: boolean;
  readonly diagnosticRefresh: boolean;
  readonly codeLensRefresh: boolean;
  readonly pushedVersions: boolean;
  readonly watchRegistration: boolean;
  readonly preparesRename: boolean;
  /** It asks what else is to be written before it moves files. */
  readonly tellsOfRenames: boolean;
  /** It makes files when an edit says so, and none that is there already. */
  readonly createsFiles: boolean;
  readonly folders: readonly string[];
}

export function clientProfile(params: InitializeParams): ClientProfile {
  const { workspace = {}, textDocument = {}, window = {} } = params.capabilities;
  const options = initializationOptions(params.initializationOptions);
  const { publishDiagnostics, diagnostic } = textDocument;
  const diagnosticForm = diagnostic ?? publishDiagnostics;
  return {
    options,
    commands: new Set(options.commands),
    builtins: options.builtins === true,
    versionedEdits: workspace.workspaceEdit?.documentChanges === true,
    snippetEdits:
      workspace.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.snippetEditSupport === true,
    markdown: textDocument.hover?.contentFormat?.includes('markdown') === true,
    relatedInformation: diagnosticForm?.relatedInformation === true || publishDiagnostics?.relatedInformation === true,
    fading: (diagnosticForm?.tagSupport ?? publishDiagnostics?.tagSupport)?.valueSet.includes(1) === true,
    symbolTree: textDocument.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    showDocument: window.showDocument?.support === true,
    applyEdit: workspace.applyEdit === true,
    pullDiagnostics: diagnostic !== undefined && diagnostic !== null,
    diagnosticRefresh: workspace.diagnostics?.refreshSupport === true,
    codeLensRefresh: workspace.codeLens?.refreshSupport === true,
    pushedVersions: publishDiagnostics?.versionSupport === true,
    watchRegistration: workspace.didChangeWatchedFiles?.dynamicRegistration === true,
    preparesRename: textDocument.rename?.prepareSupport === true,
    tellsOfRenames: workspace.fileOperations?.willRename === true,
    // Files are made in `documentChanges` only, so that this implies them; Neovim doesn't announce those by name.
    createsFiles: workspace.workspaceEdit?.resourceOperations?.includes('create') === true,
    folders: openFolders(params),
  };
}

/** What of the options has the right form; whatever else a client sends there is none of our business. */
export function initializationOptions(value: unknown): InitializationOptions {
  const given = record(value);
  const { trusted, commands, builtins, files, maximumFindings, codeLens } = given;
  return {
    ...(typeof trusted === 'boolean' && { trusted }),
    ...(Array.isArray(commands) && { commands: commands.filter((command) => typeof command === 'string') }),
    ...(typeof builtins === 'boolean' && { builtins }),
    ...(typeof files === 'boolean' && { files }),
    ...(typeof maximumFindings === 'number' && { maximumFindings }),
    ...(typeof codeLens === 'boolean' && { codeLens }),
  };
}

export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function openFolders({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders && workspaceFolders.length > 0) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri) return [rootUri];
  if (rootPath) return [`file://${rootPath.startsWith('/') ? '' : '/'}${encodeURI(rootPath.replaceAll('\\', '/'))}`];
  return [];
}
