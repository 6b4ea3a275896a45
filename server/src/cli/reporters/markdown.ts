import { counted } from '../../text/counted.ts';
import { printable } from './printable.ts';
import {
  checkedFiles,
  type FileResult,
  type FoundDiagnostic,
  knownCount,
  type Report,
  type ReportedRule,
  type Reporter,
} from './report.ts';

/** The comment's first line, by which it is found again and replaced. */
export const commentMarker = '<!-- whylint-report -->';

/**
 * A comment on a pull request: what is open, by document. It names rules and lines and quotes nobody's words, since it is
 * read by more people than the document, and stays when the document has changed.
 */
export const markdown: Reporter = (report) => {
  const open = report.results.filter(({ diagnostics }) => diagnostics.length > 0);
  const ordered = [...open.filter(isFailing), ...open.filter((file) => !isFailing(file))];
  const parts = [commentMarker, `### ${title(report, open)}`];
  let length = 0;
  let shown = 0;
  for (const file of ordered) {
    const part = documentText(file, report.rules);
    length += part.length;
    if (length > longestBody) break;
    parts.push(part);
    shown++;
  }
  if (shown < ordered.length) parts.push(`… and ${counted(ordered.length - shown, 'more document')}.`);
  const known = knownCount(report.results);
  if (known > 0) parts.push(`${counted(known, 'finding')} from before in the baseline.`);
  return `${parts.join('\n\n')}\n`;
};

/** GitHub takes 65,536 characters. */
const longestBody = 60_000;
const mostLines = 5;

function title({ results }: Report, open: readonly FileResult[]): string {
  const checked = checkedFiles(results).length;
  if (checked === 0) return 'Whylint: no documents to look at';
  if (open.length === 0) return `Whylint: nothing open in ${counted(checked, 'document')}`;
  const findings = open.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
  return `Whylint: ${findings} open in ${open.length} of ${counted(checked, 'document')}`;
}

function documentText({ path, status, diagnostics }: FileResult, rules: readonly ReportedRule[]): string {
  const byRule = new Map<string, FoundDiagnostic[]>();
  for (const diagnostic of diagnostics)
    byRule.set(diagnostic.rule, [...(byRule.get(diagnostic.rule) ?? []), diagnostic]);
  const note = status === 'final' ? '' : ` (${status})`;
  return [
    `**${escaped(path)}**${note}`,
    '',
    ...[...byRule].map(([name, found]) =>
      ruleLine(
        name,
        found,
        rules.find((rule) => rule.name === name),
      ),
    ),
  ].join('\n');
}

function ruleLine(name: string, found: readonly FoundDiagnostic[], rule: ReportedRule | undefined): string {
  const linked = rule?.url === undefined ? `\`${name}\`` : `[\`${name}\`](${rule.url})`;
  const lines = [...new Set(found.map(({ start }) => start.line + 1))].sort((a, b) => a - b);
  const more = lines.length > mostLines ? ' …' : '';
  const where = `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, mostLines).join(', ')}${more}`;
  const times = found.length > 1 ? ` ×${found.length}` : '';
  return `- ${linked}${times}, ${where}${rule ? `: ${escaped(rule.summary)}` : ''}`;
}

const isFailing = ({ diagnostics }: FileResult): boolean => diagnostics.some(({ failing }) => failing);

/** Says what it says: no formatting, no HTML, nobody is notified and no issue is referred to. */
const escaped = (text: string): string =>
  printable(text)
    .replace(/[\\`*_{}[\]<>|~&]/g, '\\$&')
    .replace(/[@#!]|(?<=\b(?:https?|ftp|www))[:.]/g, '$&&#8203;');
