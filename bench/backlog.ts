import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { logDebt } from '../server/src/authoring/log-debt.ts';
import { loadDebt } from '../server/src/engine/load-debt.ts';
import { loadSetup } from '../server/src/engine/load-project.ts';
import { drawDebtId } from '../server/src/model/debt-id.ts';
import { nodeWorkspace } from '../server/src/node/workspace.ts';
import { debtChangedNotification, debtItemsRequest } from '../server/src/protocol.ts';
import { rules } from '../server/src/rules/index.ts';
import { linear } from './doublings.ts';
import { inTurn } from './in-turn.ts';
import { startServer } from './language-client.ts';
import { mebibytes, milliseconds, type Part, spread, type Table, type Target, times } from './report.ts';
import { whylint } from './servers.ts';
import { ratio, type Summary, summary } from './statistics.ts';

const debtFolder = 'docs/debt';
const counts = [2500, 5000, 10_000];
/** Files of code that the items are anchored in. */
const codeFiles = 1000;
/** What a pull brings. */
const touched = 50;

interface Backlog {
  readonly count: number;
  readonly folder: string;
  /** Below the folder. */
  readonly files: readonly string[];
  /** Milliseconds of work for each round: read with promises, read in one go, and indexed. */
  readonly bare: number[];
  readonly inOneGo: number[];
  readonly whole: number[];
  /** Bytes that are kept, for each round. */
  readonly kept: number[];
}

interface Change {
  /** The server's milliseconds of work and bytes read for its first answer, and for files that changed afterwards. */
  readonly first: Reading;
  readonly again: Reading;
}

interface Reading {
  readonly cpu: number;
  readonly read: number;
}

/**
 * Backlogs that are read when they are first needed, beside the bare reading of their files as one writes it by hand: with
 * promises, as a server that goes on answering has to, and in one go. And a change of a few files.
 */
export async function measureBacklog({ rounds }: { readonly rounds: number }): Promise<Part> {
  const backlogs = counts.map(writeBacklog);
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const backlog of inTurn(backlogs, round)) await measureRound(backlog, round);
      if (round > 0) continue;
      // The compiler had yet to see all of it.
      for (const { bare, inOneGo, whole, kept } of backlogs)
        for (const values of [bare, inOneGo, whole, kept]) values.length = 0;
    }
    const changes: Change[] = [];
    for (let round = 0; round < rounds; round++) changes.push(await measureChange(backlogs.at(-1) as Backlog));
    return part(backlogs, changes);
  } finally {
    for (const { folder } of backlogs) rmSync(folder, { recursive: true, force: true });
  }
}

async function measureRound({ folder, bare, inOneGo, whole, kept }: Backlog, round: number): Promise<void> {
  const workspace = nodeWorkspace(folder);
  const setup = await loadSetup(workspace, { from: '', rules });
  const contenders = [
    { work: () => readWithPromises(path.join(folder, debtFolder)), took: bare },
    { work: async () => readInOneGo(path.join(folder, debtFolder)), took: inOneGo },
    { work: () => loadDebt(workspace, setup), took: whole },
  ];
  for (const { work, took } of inTurn(contenders, round)) {
    collectGarbage();
    took.push(await workOf(work));
  }
  kept.push(await bytesKept(() => loadDebt(workspace, setup)));
}

/** A language server that has answered once what the backlog is, and then is told of files that have changed. */
async function measureChange({ folder, files }: Backlog): Promise<Change> {
  const client = await startServer(whylint, pathToFileURL(folder).href);
  const reading = async (work: () => Promise<unknown>): Promise<Reading> => {
    const before = { cpu: client.cpu(), read: client.bytesRead() };
    await work();
    return { cpu: client.cpu() - before.cpu, read: client.bytesRead() - before.read };
  };
  try {
    const first = await reading(() => client.ask(debtItemsRequest));
    const changed = files.slice(0, touched).map((file) => path.join(folder, file));
    // What others see of an item: the rest nobody is told.
    for (const file of changed) writeFileSync(file, readFileSync(file, 'utf8').replace('\n# ', '\n# Again: '));
    const changes = changed.map((file) => ({ uri: pathToFileURL(file).href, type: 2 }));
    const again = await reading(async () => {
      const told = client.told(debtChangedNotification);
      client.notify('workspace/didChangeWatchedFiles', { changes });
      await told;
    });
    return { first, again };
  } finally {
    await client.stop();
  }
}

