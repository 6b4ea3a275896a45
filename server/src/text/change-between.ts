import type { TextEdit } from './text.ts';

/** What turns one text into another: from the first character that differs to the last; none for the same text. */
export function changeBetween(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  // A line break of two characters is not cut through.
  if (before[start - 1] === '\r') start--;
  if (before[before.length - end] === '\n') end--;
  return [
    {
      range: { start, end: before.length - Math.max(0, end) },
      newText: after.slice(start, after.length - Math.max(0, end)),
    },
  ];
}
