import assert from 'node:assert/strict';
import { documentToType } from './documents.ts';
import { characterAt, places } from './keystrokes.ts';
import { type LanguageClient, type LanguageServer, startServer } from './language-client.ts';
import { median, percentile, type Summary, summary } from './statistics.ts';

/** Somebody who types in one document by way of one language server. What is measured is kept by rounds. */
export interface Typist {
  readonly name: string;
  readonly client: LanguageClient;
  /** Milliseconds, the median of each round. */
  readonly latencies: readonly number[];
  /** Milliseconds for a keystroke, by round. */
  readonly cpu: readonly number[];
  /** Types on at one place in the middle of the document, and waits at each keystroke until what is said has settled. */
  round(keystrokes: number): Promise<void>;
  /** Until the compiler has come to rest, as far as that is to be had for long documents; nothing of it counts. */
  warmUp(keystrokes: number): Promise<void>;
  /** Types without waiting; what counts is the time from the last keystroke on. */
  burst(keystrokes: number, interval: number): Promise<void>;
  figures(): Typing;
  /** Edits all over the document. @throws Error when what is shown afterwards is not what a fresh process shows. */
  proveFresh(): Promise<void>;
}

export interface Typing {
  readonly latency: Summary;
  readonly latency95: number;
  readonly cpu: Summary;
  /** Until the first findings on the document that was opened. */
  readonly opening: number;
  /** In bytes, at most. */
  readonly memory: number;
}

export interface Desk {
  /** Of the document. */
  readonly uri: string;
  readonly folderUri: string;
  /** Of the document, in characters. */
  readonly length: number;
}

/** Milliseconds for which a server whose answers name no version is waited for after each. */
const longQuiet = 1000;

/** @throws Error when the server finds nothing in a document in which everyone has something to find. */
export async function seat(server: LanguageServer, { uri, folderUri, length }: Desk): Promise<Typist> {
  const client = await startServer(server, folderUri);
  const opened = await client.open(uri, documentToType(length));
  if (opened.diagnostics.length === 0) throw new Error(`${server.name} finds nothing in the document.`);
  const place = places[0]?.offset(client.text) ?? 0;
  const all: number[] = [];
  const latencies: number[] = [];
  const cpu: number[] = [];
  let typed = 0;
  const next = () => [place + typed, place + typed, characterAt(typed++)] as const;
  const note = (round: readonly number[], cpuBefore: number, keystrokes: number) => {
    cpu.push((client.cpu() - cpuBefore) / keystrokes);
    latencies.push(median(round));
    all.push(...round);
  };
  return {
    name: server.name,
    client,
    latencies,
    cpu,
    async round(keystrokes) {
      const before = client.cpu();
      const round: number[] = [];
      for (let at = 0; at < keystrokes; at++) round.push((await client.replace(...next())).latency);
      note(round, before, keystrokes);
    },
    async burst(keystrokes, interval) {
      const before = client.cpu();
      const began = performance.now();
      for (let at = 0; at < keystrokes; at++) {
        await until(began + at * interval);
        client.type(...next());
      }
      note([(await client.settled(longQuiet)).latency], before, keystrokes);
    },
    async warmUp(keystrokes) {
      for (let at = 0; at < keystrokes; at++) {
        client.type(...next());
        await client.settled(0);
      }
    },
    figures: () => ({
      latency: summary(all),
      latency95: percentile(all, 0.95),
      cpu: summary(cpu),
      opening: opened.latency,
      memory: client.memory(),
    }),
    async proveFresh() {
      for (const { find, put } of roughEdits) {
        const start = client.text.indexOf(find, Math.floor(client.text.length / 3));
        if (start >= 0) await client.replace(start, start + find.length, put);
      }
      const { diagnostics } = await client.settled(longQuiet);
      const fresh = await startServer(server, folderUri);
      try {
        const expected = (await fresh.open(uri, client.text)).diagnostics;
        const message = `${server.name} shows something else after edits than a fresh process.`;
        assert.deepEqual(inOrder(diagnostics), inOrder(expected), message);
      } finally {
        await fresh.stop();
      }
    },
  };
}

/** What changes how the text around is read, at the first such place in the last two thirds of a document. */
const roughEdits: readonly { readonly find: string; readonly put: string }[] = [
  { find: '\n\n### ', put: '\n\n```\n\n### ' },
  { find: '```\n\n### ', put: '### ' },
  { find: '\n### ', put: '\n## ' },
  { find: '\n## ', put: '\n' },
  { find: '. ', put: '.\n\n## Root cause\n\nHuman error.\n\n' },
  { find: '## Five whys', put: '## 5 whys\n\n1. **Why?**' },
  { find: '| --- |', put: '| -- - |' },
  { find: '\n- ', put: '\n\n<!-- \n- ' },
  { find: '\n\n<!-- \n- ', put: '\n- ' },
  { find: '## Action items', put: '## Action items\n\n## Action items' },
];

const inOrder = (diagnostics: readonly unknown[]): readonly string[] =>
  diagnostics.map((each) => JSON.stringify(each)).sort();

async function until(time: number): Promise<void> {
  const wait = time - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}
