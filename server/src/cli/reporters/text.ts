import { styleText } from 'node:util';
import type { Severity } from '../../config/severity.ts';
import { counted } from '../../text/counted.ts';
import { codeFrame } from './code-frame.ts';
import { printable } from './printable.ts';
import {
  checkedFiles,
  countBySeverity,
  type FileResult,
  type FoundDiagnostic,
  knownCount,
  type Look,
  type Report,
  type Reporter,
} from './report.ts';

/** For people: findings by file, each with its source line underlined, and the counts at the end. */
export const text: Reporter = (report, look) => {
  const paint = painter(look);
  const files = report.results.flatMap((result) => fileLines(result, look, paint));
  return `${[...files, summaryLine(report, paint)].join('\n')}\n`;
};

type Paint = (style: Style, text: string) => string;
type Style = 'bold' | 'dim' | 'underline' | 'red' | 'yellow' | 'blue' | 'green';

/** The report is a string: whether it may have colours was decided where the terminal is known. */
const painter =
  ({ color }: Look): Paint =>
  (style, content) =>
    color ? styleText(style, content, { validateStream: false }) : content;

const severityStyles: Record<Severity, Style> = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' };

function fileLines(result: FileResult, look: Look, paint: Paint): string[] {
  const path = paint('underline', printable(result.path));
  if (result.kind === null)
    return [`${path}: of no known kind, not checked. Is it one? "kind: post-mortem" in its front matter says so.`, ''];
  if (result.diagnostics.length === 0) return [];
  const rows = result.diagnostics.map((diagnostic) => ({
    diagnostic,
    place: `${diagnostic.start.line + 1}:${diagnostic.start.column + 1}`,
  }));
  const placeWidth = longest(rows.map(({ place }) => place));
  const severityWidth = longest(rows.map(({ diagnostic }) => diagnostic.severity));
  return [
    path + (result.status === 'draft' ? paint('dim', ' (draft)') : ''),
    ...rows.flatMap(({ diagnostic, place }, at) => [
      headline(diagnostic, place.padStart(placeWidth), severityWidth, paint),
      // Findings at one place, such as all that is missing at the title, share its frame.
      ...(isSamePlace(diagnostic, result.diagnostics[at + 1])
        ? []
        : frameLines(diagnostic, placeWidth + 2, look, paint)),
    ]),
    '',
  ];
}

const isSamePlace = (a: FoundDiagnostic, b: FoundDiagnostic | undefined): boolean =>
  b !== undefined &&
  a.start.line === b.start.line &&
  a.start.column === b.start.column &&
  a.end.line === b.end.line &&
  a.end.column === b.end.column;

const longest = (words: readonly string[]): number => words.reduce((most, { length }) => Math.max(most, length), 0);

function headline({ severity, message, rule }: FoundDiagnostic, place: string, width: number, paint: Paint): string {
  const word = paint(severityStyles[severity], severity.padEnd(width));
  return `  ${paint('dim', place)}  ${word}  ${printable(message)}  ${paint('dim', rule)}`;
}

function frameLines(
  { start, end, line, severity }: FoundDiagnostic,
  gutter: number,
  look: Look,
  paint: Paint,
): string[] {
  if (line.trim() === '') return [];
  const room = Math.max(40, Math.min(look.width, 120) - gutter - 5);
  const until = end.line === start.line ? end.column : line.trimEnd().length;
  const frame = codeFrame(line, start.column, until, room);
  const bar = `${' '.repeat(gutter)} ${paint('dim', '│')} `;
  return [bar + frame.line, bar + ' '.repeat(frame.indent) + paint(severityStyles[severity], '^'.repeat(frame.length))];
}

function summaryLine({ results, changedSince }: Report, paint: Paint): string {
  if (results.length === 0)
    return changedSince === undefined
      ? 'No document of a known kind found'
      : `No document has changed since ${printable(changedSince)}`;
  const checked = checkedFiles(results);
  const counts = countBySeverity(checked);
  const known = knownCount(checked);
  const drafts = checked.filter(({ status, diagnostics }) => status === 'draft' && diagnostics.length > 0);
  const inDrafts = drafts.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
  const fixed = checked.reduce((sum, result) => sum + result.fixed, 0);
  const fixable = checked.reduce(
    (sum, { diagnostics }) => sum + diagnostics.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length,
    0,
  );
  const found = [
    counts.error > 0 && paint('red', counted(counts.error, 'error')),
    counts.warning > 0 && paint('yellow', counted(counts.warning, 'warning')),
    counts.information > 0 && paint('blue', `${counts.information} information`),
    counts.hint > 0 && counted(counts.hint, 'hint'),
  ].filter((part) => part !== false);
  const parts = [
    paint('bold', counted(checked.length, 'document')),
    ...(found.length > 0 ? found : [paint('green', 'nothing found')]),
  ];
  return [
    parts.join(', '),
    // They make no run fail: whoever looks for what did need not look there.
    ...(inDrafts > 0 ? [`${inDrafts} in ${drafts.length === 1 ? 'a draft' : 'drafts'}`] : []),
    ...(fixed > 0 ? [`${fixed} fixed`] : []),
    ...(fixable > 0 ? [`${fixable} fixable with --fix`] : []),
    ...(known > 0 ? [`${known} in the baseline`] : []),
  ].join('; ');
}
