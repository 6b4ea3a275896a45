import {
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { clientCommands, type DocumentCommandArgument, type InitializationOptions } from '../../server/src/protocol.ts';
import type { Connection } from './connection.ts';
import { changesLinting, changesMaximum, changesPresentation, presentation } from './settings.ts';

/** The language server as the rest of the client sees it: started by the first thing that needs it, back again after a crash. */
export interface Server extends Disposable {
  /** Starts it unless that was done already. Never rejects: what went wrong has then been said. */
  start(): Promise<void>;
  /** Starts it anew, whatever became of it. */
  restart(): Promise<void>;
  /** Starts it if need be. @throws when it could not be started, has crashed too often, or refuses. */
  request<Result>(method: string, params: object): Promise<Result>;
  /** Has the server change a document by one of its commands. @throws as `request` does. */
  execute(command: string, argument: DocumentCommandArgument): Promise<void>;
  /** Lifts the cap on findings until its setting is changed or the window reloaded. */
  showAllFindings(): Promise<void>;
  showOutput(): void;
  /** A document's findings have been brought up to date: what else is known of it may be out of date. */
  readonly onDidLint: Event<Uri>;
}

export function languageClient(context: ExtensionContext): Server {
  const linted = new EventEmitter<Uri>();
  let channel: LogOutputChannel | undefined;
  let connection: Promise<Connection> | undefined;
  let uncapped = false;

  const output = () => (channel ??= window.createOutputChannel('Whylint', { log: true }));
  const presented = () => ({ ...presentation(), ...(uncapped && { maximumFindings: 0 }) });

  // A failed start is kept too: it was said once, and is tried again only when asked for.
  const connected = () => (connection ??= connect());

  async function connect(): Promise<Connection> {
    // The protocol's library is nine tenths of the bundle: activation does without it.
    const { startConnection } = await import('./connection.ts');
    return startConnection({
      module: context.asAbsolutePath('dist/server.js'),
      output: output(),
      initializationOptions: (): InitializationOptions => ({
        ...presented(),
        trusted: workspace.isTrusted,
        commands: Object.values(clientCommands),
        builtins: true,
      }),
      onDidLint: (uri) => linted.fire(uri),
      restart: server.restart,
      showOutput: server.showOutput,
    });
  }

  async function disconnect(): Promise<void> {
    const old = connection;
    connection = undefined;
    await old?.then((it) => it.dispose()).catch(() => undefined);
  }

  async function tellPresentation(): Promise<void> {
    await (await connection)?.notify('workspace/didChangeConfiguration', { settings: { whylint: presented() } });
  }

  const server: Server = {
    onDidLint: linted.event,
    start: () =>
      connected().then(
        () => undefined,
        () => undefined,
      ),
    restart: async () => {
      await disconnect();
      await server.start();
    },
    request: async (method, params) => (await connected()).client.sendRequest(method, params),
    execute: (command, argument) => server.request('workspace/executeCommand', { command, arguments: [argument] }),
    showAllFindings: async () => {
      uncapped = true;
      await connected();
      await tellPresentation();
    },
    showOutput: () => output().show(true),
    dispose: () => {
      for (const part of [linted, ...listeners]) part.dispose();
      void disconnect().then(() => channel?.dispose());
    },
  };

  const listeners = [
    workspace.onDidChangeConfiguration(async (event) => {
      if (changesMaximum(event)) uncapped = false;
      if (changesPresentation(event)) await tellPresentation();
      if (changesLinting(event)) (await connection)?.refresh();
    }),
    workspace.onDidGrantWorkspaceTrust(() => connection && server.restart()),
  ];
  return server;
}
