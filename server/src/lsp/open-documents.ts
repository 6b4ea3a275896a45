import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { lint } from '../engine/lint.ts';
import { isOfDebt } from '../engine/load-debt.ts';
import { capFindings, type Shown } from '../features/cap.ts';
import type { LintedDocument } from '../features/linted-document.ts';
import { createPlaces } from '../features/places.ts';
import type { AnchorStates } from '../model/anchor-state.ts';
import { createDocument, type Document } from '../model/document.ts';
import type { Project } from '../model/project.ts';
import type { CodeLinks } from './code-links.ts';
import type { DebtIndex } from './debt-index.ts';
import type { Folders } from './folders.ts';

/** The documents that are open in the editor, linted when somebody asks and once per version. */
export interface OpenDocuments {
  /** The newest version; undefined for a document that is not open, no Markdown, or too long. */
  lint(uri: string): Promise<LintedDocument | undefined>;
  /** What is in sight of a linted version: what was so before stays, as long as it stands. */
  shown(linted: LintedDocument, maximum: number): Shown;
  close(uri: string): void;
}

interface Read {
  readonly version: number;
  readonly document: Document;
  readonly byteOrderMark: boolean;
}

interface Entry {
  readonly source: TextDocument;
  read?: Read;
  linted?: LintedDocument;
  project?: Project;
  anchors?: AnchorStates | undefined;
  today?: string;
  shown?: Shown & { readonly of: LintedDocument; readonly maximum: number };
}

export function createOpenDocuments(
  sources: TextDocuments<TextDocument>,
  folders: Folders,
  debt: Pick<DebtIndex, 'project' | 'edited'>,
  links: Pick<CodeLinks, 'states'>,
  today: () => string,
): OpenDocuments {
  const entries = new Map<string, Entry>();

  const entryOf = (source: TextDocument): Entry => {
    const known = entries.get(source.uri);
    if (known?.source === source) return known;
    const entry: Entry = { source };
    entries.set(source.uri, entry);
    return entry;
  };

  /** The source as a document: read once per version, with the help of the one before. */
  function readOf(source: TextDocument): Read {
    const entry = entryOf(source);
    const path = folders.path(source.uri);
    // A configuration that appears or goes changes the folder that paths count from.
    if (entry.read?.version === source.version && entry.read.document.path === path) return entry.read;
    const text = source.getText();
    const byteOrderMark = text.startsWith('\ufeff');
    const document = nextDocument(path, byteOrderMark ? text.slice(1) : text, entry.read?.document);
    entry.read = { version: source.version, document, byteOrderMark };
    return entry.read;
  }

  function readable(uri: string): TextDocument | undefined {
    const source = sources.get(uri);
    return source && isMarkdown(source) && !isTooLong(source) ? source : undefined;
  }

  return {
    async lint(uri) {
      const { setup } = await folders.setup(uri);
      const asked = readable(uri);
      if (!asked) return undefined;
      const { document: latest } = readOf(asked);
      debt.edited(latest, uri, setup);
      const project = await debt.project(uri, latest, setup);
      const source = readable(uri);
      if (!source) return undefined;
      const entry = entryOf(source);
      const day = today();
      const known = entry.linted;
      const { document, byteOrderMark } = readOf(source);
      const anchors = isOfDebt(document, setup) ? links.states(uri, document, setup) : undefined;
      const isSame = known?.document === document && known.setup === setup && entry.anchors === anchors;
      if (isSame && entry.project === project && entry.today === day) return known;
      entry.today = day;
      entry.anchors = anchors;
      entry.project = project;
      entry.linted = {
        uri,
        version: source.version,
        document,
        places: createPlaces(document.text, byteOrderMark),
        setup,
        project,
        result: lint(document, setup, { today: day, audience: 'author', project, ...(anchors && { anchors }) }),
      };
      return entry.linted;
    },
    shown(linted, maximum) {
      const entry = entries.get(linted.uri);
      const known = entry?.shown;
      if (known?.of === linted && known.maximum === maximum) return known;
      const before = known?.maximum === maximum ? known : undefined;
      const capped = capFindings(linted.document.text, linted.result.diagnostics, maximum, before);
      const shown = { ...capped, of: linted, maximum };
      if (entry) entry.shown = shown;
      return shown;
    },
    close: (uri) => void entries.delete(uri),
  };
}

function nextDocument(path: string, text: string, previous: Document | undefined): Document {
  return previous?.path === path && previous.text === text ? previous : createDocument(path, text, previous);
}

/** The same as on the command line, where such a file is left out with one line. */
export const isTooLong = (source: TextDocument): boolean => source.getText().length > 5 * 1024 * 1024;

export function isMarkdown({ languageId, uri }: TextDocument): boolean {
  return (
    /^(?:markdown|quarto|rmd|mdx)$/i.test(languageId) || /\.(?:md|markdown|mdown|mkd|qmd|rmd|mdx)(?:\.erb)?$/i.test(uri)
  );
}
