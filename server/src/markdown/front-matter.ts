import type { FrontMatterBlock } from './markdown-text.ts';

const byteOrderMark = '\ufeff';
const fence = /(?:---|\+\+\+)[ \t]*(?=[\r\n])/y;
const closing = {
  yaml: /(?:\r\n|[\r\n])(---)[ \t]*(?=[\r\n]|$)/g,
  toml: /(?:\r\n|[\r\n])(\+\+\+)[ \t]*(?=[\r\n]|$)/g,
};

/**
 * The front matter of a text, if it has one: a fence on the very first line and the same fence again on a line of its own.
 * A fence may be followed by blanks, nothing else. `end` is where the Markdown begins.
 */
export function frontMatterOf(text: string): { readonly block?: FrontMatterBlock; readonly end: number } {
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
  return {
    block: {
      language,
      range: { start, end },
      content: { start: firstLine, end: Math.max(firstLine, match.index) },
    },
    end,
  };
}
