import type { TextRange } from '../text/text.ts';

/**
 * The file that a relative link in a document leads to, in the terms of the document's own path; undefined for what leads
 * out of the workspace, to a page, or to the document itself. A link from `/` counts from the workspace, as editors and
 * forges have it.
 *
 * @param from The document's path.
 * @param target The link's target without its fragment.
 */
export function linkedPath(from: string, target: string): string | undefined {
  const decoded = percentDecoded(target);
  if (decoded === '' || /^[a-z][\w+.-]*:|^\/\/|^\?/i.test(decoded) || decoded.includes('\0')) return undefined;
  const root = /^(?:[a-z]:)?\/{1,2}/i.exec(from)?.[0] ?? '';
  if (decoded.startsWith('/') && root !== '') return undefined;
  const folder = decoded.startsWith('/') ? '' : from.slice(root.length, from.lastIndexOf('/') + 1);
  const kept: string[] = [];
  for (const part of (folder + decoded).split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.pop() === undefined) return undefined;
  }
  return kept.length === 0 ? undefined : root + kept.join('/');
}

/**
 * The file that a path in running text means: one that begins with dots counts from the document, any other from the
 * workspace; undefined for what leads out of it.
 */
export function writtenPath(from: string, path: string): string | undefined {
  const found = /^\.{1,2}\//.test(path) ? linkedPath(from, path) : path.replace(/^\/+/, '');
  return found === '' ? undefined : found;
}

/** Percent escapes read; a text that has broken ones is taken as it is written. */
function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The target of a link from a document to a file, both counted from the workspace. */
export function linkTarget(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let common = 0;
  while (common < Math.min(here.length, there.length - 1) && here[common] === there[common]) common++;
  return [...here.slice(common).map(() => '..'), ...there.slice(common).map(escapedSegment)].join('/');
}

/** A lone surrogate, which no address can hold, becomes a replacement character. */
const escapedSegment = (segment: string): string =>
  encodeURIComponent(segment.toWellFormed()).replace(
    /[()!'*~]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The file of a debt item that a passage links to and says nothing beside; undefined for any other passage. */
export function onlyLink(text: string, from: string, { start, end }: TextRange): string | undefined {
  if (end - start > longestLink) return undefined;
  // Below a rule stands what is no longer the passage's own.
  const said = text.slice(start, end).replace(/\n[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*(?:\r?\n[\s\S]*)?$/, '');
  const [, target] = linkAlone.exec(said.trim()) ?? [];
  return target === undefined ? undefined : linkedPath(from, target);
}

/** Whether a text is a link to the file of a debt item and nothing else. */
export const isItemLink = (source: string): boolean => source.length <= longestLink && linkAlone.test(source.trim());

const longestLink = 2000;
const linkAlone = /^\[[^\n]*\]\(([^()<>#\s]+-(?=\d*[a-z])[0-9a-hjkmnp-tv-z]{4,12}\.md)\)$/;
