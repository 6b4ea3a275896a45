import { severities } from '../config/severity.ts';
import { baselineKey, baselineText, countFindings } from '../engine/baseline.ts';
import { countByRule, type FindingCount, type LintedFile } from '../engine/finding-counts.ts';
import { lintWorkspace } from '../engine/lint-workspace.ts';
import { setupLoader } from '../engine/load-project.ts';
import { rules } from '../rules/index.ts';
import type { Workspace } from '../workspace.ts';
import { initialFiles, type NewFile, type Proposal } from './init.ts';

/** What would be found in a team's documents if a proposal were in force. */
export interface FirstLook {
  readonly documents: number;
  readonly drafts: number;
  readonly rules: readonly FindingCount[];
  /** Findings that would make the command line exit 1. */
  readonly failing: number;
  /** The files that make the known findings a baseline; none when nothing would fail. */
  readonly baseline?: NewFile;
}

export const baselineName = '.whylint-baseline.json';

/** Lints a team's documents as the proposed configuration would have it; nothing is written. */
export async function firstLook(workspace: Workspace, proposal: Proposal, today: string): Promise<FirstLook> {
  const files = new Map(initialFiles(proposal).map(({ path, text }) => [path, text]));
  const overlaid: Workspace = {
    ...workspace,
    read: (path) => (files.has(path) ? Promise.resolve(files.get(path)) : workspace.read(path)),
  };
  const setup = setupLoader(overlaid, { rules });
  const found = await lintWorkspace(overlaid, { setup, today, audience: 'shared' });
  const counting = found.filter(({ result }) => result.status !== 'draft');
  const failOn = severities.slice(0, severities.indexOf('warning') + 1);
  const failing = counting
    .flatMap(({ result }) => result.diagnostics)
    .filter(({ severity }) => failOn.includes(severity));
  return {
    documents: found.length,
    drafts: found.length - counting.length,
    rules: countByRule(found),
    failing: failing.length,
    ...(failing.length > 0 && { baseline: { path: baselineName, text: knownFindings(counting, workspace.folder) } }),
  };
}

/** Of a draft nothing is known: it fails nothing, and is still being written. */
const knownFindings = (files: readonly LintedFile[], root: string | undefined): string =>
  baselineText(
    new Map(
      files
        .filter(({ result }) => result.diagnostics.length > 0)
        .map(({ document, result }) => [
          baselineKey({ path: baselineName, ...(root !== undefined && { root }) }, document.path),
          countFindings(document, result.diagnostics),
        ]),
    ),
  );
