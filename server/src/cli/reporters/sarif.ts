import type { Severity } from '../../config/severity.ts';
import type { FileResult, FoundDiagnostic, ReportedRule, Reporter, SuppressedDiagnostic } from './report.ts';

/**
 * SARIF 2.1.0 (OASIS), for code scanning: every rule that took part, what was found, and what was found and is suppressed.
 * Paths count from the working directory; nothing in it names the machine.
 */
export const sarif: Reporter = (report) => {
  const ruleIndex = new Map(report.rules.map(({ name }, at) => [name, at]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Whylint',
            semanticVersion: report.version,
            ...(report.homepage !== undefined && { informationUri: report.homepage }),
            rules: report.rules.map(ruleDescriptor),
          },
        },
        invocations: [{ executionSuccessful: report.isComplete }],
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [baseId]: { description: { text: 'The folder that Whylint ran in.' } } },
        results: report.results.flatMap((file) => fileResults(file, ruleIndex)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

const baseId = '%SRCROOT%';

const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const ruleDescriptor = ({ name, summary, rationale, severity, url }: ReportedRule) => ({
  id: name,
  name: pascalCase(name),
  shortDescription: { text: summary },
  fullDescription: { text: rationale },
  help: {
    text: `${summary}\n\n${rationale}\n\n${moreAbout(name)}`,
    markdown: `**${summary}**\n\n${rationale}\n\n${url === undefined ? moreAbout(name, '`') : `[More on ${name}](${url})`}`,
  },
  ...(url !== undefined && { helpUri: url }),
  defaultConfiguration: severity === 'off' ? { enabled: false } : { level: levels[severity] },
});

const moreAbout = (rule: string, quote = '') => `${quote}whylint explain ${rule}${quote} shows examples and options.`;

const pascalCase = (name: string): string => name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

/** In the order of their places: what is suppressed stands among the others. */
function fileResults({ path, diagnostics, suppressed }: FileResult, ruleIndex: ReadonlyMap<string, number>) {
  const found: (FoundDiagnostic | SuppressedDiagnostic)[] = [...diagnostics, ...suppressed];
  return found
    .sort((a, b) => a.start.line - b.start.line || a.start.column - b.start.column)
    .map((diagnostic) => result(path, diagnostic, ruleIndex.get(diagnostic.rule)));
}

function result(path: string, diagnostic: FoundDiagnostic | SuppressedDiagnostic, ruleIndex: number | undefined) {
  const { rule, severity, message, start, end, fingerprint } = diagnostic;
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactLocation(path),
          region: {
            startLine: start.line + 1,
            startColumn: start.column + 1,
            endLine: end.line + 1,
            endColumn: end.column + 1,
          },
        },
      },
    ],
    // GitHub tells findings apart by the first alone.
    partialFingerprints: { primaryLocationLineHash: fingerprint, 'whylint/v1': fingerprint },
    suppressions: 'by' in diagnostic ? [suppression(diagnostic)] : [],
  };
}

const suppression = ({ by, reason }: SuppressedDiagnostic) => ({
  kind: by === 'comment' ? 'inSource' : 'external',
  status: 'accepted',
  ...(by === 'baseline' ? { justification: 'Known before: in the baseline.' } : reason && { justification: reason }),
});

function artifactLocation(path: string) {
  const uri = path.replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/');
  // A path on another drive or above every folder in common has no way from the working directory.
  return /^(?:[a-z]:)?\//i.test(path) ? { uri: `file:///${uri.replace('%3A', ':')}` } : { uri, uriBaseId: baseId };
}
