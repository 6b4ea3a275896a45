import { shiftRange, type TextRange } from '../text/text.ts';
import { addressedPlace } from './code-address.ts';
import { type CodeAnchor, writtenLines } from './code-anchor.ts';
import { linkedPath } from './linked-path.ts';

/**
 * The places in code that running text names: paths in backticks with or without lines, links to code, addresses of files
 * on a forge, and bare `path:line`. Globs, pages and symbols are no paths. A place that is named several times is one; a
 * file as a whole is none beside a line of it.
 *
 * @param from The document's path: links and `../` count from it, other paths from the workspace.
 * @param offset Where the passage begins in the document.
 */
export function pathsIn(source: string, from: string, offset: number): readonly CodeAnchor[] {
  const found = new Map<string, CodeAnchor>();
  const text = withoutBlocks(source);
  for (const match of text.matchAll(places)) {
    if (found.size >= mostPlaces) break;
    const { pointed, url = pointed, address } = match.groups ?? {};
    const anchor =
      address !== undefined
        ? addressed(match, address)
        : url !== undefined
          ? linked(match, from)
          : written(match, from, text);
    if (!anchor) continue;
    const key = `${anchor.path}:${anchor.line ?? ''}`;
    const known = found.get(key);
    const here = placed(withOwnLine(anchor, source), offset);
    found.set(key, known ? { ...known, again: [...(known.again ?? []), here] } : here);
  }
  const all = [...found.values()];
  const withLine = new Set(all.flatMap(({ path, line }) => (line === undefined ? [] : [path])));
  return all.filter(({ path, line }) => line !== undefined || !withLine.has(path));
}

const withOwnLine = (anchor: Found, source: string): Found => {
  if (anchor.commit !== undefined) return anchor;
  const { start } = anchor.labelRange;
  const end = source.indexOf('\n', start);
  return {
    ...anchor,
    written: source.slice(source.lastIndexOf('\n', start - 1) + 1, end < 0 ? source.length : end).trim(),
  };
};

