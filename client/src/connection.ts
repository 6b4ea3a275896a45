import type { LogOutputChannel, Uri } from 'vscode';
import { DiagnosticPullMode, LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import { debtChangedNotification, type InitializationOptions } from '../../server/src/protocol.ts';
import { calm } from './calm.ts';
import { crashHandler } from './crash-handler.ts';
import { selector } from './documents.ts';
import { answerForFiles } from './editor-files.ts';
import { movedFiles } from './moved-files.ts';
import { lintsOnSave } from './settings.ts';

/** One language client and the server it started, again and again if that crashes. */
export interface Connection {
  readonly client: LanguageClient;
  /** Does nothing while the server is down. */
  notify(method: string, params: object): Promise<void>;
  /** Asks for the findings of all visible documents. */
  refresh(): void;
  dispose(): Promise<void>;
}

export interface Surroundings {
  /** The server's bundle. */
  readonly module: string;
  readonly output: LogOutputChannel;
  /** Asked for at each start. */
  initializationOptions(): InitializationOptions;
  onDidLint(uri: Uri): void;
  onDidChangeDebt(): void;
  /** It crashed once too often. */
  onDidGiveUp(): void;
  restart(): Promise<void>;
  showOutput(): void;
}

/** @throws when the server doesn't start; the language client has then said so. */
export async function startConnection(surroundings: Surroundings): Promise<Connection> {
  const { module, output, initializationOptions, onDidLint } = surroundings;
  const refresh = () => {
    if (client.isRunning()) client.getFeature('textDocument/diagnostic').refresh();
  };
  const findings = calm({ onDidLint, refresh });
  const moves = movedFiles();
  const client: LanguageClient = new LanguageClient(
    'whylint',
    'Whylint',
    { module, transport: TransportKind.stdio },
    {
      documentSelector: selector,
      outputChannel: output,
      // A request that fails is written down there; nobody is interrupted for it.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions,
      initializationFailedHandler: () => false,
      errorHandler: crashHandler({ ...surroundings, running: () => client.isRunning() }),
      diagnosticPullOptions: {
        onChange: true,
        onSave: true,
        filter: (document, mode) => mode === DiagnosticPullMode.onType && lintsOnSave(document),
      },
      middleware: {
        provideDiagnostics: findings.provideDiagnostics,
        workspace: { willRenameFiles: moves.willRenameFiles },
      },
    },
  );
  answerForFiles(client);
  client.onNotification(debtChangedNotification, surroundings.onDidChangeDebt);
  await client.start();
  return {
    client,
    notify: async (method, params) => {
      if (client.isRunning()) await client.sendNotification(method, params);
    },
    refresh,
    dispose: async () => {
      findings.dispose();
      moves.dispose();
      await client.dispose();
    },
  };
}
