// npm test [-- step …]: every check of the project in turn, those that follow a failure too; its last line counts them all.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Where it leaves how many tests passed, failed and were skipped; a step without counts as one test. */
  readonly results?: string;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** What could not be tested on this machine. */
  readonly skipped: number;
}

const verdict = (name: string) => `out/verdicts/${name}.json`;
const steps: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings'] },
  { name: 'types', command: ['tsc'] },
  { name: 'generated files', command: ['node', 'scripts/generate.ts', '--check'] },
  { name: 'build', command: ['npm', 'run', 'package'] },
  {
    name: 'unit, protocol, command line',
    command: [
      'vitest',
      'run',
      '--no-color',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${verdict('vitest')}`,
    ],
    results: verdict('vitest'),
  },
  {
    name: 'neovim',
    command: ['node', 'test/editors/neovim.ts'],
    results: verdict('neovim'),
  },
  {
    name: 'emacs',
    command: ['node', 'test/editors/emacs.ts'],
    results: verdict('emacs'),
  },
  {
    name: 'inside VS Code, from the folder',
    command: ['node', 'test/host/run.ts'],
    results: verdict('vscode-dev'),
  },
  {
    name: 'inside VS Code, installed',
    command: ['node', 'test/host/run.ts', 'whylint.vsix'],
    results: verdict('vscode-vsix'),
  },
  {
    name: 'workbench, installed',
    command: ['node', 'test/host/ui.ts', 'vsix'],
    results: verdict('ui-vsix'),
  },
];
/** A step that hangs is ended after this many milliseconds. */
const limit = 15 * 60_000;

process.chdir(path.resolve(import.meta.dirname, '..'));
rmSync('out/verdicts', { recursive: true, force: true });
const wanted = process.argv.slice(2);
const chosen = steps.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
if (chosen.length === 0) {
  console.error(`No step has that name; there are:\n${steps.map(({ name }) => `  ${name}`).join('\n')}`);
  process.exit(2);
}
const total = { passed: 0, failed: 0, skipped: 0 };
for (const step of chosen) {
  const { passed, failed, skipped } = await outcome(step);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
console.log(`\n${summary(total)}`);
process.exit(total.failed > 0 ? 1 : 0);

function summary({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Runs a step and tells of it: in a line when it passed, with all that it printed when it failed or skipped something. */
async function outcome(step: Step): Promise<Counts> {
  process.stdout.write(`${step.name} … `);
  const began = Date.now();
  const { status, output } = await run(step.command);
  const counts = countsOf(step, status);
  const took = `${((Date.now() - began) / 1000).toFixed(1)} s`;
  if (counts.failed > 0) console.log(`FAILED, ${summary(counts)} (${took})\n\n${output.trimEnd()}\n`);
  else if (counts.skipped > 0) console.log(`${summary(counts)} (${took})\n\n${output.trimEnd()}\n`);
  else console.log(`${step.results ? `${counts.passed} passed` : 'passed'} (${took})`);
  return counts;
}

/** A run that failed without a failed test, or passed without a test passed or skipped, is one failure itself. */
function countsOf({ results }: Step, status: number | null): Counts {
  const counts = results ? readCounts(results) : { passed: status === 0 ? 1 : 0, failed: 0, skipped: 0 };
  const wrong = counts.failed === 0 && (status !== 0 || counts.passed + counts.skipped === 0);
  return wrong ? { ...counts, failed: 1 } : counts;
}

function readCounts(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const found = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: found.passed ?? found.numPassedTests,
    failed: found.failed ?? found.numFailedTests,
    // No test of vitest's is: test/repo/tests-run.test.ts sees to that.
    skipped: found.skipped ?? 0,
  };
}

function run([program = '', ...args]: readonly string[]): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const windows = process.platform === 'win32';
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: windows, detached: !windows });
    let output = '';
    const add = (data: Buffer) => {
      output += data;
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    const end = () => {
      output += `\nended after ${limit / 60_000} minutes`;
      if (child.pid !== undefined) process.kill(windows ? child.pid : -child.pid, 'SIGKILL');
    };
    const timer = setTimeout(end, limit);
    child.on('error', (error) => {
      output += error.message;
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({ status, output });
    });
  });
}
