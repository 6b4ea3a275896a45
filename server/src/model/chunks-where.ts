import type { Chunk, ChunkRun, PlacedChunk } from '../markdown/markdown-text.ts';
import { type Document, fact } from './document.ts';

/** The chunks that pass, in document order. They are asked run by run, and not again as long as a run stays as it is. */
export function chunksWhere(passes: (chunk: Chunk) => boolean): (document: Document) => readonly PlacedChunk[] {
  const inRun = fact(({ chunks }: ChunkRun) => chunks.flatMap((chunk, at) => (passes(chunk) ? [at] : [])));
  return fact(({ markdown: { runs, chunks } }: Document) => {
    const found: PlacedChunk[] = [];
    let first = 0;
    for (const run of runs) {
      for (const at of inRun(run)) found.push(chunks[first + at] as PlacedChunk);
      first += run.chunks.length;
    }
    return found;
  });
}
