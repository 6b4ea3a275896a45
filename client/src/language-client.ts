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
import { changesLinting, changesPresentation, presentation } from './settings.ts';

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
  showOutput(): void;
  /** Tells the server something, if it runs. */
  notify(method: string, params: object): Promise<void>;
  /** The backlog has changed, or the server that knew it has gone. */
  readonly onDidChangeDebt: Event<void>;
  /** What is known of a document, or of all of them, may be out of date: it was linted anew, or the server has gone. */
  readonly onDidLint: Event<Uri | undefined>;
}

export function languageClient(context: ExtensionContext): Server {
  const linted = new EventEmitter<Uri | undefined>();
  const debt = new EventEmitter<void>();
  let channel: LogOutputChannel | undefined;
  let connection: Promise<Connection> | undefined;

  const output = () => (channel ??= window.createOutputChannel('Whylint', { log: true }));

  // A failed start is kept too: it was said once, and is tried again only when asked for.
  const connected = () => (connection ??= connect());
  const ifConnected = () => Promise.resolve(connection).catch(() => undefined);

  async function connect(): Promise<Connection> {
    // The protocol's library is nine tenths of the bundle: activation does without it.
    const { startConnection } = await import('./connection.ts');
    return startConnection({
      module: context.asAbsolutePath('dist/server.js'),
      output: output(),
      initializationOptions: (): InitializationOptions => ({
        ...presentation(),
        trusted: workspace.isTrusted,
        commands: Object.values(clientCommands),
        builtins: true,
        files: true,
      }),
      onDidLint: (uri) => linted.fire(uri),
      onDidChangeDebt: () => debt.fire(),
      onDidGiveUp: () => linted.fire(undefined),
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
    await (await ifConnected())?.notify('workspace/didChangeConfiguration', { settings: { whylint: presentation() } });
  }

  const server: Server = {
    onDidLint: linted.event,
    onDidChangeDebt: debt.event,
    start: () =>
      connected().then(
        () => undefined,
        () => undefined,
      ),
    restart: async () => {
      await disconnect();
      await server.start();
      debt.fire();
    },
    request: async (method, params) => (await connected()).client.sendRequest(method, params),
    execute: (command, argument) => server.request('workspace/executeCommand', { command, arguments: [argument] }),
    notify: async (method, params) => (await ifConnected())?.notify(method, params),
    showOutput: () => output().show(true),
    dispose: () => {
      for (const part of [linted, debt, ...listeners]) part.dispose();
      void disconnect().then(() => channel?.dispose());
    },
  };

  const listeners = [
    workspace.onDidChangeConfiguration(async (event) => {
      if (changesPresentation(event)) await tellPresentation();
      if (changesLinting(event)) (await ifConnected())?.refresh();
    }),
    workspace.onDidGrantWorkspaceTrust(() => connection && server.restart()),
  ];
  return server;
}
