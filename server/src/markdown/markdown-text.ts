import type { RootContent } from 'mdast';
import type { TextRange } from '../text/text.ts';

/**
 * A parsed Markdown text: chunks that follow one another without a gap and cover it all, front matter or a byte order
 * mark excepted. Each was parsed on its own and is reused, same object, in the next version of the text if nothing in
 * it changed.
 */
export interface MarkdownText {
  readonly text: string;
  readonly frontMatter?: FrontMatterBlock;
  readonly chunks: readonly PlacedChunk[];
  /** The same chunks in runs. */
  readonly runs: readonly ChunkRun[];
}

/** Chunks that follow one another, the same object in the next version of the text if none of them changed. */
export interface ChunkRun {
  readonly chunks: readonly Chunk[];
}

/** The same object in the next version of the text if nothing in it changed. */
export interface FrontMatterBlock {
  readonly language: 'yaml' | 'toml';
  /** With both fences, without the line break after the closing one. */
  readonly range: TextRange;
  /** What stands between the fences, … */
  readonly content: TextRange;
  /** … and the text there. */
  readonly source: string;
}

export interface PlacedChunk {
  /** Where the chunk begins in the text. */
  readonly offset: number;
  readonly chunk: Chunk;
}

/** One or more whole sections. All offsets in it, those of the nodes too, count from the chunk's own start. */
export interface Chunk {
  readonly text: string;
  /** Top-level nodes; of a node's position only the two `offset`s are meaningful. */
  readonly nodes: readonly RootContent[];
  /**
   * What exceeded a bound and was left opaque: plain text in its paragraph, or a paragraph with a sample of its source.
   */
  readonly unparsed: readonly Unparsed[];
}

export interface Unparsed {
  readonly range: TextRange;
  readonly reason: 'section-too-long' | 'block-too-long' | 'too-many-delimiters' | 'too-deep' | 'indented-too-far';
}
