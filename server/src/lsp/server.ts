import {
  type CancellationToken,
  type Connection,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rulePage } from '../engine/rule-page.ts';
import { codeActions } from '../features/code-actions.ts';
import { codeLens } from '../features/code-lens.ts';
import { completion } from '../features/completion.ts';
import { explainTemplate } from '../features/explain-template.ts';
import { folding } from '../features/folding.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import { links } from '../features/links.ts';
import type { LintedDocument } from '../features/linted-document.ts';
import { nextPrompt, promptStatus } from '../features/prompt-status.ts';
import { symbols } from '../features/symbols.ts';
import { timelinePicture } from '../features/timeline-picture.ts';
import {
  type NewDocumentParams,
  type NextPromptParams,
  newDocumentRequest,
  nextPromptRequest,
  type PromptReportParams,
  type PromptStatusParams,
  promptReportRequest,
  promptStatusRequest,
  type RulePageParams,
  rulePageRequest,
  type SetUpParams,
  setUpRequest,
  type TemplatePageParams,
  type TimelinePictureParams,
  templatePageRequest,
  timelinePictureRequest,
} from '../protocol.ts';
import { rules } from '../rules/index.ts';
import { clientProfile, initializationOptions, record } from './client-profile.ts';
import { executeCommand } from './commands.ts';
import { createDiagnosticsChannel, type DiagnosticsChannel } from './diagnostics-channel.ts';
import { draftDocument } from './draft-document.ts';
import { proposeFolderSetup } from './folder-setup.ts';
import type { Ports } from './ports.ts';
import { reportOnPrompts } from './prompt-report.ts';
import { serverCapabilities } from './server-capabilities.ts';
import { createSession, pickPresentation, type Session } from './session.ts';

/** Answers a client until the connection ends. What it needs of the machine it runs on, it is given as ports. */
export function startServer(connection: Connection, ports: Ports): void {
  const sources = new TextDocuments(TextDocument);
  let session: Session;
  let channel: DiagnosticsChannel;

  const logError = (about: string, error: unknown) =>
    connection.console.error(
      `${about}: ${error instanceof Error ? error.message : String(error)}`.replace(/\s+/g, ' '),
    );

  /** Answers about a document's newest version; not when that is no longer the one that was asked about, or nobody waits. */
  function on<Params extends { textDocument: { uri: string } }, Result>(
    answer: (linted: LintedDocument, params: Params) => Result,
    nothing: Result,
  ) {
    return async (params: Params, token: CancellationToken): Promise<Result | ResponseError> => {
      const { uri } = params.textDocument;
      const asked = session.version(uri);
      return guarded(uri, nothing, async () => {
        const linted = await session.lint(uri, () => token.isCancellationRequested);
        if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
        if (!linted) return nothing;
        if (linted.version !== asked) return new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed');
        return answer(linted, params);
      });
    };
  }

  /** A mistake of ours becomes a line in the log, and the client goes without this one answer. */
  async function guarded<Result>(about: string, nothing: Result, answer: () => Promise<Result>): Promise<Result> {
    try {
      return await answer();
    } catch (error) {
      logError(about, error);
      return nothing;
    }
  }

  function reload(uris: readonly string[]): void {
    if (!uris.some((uri) => session.folders.governs(uri))) return;
    session.folders.forget();
    channel.refresh();
  }

  connection.onInitialize((params) => {
    session = createSession(sources, clientProfile(params), ports);
    channel = createDiagnosticsChannel(connection, session, () => sources.keys(), logError);
    return {
      capabilities: serverCapabilities(session.client),
      serverInfo: { name: 'whylint', version: ports.version },
    };
  });

  connection.onInitialized(() => {
    connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) => {
      session.folders.replace(
        added.map(({ uri }) => uri),
        removed.map(({ uri }) => uri),
      );
      channel.refresh();
    });
    if (session.client.watchRegistration)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: ['**/.whylint.{yaml,yml}', '**/.whylint*.json', '**/*.{md,markdown}'].map((globPattern) => ({
          globPattern,
        })),
      });
  });

  sources.onDidChangeContent(({ document: { uri } }) => channel.changed(uri));
  sources.onDidSave(({ document: { uri } }) => reload([uri]));
  sources.onDidClose(({ document: { uri } }) => {
    session.close(uri);
    channel.closed(uri);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => reload(changes.map(({ uri }) => uri)));
  connection.onDidChangeConfiguration(({ settings }) => {
    session.present(pickPresentation(initializationOptions(record(settings).whylint)));
    channel.refresh();
  });

  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
    guarded<Awaited<ReturnType<DiagnosticsChannel['pull']>>>(uri, { kind: 'full', items: [] }, () =>
      channel.pull(uri, previousResultId, () => token.isCancellationRequested),
    ),
  );
  connection.onCodeAction(
    on((linted, { range, context }) => {
      const { client, today } = session;
      return codeActions(linted, { range, ...context }, { shown: session.shown(linted), client, today: today() });
    }, []),
  );
  connection.onCompletion(on((linted, { position }) => completion(linted, position), []));
  connection.onHover(
    on((linted, { position }) => hover(linted, position, session.shown(linted), session.client), null),
  );
  connection.onCodeLens(on((linted) => (session.presentation.codeLens ? codeLens(linted, session.client) : []), []));
  connection.onDocumentSymbol(on((linted) => (linted.result.kind === null ? [] : symbols(linted, session.client)), []));
  connection.onFoldingRanges(on((linted) => (linted.result.kind === null ? [] : folding(linted)), []));
  connection.onDocumentLinks(on((linted) => (linted.result.kind === null ? [] : links(linted)), []));

  connection.languages.inlayHint.on(on((linted, { range }) => inlayHints(linted, range), []));

  connection.onExecuteCommand(({ command, arguments: [argument] = [] }) =>
    executeCommand({ connection, session, channel }, command, argument),
  );
  connection.onRequest(promptStatusRequest, ({ uri }: PromptStatusParams) =>
    guarded(uri, null, async () => {
      const linted = await session.lint(uri);
      return linted ? promptStatus(linted) : null;
    }),
  );
  connection.onRequest(nextPromptRequest, ({ uri, position }: NextPromptParams) =>
    guarded(uri, null, async () => {
      const linted = await session.lint(uri);
      return linted ? nextPrompt(linted, position) : null;
    }),
  );
  connection.onRequest(timelinePictureRequest, ({ uri, embedded = false }: TimelinePictureParams) =>
    guarded(uri, null, async () => {
      const linted = await session.lint(uri);
      return linted ? timelinePicture(linted, embedded) : null;
    }),
  );
  connection.onRequest(newDocumentRequest, (params: NewDocumentParams) => draftDocument(session.folders, params));
  connection.onRequest(rulePageRequest, ({ rule }: RulePageParams) => {
    const known = rules.find(({ name }) => name === rule);
    return known ? rulePage(known) : null;
  });

  connection.onRequest(templatePageRequest, ({ uri }: TemplatePageParams) =>
    guarded(uri, null, async () => {
      const linted = await session.lint(uri);
      return linted ? explainTemplate(linted) : null;
    }),
  );
  connection.onRequest(promptReportRequest, ({ folder }: PromptReportParams) =>
    reportOnPrompts(session.folders, folder, session.today()),
  );
  connection.onRequest(setUpRequest, ({ folder }: SetUpParams) =>
    proposeFolderSetup(ports.openWorkspace(folder), folder, session.today()),
  );

  sources.listen(connection);
  connection.listen();
}
