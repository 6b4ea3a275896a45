import { type Document, fact } from '../document.ts';
import { titleSection } from '../sections.ts';

/** What a document is about: by its title, or where it has none by its file's name. */
export const subjectOf = fact(
  (document: Document): string => titleSection(document)?.title ?? nameWords(document.path),
);

const nameWords = (path: string): string =>
  (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '').replace(/[-_.]+/g, ' ');
