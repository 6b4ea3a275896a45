/** Where the line begins that an offset stands in; `earliest` is as far back as is looked. */
export function lineStart(text: string, at: number, earliest = 0): number {
  let start = at;
  // Not by `lastIndexOf`, which looks for a lone `\r` through the whole text.
  while (start > earliest && !isLineBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

const isLineBreak = (code: number): boolean => code === 10 || code === 13;
