import type { Diagnostic as LspDiagnostic, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Shown } from '../features/cap.ts';
import { diagnostic, diagnostics, noticeCodes } from '../features/diagnostics.ts';
import type { LintedDocument } from '../features/linted-document.ts';
import { configurationDiagnostics, noticesFor } from '../features/setup-problems.ts';
import type { PresentationSettings } from '../protocol.ts';
import type { ClientProfile } from './client-profile.ts';
import { createFolders, type Folders, isConfiguration } from './folders.ts';
import { createOpenDocuments, isMarkdown, isTooLong } from './open-documents.ts';
import type { Ports } from './ports.ts';
import { settled } from './settled.ts';

/** Everything that holds between a client's first word and its last. */
export interface Session {
  readonly client: ClientProfile;
  readonly folders: Folders;
  readonly today: () => string;
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

export interface Findings {
  readonly version: number;
  readonly items: LspDiagnostic[];
}

export function createSession(sources: TextDocuments<TextDocument>, client: ClientProfile, ports: Ports): Session {
  const folders = createFolders(client.folders, ports);
  const documents = createOpenDocuments(sources, folders, ports.today);
  const presentation = { maximumFindings: 7, codeLens: true };
  const uncapped = new Set<string>();
  const version = (uri: string) => sources.get(uri)?.version;

  const session: Session = {
    client,
    folders,
    today: ports.today,
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
      const linted = await documents.lint(uri);
      if (!linted) return { version: source.version, items: isMarkdown(source) && isTooLong(source) ? [tooLong] : [] };
      const { problems } = await folders.setup(uri);
      const items = diagnostics(linted, session.shown(linted), noticesFor(linted, problems), client);
      return { version: linted.version, items };
    },
    present: (settings) => void Object.assign(presentation, settings),
    showAll: (uri) => void uncapped.add(uri),
    close: (uri) => {
      documents.close(uri);
      uncapped.delete(uri);
    },
  };
  session.present(pickPresentation(client.options));
  return session;
}

const start = { line: 0, character: 0 };
const tooLong = diagnostic({ start, end: start }, 'information', noticeCodes.unread, 'Over 5 MB, more than is linted.');

/** Negative and broken numbers mean no cap. */
export const pickPresentation = ({ maximumFindings, codeLens }: PresentationSettings): PresentationSettings => ({
  ...(maximumFindings !== undefined && { maximumFindings: Math.max(0, Math.floor(maximumFindings) || 0) }),
  ...(codeLens !== undefined && { codeLens }),
});
