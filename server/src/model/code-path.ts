/** Endings that make a name without a folder a file, since `json.dumps` is none. */
export const codeEnding =
  /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kts?|swift|c|cc|cpp|h|hpp|cs|php|scala|clj|ex|exs|erl|hs|lua|pl|sh|bash|ps1|sql|vue|svelte|css|scss|less|html?|xml|ya?ml|toml|json|md|gradle|tf|proto|graphql|dart|m|mm|r|jl|fs|vb|ipynb)$/i;

/** Files that are called by a name of their own, most of them without an ending; as a part of a pattern. */
export const ownNames =
  '(?:GNUm|M|m)akefile|(?:Docker|Container)file(?:\\.\\w{1,20})?|(?:Jenkins|Vagrant|Proc|Brew|Pod|Fast|Caddy|Tilt|Earth|Pip|Gem|Rake|[Jj]ust)file|CMakeLists\\.txt|go\\.mod|\\.env(?:\\.\\w{1,20})?|\\.(?:git|docker|npm|eslint|prettier)ignore|\\.(?:eslint|babel|prettier|npm|swc)rc';

const ownName = new RegExp(`^(?:${ownNames})$`);

/** Whether a name without a folder is a file's and no other word. */
export const isFileName = (name: string): boolean => codeEnding.test(name) || ownName.test(name);

/** Whether a path's last part has an ending, or is a file's name without one. */
export const namesFile = (path: string): boolean =>
  /\.\w{1,8}$/.test(path) || ownName.test(path.slice(path.lastIndexOf('/') + 1));

const part = '[\\p{L}\\p{M}\\p{N}_@.()[\\]+$-]+';
const lines = '(?:(?::L?|#L)(?<line>\\d{1,7})(?:[-–]L?(?<end>\\d{1,7})|:\\d{1,5})?)';

/** `src/a.ts`, `src/a.ts:40`, `src/a.ts:40-43`, `src/a.ts:40:7`, `src/a.ts#L40`, `Makefile:40`. */
const plainForm = new RegExp(
  `^(?<path>(?:\\.{1,2}/|/)*(?:${part}/)*(?:${part}\\.[A-Za-z]\\w{0,8}|${ownNames}))${lines}?$`,
  'u',
);

/** `src/my dir/a.ts:40`, and no command before a path: with a line, and blanks in folders below the first one alone. */
const blankForm = new RegExp(
  `^(?<path>${part}/(?:${part}(?: ${part}){0,5}/)+${part}\\.[A-Za-z]\\w{0,8})${lines}$`,
  'u',
);

/** What such a text begins with, or has in a folder, when it is a command or a sentence. */
const commandForm =
  /^(?:\.{1,2}|~|s?bin|exe|scripts?|tools?|vendor|node_modules|usr|opt)\/|(?:\/| )-|\.\w+ | (?:in|of|and|or|to|at|on|from|with|see|via|by|for) /i;

/** A path that stands in backticks, or without them, taken apart; undefined for any other text. */
export function pathParts(
  said: string,
): { readonly path: string; readonly line: string | undefined; readonly end: string | undefined } | undefined {
  const plain = plainForm.exec(said) ?? (said.includes(' ') && !commandForm.test(said) ? blankForm.exec(said) : null);
  const { path, line, end } = plain?.groups ?? {};
  return path === undefined ? undefined : { path, line, end };
}

/** `(lines 28-49)`, `, line 71`, `:310`, ` (42-50)` behind a path, which end with the last digit; undefined for other words. */
export function linesBehind(rest: string) {
  const [all, line, end] = behindForm.exec(rest) ?? aloneForm.exec(rest) ?? [];
  if (all === undefined || line === undefined) return undefined;
  return { first: line, last: end, length: all.length, isOpen: all.includes('(') };
}

const behindForm =
  /^(?::|,?\s*\(?(?:at |on )?(?:lines?|L)\s*~?)L?(\d{1,7})(?:\s*(?:[-–]|to(?=\s))\s*L?(\d{1,7}))?(?![\d%]|[,.]\d)/i;

/** Two numbers in brackets are lines when they rise, and are no years, and no versions or days. */
const aloneForm = /^ \((?!(?:19|20)\d\d[-–](?:19|20)\d\d)(\d{1,6})[-–](\d{2,6})(?=\))/;
