import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { lint } from '../engine/lint.ts';
import { capFindings, type Shown } from '../features/cap.ts';
import type { LintedDocument } from '../features/linted-document.ts';
import { createPlaces } from '../features/places.ts';
import { createDocument, type Document } from '../model/document.ts';
import type { Folders } from './folders.ts';

/** The documents that are open in the editor, linted when somebody asks and once per version. */
export interface OpenDocuments {
  /** The newest version; undefined for a document that is not open, no Markdown, or too long. */
  lint(uri: string): Promise<LintedDocument | undefined>;
  /** What is in sight of a linted version: what was so before stays, as long as it stands. */
  shown(linted: LintedDocument, maximum: number): Shown;
  close(uri: string): void;
}

interface Entry {
  readonly source: TextDocument;
  linted?: LintedDocument;
  today?: string;
  shown?: Shown & { readonly of: LintedDocument; readonly maximum: number };
}

export function createOpenDocuments(
  sources: TextDocuments<TextDocument>,
  folders: Folders,
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

  return {
    async lint(uri) {
      const { setup } = await folders.setup(uri);
      const source = sources.get(uri);
      if (!source || !isMarkdown(source) || isTooLong(source)) return undefined;
      const entry = entryOf(source);
      const day = today();
      const known = entry.linted;
      if (known?.version === source.version && known.setup === setup && entry.today === day) return known;
      const text = source.getText();
      const byteOrderMark = text.startsWith('\ufeff');
      const document = nextDocument(folders.path(uri), byteOrderMark ? text.slice(1) : text, known?.document);
      entry.today = day;
      entry.linted = {
        uri,
        version: source.version,
        document,
        places: createPlaces(document.text, byteOrderMark),
        setup,
        result: lint(document, setup, { today: day, audience: 'author' }),
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
