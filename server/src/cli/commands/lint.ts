import { folderOf, joinPath } from '../../engine/paths.ts';
import type { Setup } from '../../engine/setup.ts';
import { rules } from '../../rules/index.ts';
import { reportGone, updateBaselines } from '../baseline-file.ts';
import { changedPaths } from '../changed-documents.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { findDocuments, type Target } from '../find-documents.ts';
import { ruleUrl } from '../found.ts';
import { type LintCall, lintCall } from '../lint-options.ts';
import { type LintRun, type LookUp, startLintRun } from '../lint-run.ts';
import { lintTarget } from '../lint-target.ts';
import { type Call, UsageError, unknown } from '../options.ts';
import { byPath, pathBelow } from '../projects.ts';
import { printReport, writeReportFiles } from '../report-formats.ts';
import type { FileResult, Report } from '../reporters/report.ts';
import { reportProblems } from '../setup-problems.ts';

/** Lints what the call names, reports on standard output, and says with the exit status what came of it. */
export async function lintDocuments(call: Call, run: Run): Promise<ExitStatus> {
  return lintFiles(await lintCall(call, run), run);
}

/** The same for options that were read already. */
export async function lintFiles(options: LintCall, run: Run, lookUp?: LookUp): Promise<ExitStatus> {
  const lintRun = await startLintRun(options, run, lookUp);
  const targets = options.stdin ? [await inputTarget(lintRun)] : await namedTargets(lintRun);
  for (const { setup } of targets) checkKind(setup, options.kind);
  for (const { path } of options.reportFiles) checkReportFile(targets, joinPath(run.cwd, path), path);

  for (const target of targets) await lintTarget(lintRun, target);
  lintRun.results.sort(byPath);
  const governing = targets.length > 0 ? targets : [await folderTarget(lintRun, run.cwd)];
  if (await reportProblems(lintRun, governing)) lintRun.mistaken = true;
  await settleBaseline(lintRun, governing);
  await lintRun.cache?.save();
  await write(lintRun);
  return statusOf(lintRun);
}

async function namedTargets({ options, run, projects, complain }: LintRun): Promise<Target[]> {
  const changed = options.since && (await changedPaths(run, options.since));
  const targets = await findDocuments(
    {
      files: run.files,
      projects,
      cwd: run.cwd,
      everyKind: options.kind !== undefined,
      onUnreadable: (folder) => complain(folder, 'cannot be looked into'),
    },
    options.paths,
  );
  return changed ? targets.filter(({ path }) => changed.has(path)) : targets;
}

const inputTarget = (lintRun: LintRun): Promise<Target> => {
  const { run, options } = lintRun;
  return folderTarget(lintRun, folderOf(joinPath(run.cwd, options.stdinPath ?? 'stdin')), options.stdinPath ?? 'stdin');
};

async function folderTarget({ projects, run }: LintRun, folder: string, name = ''): Promise<Target> {
  const project = await projects.of(folder);
  const path = joinPath(run.cwd, name);
  return { path, project, named: true, setup: await project.setup(pathBelow(project.root, folder)) };
}

function checkKind({ kinds }: Setup, kind: string | undefined): void {
  const names = kinds.map(({ name }) => name);
  if (kind !== undefined && !names.includes(kind))
    throw new UsageError(`--kind ${kind}: ${unknown(kind, [...new Set(names)])}`);
}

/** A report never takes the place of a document. */
function checkReportFile(targets: readonly Target[], path: string, name: string): void {
  if (targets.some((target) => target.path === path))
    throw new UsageError(`--output: ${name} is one of the documents; the report wants a file of its own`);
}

/** Writes the baseline if that was asked for, else says what is out of date in it. */
async function settleBaseline(lintRun: LintRun, governing: readonly Target[]): Promise<void> {
  const { options, run, baselineEntries, mistaken, crashed } = lintRun;
  if (options.updatesBaseline && !governing.some(({ setup }) => setup.baseline ?? setup.config.baseline))
    throw new UsageError('--update-baseline: into which file? --baseline FILE, or "baseline: FILE" in .whylint.yaml');
  if (!options.updatesBaseline) await reportGone(run, baselineEntries);
  else if (mistaken || crashed) run.stderr.write('whylint: the baseline was not written\n');
  else await updateBaselines(run, baselineEntries, options.audience);
}

function reportOf({ options, run, results, warnings, mistaken, crashed }: LintRun): Report {
  const isTooMany = warnings > options.mostWarnings;
  const isCounted = ({ status }: FileResult) => status !== 'draft' || options.strict;
  return {
    results: isTooMany ? results.map((file) => (isCounted(file) ? withFailingWarnings(file) : file)) : results,
    rules: rules
      .filter(({ audience }) => audience === 'everyone' || options.audience === 'author')
      .map((rule) => ({ ...rule, ...ruleUrl(run.homepage, rule.name) })),
    version: run.version,
    ...(run.homepage !== undefined && { homepage: run.homepage }),
    isComplete: !mistaken && !crashed,
    ...(options.since && { changedSince: options.since.ref ?? 'the latest commit' }),
  };
}

const withFailingWarnings = (file: FileResult): FileResult => ({
  ...file,
  diagnostics: file.diagnostics.map((each) => ({ ...each, failing: each.failing || each.severity === 'warning' })),
});

async function write(lintRun: LintRun): Promise<void> {
  const { options, run, results, diffs } = lintRun;
  if (options.fixes !== 'preview') {
    const report = reportOf(lintRun);
    // The files first: whoever reads standard output may have seen enough and end this.
    return writeReportFiles(run, options.reportFiles, report).finally(() => printReport(run, options.format, report));
  }
  // In the order of what is reported.
  run.stdout.write(diffs.toSorted().join(''));
  const fixes = results.reduce((sum, { fixed }) => sum + fixed, 0);
  const left = results.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
  run.stderr.write(
    `whylint: nothing was written; --fix would apply ${fixes} in ${diffs.length} of ${results.length} files and leave ${left} findings\n`,
  );
}

function statusOf({ options, failing, warnings, mistaken, crashed }: LintRun): ExitStatus {
  if (crashed) return exitStatus.failed;
  if (mistaken) return exitStatus.wrongCall;
  return failing || warnings > options.mostWarnings ? exitStatus.findings : exitStatus.clean;
}
