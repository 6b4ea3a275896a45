import { createChunk, createOpaqueChunk, originOf } from './chunk.ts';
import { excess } from './cost.ts';
import { findCuts, isSectionCut } from './cuts.ts';
import type { LabelIndex } from './labels.ts';
import type { Chunk, PlacedChunk } from './markdown-text.ts';
import { parseStretch } from './parse-stretch.ts';
import type { ParsedBlocks } from './remark.ts';
import { shift, shiftUnparsed, startOf } from './shift.ts';

/** What looks like a section. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly excess: number;
  /** It has the text of this chunk of an earlier version. */
  readonly chunk?: Chunk;
}

/**
 * Divides a text from `start` on, which is outside all containers, up to the chunks that it is known to end in: those
 * `kept`, save for the first of them if fenced code that begins before swallows them.
 */
export function findSpans(
  text: string,
  start: number,
  kept: readonly PlacedChunk[],
  old: readonly PlacedChunk[],
): { readonly spans: readonly Span[]; readonly rest: readonly PlacedChunk[] } {
  if (start === (kept[0]?.offset ?? text.length)) return { spans: [], rest: kept };
  let swallowed = 0;
  const { cuts, end } = findCuts(text, start, (offset) => {
    while (swallowed < kept.length && (kept[swallowed] as PlacedChunk).offset < offset) swallowed++;
    return kept[swallowed]?.offset === offset;
  });
  const byText = new Map(old.map(({ chunk }) => [chunk.text, chunk]));
  const starts = [start, ...cuts.filter(({ kind }) => kind === 'section').map(({ offset }) => offset)];
  const spans = starts.map((from, index) => {
    const to = starts[index + 1] ?? end;
    const section = text.slice(from, to);
    const chunk = byText.get(section);
    const isSame = chunk && originOf(chunk).isLast === (to === text.length);
    return { start: from, end: to, excess: excess(section), ...(isSame && { chunk }) };
  });
  return { spans, rest: end === text.length ? [] : kept.slice(swallowed) };
}

/**
 * Makes chunks of the spans: `fresh`, and what is left of the `rest` of the text. Where something is still open at the
 * end of spans, they are no sections, and are one chunk with what follows. Spans from where the excess of all together
 * is over the `limit` are left opaque.
 */
export function parseSpans(
  text: string,
  spans: readonly Span[],
  rest: readonly PlacedChunk[],
  labels: LabelIndex,
  limit: number,
): { readonly fresh: readonly PlacedChunk[]; readonly rest: readonly PlacedChunk[] } {
  const fresh: PlacedChunk[] = [];
  const firstOver = indexOver(spans, limit);
  const known = new Map(spans.map((span) => [span.start, span]));
  let swallowed = 0;
  for (let index = 0; index < spans.length; ) {
    const { start, end, chunk, excess: spanExcess } = spans[index] as Span;
    index++;
    if (chunk) fresh.push({ offset: start, chunk });
    else if (index > firstOver)
      fresh.push({ offset: start, chunk: createOpaqueChunk(text.slice(start, end), end === text.length, spanExcess) });
    else {
      while (index < firstOver && spans[index]?.chunk === undefined) index++;
      let to = spans[index]?.start ?? rest[swallowed]?.offset ?? text.length;
      let parsed = parseStretch(text.slice(start, to), to === text.length, labels);
      for (let more = 1; !parsed; more *= 2) {
        const left = spans.length - index;
        index += Math.min(more, left);
        swallowed += Math.max(0, more - left);
        to = spans[index]?.start ?? rest[swallowed]?.offset ?? text.length;
        parsed = parseStretch(text.slice(start, to), to === text.length, labels);
      }
      for (const placed of divide(text, start, to, parsed, labels, known)) fresh.push(placed);
    }
  }
  return { fresh, rest: rest.slice(swallowed) };
}

function indexOver(spans: readonly Span[], limit: number): number {
  let total = 0;
  const index = spans.findIndex((span) => (total += span.excess) > limit);
  return index < 0 ? spans.length : index;
}

/** Cuts what was parsed in one go into chunks, one for each section. */
function divide(
  text: string,
  from: number,
  to: number,
  { nodes, unparsed }: ParsedBlocks,
  labels: LabelIndex,
  spans: ReadonlyMap<number, Span>,
): PlacedChunk[] {
  const starts = [from];
  for (const node of nodes.slice(1)) {
    const offset = from + startOf(node);
    if (node.type === 'heading' && isSectionCut(text, offset)) starts.push(offset);
  }
  let node = 0;
  let place = 0;
  return starts.map((offset, index) => {
    const end = starts[index + 1] ?? to;
    const firstNode = node;
    const firstPlace = place;
    while (node < nodes.length && from + startOf(nodes[node]) < end) node++;
    while (place < unparsed.length && from + (unparsed[place]?.range.start ?? 0) < end) place++;
    const blocks = {
      nodes: nodes.slice(firstNode, node),
      unparsed: unparsed.slice(firstPlace, place).map((other) => shiftUnparsed(other, from - offset)),
    };
    shift(blocks.nodes, from - offset);
    // A mere slice would keep the whole text in memory for as long as the chunk lives.
    const own = `\ufeff${text.slice(offset, end)}`.slice(1);
    const span = spans.get(offset);
    const knownExcess = span?.end === end ? span.excess : excess(own);
    return { offset, chunk: createChunk(own, blocks, labels, end === text.length, knownExcess) };
  });
}
