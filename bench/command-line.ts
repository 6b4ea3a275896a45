import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { folderOfPostMortems, type GeneratedDocument, postMortem } from './documents.ts';
import { inTurn } from './in-turn.ts';
import { bareParse, contextlint, type Linter, markdownlint, remark, rust, textlint, whylint } from './linters.ts';
import { type ProcessFigures, runMeasured, runNative } from './measured-process.ts';
import {
  type Chart,
  exactly,
  mebibytes,
  milliseconds,
  type Part,
  spread,
  type Table,
  type Target,
  times,
} from './report.ts';
import { ratio, type Summary, summary } from './statistics.ts';

interface CommandLineOptions {
  readonly rounds: number;
  readonly peers: boolean;
  /** How many post-mortems to generate. */
  readonly documents: number;
  /** A folder of Markdown to lint in their place. */
  readonly folder?: string;
}

type Contender = 'whylint' | 'itself' | 'rust' | 'markdownlint' | 'contextlint' | 'remark' | 'textlint' | 'bareParse';

type Contenders = Readonly<Partial<Record<Contender, Linter>>>;

interface Usage {
  readonly wall: Summary;
  readonly cpu: Summary;
  readonly memory: Summary;
}

interface LinterFigures extends Usage {
  readonly name: string;
  readonly files: number;
  /** Of ours in the same round to it. */
  readonly ratios: Usage;
}

type Figures = Readonly<Partial<Record<Contender, LinterFigures>>>;

/** Whole processes, ours and the peers' by turns: over a folder of Markdown, and over a single file. */
export async function measureCommandLine(options: CommandLineOptions): Promise<Part> {
  const { folder, documents, rounds, peers } = options;
  const contenders: Contenders = { whylint, itself: whylint, ...(peers && peersOfMany()) };
  const many = folder
    ? await measureFolder(folder, contenders, rounds)
    : await measureGenerated(folderOfPostMortems(documents), contenders, rounds);
  const name = folder ? 'the Markdown of a folder' : `${documents} generated post-mortems`;
  // Without those that are slower than the rest many times over.
  const { remark: _, textlint: __, ...few } = contenders;
  const one = await measureGenerated([{ path: 'docs/post-mortem.md', text: postMortem(5, 10_000) }], few, rounds);
  return {
    tables: [table(name, many), table('one post-mortem of 10 kB', one)],
    targets: targets(folder ? 'a folder' : `${documents} files`, many, one, peers),
    charts: [timeChart(name, many), memoryChart(name, many), timeChart('one post-mortem of 10 kB', one)],
    figures: { many, one },
  };
}

function peersOfMany(): Contenders {
  const native = rust();
  return {
    ...(native && { rust: native }),
    markdownlint: markdownlint(),
    contextlint: contextlint(),
    remark: remark(),
    textlint: textlint(),
    bareParse,
  };
}

