import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { childTimes, peakMemory } from './process-figures.ts';

export interface ProcessFigures {
  /** From its start to its end, in milliseconds. */
  readonly wall: number;
  /** User and system time of all its threads, in milliseconds. */
  readonly cpu: number;
  /** The most memory it had at a time, in bytes. */
  readonly memory: number;
  readonly status: number | null;
  readonly output: string;
}

const preload = path.join(import.meta.dirname, 'resource-usage.cjs');

/** Runs a Node program to its end under the same Node as this one. @throws Error when it leaves no figures behind. */
export async function runMeasured(program: string, args: readonly string[], cwd: string): Promise<ProcessFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'whylint-bench-'));
  const file = path.join(folder, 'usage.json');
  try {
    const environment = { WHYLINT_BENCH_USAGE: file };
    const ended = await run(process.execPath, ['--require', preload, program, ...args], cwd, environment);
    return { ...ended, ...(JSON.parse(readFileSync(file, 'utf8')) as { cpu: number; memory: number }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs any other program: its CPU time comes in steps of ten milliseconds, its memory is looked at every few. */
export async function runNative(program: string, args: readonly string[], cwd: string): Promise<ProcessFigures> {
  const before = childTimes();
  let memory = Number.NaN;
  const ended = await run(program, args, cwd, {}, ({ pid }) => {
    const now = peakMemory(pid);
    if (!Number.isNaN(now)) memory = now;
  });
  return { ...ended, cpu: childTimes() - before, memory };
}

async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: NodeJS.ProcessEnv,
  look?: (child: ChildProcess) => void,
): Promise<Pick<ProcessFigures, 'wall' | 'status' | 'output'>> {
  const began = performance.now();
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...environment, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const timer = look && setInterval(look, 3, child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (data: string) => {
      output += data;
    });
  }
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    return { wall: performance.now() - began, status, output };
  } finally {
    clearInterval(timer);
  }
}
