import { isGroup } from './backlog/words.ts';
import type { Document } from './document.ts';

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

/** Whether a document stands in a folder of debt under a name that is counted, `td-012-slow-build.md`, `001-two-clocks.md`. */
export const isCountedFile = (path: string): boolean =>
  isInFolder(path) && /\/(?:(?:td|debt|tech-?debt)[-_ ]?)?\d{1,5}[-_ .][^/]*$/i.test(path);

/** Whether a document stands in a folder of debt, and is no page about what is kept there. */
export const isInFolder = (path: string): boolean =>
  /(?:^|\/)(?:tech(?:nical)?[-_ ]?)?debts?\/(?:[^/]+\/)*[^/]+$/i.test(path) &&
  !/\/(?:_?(?:readme|index|template|summary|overview|changelog|backlog|register|registry|inventory|tracker)|(?:tech(?:nical)?[-_ ]?)?debts?)[^/]*$/i.test(
    path,
  );

/** Whether a document is the page on a folder of debt, which names several of the documents there. */
export const isPageOnFolder = ({ path, text }: Document): boolean =>
  isPage.test(path) && new Set(text.match(namesBeside)).size >= leastBeside;

const isPage = /(?:^|\/)(?:tech(?:nical)?[-_ ]?)?debts?\/(?:readme|index|overview)\.[^/]*$/i;
/** Those that it links to may be its entries. */
const namesBeside = /(?<![\w./[(-])\w[\w-]*\.md\b/gi;
const leastBeside = 3;

/** Whether a document was put away with all that was said of it: nothing in it is open any more, whatever its status says. */
export const isArchived = (path: string): boolean => /(?:^|\/)archived?s?\//i.test(path);
