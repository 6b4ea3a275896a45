import { type ChangedSince, changedOption } from './changed-documents.ts';
import type { Run } from './command.ts';
import { choiceOption, configOption, countOption, dayOption, formatOption } from './option-values.ts';
import { type Call, UsageError } from './options.ts';
import { type Format, formats, type ReportFile, readReportFiles } from './report-formats.ts';

export interface LintCall {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly reportFiles: readonly ReportFile[];
  readonly fixes: 'none' | 'write' | 'preview';
  readonly kind?: string;
  readonly stdin: boolean;
  readonly stdinPath?: string;
  /** Absolute. */
  readonly config?: string;
  readonly today?: string;
  readonly strict: boolean;
  readonly mostWarnings: number;
  readonly audience: 'author' | 'shared';
  readonly baseline?: string;
  readonly updatesBaseline: boolean;
  readonly since?: ChangedSince;
  /** The file of the cache; '' for the usual one, absent without a cache. */
  readonly cache?: string;
}

/** The options of `lint`, checked one by one and together. @throws UsageError */
export async function lintCall(call: Call, run: Run): Promise<LintCall> {
  const format = formatOption(call, formats);
  const reportFiles = readReportFiles(call.values('output'));
  const { since, paths } = await changedOption(call, run);
  const kind = call.value('kind');
  const stdinPath = call.value('stdin-path');
  const today = dayOption(call, 'today');
  const baseline = call.value('baseline');
  const cache = call.value('cache-location') ?? (call.has('cache') ? '' : undefined);
  if (call.has('fix') && call.has('fix-dry-run'))
    throw new UsageError('--fix writes and --fix-dry-run does not; which one?');
  if (call.has('fix-dry-run') && (format !== 'text' || reportFiles.length > 0))
    throw new UsageError(`--fix-dry-run prints a diff, not ${format === 'text' ? 'a report' : format}`);
  if (call.has('fix-dry-run') && call.has('update-baseline'))
    throw new UsageError('--update-baseline writes and --fix-dry-run does not; which one?');
  if (call.has('stdin') && paths.length > 0) throw new UsageError('--stdin reads one document and takes no paths');
  if (call.has('stdin') && call.has('fix'))
    throw new UsageError('--fix cannot write to standard input; --fix-dry-run shows a diff');
  if (call.has('stdin') && (since || call.has('update-baseline')))
    throw new UsageError(`--${since ? 'changed' : 'update-baseline'} is about files, and --stdin reads none`);
  if (stdinPath !== undefined && !call.has('stdin')) throw new UsageError('--stdin-path goes with --stdin');
  if (kind !== undefined && paths.length === 0 && !call.has('stdin'))
    throw new UsageError('--kind wants the files that are of that kind');
  const config = await configOption(call, run);
  return {
    paths: paths.length > 0 ? paths : ['.'],
    format,
    reportFiles,
    fixes: call.has('fix') ? 'write' : call.has('fix-dry-run') ? 'preview' : 'none',
    ...(kind !== undefined && { kind }),
    stdin: call.has('stdin'),
    ...(stdinPath !== undefined && { stdinPath }),
    ...(config !== undefined && { config }),
    ...(today !== undefined && { today }),
    strict: call.has('strict'),
    mostWarnings: countOption(call, 'max-warnings') ?? Number.POSITIVE_INFINITY,
    audience: choiceOption(call, 'audience', ['author', 'shared']) ?? 'shared',
    ...(baseline !== undefined && { baseline }),
    updatesBaseline: call.has('update-baseline'),
    ...(since && { since }),
    ...(cache !== undefined && { cache }),
  };
}
