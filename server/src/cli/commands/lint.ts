import { severities } from '../../config/severity.ts';
import { countFindings } from '../../engine/baseline.ts';
import { fixAll } from '../../engine/fix.ts';
import { type LintOptions, type LintResult, lint } from '../../engine/lint.ts';
import { concernsDebt, loadDebt } from '../../engine/load-debt.ts';
import { folderOf, joinPath } from '../../engine/paths.ts';
import type { Setup } from '../../engine/setup.ts';
import type { AnchorStates } from '../../model/anchor-state.ts';
import { createDocument, type Document } from '../../model/document.ts';
import type { Project } from '../../model/project.ts';
import { decodeSource, type Source } from '../../node/decode-source.ts';
import { WriteRefused } from '../../node/write-source.ts';
import type { Diagnostic } from '../../rules/diagnostic.ts';
import { rules } from '../../rules/index.ts';
import { UnreadableFile } from '../../workspace.ts';
import { type BaselineEntry, namedBaseline, reportGone, updateBaselines } from '../baseline-file.ts';
import { changedPaths } from '../changed-documents.ts';
import { type ExitStatus, exitStatus, type Run } from '../command.ts';
import { findDocuments, type Target } from '../find-documents.ts';
import { foundIn, ruleUrl } from '../found.ts';
import { type LintCache, openCache, watchingDay } from '../lint-cache.ts';
import { type LintCall, lintCall } from '../lint-options.ts';
import { type Call, UsageError, unknown } from '../options.ts';
import { createProjects, displayPath, type Projects, pathBelow } from '../projects.ts';
import { printReport, writeReportFiles } from '../report-formats.ts';
import { printable } from '../reporters/printable.ts';
import type { FileResult, Report } from '../reporters/report.ts';
import { reportProblems } from '../setup-problems.ts';
import { unifiedDiff } from '../unified-diff.ts';

/** Lints what the call names, reports on standard output, and says with the exit status what came of it. */
export async function lintDocuments(call: Call, run: Run): Promise<ExitStatus> {
  return lintFiles(await lintCall(call, run), run);
}

/** Looks into the files of code that a document names; undefined for one that is no debt item. */
export type LookUp = (target: Target, document: Document) => Promise<AnchorStates | undefined>;

/** The same for options that were read already. */
export async function lintFiles(options: LintCall, run: Run, lookUp?: LookUp): Promise<ExitStatus> {
  const session = await startSession(options, run, lookUp);
  const targets = options.stdin ? [await inputTarget(session)] : await namedTargets(session);
  for (const { setup } of targets) checkKind(setup, options.kind);
  for (const { path } of options.reportFiles) checkReportFile(targets, joinPath(run.cwd, path), path);

  for (const target of targets) await lintTarget(session, target);
  session.results.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const governing = targets.length > 0 ? targets : [await folderTarget(session, run.cwd)];
  if (await reportProblems(session, governing)) session.mistaken = true;
  await settleBaseline(session, governing);
  await session.cache?.save();
  await write(session);
  return statusOf(session);
}

/** One run in progress: what has been found so far, and what went wrong beside it. */
interface Session {
  readonly options: LintCall;
  readonly run: Run;
  readonly projects: Projects;
  readonly lintOptions: LintOptions;
  /** Present where links to code are all that is to be checked beside, and to be fixed. */
  readonly lookUp?: LookUp;
  /** Present where the call asks for one. */
  readonly cache?: LintCache;
  /** The backlogs that were read, by what governs them. */
  readonly backlogs: Map<Setup, Promise<Project>>;
  readonly results: FileResult[];
  readonly diffs: string[];
  readonly baselineEntries: BaselineEntry[];
  /** Says a line on standard error. */
  complain(path: string, message: string): void;
  /** A report lists them, or a later run's may. */
  readonly listsFixes: boolean;
  /** There is a finding that fails the run. */
  failing: boolean;
  /** Warnings that count. */
  warnings: number;
  /** The call or the configuration is wrong, or something in it could not be read or written. */
  mistaken: boolean;
  /** Whylint itself failed. */
  crashed: boolean;
}