/** Of one length, so that places stay what they are: fenced code and comments say nothing. */
const withoutBlocks = (source: string): string =>
  /`{3}|~{3}|<!--/.test(source)
    ? source
        .replace(/^(?:[ \t]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t]*\1[^\n]*$|$(?![\s\S]))/gm, blank)
        .replace(/<!--[\s\S]*?(?:-->|$(?![\s\S]))/g, blank)
    : source;

const blank = (block: string): string => ' '.repeat(block.length);

/** More than one item is about. */
const mostPlaces = 40;

const places =
  /\[(?<label>[^[\]\n]{1,300})\]\((?:<(?<pointed>[^<>\n]{1,500})>|(?<url>(?:[^()\s<>]|\([^()\s<>]{0,100}\)){1,500}))\)|`(?<code>[^`\n]{1,300})`|(?<address>https?:\/\/(?:[^\s<>()[\]`"'|]|\([^\s<>()[\]`"'|]{0,100}\)){5,500})|(?<![\w/.:@-])(?<bare>(?:[\w.@-]{1,100}\/){0,20}[\w.@-]{1,100}\.\w{1,8}(?::\d{1,7}(?:[-–]\d{1,7}|:\d{1,5})?|#L\d{1,7}(?:[-–]L?\d{1,7})?))(?![\w/])/g;

/** `src/a.ts`, `src/a.ts:40`, `src/a.ts:40-43`, `src/a.ts:40:7`, `src/a.ts#L40`. */
const pathForm =
  /^(?<path>(?:\.{1,2}\/|\/)*(?:[\p{L}\p{M}\p{N}_@.()[\]+$-]+\/)*[\p{L}\p{M}\p{N}_@.()[\]+$-]+\.[A-Za-z]\w{0,8})(?:(?::L?|#L)(?<line>\d{1,7})(?:[-–]L?(?<end>\d{1,7})|:\d{1,5})?)?$/u;

/** Endings that make a name without a folder a file, since `json.dumps` is none. */
export const codeEnding =
  /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kts?|swift|c|cc|cpp|h|hpp|cs|php|scala|clj|ex|exs|erl|hs|lua|pl|sh|bash|ps1|sql|vue|svelte|css|scss|less|html?|xml|ya?ml|toml|json|md|gradle|tf|proto|graphql|dart|m|mm|r|jl|fs|vb|ipynb)$/i;

type Found = Omit<CodeAnchor, 'range'> & { readonly range: TextRange };

function written(match: RegExpExecArray, from: string, text: string): Found | undefined {
  const said = match.groups?.code ?? match.groups?.bare ?? '';
  const trimmedSaid = said.trim();
  const { path: named, line, end } = pathForm.exec(withSlashes(trimmedSaid))?.groups ?? {};
  if (named === undefined || /\*|\.\.\.|^\.+$|^https?/.test(named)) return undefined;
  if (!named.includes('/') && !codeEnding.test(named)) return undefined;
  const path = /^\.{1,2}\//.test(named) ? linkedPath(from, named) : named.replace(/^\/+/, '');
  if (path === undefined || path === '') return undefined;
  const start = match.index + match[0].indexOf(trimmedSaid);
  const range = { start: match.index, end: match.index + match[0].length };
  const inside = { start, end: start + trimmedSaid.length };
  if (line !== undefined) {
    return { path, ...writtenLines(line, end), form: 'path', range, labelRange: inside, hrefRange: inside };
  }
  const behind = match.groups?.code === undefined ? undefined : linesBehind(text.slice(range.end, range.end + 40));
  // A name alone is a word as long as nobody says which line of it, or where it stands.
  if (!behind)
    return named.includes('/') ? { path, form: 'path', range, labelRange: inside, hrefRange: inside } : undefined;
  const label = { start, end: range.end + behind.length };
  return {
    path,
    ...behind.lines,
    form: 'path',
    range: { start: range.start, end: label.end + (behind.isOpen && text[label.end] === ')' ? 1 : 0) },
    labelRange: label,
    hrefRange: label,
  };
}

/** As Windows writes a path; in any other text a backslash is none of it. */
const withSlashes = (said: string): string =>
  /^[\w.-]+(?:\\[\w.-]+)+(?::\d+.*)?$/.test(said) ? said.replaceAll('\\', '/') : said;

/** `(lines 28-49)`, `, line 71`, `:310` behind the closing backtick; its length up to the last digit. */
function linesBehind(rest: string) {
  const [all, line, end] =
    /^(?::|,?\s*\(?(?:at |on )?(?:lines?|L)\s*~?)L?(\d{1,7})(?:\s*[-–]\s*L?(\d{1,7}))?/i.exec(rest) ?? [];
  if (all === undefined || line === undefined) return undefined;
  return { lines: writtenLines(line, end), length: all.length, isOpen: all.includes('(') };
}

function linked(match: RegExpExecArray, from: string): Found | undefined {
  const { pointed, url = pointed ?? '', label = '' } = match.groups ?? {};
  const address = addressedPlace(url);
  const [target = '', fragment = ''] = url.split('#');
  const path = address?.path ?? linkedPath(from, target);
  const [, first, last] =
    /^L(\d{1,7})(?:C\d+)?(?:-L?(\d{1,7}))?/.exec(fragment) ?? /:(\d{1,7})(?:[-–](\d{1,7}))?`?$/.exec(label) ?? [];
  const lines = writtenLines(first, last);
  if (path === undefined || !/\.\w{1,8}$/.test(path) || (/\.(?:md|markdown)$/i.test(path) && first === undefined))
    return undefined;
  const start = match.index + 1;
  const href = start + label.length + (pointed === undefined ? 2 : 3);
  return {
    ...address,
    path,
    ...lines,
    range: { start: match.index, end: match.index + match[0].length },
    labelRange: { start, end: start + label.length },
    hrefRange: { start: href, end: href + url.length },
  };
}

/** A whole address in running text; a full stop or comma behind it is not part of it. */
function addressed(match: RegExpExecArray, written: string): Found | undefined {
  const url = written.replace(/[.,;:!?*_]+$/, '');
  const place = addressedPlace(url);
  if (!place || (/\.(?:md|markdown)$/i.test(place.path) && place.line === undefined)) return undefined;
  const range = { start: match.index, end: match.index + url.length };
  return { ...place, range, labelRange: range, hrefRange: range };
}

const placed = (anchor: Found, offset: number): CodeAnchor => ({
  ...anchor,
  range: shiftRange(anchor.range, offset),
  labelRange: shiftRange(anchor.labelRange, offset),
  hrefRange: shiftRange(anchor.hrefRange, offset),
});
