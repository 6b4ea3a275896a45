import { originOf, withLabels } from './chunk.ts';
import { chunkRuns } from './chunk-runs.ts';
import { mostExcess } from './cost.ts';
import { frontMatterOf } from './front-matter.ts';
import { keptChunks } from './kept-chunks.ts';
import { guessDefinitions, indexLabels, type Label, type LabelIndex } from './labels.ts';
import type { MarkdownText, PlacedChunk } from './markdown-text.ts';
import { findSpans, parseSpans } from './parse-spans.ts';

/** What is known of a text as a whole, so that an edit need not go through all its chunks. */
interface Whole {
  /** All that is defined in it. */
  readonly labels: LabelIndex;
  readonly excess: number;
}

const wholes = new WeakMap<MarkdownText, Whole>();

/**
 * Parses a text section by section. Never throws. `previous` is an earlier version: sections that the text has in
 * common with it are taken over, the same objects, and are not parsed again.
 */
export function parseMarkdown(text: string, previous?: MarkdownText): MarkdownText {
  if (previous?.text === text) return previous;
  const known = previous && wholes.get(previous);
  const { block, end: start } = frontMatterOf(text, previous);
  const { before, after, replaced } = keptChunks(known && previous, text, start);
  const last = before.at(-1);
  const from = last ? last.offset + last.chunk.text.length : start;
  const { spans, rest } = findSpans(text, from, after, replaced);

  const gone = replaced.concat(after.slice(0, after.length - rest.length));
  const excess = (known?.excess ?? 0) - sum(gone.map(({ chunk }) => originOf(chunk))) + sum(spans);
  // What is left opaque for it depends on all that stands before.
  if (known && Math.max(known.excess, excess) > mostExcess) return parseMarkdown(text);

  const guessed = guessDefinitions(text.slice(from, rest[0]?.offset));
  const expected =
    known && isSameSet(guessed, defined(gone))
      ? known.labels
      : indexLabels([...defined(before), ...guessed, ...defined(rest)]);
  const parsed = parseSpans(text, spans, rest, expected, mostExcess);
  const joined = before.concat(parsed.fresh, parsed.rest);
  const isKnown = known && parsed.rest.length === rest.length && isSameSet(defined(parsed.fresh), defined(gone));
  const labels = isKnown ? known.labels : indexLabels(defined(joined));
  const chunks = labels === expected && isKnown ? joined : joined.map((placed) => relabel(placed, labels));

  const runs = chunkRuns(chunks, previous?.runs);
  const markdown = { text, ...(block && { frontMatter: block }), chunks, runs };
  wholes.set(markdown, { labels, excess });
  return markdown;
}

function relabel(placed: PlacedChunk, labels: LabelIndex): PlacedChunk {
  const chunk = withLabels(placed.chunk, labels);
  return chunk === placed.chunk ? placed : { offset: placed.offset, chunk };
}

const sum = (parts: readonly { readonly excess: number }[]): number =>
  parts.reduce((total, { excess }) => total + excess, 0);

const defined = (chunks: readonly PlacedChunk[]): Label[] => chunks.flatMap(({ chunk }) => originOf(chunk).defines);

function isSameSet(a: readonly Label[], b: readonly Label[]): boolean {
  const inA = new Set(a);
  const inB = new Set(b);
  return inA.size === inB.size && b.every((label) => inA.has(label));
}
