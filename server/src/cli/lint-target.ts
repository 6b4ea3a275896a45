import { severities } from '../config/severity.ts';
import { countFindings } from '../engine/baseline.ts';
import { fixAll } from '../engine/fix.ts';
import { type LintOptions, type LintResult, lint } from '../engine/lint.ts';
import { concernsDebt, loadDebt } from '../engine/load-debt.ts';
import { createDocument, type Document } from '../model/document.ts';
import { decodeSource, type Source } from '../node/decode-source.ts';
import { WriteRefused } from '../node/write-source.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { rules } from '../rules/index.ts';
import { UnreadableFile } from '../workspace.ts';
import type { Target } from './find-documents.ts';
import { foundIn } from './found.ts';
import { watchingDay } from './lint-cache.ts';
import type { LintRun } from './lint-run.ts';
import { displayPath, pathBelow } from './projects.ts';
import type { FileResult } from './reporters/report.ts';
import { unifiedDiff } from './unified-diff.ts';

/** One file that cannot be read or breaks Whylint does not keep the others from being linted. */
export async function lintTarget(lintRun: LintRun, target: Target): Promise<void> {
  try {
    const source = await sourceOf(lintRun, target);
    if (source) await lintSource(lintRun, target, source);
    else lintRun.complain(target.path, 'no longer there');
  } catch (error) {
    const isUnreadable = error instanceof UnreadableFile;
    lintRun.complain(
      target.path,
      isUnreadable ? error.message : `Whylint failed on this file: ${error instanceof Error ? error.message : error}`,
    );
    if (isUnreadable) lintRun.mistaken = true;
    else lintRun.crashed = true;
  }
}

async function sourceOf({ options, run }: LintRun, { path }: Target): Promise<Source | undefined> {
  return options.stdin ? decodeSource(path, await run.stdin()) : run.files.read(path);
}

async function lintSource(lintRun: LintRun, target: Target, source: Source): Promise<void> {
  const { setup, project } = target;
  const below = pathBelow(project.root, target.path);
  const known = lintRun.cache?.find(target, source.text);
  if (known) {
    if (known.result.kind === null && !target.named) return;
    if (setup.baseline && known.result.kind !== null)
      lintRun.baselineEntries.push({
        baseline: setup.baseline,
        path: below,
        findings: () => new Map(),
        gone: known.gone,
      });
    add(lintRun, known.result);
    return;
  }
  const document = createDocument(below, source.text);
  const given = await lintOptionsFor(lintRun, target, document);
  const watched = lintRun.cache && watchingDay(given);
  const lintOptions = watched?.lintOptions ?? given;
  const own = lint(document, setup, lintOptions);
  if (own.kind === null && !target.named) return;
  const fixing = lintRun.lookUp ? { ...lintOptions, rules: linkRules } : lintOptions;
  const fixed = lintRun.options.fixes === 'none' ? undefined : fixAll(document, setup, fixing);
  const isKept = fixed && fixed.document !== document && (await keep(lintRun, target, source, fixed.document));
  if (fixed && isKept) record(lintRun, target, fixed.document, lint(fixed.document, setup, lintOptions), fixed.fixed);
  else {
    const result = record(lintRun, target, document, own, 0);
    // What other items say has to be asked of them each time.
    if (watched && !lintOptions.project)
      lintRun.cache?.keep(target, source.text, { result, gone: own.gone }, watched.isDated());
  }
}

/** The backlog is read once somebody needs it: most runs are about post-mortems alone. */
async function lintOptionsFor(
  { lintOptions, backlogs, lookUp }: LintRun,
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
async function keep(lintRun: LintRun, { path }: Target, source: Source, fixed: Document): Promise<boolean> {
  if (lintRun.options.fixes === 'preview') {
    const mark = source.bom ? '\ufeff' : '';
    lintRun.diffs.push(unifiedDiff(displayPath(lintRun.run.cwd, path), mark + source.text, mark + fixed.text));
    return true;
  }
  try {
    await lintRun.run.files.write(source, fixed.text);
    return true;
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    lintRun.complain(path, error.message);
    lintRun.mistaken = true;
    return false;
  }
}

function record(
  lintRun: LintRun,
  { path, setup }: Target,
  document: Document,
  linted: LintResult,
  fixed: number,
): FileResult {
  const { options, run } = lintRun;
  const isCounted = linted.status !== 'draft' || options.strict;
  if (setup.baseline && linted.kind !== null) {
    const all = [
      ...linted.diagnostics,
      ...linted.suppressed.flatMap((each) => (each.by === 'baseline' ? [each.diagnostic] : [])),
    ];
    const findings = isCounted ? all : [];
    lintRun.baselineEntries.push({
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
      { isFailing, listsFixes: lintRun.listsFixes, ...(run.homepage && { homepage: run.homepage }) },
    ),
  };
  add(lintRun, file);
  return file;
}

function add(lintRun: LintRun, file: FileResult): void {
  const counted = file.diagnostics.filter(({ rule }) => !datedRules.has(rule));
  lintRun.failing ||= counted.some(({ failing }) => failing);
  if (file.status !== 'draft' || lintRun.options.strict)
    lintRun.warnings += counted.filter(({ severity }) => severity === 'warning').length;
  lintRun.results.push(file);
}

function allKnown(result: LintResult): LintResult {
  const known = result.diagnostics.map((diagnostic) => ({ diagnostic, by: 'baseline', reason: '' }) as const);
  return { ...result, diagnostics: [], suppressed: [...result.suppressed, ...known] };
}
