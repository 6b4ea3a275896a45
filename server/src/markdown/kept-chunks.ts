import { isSectionCut } from './cuts.ts';
import type { MarkdownText, PlacedChunk } from './markdown-text.ts';

interface KeptChunks {
  readonly before: readonly PlacedChunk[];
  /** At their new places. */
  readonly after: readonly PlacedChunk[];
  /** Those between, at their old places. */
  readonly replaced: readonly PlacedChunk[];
}

/** What an edit left as it was at the beginning and the end of a text whose Markdown begins at `start`. */
export function keptChunks(previous: MarkdownText | undefined, text: string, start: number): KeptChunks {
  const { chunks, text: old } = previous ?? { chunks: [], text: '' };
  const same = commonPrefix(old, text);
  const sameEnd = commonSuffix(old, text, Math.min(old.length, text.length) - same);
  const by = text.length - old.length;

  const reached = chunks[0]?.offset === start ? firstIndex(chunks, (chunk) => chunk.offset > same) : 0;
  let before = Math.max(0, reached - 1);
  while (before > 0 && !isSectionCut(text, chunks[before]?.offset ?? 0)) before--;
  const from = before === 0 ? start : (chunks[before] as PlacedChunk).offset;

  let after = firstIndex(chunks, ({ offset }) => offset >= old.length - sameEnd && offset + by >= from);
  while (after < chunks.length && !isSectionCut(text, (chunks[after] as PlacedChunk).offset + by)) after++;
  // What stands first in a text is not cut from the blank lines before it.
  if (before === 0 && !/[^ \t\r\n]/.test(text.slice(start, by + (chunks[after]?.offset ?? old.length)))) after++;
  const end = chunks.slice(after);
  return {
    before: chunks.slice(0, before),
    after: by === 0 ? end : end.map(({ offset, chunk }) => ({ offset: offset + by, chunk })),
    replaced: chunks.slice(before, after),
  };
}

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  for (let step = most; step > 0; step = step > 1 ? step >> 1 : 0) {
    while (length + step <= most && a.slice(length, length + step) === b.slice(length, length + step)) length += step;
  }
  return length;
}

function commonSuffix(a: string, b: string, most: number): number {
  const part = (text: string, length: number, step: number) =>
    text.slice(text.length - length - step, text.length - length);
  let length = 0;
  for (let step = most; step > 0; step = step > 1 ? step >> 1 : 0) {
    while (length + step <= most && part(a, length, step) === part(b, length, step)) length += step;
  }
  return length;
}

/** The index of the first element, of those in order, for which it holds; their number if there is none. */
function firstIndex<Element>(elements: readonly Element[], holds: (element: Element) => boolean): number {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(elements[middle] as Element)) high = middle;
    else low = middle + 1;
  }
  return low;
}
