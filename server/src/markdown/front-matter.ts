import type { FrontMatterBlock, MarkdownText } from './markdown-text.ts';

const byteOrderMark = '\ufeff';
const fence = /(?:---|\+\+\+)[ \t]*(?=[\r\n])/y;
const closing = {
  yaml: /(?:\r\n|[\r\n])(---)[ \t]*(?=[\r\n]|$)/g,
  toml: /(?:\r\n|[\r\n])(\+\+\+)[ \t]*(?=[\r\n]|$)/g,
};

/**
 * The front matter of a text, if it has one: a fence on the very first line and the same fence again on a line of its
 * own. A fence may be followed by blanks, nothing else. `end` is where the Markdown begins.
 */
export function frontMatterOf(
  text: string,
  previous?: MarkdownText,
): { readonly block?: FrontMatterBlock; readonly end: number } {
  const start = text.startsWith(byteOrderMark) ? 1 : 0;
  fence.lastIndex = start;
  const opening = fence.exec(text);
  if (!opening) return { end: start };
  const language = opening[0].startsWith('-') ? 'yaml' : 'toml';
  const lineEnd = start + opening[0].length;
  closing[language].lastIndex = lineEnd;
  const match = closing[language].exec(text);
  if (!match) return { end: start };
  const end = match.index + match[0].length;
  const firstLine = lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1);
  const content = { start: firstLine, end: Math.max(firstLine, match.index) };
  const block = { language, range: { start, end }, content, source: text.slice(content.start, content.end) } as const;
  const known = previous?.frontMatter;
  return { block: known && isSame(known, block) ? known : block, end };
}

const isSame = (a: FrontMatterBlock, b: FrontMatterBlock): boolean =>
  a.language === b.language &&
  a.content.start === b.content.start &&
  a.range.start === b.range.start &&
  a.range.end === b.range.end &&
  a.source === b.source;