function part(backlogs: readonly Backlog[], changes: readonly Change[]): Part {
  const grown = (what: 'whole' | 'kept') => backlogs.map((each) => ({ count: each.count, values: each[what] }));
  const toBare = backlogs.map(({ whole, bare }) => ratio(whole, bare));
  const change = (what: keyof Reading): Summary =>
    ratio(
      changes.map(({ again }) => again[what]),
      changes.map(({ first }) => first[what]),
    );
  const targets: Target[] = [
    ...backlogs.map(({ count }, at) => ({
      what: `${count} debt items: index to bare reading`,
      value: toBare[at] ?? summary([]),
      most: 1.5,
      unit: '×' as const,
    })),
    {
      what: '10000 debt items: kept of each',
      value: summary(backlogs.at(-1)?.kept.map((bytes) => bytes / 10_000) ?? []),
      most: 2000,
      unit: 'B',
    },
    ...linear('debt items: work', grown('whole')),
    ...linear('debt items: memory', grown('kept')),
    // A two-hundredth of the files, and as much again for what is not counted by files.
    { what: `bytes read after ${touched} of 10000 changed: to all`, value: change('read'), most: 0.01, unit: '×' },
    // Ten times that for events, questions and answers, which small figures are made of.
    { what: `work after ${touched} of 10000 changed: to all`, value: change('cpu'), most: 0.05, unit: '×' },
  ];
  return { tables: [indexTable(backlogs, toBare), changeTable(changes)], targets, figures: { backlogs, changes } };
}

const indexTable = (backlogs: readonly Backlog[], toBare: readonly Summary[]): Table => ({
  title: 'A backlog at first need, milliseconds of work: median (least–most)',
  columns: ['items', 'list and read', 'index', 'to reading', 'read in one go', 'to that', 'kept'],
  rows: backlogs.map(({ count, bare, inOneGo, whole, kept }, at) => [
    String(count),
    spread(summary(bare), milliseconds),
    spread(summary(whole), milliseconds),
    spread(toBare[at] ?? summary([]), times),
    spread(summary(inOneGo), milliseconds),
    spread(ratio(whole, inOneGo), times),
    spread(summary(kept), mebibytes),
  ]),
});

const changeTable = (changes: readonly Change[]): Table => ({
  title: `Language server with 10000 items, ${touched} of which change: median (least–most)`,
  columns: ['', 'work', 'bytes read'],
  rows: (['first', 'again'] as const).map((when) => [
    when === 'first' ? 'first answer' : `${touched} changed`,
    spread(summary(changes.map((each) => each[when].cpu)), milliseconds),
    spread(summary(changes.map((each) => each[when].read)), (value) => `${Math.round(value / 1024)} KiB`),
  ]),
});

function writeBacklog(count: number): Backlog {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'whylint-backlog-'));
  mkdirSync(path.join(folder, debtFolder), { recursive: true });
  mkdirSync(path.join(folder, '.git'));
  const text = Array.from({ length: 400 }, (_, line) => `  const value${line} = compute(${line});`).join('\n');
  const taken = new Set<string>();
  const files: string[] = [];
  let seed = 17;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let at = 0; at < count; at++) {
    const id = drawDebtId(random, (each) => taken.has(each));
    taken.add(id);
    const { path: name, text: item } = logDebt({
      title: `Call ${at} is retried without a limit`,
      id,
      folder: debtFolder,
      created: '2026-09-14',
      by: '@dana',
      scores: at % 3 === 0 ? {} : { impact: 1 + (at % 10), confidence: 1 + (at % 9), effort: 1 + (at % 8) },
      place: { path: `src/file-${at % codeFiles}.ts`, line: 1 + (at % 400), text, commit: '9f3c1e2' },
    });
    const sentence = 'Every change needs a day of manual checking, because failures vanish here.';
    writeFileSync(path.join(folder, name), item.replace('\n\n- [', `\n\n${sentence}\n\n- [`));
    files.push(name);
  }
  return { count, folder, files, bare: [], inOneGo: [], whole: [], kept: [] };
}

const isMarkdown = (name: string): boolean => /\.(?:md|markdown)$/.test(name);

/** What no index can do without. */
async function readWithPromises(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder, { recursive: true })).filter(isMarkdown);
  const texts: string[] = [];
  // As many at once as the index reads.
  for (let from = 0; from < names.length; from += 64)
    texts.push(
      ...(await Promise.all(names.slice(from, from + 64).map((name) => readFile(path.join(folder, name), 'utf8')))),
    );
  return texts;
}

/** Nothing else is done meanwhile. */
const readInOneGo = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isMarkdown)
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));

async function workOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function bytesKept(load: () => Promise<unknown>): Promise<number> {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const kept = await load();
  collectGarbage();
  const after = process.memoryUsage().heapUsed;
  return kept === undefined ? Number.NaN : after - before;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