async function measureGenerated(
  documents: readonly GeneratedDocument[],
  contenders: Contenders,
  rounds: number,
): Promise<Figures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'whylint-bench-'));
  try {
    for (const { path: below, text } of documents) {
      mkdirSync(path.join(folder, path.dirname(below)), { recursive: true });
      writeFileSync(path.join(folder, below), text);
    }
    return await measureFolder(folder, contenders, rounds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureFolder(folder: string, contenders: Contenders, rounds: number): Promise<Figures> {
  const linters = Object.entries(contenders).map(([who, linter]) => ({
    who,
    linter,
    files: 0,
    runs: [] as ProcessFigures[],
  }));
  for (const each of linters) each.files = await filesRead(each.linter, folder);
  for (let round = 0; round < rounds; round++) {
    for (const { linter, runs } of inTurn(linters, round)) {
      const ended = await run(linter, linter.args, folder);
      if (ended.status !== 0 && ended.status !== 1) throw new Error(failure(linter, ended));
      runs.push(ended);
    }
  }
  const ours = linters[0]?.runs ?? [];
  return Object.fromEntries(
    linters.map(({ who, linter, files, runs }): [string, LinterFigures] => {
      const usage = (show: (what: 'wall' | 'cpu' | 'memory') => Summary): Usage => ({
        wall: show('wall'),
        cpu: show('cpu'),
        memory: show('memory'),
      });
      const of = (these: readonly ProcessFigures[], what: 'wall' | 'cpu' | 'memory') => these.map((each) => each[what]);
      return [
        who,
        {
          name: who === 'itself' ? `${linter.name} to itself` : linter.name,
          files,
          ...usage((what) => summary(of(runs, what))),
          ratios: usage((what) => ratio(of(ours, what), of(runs, what))),
        },
      ];
    }),
  );
}

/** A linter that reads nothing would be fast. @throws Error when it did. */
async function filesRead(linter: Linter, folder: string): Promise<number> {
  const ended = await run(linter, linter.proofArgs, folder);
  const count = ended.status === 0 || ended.status === 1 ? linter.filesRead(ended.output) : 0;
  if (count === 0) throw new Error(failure(linter, ended));
  return count;
}

const run = ({ program, isNative }: Linter, args: readonly string[], folder: string): Promise<ProcessFigures> =>
  isNative ? runNative(program, args, folder) : runMeasured(program, args, folder);

const failure = ({ name }: Linter, { status, output }: ProcessFigures): string =>
  `${name} ended with ${status} and linted nothing: ${output.slice(0, 400)}`;

const table = (name: string, figures: Figures): Table => ({
  title: `Command line over ${name}, whole processes: median (least–most), and ours to theirs`,
  columns: ['', 'files', 'wall', 'CPU', 'memory', 'wall, ours to it', 'CPU, ours to it', 'memory, ours to it'],
  rows: Object.values(figures).map(({ name: linter, files, wall, cpu, memory, ratios }, at) => [
    linter,
    String(files),
    spread(wall, milliseconds),
    spread(cpu, milliseconds),
    spread(memory, mebibytes),
    ...(at === 0
      ? ['', '', '']
      : [spread(ratios.wall, times), spread(ratios.cpu, times), spread(ratios.memory, times)]),
  ]),
});

const shown = ({ itself: _, ...figures }: Figures): readonly LinterFigures[] => Object.values(figures);

const timeChart = (name: string, figures: Figures): Chart => ({
  title: `Command line over ${name}, whole process`,
  unit: 'ms',
  besides: 'CPU of all threads',
  bars: shown(figures).map(({ name: linter, wall, cpu }) => ({ name: linter, value: wall, beside: cpu })),
});

const memoryChart = (name: string, figures: Figures): Chart => ({
  title: `Memory of the command line over ${name}, at most`,
  unit: 'MiB',
  bars: shown(figures).map(({ name: linter, memory }) => ({ name: linter, value: inMebibytes(memory) })),
});

const inMebibytes = (bytes: Summary): Summary => ({
  ...bytes,
  median: bytes.median / 2 ** 20,
  least: bytes.least / 2 ** 20,
  most: bytes.most / 2 ** 20,
  low: bytes.low / 2 ** 20,
  high: bytes.high / 2 ** 20,
});

function targets(name: string, many: Figures, one: Figures, peers: boolean): Target[] {
  if (!peers) return [];
  const names: Readonly<Partial<Record<Contender, string>>> = {
    rust: 'rumdl',
    bareParse: 'bare parse',
    remark: 'remark-cli',
    markdownlint: 'markdownlint-cli2',
  };
  const target = (what: string, figures: Figures, who: Contender, of: keyof Usage, most?: number): Target => ({
    what: `${what}: ${of === 'memory' ? 'memory' : of === 'cpu' ? 'CPU' : 'wall'} to ${names[who] ?? who}`,
    value: figures[who]?.ratios[of] ?? exactly(Number.NaN),
    unit: '×',
    ...(most !== undefined && { most }),
    ...(figures.itself && { noise: figures.itself.ratios[of] }),
  });
  return [
    target(name, many, 'rust', 'wall'),
    target(name, many, 'rust', 'cpu'),
    target(name, many, 'markdownlint', 'wall', 0.5),
    target(name, many, 'markdownlint', 'cpu'),
    target(name, many, 'contextlint', 'wall', 0.7),
    target(name, many, 'contextlint', 'cpu'),
    target(name, many, 'remark', 'wall'),
    target(name, many, 'textlint', 'wall'),
    target(name, many, 'bareParse', 'wall', 1),
    target(name, many, 'bareParse', 'cpu'),
    target(name, many, 'bareParse', 'memory', 1.2),
    target('one file of 10 kB', one, 'rust', 'wall'),
    target('one file of 10 kB', one, 'markdownlint', 'wall', 0.6),
    target('one file of 10 kB', one, 'contextlint', 'wall'),
    target('one file of 10 kB', one, 'bareParse', 'wall'),
  ];
}
