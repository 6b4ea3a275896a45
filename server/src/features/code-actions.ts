import type { CodeAction, Diagnostic as LspDiagnostic, Range } from 'vscode-languageserver-types';
import { clientCommands, serverCommands } from '../protocol.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { rules } from '../rules/index.ts';
import type { Shown } from './cap.ts';
import { noticeCodes } from './diagnostics.ts';
import { disableForLine } from './disable-rule.ts';
import type { EditorClient } from './editor-client.ts';
import { fixAllEdits } from './fix-all.ts';
import { findingsIn, type LintedDocument } from './linted-document.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** What the client asks about: a stretch of the document, and what it shows there. */
export interface ActionQuery {
  readonly range: Range;
  readonly diagnostics: readonly LspDiagnostic[];
  /** The kinds of action that are wanted; all if absent. */
  readonly only?: readonly string[];
}

export const fixAllKind = 'source.fixAll.whylint';

/** Fixes of the findings on a stretch, those beyond the cap too; computed from the document alone, for its present version. */
export function codeActions(
  linted: LintedDocument,
  query: ActionQuery,
  context: { readonly shown: Shown; readonly client: EditorClient; readonly today: string },
): CodeAction[] {
  const { shown, client, today } = context;
  const actions: CodeAction[] = [];
  if (wants(query, 'quickfix')) {
    const here = findingsIn(linted, linted.places.offset(query.range.start), linted.places.offset(query.range.end));
    const findings = here.map((finding) => ({ finding, shownAs: shownAs(linted, finding, query) }));
    // What the person looks at comes before what is only near it.
    findings.sort((a, b) => Number(b.shownAs.length > 0) - Number(a.shownAs.length > 0));
    actions.push(
      ...findings.flatMap(({ finding, shownAs: of }) => fixes(linted, finding, of, client)),
      ...findings
        .filter(({ finding }) => shown.findings.includes(finding))
        .flatMap(({ finding, shownAs: of }) => aboutRule(linted, finding, of, client)),
      ...showAll(linted, query, shown, client),
    );
  }
  // Never offered among the others: computing it takes several rounds of linting.
  if (query.only && wants(query, fixAllKind)) actions.push(...fixAll(linted, today, client));
  return unique(actions);
}

/** Kinds are hierarchical: who wants `source` wants `source.fixAll.whylint`. */
export const wants = ({ only }: ActionQuery, kind: string): boolean =>
  !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));

function shownAs({ places }: LintedDocument, { rule, range }: Diagnostic, query: ActionQuery): LspDiagnostic[] {
  const place = JSON.stringify(places.range(range));
  return query.diagnostics.filter(
    (diagnostic) => diagnostic.source === 'whylint' && diagnostic.code === rule && sameJson(diagnostic.range, place),
  );
}

const sameJson = ({ start, end }: Range, json: string): boolean =>
  JSON.stringify({
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  }) === json;

const fixes = (linted: LintedDocument, finding: Diagnostic, diagnostics: LspDiagnostic[], client: EditorClient) =>
  finding.fixes.map(
    ({ title, edits, preferred, cursor }): CodeAction => ({
      title,
      kind: 'quickfix',
      diagnostics,
      ...(preferred && { isPreferred: true }),
      edit: workspaceEdit(linted, edits, client, cursor),
    }),
  );

function aboutRule(linted: LintedDocument, finding: Diagnostic, diagnostics: LspDiagnostic[], client: EditorClient) {
  if (!rules.some(({ name }) => name === finding.rule)) return [];
  const actions: CodeAction[] = [];
  const disable = disableForLine(linted.document, finding);
  if (disable)
    actions.push({
      title: disable.title,
      kind: 'quickfix',
      diagnostics,
      edit: workspaceEdit(linted, disable.edits, client),
    });
  if (client.commands.has(clientCommands.showRulePage)) {
    const title = `Show the page of ${finding.rule}`;
    const command = { title, command: clientCommands.showRulePage, arguments: [finding.rule] };
    actions.push({ title, kind: 'quickfix', diagnostics, command });
  }
  return actions;
}

function showAll({ uri }: LintedDocument, query: ActionQuery, { hidden }: Shown, client: EditorClient): CodeAction[] {
  const diagnostics = query.diagnostics.filter(({ source, code }) => source === 'whylint' && code === noticeCodes.more);
  if (hidden === 0 || diagnostics.length === 0) return [];
  const title = 'Show all findings';
  const command = client.commands.has(clientCommands.showAllFindings)
    ? { title, command: clientCommands.showAllFindings, arguments: [uri] }
    : { title, command: serverCommands.showAllFindings, arguments: [{ uri }] };
  return [{ title, kind: 'quickfix', diagnostics, command }];
}

function fixAll(linted: LintedDocument, today: string, client: EditorClient): CodeAction[] {
  const edits = fixAllEdits(linted, today);
  if (edits.length === 0) return [];
  return [{ title: 'Fix all safe problems', kind: fixAllKind, edit: workspaceEdit(linted, edits, client) }];
}

/** Several findings may be resolved by one and the same action. */
function unique(actions: readonly CodeAction[]): CodeAction[] {
  const found = new Map<string, CodeAction>();
  for (const action of actions) {
    const key = JSON.stringify([action.title, action.edit ?? action.command]);
    const known = found.get(key);
    if (known) known.diagnostics = [...(known.diagnostics ?? []), ...(action.diagnostics ?? [])];
    else found.set(key, action);
  }
  return [...found.values()];
}
