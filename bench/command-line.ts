import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { folderOfPostMortems } from './documents.ts';
import { type ProcessFigures, runMeasured } from './measured-process.ts';
import { type Linter, peerLinters } from './peers.ts';
import { megabytes, milliseconds, type Part, spread, type Table, times } from './report.ts';
import { ratio, type Summary, summary } from './statistics.ts';

interface CommandLineOptions {
  readonly rounds: number;
  readonly peers: boolean;
  /** How many post-mortems to generate. */
  readonly documents: number;
  /** A folder of Markdown to lint in their place. */
  readonly folder?: string;
}

interface LinterFigures {
  readonly name: string;
  readonly files: number;
  readonly wall: Summary;
  readonly cpu: Summary;
  readonly memory: Summary;
  /** To ours in the same round. */
  readonly ratios: { readonly wall: Summary; readonly cpu: Summary; readonly memory: Summary };
}

const whylint: Linter = {
  name: 'whylint',
  program: path.resolve(import.meta.dirname, '../server/bin/whylint.js'),
  args: ['lint', '--kind', 'post-mortem', '**/*.md'],
  proofArgs: ['lint', '--kind', 'post-mortem', '--format', 'json', '**/*.md'],
  filesRead: (output) => (JSON.parse(output) as { summary: { files: number } }).summary.files,
};

/** Whole processes over a folder of Markdown, ours and the peers' by turns. */
export async function measureCommandLine(options: CommandLineOptions): Promise<Part> {
  const linters = [whylint, ...(options.peers ? peerLinters() : [])];
  const folder = options.folder ?? generatedFolder(options.documents);
  try {
    const files = new Map<Linter, number>();
    for (const linter of linters) files.set(linter, await filesRead(linter, folder));
    const runs = new Map<Linter, ProcessFigures[]>(linters.map((linter) => [linter, []]));
    for (let round = 0; round < options.rounds; round++) {
      for (const linter of linters) {
        const run = await runMeasured(linter.program, linter.args, folder);
        if (run.status !== 0 && run.status !== 1) throw new Error(failure(linter, run));
        runs.get(linter)?.push(run);
      }
    }
    const ours = runs.get(whylint) ?? [];
    const figures = linters.map((linter): LinterFigures => {
      const of = (what: 'wall' | 'cpu' | 'memory') => runs.get(linter)?.map((run) => run[what]) ?? [];
      const compared = (what: 'wall' | 'cpu' | 'memory') =>
        ratio(
          ours.map((run) => run[what]),
          of(what),
        );
      return {
        name: linter.name,
        files: files.get(linter) ?? 0,
        wall: summary(of('wall')),
        cpu: summary(of('cpu')),
        memory: summary(of('memory')),
        ratios: { wall: compared('wall'), cpu: compared('cpu'), memory: compared('memory') },
      };
    });
    return { tables: [table(figures, options)], limits: [], figures };
  } finally {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function generatedFolder(documents: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'whylint-bench-'));
  for (const { path: below, text } of folderOfPostMortems(documents)) {
    mkdirSync(path.join(folder, path.dirname(below)), { recursive: true });
    writeFileSync(path.join(folder, below), text);
  }
  return folder;
}

/** A linter that reads nothing would be fast. @throws Error when it did. */
async function filesRead(linter: Linter, folder: string): Promise<number> {
  const run = await runMeasured(linter.program, linter.proofArgs, folder);
  const count = run.status === 0 || run.status === 1 ? linter.filesRead(run.output) : 0;
  if (count === 0) throw new Error(failure(linter, run));
  return count;
}

const failure = ({ name }: Linter, { status, output }: ProcessFigures): string =>
  `${name} ended with ${status} and linted nothing: ${output.slice(0, 400)}`;

function table(figures: readonly LinterFigures[], { folder, documents }: CommandLineOptions): Table {
  const what = folder === undefined ? `${documents} generated post-mortems` : 'the Markdown of a folder';
  return {
    title: `Command line over ${what}, whole processes: median (least–most), and ours to theirs`,
    columns: ['', 'files', 'wall', 'CPU', 'memory', 'wall, ours to it', 'CPU, ours to it'],
    rows: figures.map(({ name, files, wall, cpu, memory, ratios }, at) => [
      name,
      String(files),
      spread(wall, milliseconds),
      spread(cpu, milliseconds),
      megabytes(memory.median),
      at === 0 ? '' : spread(ratios.wall, times),
      at === 0 ? '' : spread(ratios.cpu, times),
    ]),
  };
}