async function startSession(options: LintCall, run: Run, lookUp?: LookUp): Promise<Session> {
  const { files, cwd } = run;
  const config = options.config === undefined ? undefined : joinPath(cwd, options.config);
  if (config !== undefined && (await files.entry(config)) !== 'file')
    throw new UsageError(`--config ${options.config}: no such file`);
  const { baseline, updatesBaseline } = options;
  const named = baseline === undefined ? undefined : await namedBaseline(run, baseline, updatesBaseline);
  const cache = await openCache(run, options);
  return {
    options,
    run,
    projects: createProjects({
      files,
      cwd,
      rules,
      writesBaseline: updatesBaseline,
      ...(config !== undefined && { config }),
      ...(named && { baseline: named }),
    }),
    lintOptions: {
      today: options.today ?? run.today,
      audience: options.audience,
      ...(options.kind !== undefined && { kind: options.kind }),
    },
    ...(lookUp && { lookUp }),
    ...(cache && { cache }),
    backlogs: new Map(),
    results: [],
    diffs: [],
    baselineEntries: [],
    listsFixes: cache !== undefined || [options, ...options.reportFiles].some(({ format }) => format === 'json'),
    complain: (path, message) => run.stderr.write(`${printable(`${displayPath(cwd, path)}: ${message}`)}\n`),
    failing: false,
    warnings: 0,
    mistaken: false,
    crashed: false,
  };
}

