import type { Diagnostic as LspDiagnostic, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { nameBelow } from '../engine/paths.ts';
import type { Shown } from '../features/cap.ts';
import { codeDiagnostics } from '../features/code-diagnostics.ts';
import type { DebtSurroundings } from '../features/debt-summary.ts';
import { diagnostic, diagnostics, noticeCodes } from '../features/diagnostics.ts';
import type { LintedDocument } from '../features/linted-document.ts';
import { configurationDiagnostics, noticesFor } from '../features/setup-problems.ts';
import type { PresentationSettings } from '../protocol.ts';
import type { ClientProfile } from './client-profile.ts';
import { type CodeLinks, type CodeLinksPorts, createCodeLinks } from './code-links.ts';
import { createDebtIndex, type DebtIndex, type DebtIndexPorts } from './debt-index.ts';
import { createFolders, type DebtPlace, type Folders, isConfiguration } from './folders.ts';
import { createOpenDocuments, isMarkdown, isTooLong } from './open-documents.ts';
import type { Ports } from './ports.ts';
import { settled } from './settled.ts';
import { canonicalUri, uriOf } from './uri.ts';

/** Everything that holds between a client's first word and its last. */
export interface Session {
  readonly client: ClientProfile;
  readonly folders: Folders;
  readonly today: () => string;
  readonly debt: DebtIndex;
  readonly links: Pick<CodeLinks, 'saved' | 'written'>;
  /** What features on debt need to know of a linted document's place. */
  debtSurroundings(linted: LintedDocument): DebtSurroundings;
  /** What version control knows of a file and who works on it; undefined where it is not to be asked. */
  provenance(place: DebtPlace, path: string | undefined): Promise<Provenance | undefined>;
  /** The files, by their paths, in which version control finds a text; none where it is not to be asked. */
  filesNaming(place: DebtPlace, text: string): Promise<readonly string[]>;
  /** The text of an open document as it is in the editor; undefined for one that is not open. */
  openText(uri: string): string | undefined;
  /** The editor's name for the language of an open document. */
  languageId(uri: string): string | undefined;
  /** Those that are open and linted. */
  openMarkdown(): readonly string[];
  /** The newest version of an open document, when the text has come to rest; undefined for what is not linted. */
  lint(uri: string, isCancelled?: () => boolean): Promise<LintedDocument | undefined>;
  version(uri: string): number | undefined;
  shown(linted: LintedDocument): Shown;
  /** What the editor is told of a document; undefined when it is not open. */
  findings(uri: string): Promise<Findings | undefined>;
  readonly presentation: Required<PresentationSettings>;
  present(settings: PresentationSettings): void;
  /** Lifts the cap for one document. */
  showAll(uri: string): void;
  close(uri: string): void;
}

export interface Provenance {
  readonly commit?: string;
  readonly author?: string;
}

export interface Findings {
  readonly version: number;
  readonly items: LspDiagnostic[];
}

/** What is told of the backlog as it is read and changes. */
export type DebtEvents = Pick<DebtIndexPorts, 'onDidRead' | 'onDidChange'> &
  Pick<CodeLinksPorts, 'onDidLink' | 'onDidResolve'>;

export function createSession(
  sources: TextDocuments<TextDocument>,
  client: ClientProfile,
  ports: Ports,
  debtEvents: DebtEvents,
): Session {
  const folders = createFolders(client.folders, ports);
  const openSource = byAnySpelling(sources);
  const openText = (uri: string) => openSource(uri)?.getText();
  const debt = createDebtIndex({
    folders,
    openText,
    lastChanges: async ({ root, folder }) => {
      if (client.options.trusted !== true || folder === '') return new Map();
      const changes = await ports.versionControl.lastChanges(uriOf(root.uri, folder));
      return new Map([...changes].map(([path, day]) => [`${folder}/${path}`, day]));
    },
    ...debtEvents,
  });
  const links = createCodeLinks({
    folders,
    openText,
    history: ({ uri }) => {
      const { changesSince, lineCommits, linesWith } = ports.versionControl;
      if (client.options.trusted !== true || !changesSince || !linesWith) return undefined;
      return {
        changesSince: (commit) => changesSince(uri, commit),
        linesWith: (texts) => linesWith(uri, texts),
        ...(lineCommits && { lineCommits: (path) => lineCommits(uri, path) }),
      };
    },
    onDidLink: debtEvents.onDidLink,
    onDidResolve: debtEvents.onDidResolve,
  });
  const documents = createOpenDocuments(sources, folders, debt, links, ports.today);
  const presentation = { maximumFindings: 7, codeLens: true };
  const uncapped = new Set<string>();
  const version = (uri: string) => sources.get(uri)?.version;

  const session: Session = {
    client,
    folders,
    today: ports.today,
    debt,
    links,
    debtSurroundings: ({ uri, setup }) => ({
      formula: setup.config.debt.ice,
      uriOf: (path) => folders.uriFrom(uri, path),
      nameOf: (path) => nameBelow(folders.home(uri), path),
      today: ports.today(),
    }),
    async provenance({ root }, path) {
      if (client.options.trusted !== true) return undefined;
      const { versionControl } = ports;
      const [commit, author] = await Promise.all([
        path === undefined ? undefined : versionControl.commit(uriOf(root.uri, path)),
        versionControl.author(root.uri),
      ]);
      return { ...(commit !== undefined && { commit }), ...(author !== undefined && { author }) };
    },
    async filesNaming({ root }, text) {
      if (client.options.trusted !== true) return [];
      const lines = await ports.versionControl.linesWith?.(root.uri, [text]);
      return [...new Set((lines ?? []).map(({ path }) => path))];
    },
    openText,
    languageId: (uri) => openSource(uri)?.languageId,
    openMarkdown: () =>
      sources
        .all()
        .filter(isMarkdown)
        .map(({ uri }) => uri),
    version,
    presentation,
    async lint(uri, isCancelled = () => false) {
      await settled(() => version(uri), isCancelled);
      return isCancelled() ? undefined : documents.lint(uri);
    },
    shown: (linted) => documents.shown(linted, uncapped.has(linted.uri) ? 0 : presentation.maximumFindings),
    async findings(uri) {
      const source = sources.get(uri);
      if (!source) return undefined;
      if (isConfiguration(uri)) {
        const read = source.version;
        const problems = await folders.configurationProblems(uri, source.getText());
        return { version: read, items: configurationDiagnostics(problems) };
      }
      if (!isMarkdown(source)) {
        const read = source.version;
        const { setup } = await folders.setup(uri);
        const project = source.getText().includes('D-') ? (await debt.backlog(uri))?.project : undefined;
        const code = { text: source.getText(), path: folders.path(uri), languageId: source.languageId };
        return { version: read, items: project ? codeDiagnostics(code, project, setup) : [] };
      }
      const linted = await documents.lint(uri);
      if (!linted) return { version: source.version, items: isTooLong(source) ? [tooLong] : [] };
      const { problems } = await folders.setup(uri);
      const items = diagnostics(linted, session.shown(linted), noticesFor(linted, problems), client);
      return { version: linted.version, items };
    },
    present: (settings) => void Object.assign(presentation, settings),
    showAll: (uri) => void uncapped.add(uri),
    close: (uri) => {
      documents.close(uri);
      links.close(uri);
      uncapped.delete(uri);
    },
  };
  session.present(pickPresentation(client.options));
  return session;
}

/** Editors and we may spell one place differently. It is asked of each file of a backlog, whatever else is open. */
function byAnySpelling(sources: TextDocuments<TextDocument>): (uri: string) => TextDocument | undefined {
  const spelled = new Map<string, string>();
  sources.onDidOpen(({ document: { uri } }) => spelled.set(canonicalUri(uri), uri));
  sources.onDidClose(({ document: { uri } }) => spelled.delete(canonicalUri(uri)));
  return (uri) => sources.get(uri) ?? sources.get(spelled.get(canonicalUri(uri)) ?? uri);
}

const start = { line: 0, character: 0 };
const tooLong = diagnostic({ start, end: start }, 'information', noticeCodes.unread, 'Over 5 MB, more than is linted.');

/** Negative and broken numbers mean no cap. */
export const pickPresentation = ({ maximumFindings, codeLens }: PresentationSettings): PresentationSettings => ({
  ...(maximumFindings !== undefined && { maximumFindings: Math.max(0, Math.floor(maximumFindings) || 0) }),
  ...(codeLens !== undefined && { codeLens }),
});
