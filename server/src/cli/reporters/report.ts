import type { Severity } from '../../config/severity.ts';
import type { Diagnostic } from '../../rules/diagnostic.ts';
import type { LinePosition } from '../../text/line-index.ts';

/** What a run found. Sorted by path. */
export interface Report {
  readonly results: readonly FileResult[];
}

export interface FileResult {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** Null for a named file of no kind, which was not checked. */
  readonly kind: string | null;
  /** Drafts never fail a run without `--strict`. */
  readonly draft: boolean;
  readonly diagnostics: readonly FoundDiagnostic[];
  /** Findings resolved by `--fix`. */
  readonly fixed: number;
}

export interface FoundDiagnostic extends Pick<Diagnostic, 'rule' | 'severity' | 'message'> {
  readonly start: LinePosition;
  readonly end: LinePosition;
  /** The source line that it begins on, without its line break. */
  readonly line: string;
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
  /** The rule's page. */
  readonly url?: string;
}

/** How the place a report is printed in wants it. */
export interface Look {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

export type Reporter = (report: Report, look: Look) => string;

export function countBySeverity(results: readonly FileResult[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { diagnostics } of results) for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}
