import type { Diagnostic as LspDiagnostic } from 'vscode-languageserver-types';
import { lintCode } from '../engine/lint-code.ts';
import type { Setup } from '../engine/setup.ts';
import type { Project } from '../model/project.ts';
import { languageIn } from './comments-of-debt.ts';
import { diagnostic } from './diagnostics.ts';
import { createPlaces } from './places.ts';

/** What is wrong with the debt ids in the comments of a source file, for editors that open code with the server. */
export function codeDiagnostics(
  source: { readonly text: string; readonly path: string; readonly languageId: string },
  project: Project,
  setup: Setup,
): LspDiagnostic[] {
  const found = lintCode(source.text, languageIn(source), project, setup);
  if (found.length === 0) return [];
  const places = createPlaces(source.text);
  return found.map(({ range, severity, rule, message }) => diagnostic(places.range(range), severity, rule, message));
}
