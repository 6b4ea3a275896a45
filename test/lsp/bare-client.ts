import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  PublishDiagnosticsParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol';

const bin = fileURLToPath(new URL('../../server/bin/whylint-language-server.js', import.meta.url));

/** A message that the server sent of its own accord. */
export interface ServerMessage {
  readonly method: string;
  readonly params: unknown;
}

/** An editor reduced to the protocol: it says what it is told to say, and keeps whatever it is sent. */
export interface BareClient {
  readonly initialized: InitializeResult;
  readonly process: ChildProcess;
  /** Everything the server sent unasked, requests of its own too, in order. */
  readonly messages: readonly ServerMessage[];
  open(uri: string, text: string, languageId?: string): void;
  /** Sends edits, each of them a range and what replaces it, or a whole new text; the version counts up by itself. */
  change(uri: string, ...changes: TextDocumentContentChangeEvent[]): number;
  save(uri: string): void;
  close(uri: string): void;
  notify(method: string, params: unknown): void;
  request<Result>(method: string, params: unknown): Promise<Result>;
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  /** The diagnostics that were sent for a document so far. */
  published(uri: string): readonly PublishDiagnosticsParams[];
  /** The next message that fulfils a condition, those that came before included. */
  message(fits: (message: ServerMessage) => boolean): Promise<ServerMessage>;
  /** The diagnostics sent for a version, or for the text as it is where the client knows no versions. */
  publishedFor(uri: string, version: number): Promise<readonly Diagnostic[]>;
  /** Shuts the server down as the protocol says, and answers its exit code; one that hangs is killed and has none. */
  stop(): Promise<number | null>;
}

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly folders?: readonly string[];
  /** How the client answers `workspace/applyEdit` and other requests; null by default. */
  readonly answer?: (method: string, params: unknown) => unknown;
}

export async function startClient({
  capabilities = {},
  initializationOptions,
  folders = [],
  answer = () => null,
}: ClientOptions = {}): Promise<BareClient> {
  const child = spawn(process.execPath, [bin, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const messages: ServerMessage[] = [];
  const versions = new Map<string, number>();
  const listeners = new Set<() => void>();
  const keep = (method: string, params: unknown) => {
    messages.push({ method, params });
    for (const listener of listeners) listener();
  };
  connection.onNotification((method, params) => keep(method, params));
  connection.onRequest((method, params) => {
    keep(method, params);
    return answer(method, params);
  });
  connection.listen();
  const notify = (method: string, params: unknown) =>
    void connection.sendNotification(method, params).catch(() => undefined);

  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: folders[0] ?? null,
    workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
    capabilities,
    ...(initializationOptions !== undefined && { initializationOptions }),
  });
  notify('initialized', {});

  const client: BareClient = {
    initialized,
    process: child,
    messages,
    open(uri, text, languageId = 'markdown') {
      versions.set(uri, 1);
      notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    },
    change(uri, ...contentChanges) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
      return version;
    },
    save: (uri) => notify('textDocument/didSave', { textDocument: { uri } }),
    close: (uri) => notify('textDocument/didClose', { textDocument: { uri } }),
    notify,
    request: (method, params) => connection.sendRequest(method, params),
    pull: (uri, previousResultId) =>
      connection.sendRequest('textDocument/diagnostic', {
        textDocument: { uri },
        ...(previousResultId !== undefined && { previousResultId }),
      }),
    published: (uri) =>
      messages
        .filter(({ method }) => method === 'textDocument/publishDiagnostics')
        .map(({ params }) => params as PublishDiagnosticsParams)
        .filter((params) => params.uri === uri),
    message: (fits) =>
      new Promise((resolve) => {
        let seen = 0;
        const look = () => {
          for (; seen < messages.length; seen++) {
            const message = messages[seen];
            if (!message || !fits(message)) continue;
            listeners.delete(look);
            resolve(message);
            return;
          }
        };
        listeners.add(look);
        look();
      }),
    async publishedFor(uri, version) {
      const found = await client.message(({ method, params }) => {
        const sent = params as PublishDiagnosticsParams;
        return method === 'textDocument/publishDiagnostics' && sent.uri === uri && sent.version === version;
      });
      return (found.params as PublishDiagnosticsParams).diagnostics;
    },
    async stop() {
      const exit = once(child, 'exit');
      const hung = setTimeout(() => child.kill('SIGKILL'), 5000);
      const shutdown = connection.sendRequest('shutdown').then(() => notify('exit', undefined));
      const [code] = await Promise.race([exit, shutdown.then(() => exit)]);
      clearTimeout(hung);
      connection.dispose();
      return code as number | null;
    },
  };
  return client;
}
