import type { FileResult, FoundDiagnostic, Report } from '../../../server/src/cli/reporters/report.ts';

/** A finding, where nothing else is given an open why. */
export const found = (given: Partial<FoundDiagnostic> = {}): FoundDiagnostic => ({
  rule: 'missing-why',
  severity: 'warning',
  message: 'Open prompt: why?',
  start: { line: 11, column: 0 },
  end: { line: 11, column: 7 },
  line: '## Why?',
  fixes: [],
  fingerprint: '0123456789abcdef:1',
  failing: false,
  ...given,
});

export const file = (given: Partial<FileResult> = {}): FileResult => ({
  path: 'docs/a.md',
  kind: 'post-mortem',
  status: 'final',
  fixed: 0,
  diagnostics: [],
  suppressed: [],
  ...given,
});

const rule = (name: string, summary: string) =>
  ({ name, summary, rationale: `Why ${name} matters.`, severity: 'warning' }) as const;

export const reportOn = (...results: FileResult[]): Report => ({
  results,
  rules: [
    { ...rule('invalid-root-cause', 'A category that is none.'), severity: 'error' },
    rule('missing-why', 'A why without an answer.'),
    { ...rule('missing-runbook', 'No runbook.'), severity: 'off' },
  ],
  version: '1.2.3',
  isComplete: true,
});

export const plain = { color: false, width: 80 };
