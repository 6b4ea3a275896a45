import { escapeXml } from '../../text/xml.ts';
import { printable } from './printable.ts';
import {
  checkedFiles,
  type FileResult,
  type FoundDiagnostic,
  type Reporter,
  type SuppressedDiagnostic,
} from './report.ts';

/**
 * JUnit's XML: a suite for each document, a case for each finding. What makes the run fail is a failure, the rest passes
 * with its message as output, and what is suppressed is skipped; so a report is red if and only if the run is.
 */
export const junit: Reporter = ({ results }) => {
  const suites = checkedFiles(results).map(suite);
  const sum = (count: (file: Suite) => number) => suites.reduce((total, each) => total + count(each), 0);
  const counts = attributes({
    name: 'whylint',
    tests: sum(({ tests }) => tests),
    failures: sum(({ failures }) => failures),
    errors: 0,
    skipped: sum(({ skipped }) => skipped),
  });
  const body = suites.map(({ xml }) => xml).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${counts}>\n${body}</testsuites>\n`;
};

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
  readonly xml: string;
}

function suite({ path, diagnostics, suppressed }: FileResult): Suite {
  const cases = [
    ...diagnostics.map((diagnostic) => testCase(path, diagnostic)),
    ...suppressed.map((diagnostic) => skippedCase(path, diagnostic)),
  ];
  if (cases.length === 0) cases.push(`    <testcase${attributes({ name: 'nothing found', classname: path })}/>\n`);
  const tests = cases.length;
  const failures = diagnostics.filter(({ failing }) => failing).length;
  const skipped = suppressed.length;
  const head = attributes({ name: path, tests, failures, errors: 0, skipped });
  return { tests, failures, skipped, xml: `  <testsuite${head}>\n${cases.join('')}  </testsuite>\n` };
}

function testCase(path: string, diagnostic: FoundDiagnostic): string {
  const { severity, message, failing } = diagnostic;
  const told = `${severity}: ${message}`;
  const outcome = failing
    ? `<failure${attributes({ message, type: severity })}>${escaped(`${place(path, diagnostic)}: ${told}`)}</failure>`
    : `<system-out>${escaped(told)}</system-out>`;
  return `${opening(path, diagnostic)}\n      ${outcome}\n    </testcase>\n`;
}

function skippedCase(path: string, diagnostic: SuppressedDiagnostic): string {
  const message = diagnostic.by === 'baseline' ? 'in the baseline' : diagnostic.reason || 'disabled by a comment';
  return `${opening(path, diagnostic)}\n      <skipped${attributes({ message })}/>\n    </testcase>\n`;
}

const opening = (path: string, diagnostic: FoundDiagnostic): string =>
  `    <testcase${attributes({
    name: `${diagnostic.rule} (${diagnostic.start.line + 1}:${diagnostic.start.column + 1})`,
    classname: path,
    file: path,
    line: diagnostic.start.line + 1,
  })}>`;

const place = (path: string, { start }: FoundDiagnostic): string => `${path}:${start.line + 1}:${start.column + 1}`;

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

/** What XML has no way to write is shown, as on a terminal. */
const escaped = (text: string): string => escapeXml(printable(text));
