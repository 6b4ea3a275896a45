import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { bytesRead, peakMemory, threadTimes } from './process-figures.ts';

/** A language server, and what it asks of an editor. */
export interface LanguageServer {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Sent after the greeting; servers that ask for their settings are answered that all are at their defaults. */
  readonly settings?: unknown;
  /** Requests that it makes of its client, by method: work that counts as its own. */
  readonly answers?: Readonly<Record<string, (text: string) => unknown>>;
}

/** A client of one language server and one document: it opens, types, and waits for what the server says of it. */
export interface LanguageClient {
  open(uri: string, text: string): Promise<Settled>;
  /** Replaces a range of the document and waits until what the server says of the result has settled. */
  replace(start: number, end: number, text: string): Promise<Settled>;
  /** The same without waiting: somebody who types on. */
  type(start: number, end: number, text: string): void;
  /** Until the newest version is answered, and then nothing more comes for so many milliseconds. */
  settled(quiet?: number): Promise<Settled>;
  /** A request about the open document, for what an editor asks besides. */
  ask(method: string, params?: Readonly<Record<string, unknown>>): Promise<unknown>;
  notify(method: string, params: unknown): void;
  /** Resolves when the server next sends such a notification. */
  told(method: string): Promise<unknown>;
  readonly text: string;
  /** Milliseconds that the server's threads have run so far, and the client on its behalf; NaN where the system does not say. */
  cpu(): number;
  /** The most memory the server has had, in bytes; NaN where the system does not say. */
  memory(): number;
  /** Of all that the server has read, files and messages; NaN where the system does not say. */
  bytesRead(): number;
  stop(): Promise<void>;
}

