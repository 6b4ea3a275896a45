import {
  type CancellationToken,
  type Diagnostic,
  type Disposable,
  type ProviderResult,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import { type ProvideDiagnosticSignature, vsdiag } from 'vscode-languageclient/node';
import { lintsOnSave } from './settings.ts';
import { typedLine } from './typed-line.ts';

/** What stands between the server's findings and the editor, so that nothing pops up under the writer's hands. */
export interface Calm extends Disposable {
  provideDiagnostics(
    this: void,
    document: TextDocument | Uri,
    previousResultId: string | undefined,
    token: CancellationToken,
    next: ProvideDiagnosticSignature,
  ): ProviderResult<vsdiag.DocumentDiagnosticReport>;
}

/** Holds back what waits for a save, and findings on the line being typed. `refresh` asks for all findings again. */
export function calm({ onDidLint, refresh }: { onDidLint(uri: Uri): void; refresh(): void }): Calm {
  const latest = new Map<string, readonly Diagnostic[]>();
  const typed = typedLine(refresh);
  const closed = workspace.onDidCloseTextDocument((document) => latest.delete(document.uri.toString()));
  return {
    provideDiagnostics: async (document, previousResultId, token, next) => {
      const uri = document instanceof Uri ? document : document.uri;
      const key = uri.toString();
      if (previousResultId !== undefined && !(document instanceof Uri) && document.isDirty && lintsOnSave(document))
        return { kind: vsdiag.DocumentDiagnosticReportKind.unChanged, resultId: previousResultId };
      const report = await next(document, previousResultId, token);
      if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) latest.set(key, report.items);
      const found = latest.get(key);
      queueMicrotask(() => onDidLint(uri));
      if (!report || !found) return report;
      // Even when nothing is new to the server: what was held back may show by now.
      return {
        kind: vsdiag.DocumentDiagnosticReportKind.full,
        items: typed.visible(key, found),
        ...(report.resultId !== undefined && { resultId: report.resultId }),
      };
    },
    dispose: () => {
      typed.dispose();
      closed.dispose();
    },
  };
}
