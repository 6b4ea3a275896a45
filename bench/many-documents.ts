import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { postMortem } from './documents.ts';
import { doublings, linear } from './doublings.ts';
import { whylint } from './linters.ts';
import { type ProcessFigures, runMeasured } from './measured-process.ts';
import { mebibytes, milliseconds, type Part, spread, type Target, times } from './report.ts';
import { ratio, summary } from './statistics.ts';

/** Folders and how many documents each has: the first is a quarter of all, the first two are half. */
const folders = { a: 2500, b: 2500, c: 5000 };
const counts = [
  { count: 2500, globs: ['a/*.md'] },
  { count: 5000, globs: ['a/*.md', 'b/*.md'] },
  { count: 10_000, globs: ['a/*.md', 'b/*.md', 'c/*.md'] },
];
/** What a pull brings. */
const touched = 50;

/** Ten thousand documents on the command line, by doublings, and a change of fifty of them. */
export async function measureManyDocuments({ rounds }: { readonly rounds: number }): Promise<Part> {
  const folder = mkdtempSync(path.join(tmpdir(), 'whylint-bench-'));
  try {
    const changed = writeDocuments(folder);
    const run = async (args: readonly string[]): Promise<ProcessFigures> => {
      const ended = await runMeasured(whylint.program, ['lint', '--kind', 'post-mortem', ...args], folder);
      if (ended.status !== 0 && ended.status !== 1) throw new Error(`whylint ended with ${ended.status}`);
      return ended;
    };
    const all: ProcessFigures[][] = counts.map(() => []);
    const change: ProcessFigures[] = [];
    const alone: ProcessFigures[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const [at, { globs }] of counts.entries()) all[at]?.push(await run(globs));
      change.push(await run(['--changed', '.']));
      alone.push(await run(changed));
    }
    const measured = (what: 'wall' | 'cpu' | 'memory') =>
      counts.map(({ count }, at) => ({ count, values: all[at]?.map((each) => each[what]) ?? [] }));
    const ofCpu = (runs: readonly ProcessFigures[]) => runs.map(({ cpu }) => cpu);
    const grown = { wall: doublings(measured('wall')), memory: doublings(measured('memory')) };
    const targets: Target[] = [
      ...linear('documents: CPU', measured('cpu')),
      ...linear('documents: time', measured('wall')),
      ...linear('documents: memory', measured('memory')),
      {
        what: `CPU of --changed, ${touched} of 10000 documents: to these ${touched} alone`,
        value: ratio(ofCpu(change), ofCpu(alone)),
        most: 1.5,
        unit: '×',
      },
    ];
    return {
      tables: [
        {
          title: 'Command line over many documents of 1.5 kB, whole processes: median (least–most)',
          columns: ['', 'wall', 'doubled', 'CPU', 'memory', 'doubled'],
          rows: [
            ...counts.map(({ count }, at) => [
              String(count),
              spread(summary(all[at]?.map(({ wall }) => wall) ?? []), milliseconds),
              at === 0 ? '' : spread(grown.wall[at - 1] ?? summary([]), times),
              spread(summary(ofCpu(all[at] ?? [])), milliseconds),
              spread(summary(all[at]?.map(({ memory }) => memory) ?? []), mebibytes),
              at === 0 ? '' : spread(grown.memory[at - 1] ?? summary([]), times),
            ]),
            ...[
              { name: `--changed, ${touched} of 10000`, runs: change },
              { name: `these ${touched} alone`, runs: alone },
            ].map(({ name, runs }) => [
              name,
              spread(summary(runs.map(({ wall }) => wall)), milliseconds),
              '',
              spread(summary(ofCpu(runs)), milliseconds),
              spread(summary(runs.map(({ memory }) => memory)), mebibytes),
              '',
            ]),
          ],
        },
      ],
      targets,
      figures: { all, change, alone },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A repository with all of them committed and some changed since, whose paths are answered. */
function writeDocuments(folder: string): readonly string[] {
  const files: string[] = [];
  for (const [name, count] of Object.entries(folders)) {
    mkdirSync(path.join(folder, name));
    for (let at = 0; at < count; at++) {
      const file = `${name}/${String(at).padStart(5, '0')}.md`;
      // Texts of a hundred documents, over and over: to make them takes longer than to lint them.
      writeFileSync(path.join(folder, file), texts(at % 100));
      files.push(file);
    }
  }
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', '-c', 'gc.auto=0', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  git('init');
  git('add', '.');
  git('commit', '-m', 'All documents');
  const changed = Array.from({ length: touched }, (_, at) => files[at * Math.floor(files.length / touched)] ?? '');
  for (const file of changed) appendFileSync(path.join(folder, file), '\nAnd one more sentence.\n');
  return changed;
}

const made = new Map<number, string>();

function texts(seed: number): string {
  const text = made.get(seed) ?? postMortem(seed + 1, 0).slice(0, 1500);
  made.set(seed, text);
  return text;
}
