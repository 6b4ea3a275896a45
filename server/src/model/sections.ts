import type { Heading, ListItem, Nodes, RootContent } from 'mdast';
import type { Chunk, ChunkRun } from '../markdown/markdown-text.ts';
import type { TextRange } from '../text/text.ts';
import { rangeLength, shiftRange } from '../text/text.ts';
import { type Document, fact, factOfBoth } from './document.ts';
import { normaliseTitle } from './normalise.ts';
import { plainText } from './plain-text.ts';

/**
 * A heading and the blocks below it up to the next heading, wherever in the document it may stand: its offsets count from
 * its chunk's start. Facts about content hang here, so that they outlive edits in other sections.
 */
export interface Passage {
  readonly chunk: Chunk;
  readonly heading?: Heading;
  /** The heading's; 0 without one. */
  readonly level: number;
  readonly blocks: readonly RootContent[];
  readonly range: TextRange;
  /** Empty, at the passage's start, when there is no heading. */
  readonly headingRange: TextRange;
  /** The heading as plain text, or '' for what stands before the first one. */
  readonly title: string;
  /** The title normalised for comparison: see `normaliseTitle`. */
  readonly name: string;
}

/** What a reader sees of a passage below its heading. */
export const passageText = fact((passage: Passage): string => plainText(...passage.blocks));

/** A passage at its place in one version of the document. */
export interface Section {
  readonly passage: Passage;
  /** What to add to an offset in the passage to get one in the document. */
  readonly offset: number;
  readonly title: string;
  readonly name: string;
  /** 1–6, one more below a title of its own level; 0 for what stands before the first heading. */
  readonly level: number;
  /** The heading and its own blocks, without subsections. */
  readonly range: TextRange;
  /** The heading's line or lines; empty, at the document's start, when there is none. */
  readonly headingRange: TextRange;
  /** From behind the heading to the next heading of any level. */
  readonly contentRange: TextRange;
  /** Where the section with all its subsections ends. */
  readonly end: number;
  readonly parent: Section | undefined;
  readonly children: readonly Section[];
}

export const nodeRange = (node: Pick<Nodes, 'position'>): TextRange => ({
  start: node.position?.start.offset ?? 0,
  end: node.position?.end.offset ?? 0,
});

/** How many letters the blocks of a passage have. */
export const blocksLength = ({ blocks }: Passage): number =>
  blocks.reduce((sum, block) => sum + rangeLength(nodeRange(block)), 0);

/** The outermost bullets of a passage's lists. */
export const listItemsIn = ({ blocks }: Passage): readonly ListItem[] =>
  blocks.flatMap((block) => (block.type === 'list' ? block.children : []));

/** All sections in document order, subsections too. Text before the first heading is a section of level 0. */
export const sections = fact((document: Document): readonly Section[] =>
  placedSections(document, Number.POSITIVE_INFINITY),
);

/** The same, from an offset on each a level deeper than it is written. */
export function placedSections(document: Document, deeperFrom: number): readonly Section[] {
  const found: PlacedPassage[] = [];
  const open: PlacedPassage[] = [];
  for (const { offset, chunk } of document.markdown.chunks) {
    for (const passage of passages(chunk)) {
      const deeper = passage.level > 0 && offset + passage.range.start >= deeperFrom ? 1 : 0;
      const section = new PlacedPassage(passage, passage.level + deeper, offset, document.text.length);
      for (let last = open.at(-1); last && last.level >= section.level; last = open.at(-1)) {
        last.next = section;
        open.pop();
      }
      if (section.level > 0) {
        open.at(-1)?.add(section);
        open.push(section);
      }
      found.push(section);
    }
  }
  return found;
}

/**
 * The sections whose passage passes, in document order. Passages are asked run by run, and not again as long as a run stays
 * as it is: what most sections have nothing of costs an edit of a long document no walk through all of them.
 */
export function sectionsWhere(passes: (passage: Passage) => boolean): (document: Document) => readonly Section[] {
  const inRun = fact((run: ChunkRun) => indexesWhere(run, passes));
  return fact((document: Document) => foundInRuns(document, inRun, itself));
}

/** The same where it depends on something besides: the sections that one template has names for. */
export function sectionsWhereBoth<Other extends object>(
  passes: (passage: Passage, other: Other) => boolean,
): (document: Document, other: Other) => readonly Section[] {
  const inRun = factOfBoth((run: ChunkRun, other: Other) => indexesWhere(run, (passage) => passes(passage, other)));
  return factOfBoth((document: Document, other: Other) => foundInRuns(document, (run) => inRun(run, other), itself));
}

const itself = (at: number, sectionOf: (at: number) => Section): Section => sectionOf(at);

function indexesWhere(run: ChunkRun, passes: (passage: Passage) => boolean): readonly number[] {
  const found: number[] = [];
  let at = 0;
  for (const passage of runPassages(run)) {
    if (passes(passage)) found.push(at);
    at++;
  }
  return found;
}

