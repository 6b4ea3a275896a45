import {
  CodeLensRefreshRequest,
  type Connection,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  type Diagnostic as LspDiagnostic,
  ResponseError,
} from 'vscode-languageserver';
import { createReports } from './reports.ts';
import type { Session } from './session.ts';
import { settled } from './settled.ts';

/**
 * The one way on which a client gets diagnostics: it asks for them, or they are sent to it.
 * A client that announced that it asks is never sent any, since both would stand in its list.
 */
export interface DiagnosticsChannel {
  /** A document was opened or edited. */
  changed(uri: string): void;
  closed(uri: string): void;
  /** What documents are linted by has changed. */
  refresh(): void;
  pull(
    uri: string,
    previousId: string | undefined,
    isCancelled: () => boolean,
  ): Promise<DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>>;
}

export function createDiagnosticsChannel(
  connection: Connection,
  session: Session,
  openUris: () => readonly string[],
  logError: (about: string, error: unknown) => void,
): DiagnosticsChannel {
  const { client } = session;
  const reports = createReports(Math.random().toString(36).slice(2, 8));
  const waiting = new Set<string>();

  const send = (uri: string, items: LspDiagnostic[], version?: number) =>
    void connection.sendDiagnostics({
      uri,
      diagnostics: items,
      ...(client.pushedVersions && version !== undefined && { version }),
    });

  async function push(uri: string): Promise<void> {
    if (waiting.has(uri)) return;
    waiting.add(uri);
    await settled(
      () => session.version(uri),
      () => false,
    );
    waiting.delete(uri);
    const found = await session.findings(uri);
    // A newer text has its own turn, and a document that was closed meanwhile has none.
    if (found && found.version === session.version(uri)) send(uri, found.items, found.version);
  }

  const pushAndLog = (uri: string) => void push(uri).catch((error) => logError(uri, error));

  return {
    changed: (uri) => {
      if (!client.pullDiagnostics) pushAndLog(uri);
    },
    closed: (uri) => {
      reports.close(uri);
      if (!client.pullDiagnostics) send(uri, []);
    },
    refresh: () => {
      if (!client.pullDiagnostics) openUris().forEach(pushAndLog);
      else if (client.diagnosticRefresh) connection.languages.diagnostics.refresh().catch(() => undefined);
      if (client.codeLensRefresh) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    },
    pull: async (uri, previousId, isCancelled) => {
      await settled(() => session.version(uri), isCancelled);
      if (isCancelled()) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      const found = await session.findings(uri);
      return found ? reports.report(uri, found.version, found.items, previousId) : { kind: 'full', items: [] };
    },
  };
}
