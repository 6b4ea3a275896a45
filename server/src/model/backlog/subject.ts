import { type Document, fact } from '../document.ts';
import { backlogTitle } from './levels.ts';
import { isAboutDebt, isBacklogTitle, isOnDebt } from './words.ts';

/** What a document is about: by its title, or where there is none, or one that says of whose debt it is, by its file's name. */
export const subjectOf = fact((document: Document): string => {
  const title = backlogTitle(document)?.title ?? '';
  const name = nameWords(document.path);
  const isMore = isOnDebt(title) && isBacklogTitle(name) && !isAboutDebt(title) && !others.test(title);
  return title === '' || isMore ? name : title;
});

/** `Architecture and technical debt`, `Notes on debt` */
const others = /(?:\b(?:and|on|about|und|y|et|e)|[&,+])\s+(?:tech\p{L}*[ -]?)?debts?\b/iu;

const nameWords = (path: string): string =>
  (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '').replace(/[-_.]+/g, ' ');
