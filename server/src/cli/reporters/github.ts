import type { Severity } from '../../config/severity.ts';
import { counted } from '../../text/counted.ts';
import { printable } from './printable.ts';
import { checkedFiles, type FileResult, type FoundDiagnostic, type Reporter } from './report.ts';

/**
 * Workflow commands that GitHub shows as annotations. It takes ten of each kind from a step and drops the rest unseen: so
 * errors come first, what makes the run fail before what does not, and a last line counts the others.
 */
export const github: Reporter = ({ results }) => {
  const found = results.flatMap((file) => file.diagnostics.map((diagnostic) => ({ file, diagnostic })));
  const lines: string[] = [];
  const left: string[] = [];
  for (const kind of kinds) {
    const ofKind = found.filter(({ diagnostic }) => kindOf[diagnostic.severity] === kind);
    const ordered = [...ofKind.filter(isFailing), ...ofKind.filter((each) => !isFailing(each))];
    lines.push(...ordered.slice(0, mostOfKind).map(({ file, diagnostic }) => annotation(kind, file, diagnostic)));
    if (ordered.length > mostOfKind) left.push(counted(ordered.length - mostOfKind, kind));
  }
  const files = new Set(found.map(({ file }) => file)).size;
  const checked = checkedFiles(results).length;
  const summary =
    found.length === 0
      ? `Whylint: ${counted(checked, 'document')}, nothing found`
      : `Whylint: ${counted(found.length, 'finding')} in ${files} of ${counted(checked, 'document')}`;
  return `${[...lines, left.length === 0 ? summary : `${summary}; not shown above: ${left.join(', ')}`].join('\n')}\n`;
};

const mostOfKind = 10;
const kinds = ['error', 'warning', 'notice'] as const;
type Kind = (typeof kinds)[number];

const kindOf: Record<Severity, Kind> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

const isFailing = ({ diagnostic }: { readonly diagnostic: FoundDiagnostic }): boolean => diagnostic.failing;

function annotation(kind: Kind, { path }: FileResult, { rule, message, start, end }: FoundDiagnostic): string {
  const properties = {
    file: path,
    line: start.line + 1,
    endLine: end.line + 1,
    // Columns are for what stands on one line.
    ...(start.line === end.line && { col: start.column + 1, endColumn: end.column + 1 }),
    title: rule,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return `::${kind} ${written.join(',')}::${escapedData(printable(message))}`;
}

const escapedData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string => escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
