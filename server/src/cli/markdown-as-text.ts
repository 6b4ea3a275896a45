import { styleText } from 'node:util';
import { alignedRows } from './aligned-rows.ts';
import type { Look } from './reporters/report.ts';

/** A Markdown page of our own for a terminal: headings stand out, fences are indented, paragraphs wrapped. */
export function markdownAsText(page: string, { color, width }: Look): string {
  const bold = (text: string) => (color ? styleText('bold', text, { validateStream: false }) : text);
  const limit = Math.max(40, Math.min(width, 100));
  const rows: string[][] = [];
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of page.trimEnd().split('\n')) {
    const mark = /^(`{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (line.trim() === fence) fence = undefined;
      else lines.push(line === '' ? '' : `    ${line}`);
    } else if (mark) {
      fence = mark;
    } else if (line.startsWith('#')) {
      lines.push(...alignedRows(rows.splice(0)), bold(plain(line.replace(/^#+\s*/, ''))));
    } else if (line.startsWith('|')) {
      if (!/^\|[\s|:-]+\|$/.test(line))
        rows.push(
          line
            .slice(1, -1)
            .split(/(?<!\\)\|/)
            .map((cell) => plain(cell.trim())),
        );
    } else {
      lines.push(...alignedRows(rows.splice(0)));
      lines.push(...wrapped(plain(line), limit));
    }
  }
  lines.push(...alignedRows(rows));
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

/** Without the marks of emphasis, code and links, and without escapes. */
const plain = (line: string): string =>
  line
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** Lines of at most `limit` columns, those below an item's first indented like its text. */
function wrapped(text: string, limit: number): string[] {
  const indent = ' '.repeat(/^\s*(?:(?:[-*]|\d+\.)\s+)?/.exec(text)?.[0].length ?? 0);
  const lines: string[] = [];
  let line = /^\s*/.exec(text)?.[0].slice(1) ?? '';
  for (const word of text.trim().split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > limit) {
      lines.push(line);
      line = indent + word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
