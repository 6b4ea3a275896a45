import { shiftRange, type TextRange } from '../../text/text.ts';
import { addressedPlace } from '../code-address.ts';
import { type CodeAnchor, lineWritten, withoutWholeFiles, writtenLines } from '../code-anchor.ts';
import { isFileName, linesBehind, namesFile, ownNames, pathParts } from '../code-path.ts';
import { linkedPath, writtenPath } from '../linked-path.ts';

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
  return withoutWholeFiles([...found.values()]);
}

const withOwnLine = (anchor: Found, source: string): Found =>
  anchor.commit !== undefined ? anchor : { ...anchor, written: lineWritten(source, anchor.labelRange.start) };

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

const link =
  /\[(?<label>[^[\]\n]{1,300})\]\((?:<(?<pointed>[^<>\n]{1,500})>|(?<url>(?:[^()\s<>]|\([^()\s<>]{0,100}\)){1,500}))\)/;

const inBackticks = /`(?<code>[^`\n]{1,300})`/;

const address = /(?<address>https?:\/\/(?:[^\s<>()[\]`"'|]|\([^\s<>()[\]`"'|]{0,100}\)){5,500})/;

const bareName = `(?:[\\w.@-]{1,100}/){0,20}(?:[\\w.@-]{1,100}\\.\\w{1,8}|${ownNames})`;

/** `lines 10–20 of`, before a file. */
const linesAhead = /\b[Ll]ines?\s~?(?<first>\d{1,7})(?:\s?(?:[-–]|to)\s?(?<last>\d{1,7}))?\s(?:of|in)\s/;

/** `:40-43`, `#L40`, or that lines follow in words or in brackets. */
const linesAtOnce =
  /:\d{1,7}(?:[-–]\d{1,7}|:\d{1,5})?|#L\d{1,7}(?:[-–]L?\d{1,7})?|(?=,?\s\(?(?:(?:at|on)\s)?lines?\s~?\d)|(?=\s\(\d{1,6}[-–]\d{1,6}\))/;

const places = new RegExp(
  [
    link.source,
    `${linesAhead.source}(?:\`(?<told>[^\`\\n]{1,300})\`|(?<named>${bareName})(?![\\w/:#]))`,
    inBackticks.source,
    address.source,
    `(?<![\\w/.:@-])(?<bare>${bareName}(?:${linesAtOnce.source}))(?![\\w/])`,
  ].join('|'),
  'g',
);

type Found = Omit<CodeAnchor, 'range'> & { readonly range: TextRange };

function written(match: RegExpExecArray, from: string, text: string): Found | undefined {
  const { code, told, named: bareNamed, first, last } = match.groups ?? {};
  const quoted = code ?? told;
  const said = quoted ?? bareNamed ?? match.groups?.bare ?? '';
  const trimmedSaid = said.trim();
  const { path: named, line, end } = pathParts(withSlashes(trimmedSaid)) ?? {};
  if (named === undefined || /\*|\.\.\.|^\.+$|^https?/.test(named)) return undefined;
  const isPlaced = named.includes('/');
  if (!isPlaced && !isFileName(named)) return undefined;
  const path = writtenPath(from, named);
  if (path === undefined) return undefined;
  const start = match.index + match[0].lastIndexOf(trimmedSaid);
  const range = { start: match.index, end: match.index + match[0].length };
  const inside = { start, end: start + trimmedSaid.length };
  if (line !== undefined) {
    return { path, ...writtenLines(line, end), form: 'path', range, labelRange: inside, hrefRange: inside };
  }
  if (first !== undefined)
    return {
      path,
      ...writtenLines(first, last),
      form: 'path',
      range,
      labelRange: { start: range.start, end: inside.end },
      hrefRange: inside,
    };
  const behind = linesBehind(text.slice(range.end, range.end + 40));
  // A name alone is a word as long as nobody says which line of it, or where it stands.
  if (!behind)
    return isPlaced && quoted !== undefined
      ? { path, form: 'path', range, labelRange: inside, hrefRange: inside }
      : undefined;
  if (quoted === undefined && (product.test(named) || !isFileName(named.slice(named.lastIndexOf('/') + 1))))
    return undefined;
  const label = { start, end: range.end + behind.length };
  return {
    path,
    ...writtenLines(behind.first, behind.last),
    form: 'path',
    range: { start: range.start, end: label.end + (behind.isOpen && text[label.end] === ')' ? 1 : 0) },
    labelRange: label,
    hrefRange: label,
  };
}

/** What is called like a file: numbers behind it are versions. */
const product = /^(?:node|next|nuxt|vue|react|three|express|angular|ember|d3|deno|bun)\.js$/i;

/** As Windows writes a path; in any other text a backslash is none of it. */
const withSlashes = (said: string): string =>
  /^[\w.-]+(?:\\[\w.-]+)+(?::\d+.*)?$/.test(said) ? said.replaceAll('\\', '/') : said;

function linked(match: RegExpExecArray, from: string): Found | undefined {
  const { pointed, url = pointed ?? '', label = '' } = match.groups ?? {};
  const address = addressedPlace(url);
  const [target = '', fragment = ''] = url.split('#');
  const path = address?.path ?? linkedPath(from, target);
  const [, first, last] =
    /^L(\d{1,7})(?:C\d+)?(?:-L?(\d{1,7}))?/.exec(fragment) ?? /:(\d{1,7})(?:[-–](\d{1,7}))?`?$/.exec(label) ?? [];
  const lines = writtenLines(first, last);
  if (path === undefined || !namesFile(path) || (/\.(?:md|markdown)$/i.test(path) && first === undefined))
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
