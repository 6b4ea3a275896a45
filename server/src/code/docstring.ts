import { lineStart } from '../text/text.ts';
import type { Syntax } from './syntax.ts';

/** Whether a string documents what it stands in, rather than being a value. */
export function isDocstring(text: string, start: number, docstrings: Syntax['docstrings']): boolean {
  if (docstrings === undefined) return false;
  const line = text.slice(lineStart(text, start, Math.max(0, start - 500)), start);
  if (docstrings !== 'statement') return new RegExp(`^[ \\t]*(?:${docstrings.behind})[ \\t]+$`).test(line);
  // A prefix such as `r` belongs to the string.
  if (!/^[ \t]*[a-zA-Z]{0,2}$/.test(line)) return false;
  return !/[=([{,+%\\*|&<>-]$/.test(before(text, start - line.length));
}

/** The end of what stands above, blank lines aside; far enough to tell. */
const before = (text: string, at: number): string => text.slice(Math.max(0, at - 300), at).trimEnd();
