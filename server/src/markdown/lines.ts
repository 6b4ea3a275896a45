export const blankLine = /[ \t]*(?:[\r\n]|$)/y;
const lineEnding = /\r\n|[\r\n]/g;
const fence = / {0,3}(?:(`{3,})[^`\r\n]*|(~{3,})[^\r\n]*)(?:[\r\n]|$)/y;

/** Where the line after the one that `start` stands in begins; the text's end behind the last one. */
export function nextLine(text: string, start: number): number {
  lineEnding.lastIndex = start;
  return lineEnding.test(text) ? lineEnding.lastIndex : text.length;
}

/** Whether a sticky pattern matches at a place. */
export function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** The backticks or tildes with which the line opens fenced code; '' if it does not. */
export function opensFence(text: string, lineStart: number): string {
  fence.lastIndex = lineStart;
  const match = fence.exec(text);
  return match?.[1] ?? match?.[2] ?? '';
}

export function closesFence(text: string, lineStart: number, opening: string): boolean {
  let at = lineStart;
  while (at < lineStart + 3 && text[at] === ' ') at++;
  if (!text.startsWith(opening, at)) return false;
  while (text[at] === opening[0]) at++;
  return matches(blankLine, text, at);
}