async function namedTargets({ options, run, projects, complain }: Session): Promise<Target[]> {
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

const inputTarget = (session: Session): Promise<Target> => {
  const { run, options } = session;
  return folderTarget(session, folderOf(joinPath(run.cwd, options.stdinPath ?? 'stdin')), options.stdinPath ?? 'stdin');
};

async function folderTarget({ projects, run }: Session, folder: string, name = ''): Promise<Target> {
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

/** One file that cannot be read or breaks Whylint does not keep the others from being linted. */
async function lintTarget(session: Session, target: Target): Promise<void> {
  try {
    const source = await sourceOf(session, target);
    if (source) await lintSource(session, target, source);
    else session.complain(target.path, 'no longer there');
  } catch (error) {
    const isUnreadable = error instanceof UnreadableFile;
    session.complain(
      target.path,
      isUnreadable ? error.message : `Whylint failed on this file: ${error instanceof Error ? error.message : error}`,
    );
    if (isUnreadable) session.mistaken = true;
    else session.crashed = true;
  }
}

async function sourceOf({ options, run }: Session, { path }: Target): Promise<Source | undefined> {
  return options.stdin ? decodeSource(path, await run.stdin()) : run.files.read(path);
}

async function lintSource(session: Session, target: Target, source: Source): Promise<void> {
  const { setup, project } = target;
  const below = pathBelow(project.root, target.path);
  const known = session.cache?.find(target, source.text);
  if (known) {
    if (known.result.kind === null && !target.named) return;
    if (setup.baseline && known.result.kind !== null)
      session.baselineEntries.push({
        baseline: setup.baseline,
        path: below,
        findings: () => new Map(),
        gone: known.gone,
      });
    add(session, known.result);
    return;
  }
  const document = createDocument(below, source.text);
  const given = await lintOptionsFor(session, target, document);
  const watched = session.cache && watchingDay(given);
  const lintOptions = watched?.lintOptions ?? given;
  const own = lint(document, setup, lintOptions);
  if (own.kind === null && !target.named) return;
  const fixing = session.lookUp ? { ...lintOptions, rules: linkRules } : lintOptions;
  const fixed = session.options.fixes === 'none' ? undefined : fixAll(document, setup, fixing);
  const isKept = fixed && fixed.document !== document && (await keep(session, target, source, fixed.document));
  if (fixed && isKept) record(session, target, fixed.document, lint(fixed.document, setup, lintOptions), fixed.fixed);
  else {
    const result = record(session, target, document, own, 0);
    // What other items say has to be asked of them each time.
    if (watched && !lintOptions.project)
      session.cache?.keep(target, source.text, { result, gone: own.gone }, watched.isDated());
  }
}

/** The backlog is read once somebody needs it: most runs are about post-mortems alone. */
async function lintOptionsFor(
  { lintOptions, backlogs, lookUp }: Session,
  target: Target,
  document: Document,
): Promise<LintOptions> {
  const { setup, project } = target;
  if (!concernsDebt(document, setup)) return lintOptions;
  const known = backlogs.get(setup) ?? loadDebt(project.workspace, setup);
  backlogs.set(setup, known);
  const anchors = await lookUp?.(target, document);
  return { ...lintOptions, project: await known, ...(anchors && { anchors }) };
}

/** The rules whose fixes `debt check` applies. */
const linkRules = rules.filter(({ name }) => name === 'moved-code-link');

/** Rules whose findings come with time alone: a build that was green stays so while nobody changes anything. */
const datedRules: ReadonlySet<string> = new Set(rules.filter(({ byDate }) => byDate).map(({ name }) => name));

/** Writes a fixed text, or adds it to the diff. */
async function keep(session: Session, { path }: Target, source: Source, fixed: Document): Promise<boolean> {
  if (session.options.fixes === 'preview') {
    const mark = source.bom ? '\ufeff' : '';
    session.diffs.push(unifiedDiff(displayPath(session.run.cwd, path), mark + source.text, mark + fixed.text));
    return true;
  }
  try {
    await session.run.files.write(source, fixed.text);
    return true;
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    session.complain(path, error.message);
    session.mistaken = true;
    return false;
  }
}

function record(
  session: Session,
  { path, setup }: Target,
  document: Document,
  linted: LintResult,
  fixed: number,
): FileResult {
  const { options, run } = session;
  const isCounted = linted.status !== 'draft' || options.strict;
  if (setup.baseline && linted.kind !== null) {
    const all = [
      ...linted.diagnostics,
      ...linted.suppressed.flatMap((each) => (each.by === 'baseline' ? [each.diagnostic] : [])),
    ];
    const findings = isCounted ? all : [];
    session.baselineEntries.push({
      baseline: setup.baseline,
      path: document.path,
      findings: () => countFindings(document, findings),
      gone: linted.gone,
    });
  }
  // What is about to be in the baseline is reported as what is in it.
  const result = options.updatesBaseline && setup.baseline && isCounted ? allKnown(linted) : linted;
  const isFailing = ({ severity }: Diagnostic) =>
    isCounted && severities.indexOf(severity) <= severities.indexOf(setup.config.failOn);
  // Of a document of no kind nothing is said: it was named by the way, perhaps by a glob.
  const diagnostics = result.kind === null ? [] : result.diagnostics;
  const file: FileResult = {
    path: options.stdin && options.stdinPath === undefined ? 'stdin' : displayPath(run.cwd, path),
    kind: result.kind,
    status: result.status,
    fixed,
    ...foundIn(
      document,
      { ...result, diagnostics },
      { isFailing, listsFixes: session.listsFixes, ...(run.homepage && { homepage: run.homepage }) },
    ),
  };
  add(session, file);
  return file;
}

function add(session: Session, file: FileResult): void {
  const counted = file.diagnostics.filter(({ rule }) => !datedRules.has(rule));
  session.failing ||= counted.some(({ failing }) => failing);
  if (file.status !== 'draft' || session.options.strict)
    session.warnings += counted.filter(({ severity }) => severity === 'warning').length;
  session.results.push(file);
}

function allKnown(result: LintResult): LintResult {
  const known = result.diagnostics.map((diagnostic) => ({ diagnostic, by: 'baseline', reason: '' }) as const);
  return { ...result, diagnostics: [], suppressed: [...result.suppressed, ...known] };
}

/** Writes the baseline if that was asked for, else says what is out of date in it. */
async function settleBaseline(session: Session, governing: readonly Target[]): Promise<void> {
  const { options, run, baselineEntries, mistaken, crashed } = session;
  if (options.updatesBaseline && !governing.some(({ setup }) => setup.baseline ?? setup.config.baseline))
    throw new UsageError('--update-baseline: into which file? --baseline FILE, or "baseline: FILE" in .whylint.yaml');
  if (!options.updatesBaseline) await reportGone(run, baselineEntries);
  else if (mistaken || crashed) run.stderr.write('whylint: the baseline was not written\n');
  else await updateBaselines(run, baselineEntries, options.audience);
}

function reportOf({ options, run, results, warnings, mistaken, crashed }: Session): Report {
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

async function write(session: Session): Promise<void> {
  const { options, run, results, diffs } = session;
  if (options.fixes !== 'preview') {
    const report = reportOf(session);
    // The files first: whoever reads standard output may have seen enough and end this.
    return writeReportFiles(run, options.reportFiles, report).finally(() => printReport(run, options.format, report));
  }
  run.stdout.write(diffs.join(''));
  const fixes = results.reduce((sum, { fixed }) => sum + fixed, 0);
  const left = results.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
  run.stderr.write(
    `whylint: nothing was written; --fix would apply ${fixes} in ${diffs.length} of ${results.length} files and leave ${left} findings\n`,
  );
}

function statusOf({ options, failing, warnings, mistaken, crashed }: Session): ExitStatus {
  if (crashed) return exitStatus.failed;
  if (mistaken) return exitStatus.wrongCall;
  return failing || warnings > options.mostWarnings ? exitStatus.findings : exitStatus.clean;
}
