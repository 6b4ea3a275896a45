import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Connection,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  type FileSystemWatcher,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { foldersUpward } from '../engine/paths.ts';
import { rulePage } from '../engine/rule-page.ts';
import { codeActions } from '../features/code-actions.ts';
import { codeLens } from '../features/code-lens.ts';
import { completion } from '../features/completion.ts';
import { tradeOffActions } from '../features/debt-actions.ts';
import { debtHover, debtIds, debtLinks } from '../features/debt-references.ts';
import { explainTemplate } from '../features/explain-template.ts';
import { folding } from '../features/folding.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import { pickLineActions, withPickLine } from '../features/link-actions.ts';
import { links } from '../features/links.ts';
import type { LintedDocument } from '../features/linted-document.ts';
import { nextPrompt, promptStatus } from '../features/prompt-status.ts';
import { symbols } from '../features/symbols.ts';
import { timelinePicture } from '../features/timeline-picture.ts';
import {
  clientCommands,
  type DebtCommentsParams,
  type DebtIssueParams,
  type DebtItemsParams,
  type DebtMarksParams,
  type DebtTagsParams,
  debtChangedNotification,
  debtCommentsRequest,
  debtIssueRequest,
  debtItemsRequest,
  debtMarksRequest,
  debtTagsRequest,
  type ImportNotesParams,
  importNotesRequest,
  type LogDebtParams,
  logDebtRequest,
  type MigrateDebtParams,
  migrateDebtRequest,
  type NewDocumentParams,
  type NextPromptParams,
  type NotesParams,
  newDocumentRequest,
  nextPromptRequest,
  notesRequest,
  type PickLineParams,
  type PromptReportParams,
  type PromptStatusParams,
  pickLineRequest,
  promptReportRequest,
  promptStatusRequest,
  type RulePageParams,
  rulePageRequest,
  type ScoreChoicesParams,
  type SetDebtParams,
  type SetUp,
  type SetUpBefore,
  type SetUpParams,
  scoreChoicesRequest,
  setDebtRequest,
  setUpRequest,
  type TemplatePageParams,
  type TimelinePictureParams,
  templatePageRequest,
  timelinePictureRequest,
} from '../protocol.ts';
import { rules } from '../rules/index.ts';
import { atRest } from './at-rest.ts';
import { clientProfile, initializationOptions, record } from './client-profile.ts';
import { type Ask, clientWorkspace } from './client-workspace.ts';
import { executeCommand } from './commands.ts';
import { debtActionsFor } from './debt-actions-for.ts';
import { ReadingCancelled } from './debt-index.ts';
import { debtRequests } from './debt-requests.ts';
import { createDiagnosticsChannel, type DiagnosticsChannel } from './diagnostics-channel.ts';
import { draftDocument } from './draft-document.ts';
import { idDrawer } from './draw-id.ts';
import { proposeFolderSetup } from './folder-setup.ts';
import type { DebtPlace } from './folders.ts';
import { notesImporter } from './import-notes.ts';
import { debtLogger } from './log-debt.ts';
import { migrateDebt } from './migrate-debt.ts';
import { pickLineIn } from './pick-line.ts';
import type { Ports } from './ports.ts';
import { reportOnPrompts } from './prompt-report.ts';
import { prepareDebtRename, renameDebt } from './rename-debt.ts';
import { serverCapabilities } from './server-capabilities.ts';
import { createSession, pickPresentation, type Session } from './session.ts';
import { setDebt } from './set-debt.ts';

