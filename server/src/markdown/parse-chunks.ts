import { findCuts, isSectionCut } from './cuts.ts';
import { definitions, type Label, type LabelIndex, labelsUsed } from './labels.ts';
import type { Chunk, PlacedChunk, Unparsed } from './markdown-text.ts';
import { parseStretch } from './parse-stretch.ts';
import type { ParsedBlocks } from './remark.ts';
import { shift, shiftUnparsed, startOf } from './shift.ts';

/** What else is known of a chunk. */
interface Origin {
  /** Labels of the definitions in it. */
  readonly defines: readonly Label[];
  /** Labels defined elsewhere that it may refer to. */
  readonly refersTo: string;
  /** Nothing followed when it was parsed: the end of a text closes things in a way of its own. */
  readonly isLast: boolean;
}

const origins = new WeakMap<Chunk, Origin>();

export const definedIn = (chunk: Chunk): readonly Label[] => origins.get(chunk)?.defines ?? [];

/**
 * The chunks of a text from `start` on, which is outside all containers. `kept` are those that it is known to end in: they
 * are the `rest`, save for the first of them if something that begins before swallows them. Where there is the text of an
 * old chunk, the old chunk is used.
 */
export function parseChunks(
  text: string,
  start: number,
  kept: readonly PlacedChunk[],
  old: readonly PlacedChunk[],
  labels: LabelIndex,
): { readonly fresh: readonly PlacedChunk[]; readonly rest: readonly PlacedChunk[] } {
  let taken = 0;
  const { cuts, end } = findCuts(text, start, (offset) => {
    while (taken < kept.length && (kept[taken] as PlacedChunk).offset < offset) taken++;
    return kept[taken]?.offset === offset;
  });
  if (end === text.length) taken = kept.length;
  const byText = new Map(old.map(({ chunk }) => [chunk.text, chunk]));
  const starts = [start, ...cuts.filter(({ kind }) => kind === 'section').map(({ offset }) => offset)];
  const reusable = (index: number): Chunk | undefined => {
    const from = starts[index] as number;
    const to = starts[index + 1] ?? end;
    const chunk = byText.get(text.slice(from, to));
    return chunk && origins.get(chunk)?.isLast === (to === text.length) ? chunk : undefined;
  };

  const fresh: PlacedChunk[] = [];
  for (let index = 0; index < starts.length && start < text.length; ) {
    const from = starts[index] as number;
    const chunk = reusable(index);
    index++;
    if (chunk) {
      fresh.push({ offset: from, chunk });
      continue;
    }
    while (index < starts.length && !reusable(index)) index++;
    let parsed: ParsedBlocks | undefined;
    for (let more = 1; !parsed; more *= 2) {
      const to = starts[index] ?? kept[taken]?.offset ?? text.length;
      parsed = parseStretch(text.slice(from, to), to === text.length, labels);
      if (parsed) for (const found of divide(text, from, to, parsed, labels)) fresh.push(found);
      for (let count = 0; count < more && !parsed; count++) {
        if (index < starts.length) index++;
        else taken++;
      }
    }
  }
  return { fresh, rest: kept.slice(taken) };
}

/** The chunk as it is with these labels defined in the text: the same object if that makes no difference. */
export function withLabels(chunk: Chunk, labels: LabelIndex): Chunk {
  const origin = origins.get(chunk);
  if (!origin || refersTo(chunk.text, origin.defines, labels) === origin.refersTo) return chunk;
  const parsed = parseStretch(chunk.text, origin.isLast, labels);
  return parsed ? createChunk(chunk.text, parsed, labels, origin.isLast) : chunk;
}

/** Cuts what was parsed in one go into chunks, one for each section. */
function divide(text: string, from: number, to: number, parsed: ParsedBlocks, labels: LabelIndex): PlacedChunk[] {
  const starts = [from];
  for (const node of parsed.nodes) {
    const offset = from + startOf(node);
    if (node.type === 'heading' && offset > from && isSectionCut(text, offset)) starts.push(offset);
  }
  let node = 0;
  let hole = 0;
  return starts.map((offset, index) => {
    const end = starts[index + 1] ?? to;
    const firstNode = node;
    const firstHole = hole;
    while (node < parsed.nodes.length && from + startOf(parsed.nodes[node]) < end) node++;
    while (hole < parsed.unparsed.length && from + (parsed.unparsed[hole]?.range.start ?? 0) < end) hole++;
    const nodes = parsed.nodes.slice(firstNode, node);
    const unparsed = parsed.unparsed.slice(firstHole, hole).map((place) => shiftUnparsed(place, from - offset));
    shift(nodes, from - offset);
    // A slice would keep the whole text in memory for as long as the chunk lives.
    const own = `\ufeff${text.slice(offset, end)}`.slice(1);
    return { offset, chunk: createChunk(own, { nodes, unparsed }, labels, end === text.length) };
  });
}

function createChunk(text: string, { nodes, unparsed }: ParsedBlocks, labels: LabelIndex, isLast: boolean): Chunk {
  const chunk = { text, nodes, unparsed: mergeNeighbours(text, unparsed) };
  const defines = definitions(text, nodes);
  origins.set(chunk, { defines, refersTo: refersTo(text, defines, labels), isLast });
  return chunk;
}

const refersTo = (text: string, defines: readonly Label[], labels: LabelIndex): string =>
  labelsUsed(text, labels)
    .filter((label) => !defines.includes(label))
    .join('\n');

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
