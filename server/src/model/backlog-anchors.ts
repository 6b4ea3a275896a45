import { shiftRange, type TextRange } from '../text/text.ts';
import type { CodeAnchor } from './code-anchor.ts';
import { linkedPath } from './linked-path.ts';

/**
 * The places in code that a passage of a team's own document names: paths in backticks with or without lines, links to
 * code, and bare `path:line`. Globs, URLs and symbols are no paths. Of one place that is named twice, the first.
 *
 * @param from The document's path: links and `../` count from it, other paths from the workspace.
 * @param offset Where the passage begins in the document.
 */
export function pathsIn(source: string, from: string, offset: number): readonly CodeAnchor[] {
  const found = new Map<string, CodeAnchor>();
  const text = source.replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1[^\n]*$|$(?![\s\S]))/gm, (block) =>
    ' '.repeat(block.length),
  );
  for (const match of text.matchAll(places)) {
    if (found.size >= mostPlaces) break;
    const anchor = match.groups?.url === undefined ? written(match, from, text) : linked(match, from);
    if (!anchor) continue;
    const key = `${anchor.path}:${anchor.line ?? ''}`;
    if (!found.has(key)) found.set(key, placed(anchor, offset));
  }
  return [...found.values()];
}

/** More than one item is about. */
const mostPlaces = 40;

const places =
  /\[(?<label>[^[\]\n]{1,300})\]\((?<url>[^()\s<>]{1,500})\)|`(?<code>[^`\n]{1,300})`|(?<![\w/.:@-])(?<bare>(?:[\w.@-]{1,100}\/){0,20}[\w.@-]{1,100}\.\w{1,8}:\d{1,7}(?:[-–]\d{1,7})?)(?![\w/])/g;

/** `src/a.ts`, `src/a.ts:40`, `src/a.ts:40-43`, `src/a.ts#L40`. */
const pathForm =
  /^(?<path>(?:\.{1,2}\/|\/)*(?:[\w@.()[\]+$-]+\/)*[\w@.()[\]+$-]+\.[A-Za-z]\w{0,8})(?:(?::L?|#L)(?<line>\d{1,7})(?:[-–:]L?(?<end>\d{1,7}))?)?$/;

/** Endings that make a name without a folder a file, since `json.dumps` is none. */
export const codeEnding =
  /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kts?|swift|c|cc|cpp|h|hpp|cs|php|scala|clj|ex|exs|erl|hs|lua|pl|sh|bash|ps1|sql|vue|svelte|css|scss|less|html?|xml|ya?ml|toml|json|md|gradle|tf|proto|graphql|dart|m|mm|r|jl|fs|vb|ipynb)$/i;

type Found = Omit<CodeAnchor, 'range'> & { readonly range: TextRange };

function written(match: RegExpExecArray, from: string, text: string): Found | undefined {
  const said = match.groups?.code ?? match.groups?.bare ?? '';
  const { path: named, line, end } = pathForm.exec(said.trim())?.groups ?? {};
  if (named === undefined || /\*|\.\.\.|^\.+$|^https?/.test(named)) return undefined;
  if (!named.includes('/') && !codeEnding.test(named)) return undefined;
  const path = /^\.{1,2}\//.test(named) ? linkedPath(from, named) : named.replace(/^\/+/, '');
  if (path === undefined || path === '') return undefined;
  const at = match.index + match[0].indexOf(said);
  const range = { start: at, end: at + said.length };
  const lines =
    line === undefined
      ? linesBehind(text.slice(match.index + match[0].length, match.index + match[0].length + 40))
      : linesOf(line, end);
  return { path, ...lines, range, labelRange: range, hrefRange: range };
}

/** `(lines 28-49)`, `, line 71`, `:310` behind the closing backtick. */
function linesBehind(rest: string): Pick<CodeAnchor, 'line' | 'endLine'> {
  const [, line, end] = /^(?::|,?\s*\(?(?:lines?|L)\s*~?)(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?/i.exec(rest) ?? [];
  return line === undefined ? {} : linesOf(line, end);
}

function linked(match: RegExpExecArray, from: string): Found | undefined {
  const { url = '', label = '' } = match.groups ?? {};
  const [target = '', fragment = ''] = url.split('#');
  const path = linkedPath(from, target);
  const [, line, end] =
    /^L(\d{1,7})(?:-L?(\d{1,7}))?/.exec(fragment) ?? /:(\d{1,7})(?:[-–](\d{1,7}))?`?$/.exec(label) ?? [];
  if (path === undefined || !/\.\w{1,8}$/.test(path) || (/\.(?:md|markdown)$/i.test(path) && line === undefined))
    return undefined;
  const start = match.index + 1;
  return {
    path,
    ...(line === undefined ? {} : linesOf(line, end)),
    range: { start: match.index, end: match.index + match[0].length },
    labelRange: { start, end: start + label.length },
    hrefRange: { start: start + label.length + 2, end: start + label.length + 2 + url.length },
  };
}

function linesOf(first: string, last: string | undefined): Pick<CodeAnchor, 'line' | 'endLine'> {
  const [line, endLine] = [Number(first), Number(last ?? 0)];
  if (line === 0) return {};
  return { line, ...(endLine > line && { endLine }) };
}

const placed = (anchor: Found, offset: number): CodeAnchor => ({
  ...anchor,
  range: shiftRange(anchor.range, offset),
  labelRange: shiftRange(anchor.labelRange, offset),
  hrefRange: shiftRange(anchor.hrefRange, offset),
});
