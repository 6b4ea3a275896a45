import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver-types';
import { type Section, sections } from '../model/sections.ts';
import type { EditorClient } from './editor-client.ts';
import type { LintedDocument } from './linted-document.ts';

/** The outline, for editors that have none for Markdown; in a backlog its rows and list items, too. */
export function symbols(linted: LintedDocument, client: EditorClient): DocumentSymbol[] | SymbolInformation[] {
  const headed = sections(linted.document).filter((section) => section.level > 0);
  if (client.symbolTree)
    return headed.filter(({ parent }) => !parent || parent.level === 0).map((section) => symbol(linted, section));
  const headings = headed.map(
    (section): SymbolInformation => ({
      name: nameOf(section),
      kind: stringKind,
      location: { uri: linted.uri, range: linted.places.range({ start: section.range.start, end: section.end }) },
      ...(section.parent && { containerName: nameOf(section.parent) }),
    }),
  );
  const entries = entriesOf(linted).map(
    ({ title, range }): SymbolInformation => ({
      name: title,
      kind: stringKind,
      location: { uri: linted.uri, range: linted.places.range(range) },
    }),
  );
  return [...headings, ...entries];
}

/** Rows and list items of a backlog; those that are sections have their headings. */
const entriesOf = ({ result: { backlog = [] } }: LintedDocument) =>
  backlog.flatMap(({ title, titleRange, from }) =>
    from && from.shape !== 'heading' && from.shape !== 'file' ? [{ title, titleRange, range: from.range }] : [],
  );

const symbol = (linted: LintedDocument, section: Section): DocumentSymbol => ({
  name: nameOf(section),
  kind: stringKind,
  range: linted.places.range({ start: section.headingRange.start, end: section.end }),
  selectionRange: linted.places.range(section.headingRange),
  children: [
    ...entriesOf(linted)
      .filter(({ range }) => section.contentRange.start <= range.start && range.start < section.contentRange.end)
      .map(
        ({ title, titleRange, range }): DocumentSymbol => ({
          name: title,
          kind: stringKind,
          range: linted.places.range(range),
          selectionRange: linted.places.range(titleRange),
        }),
      ),
    ...section.children.map((child) => symbol(linted, child)),
  ],
});

/** A symbol's name must not be blank. */
const nameOf = ({ title, level }: Section) => title.trim() || '#'.repeat(level);

/** What editors use for headings: SymbolKind.String. */
const stringKind = 15;
