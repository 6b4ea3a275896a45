import { excess } from './cost.ts';
import { definitions, type Label, type LabelIndex, labelsUsed } from './labels.ts';
import type { Chunk, Unparsed } from './markdown-text.ts';
import { opaque } from './parse-part.ts';
import { parseStretch } from './parse-stretch.ts';
import type { ParsedBlocks } from './remark.ts';

/** What else is known of a chunk. */
interface Origin {
  /** Labels of the definitions in it. */
  readonly defines: readonly Label[];
  /** Labels defined elsewhere that it may refer to; undefined if it was not parsed at all. */
  readonly refersTo: string | undefined;
  /** Nothing followed when it was parsed: the end of a text closes things in a way of its own. */
  readonly isLast: boolean;
  readonly excess: number;
}

const origins = new WeakMap<Chunk, Origin>();
const unknown: Origin = { defines: [], refersTo: undefined, isLast: false, excess: 0 };

export const originOf = (chunk: Chunk): Origin => origins.get(chunk) ?? unknown;

export function createChunk(
  text: string,
  { nodes, unparsed }: ParsedBlocks,
  labels: LabelIndex,
  isLast: boolean,
  knownExcess = excess(text),
): Chunk {
  const chunk = { text, nodes, unparsed: mergeNeighbours(text, unparsed) };
  const defines = definitions(text, nodes);
  origins.set(chunk, { defines, refersTo: refersTo(text, defines, labels), isLast, excess: knownExcess });
  return chunk;
}

/** A chunk that is left unparsed as a whole. */
export function createOpaqueChunk(text: string, isLast: boolean, knownExcess: number): Chunk {
  const { nodes, unparsed } = opaque(text, 'section-too-long');
  const chunk = { text, nodes, unparsed };
  origins.set(chunk, { ...unknown, isLast, excess: knownExcess });
  return chunk;
}

/** The chunk as it is when these labels are defined in the text: the same object if that makes no difference. */
export function withLabels(chunk: Chunk, labels: LabelIndex): Chunk {
  const origin = originOf(chunk);
  if (origin.refersTo === undefined) return chunk;
  if (refersTo(chunk.text, origin.defines, labels) === origin.refersTo) return chunk;
  const parsed = parseStretch(chunk.text, origin.isLast, labels);
  return parsed ? createChunk(chunk.text, parsed, labels, origin.isLast) : chunk;
}

function refersTo(text: string, defines: readonly Label[], labels: LabelIndex): string {
  const own = new Set(defines);
  return labelsUsed(text, labels)
    .filter((label) => !own.has(label))
    .join('\n');
}

function mergeNeighbours(text: string, places: readonly Unparsed[]): Unparsed[] {
  const merged: Unparsed[] = [];
  for (const place of places) {
    const last = merged.at(-1);
    if (last?.reason === place.reason && text.slice(last.range.end, place.range.start).trim() === '')
      merged[merged.length - 1] = { ...last, range: { start: last.range.start, end: place.range.end } };
    else merged.push(place);
  }
  return merged;
}
