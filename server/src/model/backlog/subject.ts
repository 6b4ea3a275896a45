import { type Document, fact } from '../document.ts';
import { titleSection } from '../sections.ts';
import { isAboutDebt, isBacklogTitle, isOnDebt } from './words.ts';

/** What a document is about: by its title, or where this names something else, or is none, by its file's name. */
export const subjectOf = fact((document: Document): string => {
  const title = titleSection(document)?.title ?? '';
  const name = nameWords(document.path);
  if (title === '') return name;
  if (!isOnDebt(title)) return isOnDebt(name) ? name : title;
  return isBacklogTitle(name) && !isAboutDebt(title) ? name : title;
});

const nameWords = (path: string): string =>
  (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '').replace(/[-_.]+/g, ' ');
