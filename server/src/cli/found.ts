import { fingerprint } from '../engine/fingerprint.ts';
import type { LintResult } from '../engine/lint.ts';
import type { Document } from '../model/document.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { rules } from '../rules/index.ts';
import { LineIndex } from '../text/line-index.ts';
import type { FileResult, FoundDiagnostic } from './reporters/report.ts';

interface Reporting {
  readonly isFailing: (diagnostic: Diagnostic) => boolean;
  /** Somebody lists the fixes: else only rules that have safe ones are asked for theirs. */
  readonly listsFixes: boolean;
  readonly homepage?: string;
}

/** A document's findings as reporters know them: by line and column, each with a fingerprint of its own. */
export function foundIn(
  document: Document,
  { diagnostics, suppressed }: Pick<LintResult, 'diagnostics' | 'suppressed'>,
  { isFailing, listsFixes, homepage }: Reporting,
): Pick<FileResult, 'diagnostics' | 'suppressed'> {
  if (diagnostics.length === 0 && suppressed.length === 0) return { diagnostics: [], suppressed: [] };
  const index = new LineIndex(document.text);
  const numbered = numberedFingerprints(document, [...diagnostics, ...suppressed.map(({ diagnostic }) => diagnostic)]);

  const found = (diagnostic: Diagnostic): FoundDiagnostic => {
    const { rule, severity, message, range } = diagnostic;
    const fixes = listsFixes || rulesWithSafeFixes.has(rule) ? diagnostic.fixes : [];
    const start = index.position(range.start);
    return {
      rule,
      severity,
      message,
      start,
      end: index.position(range.end),
      line: index.lineText(start.line),
      fixes: fixes.map(({ title, safe }) => ({ title, safe })),
      ...ruleUrl(homepage, rule),
      fingerprint: numbered.get(diagnostic) ?? '',
      failing: isFailing(diagnostic),
    };
  };
  return {
    diagnostics: diagnostics.map(found),
    suppressed: suppressed.map(({ diagnostic, by, reason }) => ({ ...found(diagnostic), failing: false, by, reason })),
  };
}

const rulesWithSafeFixes: ReadonlySet<string> = new Set(
  rules.filter(({ safeFixes }) => safeFixes).map(({ name }) => name),
);

export const ruleUrl = (homepage: string | undefined, rule: string): { readonly url?: string } =>
  homepage === undefined ? {} : { url: `${homepage.replace(/\/$/, '')}/docs/rules/${rule}.md` };

/** Findings that share a fingerprint are counted in the order of their places, whether suppressed or not. */
function numberedFingerprints(document: Document, found: readonly Diagnostic[]): ReadonlyMap<Diagnostic, string> {
  const counts = new Map<string, number>();
  return new Map(
    found
      .toSorted((a, b) => a.range.start - b.range.start)
      .map((diagnostic) => {
        const key = fingerprint(document, diagnostic);
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        return [diagnostic, `${key}:${count}`];
      }),
  );
}
