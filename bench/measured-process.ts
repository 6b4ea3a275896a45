import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

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
    const began = performance.now();
    const child = spawn(process.execPath, ['--require', preload, program, ...args], {
      cwd,
      env: { ...process.env, WHYLINT_BENCH_USAGE: file, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (data: string) => {
        output += data;
      });
    }
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    const wall = performance.now() - began;
    const { cpu, memory } = JSON.parse(readFileSync(file, 'utf8')) as { cpu: number; memory: number };
    return { wall, cpu, memory, status, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
