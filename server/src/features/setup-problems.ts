import type { Diagnostic as LspDiagnostic, Range } from 'vscode-languageserver-types';
import type { SetupProblem } from '../engine/setup.ts';
import { diagnostic, type Notice, noticeCodes } from './diagnostics.ts';
import type { LintedDocument } from './linted-document.ts';

/** A mistake in a configuration or template, at its place in the editor's terms. */
export interface LocatedProblem extends SetupProblem {
  readonly uri: string;
  readonly place: Range;
}

/** What is wrong with the configuration and template that a document is linted by: one line for each file. */
export function noticesFor({ result }: LintedDocument, problems: readonly LocatedProblem[]): Notice[] {
  if (result.kind === null) return [];
  const template = result.against?.kind.template;
  const files = new Map<string, LocatedProblem[]>();
  for (const problem of problems)
    if (problem.source === 'config' || problem.path === template)
      files.set(problem.path, [...(files.get(problem.path) ?? []), problem]);
  return [...files.values()].flatMap(([first, ...others]) => (first ? [notice(first, others.length)] : []));
}

/** What a configuration file itself is told. */
export const configurationDiagnostics = (problems: readonly LocatedProblem[]): LspDiagnostic[] =>
  problems.map(({ place, severity, message }) => diagnostic(place, severity, noticeCodes.configuration, message));

function notice({ path, source, message, uri, place }: LocatedProblem, others: number): Notice {
  const more = others > 0 ? ` (and ${others} more)` : '';
  return {
    code: source === 'config' ? noticeCodes.configuration : noticeCodes.template,
    message: `${path}, line ${place.start.line + 1}${more}: ${message}`,
    uri,
    range: place,
  };
}
