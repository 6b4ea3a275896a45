import { joinPath } from '../engine/paths.ts';
import type { SetupProblem } from '../engine/setup.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Run } from './command.ts';
import type { Target } from './find-documents.ts';
import { displayPath, type Project } from './projects.ts';
import { printable } from './reporters/printable.ts';
import type { FileResult } from './reporters/report.ts';

interface Reporting {
  readonly run: Run;
  readonly results: readonly FileResult[];
}

/**
 * Says on standard error, one line each, what is wrong with configurations and templates; a template that was linted
 * itself has said so already.
 *
 * @returns Whether a configuration is wrong.
 */
export async function reportProblems({ run, results }: Reporting, targets: readonly Target[]): Promise<boolean> {
  const linted = new Set(results.map(({ path }) => path));
  const said = new Set<string>();
  let isWrong = false;
  for (const { setup, project } of uniqueSetups(targets)) {
    for (const problem of setup.problems) {
      const path = displayPath(run.cwd, joinPath(project.root, problem.path));
      if (problem.source === 'template' && linted.has(path)) continue;
      const line = await problemLine(run, project, problem);
      if (said.has(line)) continue;
      said.add(line);
      run.stderr.write(`${printable(line)}\n`);
      isWrong ||= problem.source === 'config' && (problem.severity === 'error' || problem.severity === 'warning');
    }
  }
  return isWrong;
}

const uniqueSetups = (targets: readonly Target[]): readonly Target[] => [
  ...new Map(targets.map((target) => [target.setup, target])).values(),
];

/** `file:line:column: what is wrong`; line and column count from 1. */
export async function problemLine(
  { cwd }: Pick<Run, 'cwd'>,
  { root, workspace }: Pick<Project, 'root' | 'workspace'>,
  { path, range, message }: SetupProblem,
): Promise<string> {
  const text = await workspace.read(path).catch(() => undefined);
  const { line, column } = new LineIndex(text ?? '').position(range.start);
  return `${displayPath(cwd, joinPath(root, path))}:${line + 1}:${column + 1}: ${message}`;
}
