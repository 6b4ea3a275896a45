import { joinPath } from '../engine/paths.ts';
import { GitFailed } from '../node/git.ts';
import type { Run } from './command.ts';
import { isGlob } from './find-documents.ts';
import { type Call, UsageError } from './options.ts';

/** The commit that documents are to differ from; the latest one if none is named. */
export interface ChangedSince {
  readonly ref?: string;
}

/**
 * Reads `--changed [REF]`. A word behind it that is a path or a glob is no commit but what to lint: `--changed docs`;
 * where it is both, `--changed=docs` means the commit.
 */
export async function changedOption(
  call: Call,
  { files, cwd }: Run,
): Promise<{ readonly since?: ChangedSince; readonly paths: readonly string[] }> {
  if (!call.has('changed')) return { paths: call.arguments };
  const value = call.value('changed');
  if (value === undefined) return { since: {}, paths: call.arguments };
  const isPath =
    !call.isJoined('changed') && (isGlob(value) || (await files.entry(joinPath(cwd, value))) !== undefined);
  return isPath ? { since: {}, paths: [value, ...call.arguments] } : { since: { ref: value }, paths: call.arguments };
}

/** The absolute paths of files that have changed. @throws UsageError where git cannot tell. */
export async function changedPaths({ files, cwd }: Run, { ref }: ChangedSince): Promise<ReadonlySet<string>> {
  try {
    return await files.changed(cwd, ref);
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    throw new UsageError(`--changed: ${error.message || 'git could not say what has changed'}`);
  }
}