/** Answers a client until the connection ends. What it needs of the machine it runs on, it is given as ports. */
export function startServer(connection: Connection, ports: Ports): void {
  const sources = new TextDocuments(TextDocument);
  let session: Session;
  let channel: DiagnosticsChannel;
  let debt: ReturnType<typeof debtRequests>;
  let ids: ReturnType<typeof idDrawer>;
  let log: ReturnType<typeof debtLogger>;
  let notes: ReturnType<typeof notesImporter>;
  /** The client knows our notification: it has a command for debt, or has asked for it. Others are sent the protocol alone. */
  let followsDebt = false;
  let { openWorkspace } = ports;

  const ask: Ask = (method, params) => connection.sendRequest(method, params);

  const logError = (about: string, error: unknown) =>
    connection.console.error(
      `${about}: ${error instanceof Error ? error.message : String(error)}`.replace(/\s+/g, ' '),
    );

  /** Answers about a document's newest version; not when that is no longer the one that was asked about, or nobody waits. */
  function on<Params extends { textDocument: { uri: string } }, Result>(
    answer: (linted: LintedDocument, params: Params) => Result | Promise<Result | ResponseError>,
    nothing: Result,
  ) {
    return async (params: Params, token: CancellationToken): Promise<Result | ResponseError> => {
      const { uri } = params.textDocument;
      const asked = session.version(uri);
      return guarded<Result | ResponseError>(uri, nothing, async () => {
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
    session.debt.forget();
    debtChanged();
  }

  /** Said once for all that changes within a moment: a checkout changes many files. */
  const debtChanged = atRest(() => {
    if (followsDebt) void connection.sendNotification(debtChangedNotification);
    channel.refresh();
  });

  const linksResolved = atRest(() => channel.refresh());

  const watched = new Set<string>();

  /** A folder that comes or goes is told as such, not file by file. */
  function watch({ folder }: DebtPlace): void {
    if (!session.client.watchRegistration) return;
    const patterns = foldersUpward(folder).filter((each) => each !== '' && !watched.has(each));
    for (const each of patterns) watched.add(each);
    if (patterns.length > 0)
      watchFiles(patterns.map((each) => ({ globPattern: `**/${each}`, kind: WatchKind.Create | WatchKind.Delete })));
  }

  /** Markdown is watched anyhow. */
  function watchCode(globs: readonly string[]): void {
    const patterns = globs.filter((each) => !/\.(?:md|markdown)$/.test(each) && !watched.has(each));
    if (patterns.length === 0 || !session.client.watchRegistration) return;
    for (const each of patterns) watched.add(each);
    watchFiles(patterns.map((globPattern) => ({ globPattern })));
  }

  /** A client may refuse what it has announced: then it tells of what is opened and saved, and no more. */
  function watchFiles(watchers: FileSystemWatcher[]): void {
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((error) => logError('watching files', error));
  }

  /** Items that were written elsewhere; what is open in the editor is what is written there. */
  const rewritten = (uri: string, isRemoved = false) =>
    void guarded(uri, undefined, () => session.debt.written(uri, isRemoved));

  /** Answers a request on the backlog, which may take a while to be read. */
  const onDebt = <Params>(method: string, answer: (params: Params, isCancelled: () => boolean) => Promise<unknown>) =>
    connection.onRequest(method, async (params: Params, token: CancellationToken): Promise<unknown> => {
      followsDebt = true;
      try {
        return await answer(params, () => token.isCancellationRequested);
      } catch (error) {
        if (error instanceof ReadingCancelled) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
        throw error;
      }
    });

  connection.onInitialize((params) => {
    const client = clientProfile(params);
    if (client.options.files) openWorkspace = (uri) => ports.openWorkspace(uri) ?? clientWorkspace(uri, ask);
    session = createSession(
      sources,
      client,
      { ...ports, openWorkspace },
      {
        onDidRead: watch,
        onDidChange: debtChanged,
        onDidLink: watchCode,
        onDidResolve: linksResolved,
      },
    );
    followsDebt = session.client.commands.has(clientCommands.logDebt);
    debt = debtRequests(session);
    ids = idDrawer(ports);
    log = debtLogger(session, ids);
    notes = notesImporter(session, ids);
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
      session.debt.forget();
      debtChanged();
    });
    if (session.client.watchRegistration)
      watchFiles(
        ['**/.whylint.{yaml,yml}', '**/.whylint*.json', '**/*.{md,markdown}'].map((globPattern) => ({ globPattern })),
      );
  });

  sources.onDidChangeContent(({ document: { uri } }) => channel.changed(uri));
  sources.onDidSave(({ document: { uri } }) => {
    reload([uri]);
    session.links.saved(uri);
    session.links.written(uri);
  });
  sources.onDidClose(({ document: { uri } }) => {
    session.close(uri);
    channel.closed(uri);
    rewritten(uri);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    reload(changes.map(({ uri }) => uri));
    for (const { uri, type } of changes) {
      session.links.written(uri);
      rewritten(uri, type === FileChangeType.Deleted);
    }
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    session.present(pickPresentation(initializationOptions(record(settings).whylint)));
    channel.refresh();
  });

  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
    guarded<Awaited<ReturnType<DiagnosticsChannel['pull']>>>(uri, { kind: 'full', items: [] }, () =>
      channel.pull(uri, previousResultId, () => token.isCancellationRequested),
    ),
  );
  const documentActions = on((linted: LintedDocument, { range, context }: CodeActionParams): CodeAction[] => {
    const { client, today } = session;
    const query = { range, ...context };
    const picking = pickLineActions(linted, query, client, (path) => session.folders.uriFrom(linted.uri, path));
    return [
      ...withPickLine(codeActions(linted, query, { shown: session.shown(linted), client, today: today() }), picking),
      ...tradeOffActions(linted, { range, ...context }, session.client),
    ];
  }, []);
  connection.onCodeAction(async (params, token) => {
    const actions = await documentActions(params, token);
    if (actions instanceof ResponseError) return actions;
    return [...actions, ...(await debtActionsFor(session, params))];
  });
  connection.onCompletion(
    on((linted, { position }) => {
      const ids = debtIds(linted, position, session.debtSurroundings(linted));
      return ids.length > 0 ? ids : completion(linted, position);
    }, []),
  );
  connection.onHover(
    on(
      (linted, { position }) =>
        debtHover(linted, position, session.debtSurroundings(linted), session.client) ??
        hover(linted, position, session.shown(linted), session.client),
      null,
    ),
  );
  connection.onCodeLens(on((linted) => (session.presentation.codeLens ? codeLens(linted, session.client) : []), []));
  connection.onDocumentSymbol(on((linted) => (linted.result.kind === null ? [] : symbols(linted, session.client)), []));
  connection.onFoldingRanges(on((linted) => (linted.result.kind === null ? [] : folding(linted)), []));
  connection.onDocumentLinks(
    on(
      (linted) => [
        ...(linted.result.kind === null || session.client.builtins ? [] : links(linted)),
        ...debtLinks(linted, session.debtSurroundings(linted)),
      ],
      [],
    ),
  );
  connection.onPrepareRename(on((linted, { position }) => prepareDebtRename(linted, position), null));
  connection.onRenameRequest(
    on((linted, { position, newName }) => renameDebt(session, linted, position, newName), null),
  );

  connection.languages.inlayHint.on(on((linted, { range }) => inlayHints(linted, range), []));

  connection.onExecuteCommand(({ command, arguments: [argument] = [] }) =>
    executeCommand({ connection, session, channel, log, notes }, command, argument),
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
  onDebt<DebtItemsParams>(debtItemsRequest, (params, isCancelled) => debt.items(params, isCancelled));
  onDebt<DebtTagsParams>(debtTagsRequest, (params, isCancelled) => debt.tags(params, isCancelled));
  onDebt<DebtMarksParams>(debtMarksRequest, (params, isCancelled) => debt.marks(params, isCancelled));
  onDebt<DebtCommentsParams>(debtCommentsRequest, (params, isCancelled) => debt.comments(params, isCancelled));
  onDebt<ScoreChoicesParams>(scoreChoicesRequest, (params) => debt.choices(params));
  onDebt<DebtIssueParams>(debtIssueRequest, (params) => debt.issue(params));
  onDebt<LogDebtParams>(logDebtRequest, (params) => log(params));
  onDebt<NotesParams>(notesRequest, (params) => notes.read(params));
  onDebt<ImportNotesParams>(importNotesRequest, (params) => notes.importSome(params));
  onDebt<SetDebtParams>(setDebtRequest, (params) => setDebt(session, params));
  onDebt<MigrateDebtParams>(migrateDebtRequest, (params) => migrateDebt(session, ids, params));
  connection.onRequest(pickLineRequest, (params: PickLineParams) =>
    guarded(params.uri, null, () => pickLineIn(session, params)),
  );
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
  connection.onRequest<SetUp | SetUpBefore, void>(setUpRequest, ({ folder }: SetUpParams) =>
    proposeFolderSetup(openWorkspace(folder), folder, session.today()),
  );

  sources.listen(connection);
  connection.listen();
}
