import type { Severity } from '../../config/severity.ts';
import type { DocumentStatus } from '../../model/status.ts';
import type { Rule } from '../../rules/define-rule.ts';
import type { Diagnostic } from '../../rules/diagnostic.ts';
import type { LinePosition } from '../../text/line-index.ts';

/** What a run found. */
export interface Report {
  /** Sorted by path. */
  readonly results: readonly FileResult[];
  /** Those that could have found something. */
  readonly rules: readonly ReportedRule[];
  /** Whylint's. */
  readonly version: string;
  /** Where the project lives, if anywhere. */
  readonly homepage?: string;
  /** Nothing kept a document from being linted. */
  readonly isComplete: boolean;
  /** The commit that the documents differ from, where only such were looked at. */
  readonly changedSince?: string;
}

export interface ReportedRule extends Pick<Rule, 'name' | 'summary' | 'rationale' | 'severity'> {
  /** Its page. */
  readonly url?: string;
}

export interface FileResult {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** Null for a named file of no kind, which was not checked. */
  readonly kind: string | null;
  /** Drafts never fail a run without `--strict`. */
  readonly status: DocumentStatus;
  readonly diagnostics: readonly FoundDiagnostic[];
  readonly suppressed: readonly SuppressedDiagnostic[];
  /** Findings resolved by `--fix`. */
  readonly fixed: number;
}

export interface FoundDiagnostic extends Pick<Diagnostic, 'rule' | 'severity' | 'message'> {
  readonly start: LinePosition;
  readonly end: LinePosition;
  /** The source line that it begins on, without its line break. */
  readonly line: string;
  /** All of them in a format that lists them, in others at least the safe ones. */
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
  /** The rule's page. */
  readonly url?: string;
  /** The same from one version of the document to the next, wherever the finding stands, and no other's in it. */
  readonly fingerprint: string;
  /** It makes the run fail. */
  readonly failing: boolean;
}

export interface SuppressedDiagnostic extends FoundDiagnostic {
  readonly by: 'comment' | 'baseline';
  /** The comment's; '' where it gives none. */
  readonly reason: string;
}

/** How the place a report is printed in wants it. */
export interface Look {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

export type Reporter = (report: Report, look: Look) => string;

/** Without those that are of no kind: in them nothing is looked for. */
export const checkedFiles = (results: readonly FileResult[]): readonly FileResult[] =>
  results.filter(({ kind }) => kind !== null);

export function countBySeverity(results: readonly FileResult[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { diagnostics } of results) for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

/** How many findings the baseline keeps out of sight. */
export const knownCount = (results: readonly FileResult[]): number =>
  results.reduce((sum, { suppressed }) => sum + suppressed.filter(({ by }) => by === 'baseline').length, 0);
