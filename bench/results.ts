import { execFileSync } from 'node:child_process';
import os from 'node:os';
import type { Chart, Part, Table, Target } from './report.ts';

/** What a run of the bench found, as it is kept. */
export interface Results {
  readonly machine: Machine;
  /** `2026-11-21` */
  readonly date: string;
  readonly rounds: number;
  /** Milliseconds that the whole run took. */
  readonly took: number;
  readonly parts: readonly PartResults[];
}

export interface PartResults {
  readonly name: string;
  readonly tables: readonly Table[];
  readonly targets: readonly Target[];
  readonly charts: readonly Chart[];
}

/** What class of machine it was; not which. */
interface Machine {
  readonly cores: number;
  /** In GB, rounded. */
  readonly memory: number;
  readonly platform: string;
  readonly architecture: string;
  readonly node: string;
  /** What whole processes were measured by; absent where git does not say. */
  readonly commit?: string;
}

export const thisMachine = (): Machine => {
  const commit = latestCommit();
  return {
    cores: os.availableParallelism(),
    memory: Math.round(os.totalmem() / 1e9),
    platform: os.platform(),
    architecture: os.arch(),
    node: process.versions.node,
    ...(commit && { commit }),
  };
};

export const machineInWords = ({ cores, memory, platform, architecture, node }: Machine): string =>
  `${cores} cores, ${memory} GB, ${platform} ${architecture}, Node ${node}`;

/** Figures of single rounds are left to the file of the run. */
export const partResults = (name: string, { tables, targets, charts = [] }: Part): PartResults => ({
  name,
  tables,
  targets,
  charts,
});

/** As JSON, which has no NaN: null stands for what could not be measured. */
export const written = (results: Results): string => `${JSON.stringify(results, undefined, 1)}\n`;

/** @throws SyntaxError when the text is no JSON. */
export const read = (text: string): Results =>
  JSON.parse(text, (_, value: unknown) => (value === null ? Number.NaN : value)) as Results;

function latestCommit(): string | undefined {
  try {
    const git = (...args: readonly string[]) =>
      execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return `${git('rev-parse', '--short', 'HEAD').trim()}${git('status', '--porcelain', '--untracked-files=no') && '+'}`;
  } catch {
    return undefined;
  }
}