/** What a server says of a version of the document. */
export interface Settled {
  /** As an editor shows them by then. */
  readonly diagnostics: readonly unknown[];
  /** Milliseconds from the sending of the version to the last that was said of it. */
  readonly latency: number;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface InitializeResult {
  readonly capabilities: {
    readonly textDocumentSync?: number | { readonly change?: number };
    readonly diagnosticProvider?: unknown;
  };
}

/** Milliseconds in which a server that has answered may still correct itself. */
const quietTime = 50;
/** Milliseconds after which a server that says nothing has fallen silent. */
const patience = 60_000;

/** Milliseconds after which a server that does not greet is started anew: rumdl's at times waits for more before it answers. */
const greetingPatience = 15_000;

class NotGreeted extends Error {}

/** Starts a server and greets it. @throws Error when it ends or falls silent, from whatever waits for it. */
export async function startServer(server: LanguageServer, folder: string, attempts = 3): Promise<LanguageClient> {
  try {
    return await greetServer(server, folder);
  } catch (error) {
    if (!(error instanceof NotGreeted) || attempts === 1) throw error;
    return startServer(server, folder, attempts - 1);
  }
}

async function greetServer(server: LanguageServer, folder: string): Promise<LanguageClient> {
  const child = spawn(server.command, server.args, { stdio: 'pipe' });
  child.stderr.resume(); // A server whose output nobody reads falls silent.
  let failure: Error | undefined;
  const fail = (error: Error) => {
    failure ??= error;
    for (const { reject } of answers.values()) reject(error);
  };
  child.on('error', fail);
  child.on('exit', (code) => fail(new Error(`${server.name} ended with ${code}`)));

  const answers = new Map<number, PromiseWithResolvers<Message>>();
  const heard = new EventEmitter();
  const document = { uri: '', text: '', version: 0, resultId: undefined as string | undefined };
  /** An editor shows what it was sent beside what it asked for. */
  const shown = { sent: nothing, asked: nothing, version: 0, at: 0 };
  let greeted = false;
  let pulls = false;
  let sentAt = 0;
  let lastId = 0;
  let pulling: number | undefined;
  let ownWork = 0;

  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const notify = (method: string, params: unknown) => send({ method, params });
  const request = (method: string, params: unknown): { readonly id: number; readonly answer: Promise<Message> } => {
    if (failure) throw failure;
    const id = ++lastId;
    const answer = Promise.withResolvers<Message>();
    answers.set(id, answer);
    send({ id, method, params });
    return { id, answer: answer.promise };
  };
  const resultOf = async <Result>(method: string, params: unknown): Promise<Result> => {
    const { result, error } = await request(method, params).answer;
    if (error) throw new Error(`${server.name}: ${method}: ${error.message}`);
    return result as Result;
  };

  readMessages(child, (message) => {
    const { id, method } = message;
    if (method !== undefined) heard.emit(method, message.params);
    if (method === 'textDocument/publishDiagnostics') show(message.params as Published);
    else if (method !== undefined && id !== undefined) {
      send({ id, result: answerTo(message) });
      if (method === 'workspace/diagnostic/refresh') pull().catch(fail);
    } else if (typeof id === 'number') {
      answers.get(id)?.resolve(message);
      answers.delete(id);
    }
  });

  function answerTo({ method = '', params }: Message): unknown {
    if (method === 'workspace/configuration')
      return (params as { items: readonly unknown[] }).items.map(() => server.settings ?? {});
    const before = process.cpuUsage();
    const answer = server.answers?.[method]?.(document.text) ?? null;
    const { user, system } = process.cpuUsage(before);
    ownWork += (user + system) / 1000;
    return answer;
  }

  /** What is about an older version is none of the newest one's; a server that names no version means the newest. */
  function show({ uri, version = document.version, diagnostics }: Published): void {
    if (uri !== document.uri || version !== document.version) return;
    Object.assign(shown, { sent: diagnostics, at: performance.now() });
    if (!pulls) shown.version = version;
  }

  /** As editors do: a question that a newer text has overtaken is withdrawn. */
  async function pull(): Promise<void> {
    if (pulling !== undefined) notify('$/cancelRequest', { id: pulling });
    const { uri, version, resultId } = document;
    const { id, answer } = request('textDocument/diagnostic', {
      textDocument: { uri },
      ...(resultId !== undefined && { previousResultId: resultId }),
    });
    pulling = id;
    const { result, error } = await answer;
    if (pulling !== id) return;
    pulling = undefined;
    if (error) throw new Error(`${server.name}: ${error.message}`);
    const report = result as { readonly resultId?: string; readonly items?: readonly unknown[] };
    document.resultId = report.resultId;
    Object.assign(shown, { asked: report.items ?? shown.asked, version, at: performance.now() });
  }

  AbortSignal.timeout(greetingPatience).addEventListener('abort', () => {
    if (greeted) return;
    fail(new NotGreeted(`${server.name} does not greet.`));
    child.kill('SIGKILL');
  });
  const { capabilities } = await resultOf<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'bench' }],
    initializationOptions: {},
    capabilities: clientCapabilities,
  });
  greeted = true;
  notify('initialized', {});
  if (server.settings !== undefined) notify('workspace/didChangeConfiguration', { settings: server.settings });
  const sync = capabilities.textDocumentSync;
  const incremental = (typeof sync === 'object' ? sync.change : sync) === 2;
  pulls = capabilities.diagnosticProvider !== undefined;

  function sendVersion(method: string, params: object): void {
    sentAt = performance.now();
    notify(method, params);
    if (pulls) pull().catch(fail);
  }

  function type(start: number, end: number, inserted: string): void {
    const { text } = document;
    const range = { start: position(text, start), end: position(text, end) };
    document.text = text.slice(0, start) + inserted + text.slice(end);
    document.version++;
    const { uri, version } = document;
    const contentChanges = [incremental ? { range, text: inserted } : { text: document.text }];
    sendVersion('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  async function settled(quiet = quietTime): Promise<Settled> {
    const isOver = () => shown.version === document.version && pulling === undefined;
    for (const end = performance.now() + patience; ; await setTimeout(5)) {
      if (failure) throw failure;
      const now = performance.now();
      if (isOver() && now - shown.at >= quiet) break;
      if (now > end) throw new Error(`${server.name} has said nothing for ${patience / 1000} s.`);
    }
    return { diagnostics: [...shown.sent, ...shown.asked], latency: shown.at - sentAt };
  }

  return {
    get text() {
      return document.text;
    },
    open(uri, text) {
      Object.assign(document, { uri, text, version: 1 });
      sendVersion('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
      return settled();
    },
    replace(start, end, inserted) {
      type(start, end, inserted);
      return settled();
    },
    type,
    settled,
    ask: (method, params = {}) =>
      resultOf(method, { ...(document.uri && { textDocument: { uri: document.uri } }), ...params }),
    notify,
    told: (method) => once(heard, method, { signal: AbortSignal.timeout(patience) }),
    cpu: () => threadTimes(child.pid) + ownWork,
    memory: () => peakMemory(child.pid),
    bytesRead: () => bytesRead(child.pid),
    async stop() {
      if (failure) return;
      const exit = once(child, 'exit');
      await resultOf('shutdown', undefined);
      notify('exit', undefined);
      child.stdin.end();
      const last = AbortSignal.timeout(1000);
      last.addEventListener('abort', () => child.kill('SIGKILL'));
      await exit;
    },
  };
}

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly unknown[];
}

const nothing: readonly unknown[] = [];

const clientCapabilities = {
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
    diagnostic: { relatedDocumentSupport: false },
  },
  workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
};

function readMessages(child: ChildProcessWithoutNullStreams, onMessage: (message: Message) => void): void {
  let waiting: Buffer = Buffer.alloc(0);
  child.stdout.on('data', (data: Buffer) => {
    waiting = waiting.length === 0 ? data : Buffer.concat([waiting, data]);
    for (;;) {
      const headEnd = waiting.indexOf('\r\n\r\n');
      const length = Number(/content-length: *(\d+)/i.exec(waiting.toString('latin1', 0, Math.max(0, headEnd)))?.[1]);
      const end = headEnd + 4 + length;
      if (headEnd < 0 || !(waiting.length >= end)) return;
      onMessage(JSON.parse(waiting.toString('utf8', headEnd + 4, end)) as Message);
      waiting = waiting.subarray(end);
    }
  });
}

export function position(text: string, offset: number): { line: number; character: number } {
  let line = 0;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', end + 1)) {
    line++;
    lineStart = end + 1;
  }
  return { line, character: offset - lineStart };
}
