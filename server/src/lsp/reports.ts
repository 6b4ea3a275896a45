import type { DocumentDiagnosticReport, Diagnostic as LspDiagnostic } from 'vscode-languageserver';

/** Names each report on a version of a document, so that a client that has it already is told so instead. */
export interface Reports {
  report(
    uri: string,
    version: number,
    items: LspDiagnostic[],
    previousId: string | undefined,
  ): DocumentDiagnosticReport;
  close(uri: string): void;
}

/** @param session Differs from one start of the server to the next: an earlier one's names mean nothing. */
export function createReports(session: string): Reports {
  const last = new Map<string, { readonly content: string; readonly id: string }>();
  let count = 0;
  return {
    report(uri, version, items, previousId) {
      // The same findings on another version are told again: editors move what they show along with the text.
      const content = `${version} ${JSON.stringify(items)}`;
      const known = last.get(uri);
      const resultId = known?.content === content ? known.id : `${session}.${++count}`;
      last.set(uri, { content, id: resultId });
      return resultId === previousId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
    },
    close: (uri) => void last.delete(uri),
  };
}
