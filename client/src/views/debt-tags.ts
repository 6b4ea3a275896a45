import {
  Diagnostic,
  type DiagnosticSeverity,
  Disposable,
  languages,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import type { Diagnostic as LspDiagnostic } from 'vscode-languageclient/node';
import { type DebtTagsParams, debtTagsRequest } from '../../../server/src/protocol.ts';
import type { Backlog } from '../backlog.ts';
import type { Server } from '../language-client.ts';
import { rangeOf } from '../server-edit.ts';

const tag = /\bD-[0-9a-z]{4,12}\b/;

/**
 * Remarks on the ids in comments of code, `TODO(D-k3f9qx)`: of no item, or of one that is paid. Looked up when a file comes
 * into view or is saved and when the backlog changes; nothing is asked for a file without such an id.
 */
export function debtTags(server: Server, backlog: Backlog): Disposable {
  const remarks = languages.createDiagnosticCollection('whylint-debt');
  // Where no backlog has been read there is none to compare with.
  let isRead = false;

  async function refresh(document: TextDocument): Promise<void> {
    const text = document.getText();
    if (
      !isRead ||
      document.languageId === 'markdown' ||
      !workspace.getWorkspaceFolder(document.uri) ||
      !tag.test(text)
    ) {
      remarks.delete(document.uri);
      return;
    }
    const { version, languageId } = document;
    const params: DebtTagsParams = { uri: document.uri.toString(), languageId, text };
    const found = await server.request<readonly LspDiagnostic[]>(debtTagsRequest, params).catch(() => []);
    // What was said of an older text is said again when this one is saved.
    if (!document.isClosed && document.version === version) remarks.set(document.uri, found.map(remark));
  }

  const refreshVisible = () => {
    for (const document of new Set(window.visibleTextEditors.map((editor) => editor.document))) void refresh(document);
  };
  const parts = Disposable.from(
    remarks,
    backlog.onDidChange(() => {
      isRead = true;
      refreshVisible();
    }),
    window.onDidChangeVisibleTextEditors(refreshVisible),
    workspace.onDidSaveTextDocument(refresh),
    workspace.onDidCloseTextDocument(({ uri }) => remarks.delete(uri)),
  );
  return parts;
}

function remark({ range, message, severity = 1, code }: LspDiagnostic): Diagnostic {
  // The protocol counts from 1, VS Code from 0.
  const found = new Diagnostic(rangeOf(range), String(message), (severity - 1) as DiagnosticSeverity);
  found.source = 'Whylint';
  if (code !== undefined) found.code = code;
  return found;
}
