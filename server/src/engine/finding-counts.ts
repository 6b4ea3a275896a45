import type { Document } from '../model/document.ts';
import type { LintResult } from './lint.ts';

/** How often a rule has found something. */
export interface FindingCount {
  readonly rule: string;
  readonly severity: string;
  readonly findings: number;
  /** The documents it has found something in, in the order given. */
  readonly documents: readonly string[];
  /** Findings that a comment in the document keeps out of sight, or the baseline. */
  readonly suppressed: { readonly comment: number; readonly baseline: number };
}

export interface LintedFile {
  readonly document: Document;
  /** As it is reported. */
  readonly path: string;
  readonly result: LintResult;
}

/** Counts findings rule by rule, the most frequent first; what is suppressed is counted apart. */
export function countByRule(files: readonly LintedFile[]): FindingCount[] {
  const counts = new Map<string, Counting>();
  const of = (rule: string, severity: string): Counting => {
    const count = counts.get(rule) ?? { severity, findings: 0, documents: new Set(), comment: 0, baseline: 0 };
    counts.set(rule, count);
    return count;
  };
  for (const { path, result } of files) {
    for (const { rule, severity } of result.diagnostics) {
      const count = of(rule, severity);
      count.findings++;
      count.documents.add(path);
    }
    for (const { diagnostic, by } of result.suppressed) of(diagnostic.rule, diagnostic.severity)[by]++;
  }
  return [...counts]
    .map(([rule, { severity, findings, documents, comment, baseline }]) => ({
      rule,
      severity,
      findings,
      documents: [...documents],
      suppressed: { comment, baseline },
    }))
    .sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1));
}

interface Counting {
  readonly severity: string;
  findings: number;
  readonly documents: Set<string>;
  comment: number;
  baseline: number;
}
