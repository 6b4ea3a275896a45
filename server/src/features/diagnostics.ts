import type { DiagnosticRelatedInformation, Diagnostic as LspDiagnostic, Range } from 'vscode-languageserver-types';
import type { Severity } from '../config/severity.ts';
import { titleRange } from '../model/sections.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import type { Shown } from './cap.ts';
import type { EditorClient } from './editor-client.ts';
import type { LintedDocument } from './linted-document.ts';

/** The `code` of what is no rule's finding: it can't be disabled or explained as one. */
export const noticeCodes = {
  /** The hint that counts the findings beyond the cap. */
  more: 'more-findings',
  /** On a configuration file, and at the title of what it governs. */
  configuration: 'invalid-configuration',
  /** At the title of what a template governs. */
  template: 'invalid-template',
  /** On a document that is too long to be read. */
  unread: 'unread-document',
} as const;

/** Something wrong elsewhere that decides how this document is linted. */
export interface Notice {
  readonly code: string;
  readonly message: string;
  readonly uri: string;
  readonly range: Range;
}

/** What the editor is told of a document: the findings in sight, the count of the others, and the notices. */
export function diagnostics(
  linted: LintedDocument,
  shown: Shown,
  notices: readonly Notice[],
  client: EditorClient,
): LspDiagnostic[] {
  const title = linted.places.range(titleRange(linted.document));
  return [
    ...notices.map((notice) => noticeAt(title, notice, client)),
    ...shown.findings.map((finding) => lspDiagnostic(linted, finding, client)),
    ...(shown.hidden > 0 ? [diagnostic(title, 'hint', noticeCodes.more, moreMessage(shown.hidden))] : []),
  ];
}

export function diagnostic(range: Range, severity: Severity, code: string, message: string): LspDiagnostic {
  return { range, severity: severityNumber[severity], code, source: 'whylint', message };
}

function lspDiagnostic(linted: LintedDocument, finding: Diagnostic, client: EditorClient): LspDiagnostic {
  const related = client.relatedInformation ? (finding.related ?? []) : [];
  return {
    ...diagnostic(linted.places.range(finding.range), finding.severity, finding.rule, finding.message),
    ...(finding.unnecessary && client.fading && { tags: [1] }),
    ...(related.length > 0 && {
      relatedInformation: related.map(
        ({ range, message }): DiagnosticRelatedInformation => ({
          location: { uri: linted.uri, range: linted.places.range(range) },
          message,
        }),
      ),
    }),
  };
}

const noticeAt = (title: Range, { code, message, uri, range }: Notice, client: EditorClient): LspDiagnostic => ({
  ...diagnostic(title, 'information', code, message),
  ...(client.relatedInformation && { relatedInformation: [{ location: { uri, range }, message }] }),
});

const moreMessage = (hidden: number) =>
  hidden === 1 ? '1 more after these: show it' : `${hidden} more after these: show all`;

const severityNumber = { error: 1, warning: 2, information: 3, hint: 4 } as const;
