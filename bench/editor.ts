import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { postMortem } from './documents.ts';
import { characterAt, places } from './keystrokes.ts';
import { type LanguageClient, position, startServer } from './language-client.ts';
import { peerServer } from './peers.ts';
import { path as documentPath } from './post-mortem-setup.ts';
import { type Limit, megabytes, milliseconds, type Part, spread, type Table, times } from './report.ts';
import { median, percentile, ratio, type Summary, summary } from './statistics.ts';
import { wholeParse } from './whole-parse.ts';

interface EditorOptions {
  readonly rounds: number;
  readonly peers: boolean;
}

interface Size {
  readonly name: string;
  readonly length: number;
  /** Keystrokes in a row, ours and a peer's. */
  readonly keystrokes: number;
  readonly peerKeystrokes: number;
}

const sizes: readonly Size[] = [
  { name: '10 kB', length: 10_000, keystrokes: 40, peerKeystrokes: 10 },
  { name: '100 kB', length: 100_000, keystrokes: 40, peerKeystrokes: 3 },
  { name: '1 MB', length: 1_000_000, keystrokes: 20, peerKeystrokes: 1 },
];

const program = path.resolve(import.meta.dirname, '../server/bin/whylint-language-server.js');

interface Typing {
  readonly latency: Summary;
  readonly latency95: number;
  /** Milliseconds of the server's threads for one keystroke. */
  readonly cpu: Summary;
  /** Until the first findings on the document that was opened. */
  readonly opening: number;
  readonly memory: number;
}

interface SizeFigures {
  readonly size: string;
  readonly ours: Typing;
  /** With the code lens and the code actions at the cursor, which an editor asks for as well. */
  readonly oursWithAll: Summary;
  readonly wholeParse: Summary;
  /** Of a round's keystrokes to the whole parse in that round. */
  readonly toWholeParse: { readonly latency: Summary; readonly cpu: Summary };
  readonly peer?: Typing;
}

/** Keystroke to settled diagnostics through language servers, beside a whole parse in this process. */
export async function measureEditor({ rounds, peers }: EditorOptions): Promise<Part> {
  const figures: SizeFigures[] = [];
  for (const size of sizes) figures.push(await measureSize(size, rounds, peers));
  return { tables: [typingTable(figures)], limits: limits(figures), figures };
}

async function measureSize(size: Size, rounds: number, peers: boolean): Promise<SizeFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'whylint-bench-'));
  const text = postMortem(17, size.length);
  const uri = pathToFileURL(path.join(folder, documentPath)).href;
  const folderUri = pathToFileURL(folder).href;
  const ours = await startServer(program, folderUri);
  const peer = peers ? await startServer(peerServer.program, folderUri) : undefined;
  try {
    const opened = await ours.open(uri, text);
    if (opened.findings === 0) throw new Error('The server finds nothing in a document that has open questions.');
    const us = typist(ours, opened.latency);
    const them = peer && typist(peer, (await peer.open(uri, text)).latency);
    await us.type(size.keystrokes);
    await them?.type(size.peerKeystrokes);
    for (let warmUp = 0; warmUp < 300_000 / size.length; warmUp++) wholeParse(text);
    us.forget();
    them?.forget();

    const parses: number[] = [];
    const withAll: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await us.type(size.keystrokes);
      const began = performance.now();
      wholeParse(ours.text);
      parses.push(performance.now() - began);
      await them?.type(size.peerKeystrokes);
      withAll.push(await us.typeAndAskAll(10));
    }
    return {
      size: size.name,
      ours: us.figures(),
      oursWithAll: summary(withAll),
      wholeParse: summary(parses),
      toWholeParse: { latency: ratio(us.latencies, parses), cpu: ratio(us.cpu, parses) },
      ...(them && { peer: them.figures() }),
    };
  } finally {
    await ours.stop();
    await peer?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Types on at one place in the middle of the document; what it measures is kept by rounds. */
function typist(client: LanguageClient, opening: number) {
  const place = places[0]?.offset(client.text) ?? 0;
  const all: number[] = [];
  const latencies: number[] = [];
  const cpu: number[] = [];
  let typed = 0;
  const key = () => client.insert(place + typed, characterAt(typed++));
  return {
    latencies,
    cpu,
    async type(keystrokes: number): Promise<void> {
      const before = client.cpu();
      const round: number[] = [];
      for (let at = 0; at < keystrokes; at++) round.push((await key()).latency);
      cpu.push((client.cpu() - before) / keystrokes);
      latencies.push(median(round));
      all.push(...round);
    },
    async typeAndAskAll(keystrokes: number): Promise<number> {
      const round: number[] = [];
      for (let at = 0; at < keystrokes; at++) {
        const { latency } = await key();
        const began = performance.now();
        const cursor = position(client.text, place + typed);
        const context = { diagnostics: [], triggerKind: 2 };
        await Promise.all([
          client.ask('textDocument/codeLens'),
          client.ask('textDocument/codeAction', { range: { start: cursor, end: cursor }, context }),
        ]);
        round.push(latency + performance.now() - began);
      }
      return median(round);
    },
    forget() {
      for (const values of [all, latencies, cpu]) values.length = 0;
    },
    figures: (): Typing => ({
      latency: summary(all),
      latency95: percentile(all, 0.95),
      cpu: summary(cpu),
      opening,
      memory: client.memory(),
    }),
  };
}

function typingTable(figures: readonly SizeFigures[]): Table {
  const typing = (size: string, who: string, { latency, latency95, cpu, opening, memory }: Typing) => [
    `${size}, ${who}`,
    spread(latency, milliseconds),
    milliseconds(latency95),
    spread(cpu, milliseconds),
    milliseconds(opening),
    megabytes(memory),
  ];
  const bare = (name: string, of: Summary, show: (value: number) => string) => [name, spread(of, show), '', '', '', ''];
  return {
    title: 'Keystroke to settled diagnostics, through a language server: median (least–most)',
    columns: ['', 'latency', '95 %', 'CPU per keystroke', 'first findings', 'memory'],
    rows: figures.flatMap(({ size, ours, oursWithAll, wholeParse: parse, toWholeParse, peer }) => [
      typing(size, 'whylint', ours),
      bare(`${size}, whylint with lens and actions`, oursWithAll, milliseconds),
      ...(peer ? [typing(size, peerServer.name, peer)] : []),
      bare(`${size}, whole parse in process`, parse, milliseconds),
      bare(`${size}, whylint to whole parse`, toWholeParse.latency, times),
    ]),
  };
}

function limits(figures: readonly SizeFigures[]): Limit[] {
  const at = (size: string) => figures.find((each) => each.size === size);
  const medium = at('100 kB');
  const large = at('1 MB');
  if (!medium || !large) return [];
  const growth = (of: (typing: Typing) => Summary) => of(large.ours).median / of(medium.ours).median;
  return [
    { what: '100 kB: keystroke to whole parse', value: medium.toWholeParse.latency.median, most: 0.1, unit: '×' },
    { what: '100 kB: CPU of a keystroke to whole parse', value: medium.toWholeParse.cpu.median, most: 0.1, unit: '×' },
    { what: 'keystroke at 1 MB to one at 100 kB', value: growth(({ latency }) => latency), most: 3, unit: '×' },
    { what: 'CPU of a keystroke at 1 MB to one at 100 kB', value: growth(({ cpu }) => cpu), most: 3, unit: '×' },
  ];
}
