import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver-types';
import { type Section, sections } from '../model/sections.ts';
import type { EditorClient } from './editor-client.ts';
import type { LintedDocument } from './linted-document.ts';

/** The outline, for editors that have none for Markdown. */
export function symbols(linted: LintedDocument, client: EditorClient): DocumentSymbol[] | SymbolInformation[] {
  const headed = sections(linted.document).filter((section) => section.level > 0);
  if (client.symbolTree)
    return headed.filter(({ parent }) => !parent || parent.level === 0).map((section) => symbol(linted, section));
  return headed.map((section) => ({
    name: nameOf(section),
    kind: stringKind,
    location: { uri: linted.uri, range: linted.places.range({ start: section.range.start, end: section.end }) },
    ...(section.parent && { containerName: nameOf(section.parent) }),
  }));
}

const symbol = (linted: LintedDocument, section: Section): DocumentSymbol => ({
  name: nameOf(section),
  kind: stringKind,
  range: linted.places.range({ start: section.headingRange.start, end: section.end }),
  selectionRange: linted.places.range(section.headingRange),
  children: section.children.map((child) => symbol(linted, child)),
});

/** A symbol's name must not be blank. */
const nameOf = ({ title, level }: Section) => title.trim() || '#'.repeat(level);

/** What editors use for headings: SymbolKind.String. */
const stringKind = 15;
