import type { LintOptions } from '../engine/lint.ts';
import type { Setup } from '../engine/setup.ts';
import type { AnchorStates } from '../model/anchor-state.ts';
import type { Document } from '../model/document.ts';
import type { Project } from '../model/project.ts';
import { type BaselineEntry, namedBaseline } from './baseline-file.ts';
import type { Run } from './command.ts';
import { complainOf } from './complain-of.ts';
import type { Target } from './find-documents.ts';
import { type LintCache, openCache } from './lint-cache.ts';
import type { LintCall } from './lint-options.ts';
import { createProjects, type Projects } from './projects.ts';
import type { FileResult } from './reporters/report.ts';

/** Looks into the files of code that a document names; undefined for one that is no debt item. */
export type LookUp = (target: Target, document: Document) => Promise<AnchorStates | undefined>;

/** One run in progress: what has been found so far, and what went wrong beside it. */
export interface LintRun {
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

export async function startLintRun(options: LintCall, run: Run, lookUp?: LookUp): Promise<LintRun> {
  const { files, cwd } = run;
  const { baseline, updatesBaseline, config } = options;
  const named = baseline === undefined ? undefined : await namedBaseline(run, baseline, updatesBaseline);
  const cache = await openCache(run, options);
  return {
    options,
    run,
    projects: createProjects({
      files,
      cwd,
      config,
      baseline: named,
      writesBaseline: updatesBaseline,
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
    complain: (path, message) => complainOf(run, path, message),
    failing: false,
    warnings: 0,
    mistaken: false,
    crashed: false,
  };
}
