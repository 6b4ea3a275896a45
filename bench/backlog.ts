import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { logDebt } from '../server/src/authoring/log-debt.ts';
import { loadDebt } from '../server/src/engine/load-debt.ts';
import { loadSetup } from '../server/src/engine/load-project.ts';
import { drawDebtId } from '../server/src/model/debt-id.ts';
import { nodeWorkspace } from '../server/src/node/workspace.ts';
import { rules } from '../server/src/rules/index.ts';
import type { Workspace } from '../server/src/workspace.ts';
import { type Limit, milliseconds, type Part, spread, times } from './report.ts';
import { ratio, summary } from './statistics.ts';

const items = 10_000;
/** Files of code that the items are anchored in. */
const codeFiles = 1000;

/** A backlog that is read when it is first needed, beside the bare reading of its files, in milliseconds of this thread. */
export async function measureBacklog({ rounds }: { readonly rounds: number }): Promise<Part> {
  const folder = writeBacklog();
  try {
    const workspace = nodeWorkspace(folder);
    const setup = await loadSetup(workspace, { from: '', rules });
    const bare: number[] = [];
    const whole: number[] = [];
    const contenders = [
      { work: () => readAll(workspace), took: bare },
      { work: () => loadDebt(workspace, setup), took: whole },
    ];
    for (const { work } of contenders) await work();
    for (let round = 0; round < rounds; round++)
      for (const { work, took } of round % 2 === 0 ? contenders : contenders.toReversed())
        took.push(await workOf(work));
    const toBare = ratio(whole, bare);
    const memory = await bytesPerItem(() => loadDebt(workspace, setup));
    const limits: Limit[] = [
      { what: `${items} debt items: index to bare reading`, value: toBare.median, most: 1.5, unit: '×' },
    ];
    return {
      tables: [
        {
          title: `A backlog of ${items} items: median (least–most)`,
          columns: ['list and read', 'index', 'to reading', 'kept per item'],
          rows: [
            [
              spread(summary(bare), milliseconds),
              spread(summary(whole), milliseconds),
              spread(toBare, times),
              Number.isNaN(memory) ? 'node --expose-gc tells' : `${Math.round(memory)} B`,
            ],
          ],
        },
      ],
      limits,
      figures: { bare, whole, bytesPerItem: memory },
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

/** What no index can do without. */
async function readAll(workspace: Workspace): Promise<void> {
  const paths = await workspace.list(['docs/debt/**/*.{md,markdown}'], { under: 'docs/debt' });
  // As many at once as the index reads.
  for (let from = 0; from < paths.length; from += 64)
    await Promise.all(paths.slice(from, from + 64).map((each) => workspace.read(each)));
}

async function workOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** NaN where the garbage collector cannot be called. */
async function bytesPerItem(load: () => Promise<unknown>): Promise<number> {
  const { gc } = globalThis;
  if (!gc) return Number.NaN;
  gc();
  const before = process.memoryUsage().heapUsed;
  const kept = await load();
  gc();
  const after = process.memoryUsage().heapUsed;
  return kept === undefined ? Number.NaN : (after - before) / items;
}
