import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { logDebt } from '../server/src/authoring/log-debt.ts';
import { loadDebt } from '../server/src/engine/load-debt.ts';
import { loadSetup } from '../server/src/engine/load-project.ts';
import { drawDebtId } from '../server/src/model/debt-id.ts';
import { nodeWorkspace } from '../server/src/node/workspace.ts';
import { rules } from '../server/src/rules/index.ts';
import { type Limit, milliseconds, type Part, spread, times } from './report.ts';
import { ratio, summary } from './statistics.ts';

const items = 10_000;
/** Files of code that the items are anchored in. */
const codeFiles = 1000;

/**
 * A backlog that is read when it is first needed, beside the bare reading of its files as one writes it by hand, in
 * milliseconds of the processor: with promises, as a server that goes on answering has to, and in one go.
 */
export async function measureBacklog({ rounds }: { readonly rounds: number }): Promise<Part> {
  const folder = writeBacklog();
  try {
    const workspace = nodeWorkspace(folder);
    const setup = await loadSetup(workspace, { from: '', rules });
    const debt = path.join(folder, 'docs/debt');
    const bare: number[] = [];
    const inOneGo: number[] = [];
    const whole: number[] = [];
    const contenders = [
      { work: () => readWithPromises(debt), took: bare },
      { work: async () => readInOneGo(debt), took: inOneGo },
      { work: () => loadDebt(workspace, setup), took: whole },
    ];
    for (const { work } of contenders) await work();
    for (let round = 0; round < rounds; round++)
      for (const { work, took } of round % 2 === 0 ? contenders : contenders.toReversed()) {
        collectGarbage();
        took.push(await workOf(work));
      }
    const toBare = ratio(whole, bare);
    const memory = await bytesPerItem(() => loadDebt(workspace, setup));
    const limits: Limit[] = [
      { what: `${items} debt items: index to bare reading`, value: toBare.median, most: 1.5, unit: '×' },
      { what: `${items} debt items: kept of each`, value: memory, most: 2000, unit: 'B' },
    ];
    return {
      tables: [
        {
          title: `A backlog of ${items} items: median (least–most)`,
          columns: ['list and read', 'index', 'to reading', 'read in one go', 'to that', 'kept per item'],
          rows: [
            [
              spread(summary(bare), milliseconds),
              spread(summary(whole), milliseconds),
              spread(toBare, times),
              spread(summary(inOneGo), milliseconds),
              spread(ratio(whole, inOneGo), times),
              `${Math.round(memory)} B`,
            ],
          ],
        },
      ],
      limits,
      figures: { bare, inOneGo, whole, bytesPerItem: memory },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeBacklog(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'whylint-backlog-'));
  mkdirSync(path.join(folder, 'docs/debt'), { recursive: true });
  mkdirSync(path.join(folder, '.git'));
  const text = Array.from({ length: 400 }, (_, line) => `  const value${line} = compute(${line});`).join('\n');
  const taken = new Set<string>();
  let seed = 17;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let at = 0; at < items; at++) {
    const id = drawDebtId(random, (each) => taken.has(each));
    taken.add(id);
    const { path: name, text: item } = logDebt({
      title: `Call ${at} is retried without a limit`,
      id,
      folder: 'docs/debt',
      created: '2026-09-14',
      by: '@dana',
      scores: at % 3 === 0 ? {} : { impact: 1 + (at % 10), confidence: 1 + (at % 9), effort: 1 + (at % 8) },
      place: { path: `src/file-${at % codeFiles}.ts`, line: 1 + (at % 400), text, commit: '9f3c1e2' },
    });
    const sentence = 'Every change needs a day of manual checking, because failures vanish here.';
    writeFileSync(path.join(folder, name), item.replace('\n\n- [', `\n\n${sentence}\n\n- [`));
  }
  return folder;
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

async function bytesPerItem(load: () => Promise<unknown>): Promise<number> {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const kept = await load();
  collectGarbage();
  const after = process.memoryUsage().heapUsed;
  return kept === undefined ? Number.NaN : (after - before) / items;
}

/** What Node hides behind an option on its command line. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
