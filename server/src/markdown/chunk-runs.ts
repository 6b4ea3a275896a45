import type { Chunk, ChunkRun, PlacedChunk } from './markdown-text.ts';

/** About so many chunks make a run: an edit costs the chunks of one run, and then as much as there are runs. */
const usualLength = 32;
const shortLength = usualLength / 2;

/** Divides the chunks of a text into runs; those of an earlier version that still stand in it are taken over. */
export function chunkRuns(chunks: readonly PlacedChunk[], previous: readonly ChunkRun[] = []): readonly ChunkRun[] {
  let start = 0;
  let before = 0;
  for (let run = previous[before]; run && standsAt(run, chunks, start, chunks.length); run = previous[++before])
    start += run.chunks.length;
  let end = chunks.length;
  let after = previous.length;
  for (let run = previous[after - 1]; after > before && run; run = previous[--after - 1]) {
    if (!standsAt(run, chunks, end - run.chunks.length, end, start)) break;
    end -= run.chunks.length;
  }
  if (start < end) {
    // What is short is joined with a neighbour, or there would be ever more of them.
    const left = previous[before - 1]?.chunks.length ?? 0;
    if (left > 0 && Math.min(left, end - start) < shortLength) {
      start -= left;
      before--;
    }
    const right = previous[after]?.chunks.length ?? 0;
    if (right > 0 && Math.min(right, end - start) < shortLength) {
      end += right;
      after++;
    }
  }
  return [...previous.slice(0, before), ...divided(chunks.slice(start, end)), ...previous.slice(after)];
}

function standsAt(run: ChunkRun, chunks: readonly PlacedChunk[], start: number, end: number, least = 0): boolean {
  if (start < least || start + run.chunks.length > end) return false;
  return run.chunks.every((chunk, at) => chunk === chunks[start + at]?.chunk);
}

function divided(placed: readonly PlacedChunk[]): readonly ChunkRun[] {
  const count = placed.length === 0 ? 0 : Math.max(1, Math.round(placed.length / usualLength));
  return Array.from({ length: count }, (_, at) => {
    const part = placed.slice(Math.ceil((at * placed.length) / count), Math.ceil(((at + 1) * placed.length) / count));
    return { chunks: part.map(({ chunk }): Chunk => chunk) };
  });
}
