import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Verdict {
  readonly passed: number;
  readonly failed: number;
  /** What could not be tested here. */
  readonly skipped?: number;
}

export const root = path.resolve(import.meta.dirname, '../..');

/** Where a run leaves its verdict for scripts/test.ts. */
export const verdictFile = (name: string) => path.join(root, 'out', 'verdicts', `${name}.json`);

export function writeVerdict(name: string, verdict: Verdict): void {
  mkdirSync(path.dirname(verdictFile(name)), { recursive: true });
  writeFileSync(verdictFile(name), JSON.stringify(verdict));
}

/**
 * The verdict of suites that ran in an extension host, from the file that they leave at their end. The host's exit code
 * alone won't do: one that crashed ends with 0 too.
 */
export function suitesVerdict(resultFile: string, exitCode: number | undefined): Verdict {
  if (!existsSync(resultFile)) return { passed: 0, failed: 1 };
  const { passes, failures } = JSON.parse(readFileSync(resultFile, 'utf8'));
  const ended = failures > 0 || (exitCode === 0 && passes > 0);
  return { passed: passes, failed: ended ? failures : 1 };
}
