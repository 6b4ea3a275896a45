import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

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

interface Report {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly unknown[];
}

/** A client of one language server and one document: it opens, types, and waits for what the server says of it. */
export interface LanguageClient {
  open(uri: string, text: string): Promise<Settled>;
  /** Puts text into the document and waits for the findings on the version that results. */
  insert(offset: number, text: string): Promise<Settled>;
  /** A request about the open document, for what an editor asks besides. */
  ask(method: string, params?: Readonly<Record<string, unknown>>): Promise<unknown>;
  readonly text: string;
  /** Milliseconds that the server's threads have run so far; NaN where the system does not say. */
  cpu(): number;
  /** The most memory the server has had, in bytes; NaN where the system does not say. */
  memory(): number;
  stop(): Promise<void>;
}

/** What a server says of a version of the document. */
export interface Settled {
  readonly findings: number;
  /** Milliseconds from the sending of the version to the answer. */
  readonly latency: number;
}

/** Starts a server under the same Node as this one and greets it. */
export async function startServer(program: string, folder: string): Promise<LanguageClient> {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: 'pipe' });
  child.stderr.resume();
  const failed = new Promise<never>((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
  });
  failed.catch(() => undefined);

  let lastId = 0;
  const answers = new Map<number, (message: Message) => void>();
  let onReport: (report: Report) => void = () => undefined;
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const notify = (method: string, params: unknown) => send({ method, params });
  const request = async <Result>(method: string, params: unknown): Promise<Result> => {
    const id = ++lastId;
    const answer = new Promise<Message>((resolve) => answers.set(id, resolve));
    send({ id, method, params });
    const { result, error } = await Promise.race([answer, failed]);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as Result;
  };
  readMessages(child, (message) => {
    if (message.method === 'textDocument/publishDiagnostics') onReport(message.params as Report);
    else if (message.method !== undefined && message.id !== undefined)
      send({ id: message.id, result: answerTo(message) });
    else if (typeof message.id === 'number') {
      answers.get(message.id)?.(message);
      answers.delete(message.id);
    }
  });

  const { capabilities } = await request<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'bench' }],
    capabilities: {
      textDocument: {
        synchronization: { didSave: true },
        publishDiagnostics: { versionSupport: true, relatedInformation: true },
        diagnostic: { relatedDocumentSupport: false },
      },
      workspace: { configuration: true, workspaceFolders: true },
    },
  });
  notify('initialized', {});
  const sync = capabilities.textDocumentSync;
  const incremental = (typeof sync === 'object' ? sync.change : sync) === 2;
  const pulls = capabilities.diagnosticProvider !== undefined;

  let uri = '';
  let text = '';
  let version = 0;
  let resultId: string | undefined;

  /** Sends a version of the document and waits for the findings on it. */
  async function settled(sendVersion: () => void): Promise<Settled> {
    const began = performance.now();
    const findings = await findingsOn(sendVersion);
    return { findings, latency: performance.now() - began };
  }

  async function findingsOn(sendVersion: () => void): Promise<number> {
    if (pulls) {
      sendVersion();
      const report = await request<{ resultId?: string; items?: readonly unknown[] }>('textDocument/diagnostic', {
        textDocument: { uri },
        ...(resultId !== undefined && { previousResultId: resultId }),
      });
      resultId = report.resultId;
      return report.items?.length ?? 0;
    }
    const reported = new Promise<Report>((resolve) => {
      onReport = (report) => {
        if (report.uri === uri && (report.version ?? version) === version) resolve(report);
      };
    });
    sendVersion();
    return (await Promise.race([reported, failed])).diagnostics.length;
  }

  return {
    get text() {
      return text;
    },
    open(opened, content) {
      uri = opened;
      text = content;
      version = 1;
      const textDocument = { uri, languageId: 'markdown', version, text };
      return settled(() => notify('textDocument/didOpen', { textDocument }));
    },
    insert(offset, inserted) {
      const place = position(text, offset);
      text = text.slice(0, offset) + inserted + text.slice(offset);
      version++;
      const contentChanges = [incremental ? { range: { start: place, end: place }, text: inserted } : { text }];
      return settled(() => notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges }));
    },
    ask: (method, params = {}) => request(method, { textDocument: { uri }, ...params }),
    cpu: () => threadTimes(child.pid),
    memory: () => peakMemory(child.pid),
    async stop() {
      if (child.exitCode !== null) return;
      const exit = once(child, 'exit');
      await request('shutdown', null);
      notify('exit', null);
      await exit;
    },
  };
}

/** The settings that a server asks for are all at their defaults. */
function answerTo({ method, params }: Message): unknown {
  if (method !== 'workspace/configuration') return null;
  return (params as { items: readonly unknown[] }).items.map(() => ({}));
}

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

/** Linux tells of each thread how many nanoseconds it ran. */
function threadTimes(pid: number | undefined): number {
  try {
    const tasks = `/proc/${pid}/task`;
    const nanoseconds = readdirSync(tasks).map((task) =>
      Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]),
    );
    return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
  } catch {
    return Number.NaN;
  }
}

function peakMemory(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  } catch {
    return Number.NaN;
  }
}
