import { frontMatterOf } from './front-matter.ts';
import { keptChunks } from './kept-chunks.ts';
import { guessDefinitions, indexLabels, type Label, type LabelIndex } from './labels.ts';
import type { MarkdownText, PlacedChunk } from './markdown-text.ts';
import { definedIn, parseChunks, withLabels } from './parse-chunks.ts';

/** The labels of all definitions in a text. */
const labelsOf = new WeakMap<MarkdownText, LabelIndex>();

/**
 * Parses a text section by section. Never throws. `previous` is an earlier version: sections that the text has in common
 * with it are taken over, the same objects, and are not parsed again.
 */
export function parseMarkdown(text: string, previous?: MarkdownText): MarkdownText {
  if (previous?.text === text) return previous;
  const { block, end: start } = frontMatterOf(text, previous);
  const { before, after, replaced } = keptChunks(previous, text, start);
  const last = before.at(-1);
  const from = last ? last.offset + last.chunk.text.length : start;
  const guessed = guessDefinitions(text.slice(from, after[0]?.offset));
  const replacedLabels = defined(replaced);
  const previousLabels = previous && labelsOf.get(previous);

  const expected =
    previousLabels && isSameSet(guessed, replacedLabels)
      ? previousLabels
      : indexLabels([...defined(before), ...guessed, ...defined(after)]);
  const { fresh, rest } = parseChunks(text, from, after, replaced, expected);
  let chunks = [...before, ...fresh, ...rest];
  const labels =
    previousLabels && rest.length === after.length && isSameSet(defined(fresh), replacedLabels)
      ? previousLabels
      : indexLabels(defined(chunks));
  if (labels !== expected || labels !== previousLabels)
    chunks = chunks.map((placed) => {
      const chunk = withLabels(placed.chunk, labels);
      return chunk === placed.chunk ? placed : { offset: placed.offset, chunk };
    });

  const parsed = { text, ...(block && { frontMatter: block }), chunks };
  labelsOf.set(parsed, labels);
  return parsed;
}

const defined = (chunks: readonly PlacedChunk[]): Label[] => chunks.flatMap(({ chunk }) => definedIn(chunk));

function isSameSet(a: readonly Label[], b: readonly Label[]): boolean {
  const inB = new Set(b);
  return new Set(a).size === inB.size && a.every((label) => inB.has(label));
}
