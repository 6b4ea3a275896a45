import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inTurn } from './in-turn.ts';
import { path as documentPath } from './post-mortem-setup.ts';
import { type Chart, milliseconds, type Part, spread, type Table, type Target, times } from './report.ts';
import { rust, unified, vsCode, whylint } from './servers.ts';
import { ratio, type Summary, summary } from './statistics.ts';
import { type Desk, seat, type Typist } from './typist.ts';

const keystrokes = 30;
/** Milliseconds between them. */
const interval = 30;
const length = 100_000;

interface BurstFigures {
  readonly name: string;
  /** From the last keystroke until what is shown has settled. */
  readonly latency: Summary;
  /** For each keystroke. */
  readonly cpu: Summary;
  /** Of ours in the same round to it. */
  readonly latencyRatio: Summary;
  readonly cpuRatio: Summary;
}

/** Somebody who types faster than most, and then looks up. */
export async function measureBurst({
  rounds,
  peers,
}: {
  readonly rounds: number;
  readonly peers: boolean;
}): Promise<Part> {
  const folder = mkdtempSync(path.join(tmpdir(), 'whylint-bench-'));
  const uri = pathToFileURL(path.join(folder, documentPath)).href;
  const desk: Desk = { uri, folderUri: pathToFileURL(folder).href, length };
  const others = peers ? [unified(), rust(), await vsCode()].filter((server) => server !== undefined) : [];
  const typists: Typist[] = [];
  try {
    for (const server of [whylint, whylint, ...others]) typists.push(await seat(server, desk));
    for (const typist of typists) await typist.warmUp(10);
    for (let round = 0; round < rounds; round++)
      for (const typist of inTurn(typists, round)) await typist.burst(keystrokes, interval);
    const ours = typists[0];
    const figures = typists.map(
      ({ name, latencies, cpu }, at): BurstFigures => ({
        name: at === 1 ? `${name} to itself` : name,
        latency: summary(latencies),
        cpu: summary(cpu),
        latencyRatio: ratio(ours?.latencies ?? [], latencies),
        cpuRatio: ratio(ours?.cpu ?? [], cpu),
      }),
    );
    for (const typist of typists) await typist.proveFresh();
    return { tables: [table(figures)], targets: targets(figures), charts: [chart(figures)], figures };
  } finally {
    for (const { client } of typists) await client.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const table = (figures: readonly BurstFigures[]): Table => ({
  title: `${keystrokes} keystrokes, ${interval} ms apart, in 100 kB: from the last one to settled diagnostics, median (least–most)`,
  columns: ['', 'latency', 'CPU per keystroke', 'ours to it', 'CPU, ours to it'],
  rows: figures.map(({ name, latency, cpu, latencyRatio, cpuRatio }, at) => [
    name,
    spread(latency, milliseconds),
    spread(cpu, milliseconds),
    ...(at === 0 ? ['', ''] : [spread(latencyRatio, times), spread(cpuRatio, times)]),
  ]),
});

function targets([, itself, ...others]: readonly BurstFigures[]): Target[] {
  const noise = itself && { noise: itself.latencyRatio };
  return others.map(({ name, latencyRatio }, at) => ({
    what: `burst of ${keystrokes} keystrokes: to ${name.replace(/ [\d.]+$/, '')}`,
    value: latencyRatio,
    unit: '×',
    // unified-language-server's, which comes first.
    ...(at === 0 && { most: 0.01 }),
    ...noise,
  }));
}

const chart = ([ours, , ...others]: readonly BurstFigures[]): Chart => ({
  title: `After a burst of ${keystrokes} keystrokes, ${interval} ms apart, in 100 kB`,
  unit: 'ms',
  besides: 'CPU per keystroke',
  bars: [ours, ...others].flatMap((each) => (each ? [{ name: each.name, value: each.latency, beside: each.cpu }] : [])),
});
