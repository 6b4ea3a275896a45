import type { LinePosition } from '../../text/line-index.ts';
import { countBySeverity, type FileResult, type FoundDiagnostic, type Reporter } from './report.ts';

/** The machine-readable report, version 1. Lines and columns count from 1, columns in UTF-16 units. */
export const json: Reporter = ({ results }) => {
  const { error, warning, information, hint } = countBySeverity(results);
  const report = {
    version: 1,
    results: results.map(fileResult),
    summary: { files: results.length, errors: error, warnings: warning, information, hints: hint },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
};

const fileResult = ({ path, kind, diagnostics }: FileResult) => ({
  path,
  kind,
  diagnostics: diagnostics.map(foundDiagnostic),
});

const foundDiagnostic = ({ rule, severity, message, start, end, fixes, url }: FoundDiagnostic) => ({
  rule,
  severity,
  message,
  range: { start: fromOne(start), end: fromOne(end) },
  fixes,
  ...(url !== undefined && { url }),
});

const fromOne = ({ line, column }: LinePosition) => ({ line: line + 1, column: column + 1 });
