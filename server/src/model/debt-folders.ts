import { isGroup } from './backlog-words.ts';

/** The folders between one that is named after debt and a document, as words, the innermost first: `accepted tradeoffs`. */
export function foldersOfDebt(path: string): readonly string[] {
  const folders = path.split('/').slice(0, -1);
  const at = folders.findLastIndex((folder) => /^tech(?:nical)?[-_ ]?debt$/i.test(folder));
  if (at < 0) return [];
  const below = folders.slice(at + 1).map((folder) => folder.replace(/[-_]+/g, ' '));
  return below.reverse();
}

/** Whether a folder sorts documents by how urgent they are or how far they have come: each is about one debt then. */
export const sortsDebt = (folder: string): boolean => isGroup(folder) || /^(?:will not|wont) \w+$/i.test(folder);
