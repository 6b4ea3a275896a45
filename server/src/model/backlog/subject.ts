import type { Document } from '../document.ts';
import { titleSection } from '../sections.ts';

/** What a document is about: its title, or its file's name where it has none. */
export function subjectOf(document: Document): string {
  const { path } = document;
  return (
    titleSection(document)?.title ??
    path
      .slice(path.lastIndexOf('/') + 1)
      .replace(/\.\w+$/, '')
      .replace(/[-_]+/g, ' ')
  );
}
