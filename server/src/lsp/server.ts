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
import type { LintedDocument } from '../features/linted-document.ts';
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
import { atRest } from './at-rest.ts';
import { clientProfile, initializationOptions, record } from './client-profile.ts';
import { type Ask, clientWorkspace } from './client-workspace.ts';
import { ReadingCancelled } from './debt-index.ts';
import { createDiagnosticsChannel, type DiagnosticsChannel } from './diagnostics-channel.ts';
import type { Features } from './features-on-demand.ts';
import type { DebtPlace } from './folders.ts';
import type { Ports } from './ports.ts';
import { serverCapabilities } from './server-capabilities.ts';
import { createSession, pickPresentation, type Session } from './session.ts';

/** Answers a client until the connection ends. What it needs of the machine it runs on, it is given as ports. */
export function startServer(connection: Connection, ports: Ports): void {
  const sources = new TextDocuments(TextDocument);
  let session: Session;
  let channel: DiagnosticsChannel;
  let loading: Promise<Features> | undefined;
  /** The client knows our notification: it has a command for debt, or has asked for it. Others are sent the protocol alone. */
  let followsDebt = false;
  let { openWorkspace } = ports;

  /** What findings don't need is loaded when it is first asked for: the first of them come the sooner. */
  const features = () =>
    (loading ??= import('./features-on-demand.ts').then(({ featuresOnDemand }) => featuresOnDemand(session, ports)));

  const ask: Ask = (method, params) => connection.sendRequest(method, params);

  const logError = (about: string, error: unknown) =>
    connection.console.error(
      `${about}: ${error instanceof Error ? error.message : String(error)}`.replace(/\s+/g, ' '),
    );

  /** Answers about a document's newest version; not when that is no longer the one that was asked about, or nobody waits. */
  function on<Params extends { textDocument: { uri: string } }, Result>(
    answer: (linted: LintedDocument, params: Params, features: Features) => Result | Promise<Result | ResponseError>,
    nothing: Result,
  ) {
    return async (params: Params, token: CancellationToken): Promise<Result | ResponseError> => {
      const { uri } = params.textDocument;
      const asked = session.version(uri);
      return guarded<Result | ResponseError>(uri, nothing, async () => {
        const linted = await session.lint(uri, () => token.isCancellationRequested);
        const loaded = await features();
        if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
        if (!linted) return nothing;
        if (linted.version !== asked) return new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed');
        return answer(linted, params, loaded);
      });
    };
  }

  /** The same for a request of our own, which is asked again when the text has changed. */
  const about = <Params extends { uri: string }>(
    method: string,
    answer: (linted: LintedDocument, params: Params, features: Features) => unknown,
  ) =>
    connection.onRequest(method, (params: Params) =>
      guarded(params.uri, null, async (): Promise<unknown> => {
        const linted = await session.lint(params.uri);
        return linted ? answer(linted, params, await features()) : null;
      }),
    );

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
  const onDebt = <Params>(
    method: string,
    answer: (features: Features, params: Params, isCancelled: () => boolean) => Promise<unknown>,
  ) =>
    connection.onRequest(method, async (params: Params, token: CancellationToken): Promise<unknown> => {
      followsDebt = true;
      try {
        return await answer(await features(), params, () => token.isCancellationRequested);
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
  const documentActions = on((linted: LintedDocument, { range, context }: CodeActionParams, has): CodeAction[] => {
    const { client, today } = session;
    const query = { range, ...context };
    const picking = has.pickLineActions(linted, query, client, (path) => session.folders.uriFrom(linted.uri, path));
    const actions = has.codeActions(linted, query, { shown: session.shown(linted), client, today: today() });
    return [...has.withPickLine(actions, picking), ...has.tradeOffActions(linted, query, client)];
  }, []);
  connection.onCodeAction(async (params, token) => {
    const actions = await documentActions(params, token);
    if (actions instanceof ResponseError) return actions;
    return [...actions, ...(await (await features()).debtActionsFor(session, params))];
  });
  connection.onCompletion(
    on((linted, { position }, { debtIds, completion }) => {
      const ids = debtIds(linted, position, session.debtSurroundings(linted));
      return ids.length > 0 ? ids : completion(linted, position);
    }, []),
  );
  connection.onHover(
    on(
      (linted, { position }, { debtHover, hover }) =>
        debtHover(linted, position, session.debtSurroundings(linted), session.client) ??
        hover(linted, position, session.shown(linted), session.client),
      null,
    ),
  );
  connection.onCodeLens(
    on((linted, _, { codeLens }) => (session.presentation.codeLens ? codeLens(linted, session.client) : []), []),
  );
  connection.onDocumentSymbol(
    on((linted, _, { symbols }) => (linted.result.kind === null ? [] : symbols(linted, session.client)), []),
  );
  connection.onFoldingRanges(on((linted, _, { folding }) => (linted.result.kind === null ? [] : folding(linted)), []));
  connection.onDocumentLinks(
    on(
      (linted, _, { links, debtLinks }) => [
        ...(linted.result.kind === null || session.client.builtins ? [] : links(linted)),
        ...debtLinks(linted, session.debtSurroundings(linted)),
      ],
      [],
    ),
  );
  connection.onPrepareRename(on((linted, { position }, has) => has.prepareDebtRename(linted, position), null));
  connection.onRenameRequest(
    on((linted, { position, newName }, { renameDebt }) => renameDebt(session, linted, position, newName), null),
  );

  connection.workspace.onWillRenameFiles(({ files }, token) =>
    guarded(files[0]?.oldUri ?? '', null, async () =>
      (await features()).followRenames(session, files, () => token.isCancellationRequested),
    ),
  );

  connection.languages.inlayHint.on(on((linted, { range }, { inlayHints }) => inlayHints(linted, range), []));

  connection.onExecuteCommand(async ({ command, arguments: [argument] = [] }) => {
    const { executeCommand, log, notes } = await features();
    return executeCommand({ connection, session, channel, log, notes }, command, argument);
  });
  about<PromptStatusParams>(promptStatusRequest, (linted, _, { promptStatus }) => promptStatus(linted));
  about<NextPromptParams>(nextPromptRequest, (linted, { position }, has) => has.nextPrompt(linted, position));
  about<TimelinePictureParams>(timelinePictureRequest, (linted, { embedded = false }, { timelinePicture }) =>
    timelinePicture(linted, embedded),
  );
  about<TemplatePageParams>(templatePageRequest, (linted, _, { explainTemplate }) => explainTemplate(linted));
  onDebt<DebtItemsParams>(debtItemsRequest, ({ debt }, params, isCancelled) => debt.items(params, isCancelled));
  onDebt<DebtTagsParams>(debtTagsRequest, ({ debt }, params, isCancelled) => debt.tags(params, isCancelled));
  onDebt<DebtMarksParams>(debtMarksRequest, ({ debt }, params, isCancelled) => debt.marks(params, isCancelled));
  onDebt<DebtCommentsParams>(debtCommentsRequest, ({ debt }, params, isCancelled) =>
    debt.comments(params, isCancelled),
  );
  onDebt<ScoreChoicesParams>(scoreChoicesRequest, ({ debt }, params) => debt.choices(params));
  onDebt<DebtIssueParams>(debtIssueRequest, ({ debt }, params) => debt.issue(params));
  onDebt<LogDebtParams>(logDebtRequest, ({ log }, params) => log(params));
  onDebt<NotesParams>(notesRequest, ({ notes }, params) => notes.read(params));
  onDebt<ImportNotesParams>(importNotesRequest, ({ notes }, params) => notes.importSome(params));
  onDebt<SetDebtParams>(setDebtRequest, ({ setDebt }, params) => setDebt(session, params));
  onDebt<MigrateDebtParams>(migrateDebtRequest, ({ migrateDebt, ids }, params) => migrateDebt(session, ids, params));
  connection.onRequest(pickLineRequest, (params: PickLineParams) =>
    guarded(params.uri, null, async () => (await features()).pickLineIn(session, params)),
  );
  connection.onRequest(newDocumentRequest, async (params: NewDocumentParams) =>
    (await features()).draftDocument(session.folders, params),
  );
  connection.onRequest(rulePageRequest, async ({ rule }: RulePageParams) => (await features()).pageOfRule(rule));
  connection.onRequest(promptReportRequest, async ({ folder }: PromptReportParams) =>
    (await features()).reportOnPrompts(session.folders, folder, session.today()),
  );
  connection.onRequest<SetUp | SetUpBefore, void>(setUpRequest, async ({ folder }: SetUpParams) =>
    (await features()).proposeFolderSetup(openWorkspace(folder), folder, session.today()),
  );

  sources.listen(connection);
  connection.listen();
}
