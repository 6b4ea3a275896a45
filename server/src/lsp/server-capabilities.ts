import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { fixAllKind } from '../features/code-actions.ts';
import { completionTriggers } from '../features/completion.ts';
import { clientCommands, serverCommands } from '../protocol.ts';
import type { ClientProfile } from './client-profile.ts';

/** What this server offers a client: nothing that the client has itself or could not use. */
export function serverCapabilities(client: ClientProfile): ServerCapabilities {
  const canFollowLens = client.commands.has(clientCommands.nextPrompt) || client.showDocument;
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    ...(client.pullDiagnostics && {
      diagnosticProvider: { identifier: 'whylint', interFileDependencies: false, workspaceDiagnostics: false },
    }),
    codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] },
    completionProvider: { triggerCharacters: [...completionTriggers] },
    hoverProvider: true,
    inlayHintProvider: true,
    ...(canFollowLens && { codeLensProvider: {} }),
    ...(!client.builtins && {
      documentSymbolProvider: true,
      foldingRangeProvider: true,
    }),
    documentLinkProvider: {},
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    executeCommandProvider: { commands: Object.values(serverCommands) },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      ...(client.tellsOfRenames && { fileOperations: { willRename: { filters: [{ pattern: { glob: '**/*' } }] } } }),
    },
  };
}