export const runPassages = fact(({ chunks }: ChunkRun): readonly Passage[] => chunks.flatMap(passages));

/** What was found in a document's runs, placed. Sections are those of the number that their passage has in its run. */
export function foundInRuns<Found, Placed>(
  document: Document,
  inRun: (run: ChunkRun) => readonly Found[],
  place: (found: Found, sectionOf: (at: number) => Section) => Placed,
): readonly Placed[] {
  const all = sections(document);
  const placed: Placed[] = [];
  let first = 0;
  const sectionOf = (at: number) => all[first + at] as Section;
  for (const run of document.markdown.runs) {
    for (const found of inRun(run)) placed.push(place(found, sectionOf));
    first += runPassages(run).length;
  }
  return placed;
}

/** Sections with all their subsections, each once, in document order. */
export function withSubsections(those: readonly Section[]): readonly Section[] {
  const found = new Set<Section>();
  for (const section of those) {
    const open: Section[] = [section];
    for (let next = open.pop(); next; next = open.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      for (let at = next.children.length - 1; at >= 0; at--) open.push(next.children[at] as Section);
    }
  }
  return [...found];
}

/** The sections of several lists, each once, in document order. */
export const inOrder = (...lists: readonly (readonly Section[])[]): readonly Section[] =>
  [...new Set(lists.flat())].sort((a, b) => startOf(a) - startOf(b));

/** Where a section begins. */
export const startOf = ({ passage, offset }: Section): number => offset + passage.range.start;

/** All are made anew on each keystroke, so what the passage knows is worked out only where somebody asks. */
class PlacedPassage implements Section {
  readonly passage: Passage;
  readonly offset: number;
  readonly level: number;
  parent: Section | undefined;
  /** The first section behind it that is none of its subsections. */
  next: PlacedPassage | undefined;
  readonly #textEnd: number;
  #children: Section[] | undefined;

  constructor(passage: Passage, level: number, offset: number, textEnd: number) {
    this.passage = passage;
    this.offset = offset;
    this.level = level;
    this.#textEnd = textEnd;
  }

  add(subsection: PlacedPassage): void {
    subsection.parent = this;
    this.#children ??= [];
    this.#children.push(subsection);
  }

  get end(): number {
    if (this.level === 0) return this.offset + this.passage.range.end;
    return this.next ? this.next.offset + this.next.passage.range.start : this.#textEnd;
  }

  get title(): string {
    return this.passage.title;
  }

  get name(): string {
    return this.passage.name;
  }

  get range(): TextRange {
    return shiftRange(this.passage.range, this.offset);
  }

  get headingRange(): TextRange {
    return shiftRange(this.passage.headingRange, this.offset);
  }

  get contentRange(): TextRange {
    const { range, heading, headingRange } = this.passage;
    return shiftRange({ start: heading ? headingRange.end : range.start, end: range.end }, this.offset);
  }

  get children(): readonly Section[] {
    return this.#children ?? [];
  }
}

/**
 * The section that an offset stands in; undefined only in front matter or an empty document. Found by halves: a long document
 * can be asked for as many places as it has sections.
 */
export function sectionAt(document: Document, offset: number): Section | undefined {
  const starts = sectionStarts(document);
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return sections(document)[low - 1];
}

const sectionStarts = fact((document: Document): readonly number[] =>
  sections(document).map((section) => section.range.start),
);

/** The document's title: its first heading of level 1. */
export const titleSection = fact((document: Document): Section | undefined =>
  sections(document).find((section) => section.level === 1),
);

/** Where remarks on the document as a whole stand: its title, or else its first line. */
export const titleRange = fact((document: Document): TextRange => {
  const heading = titleSection(document) ?? sections(document).find((section) => section.level > 0);
  if (heading) return heading.headingRange;
  const start = document.markdown.frontMatter?.range.end ?? 0;
  const line = /^\s*([^\r\n]*)/.exec(document.text.slice(start, start + 1000));
  return { start: start + (line?.[0].length ?? 0) - (line?.[1]?.length ?? 0), end: start + (line?.[0].length ?? 0) };
});

const passages = fact((chunk: Chunk): readonly Passage[] => {
  const found: (Omit<Passage, 'range'> & { range: { start: number; end: number }; blocks: RootContent[] })[] = [];
  for (const node of chunk.nodes) {
    const start = nodeRange(node).start;
    if (node.type === 'heading' || found.length === 0) {
      const last = found[found.length - 1];
      if (last) last.range.end = start;
      const title = node.type === 'heading' ? plainText(node) : '';
      found.push({
        chunk,
        ...(node.type === 'heading' && { heading: node }),
        level: node.type === 'heading' ? node.depth : 0,
        blocks: [],
        range: { start: found.length === 0 ? 0 : start, end: chunk.text.length },
        headingRange: node.type === 'heading' ? nodeRange(node) : { start: 0, end: 0 },
        title,
        name: normaliseTitle(title),
      });
    }
    if (node.type !== 'heading') found[found.length - 1]?.blocks.push(node);
  }
  return found;
});
