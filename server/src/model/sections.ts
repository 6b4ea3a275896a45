import type { Heading, Nodes, RootContent } from 'mdast';
import type { Chunk } from '../markdown/markdown-text.ts';
import type { TextRange } from '../text/text.ts';
import { shiftRange } from '../text/text.ts';
import { type Document, fact } from './document.ts';
import { normaliseTitle } from './normalise.ts';
import { plainText } from './plain-text.ts';

/**
 * A heading and the blocks below it up to the next heading, wherever in the document it may stand: its offsets count from
 * its chunk's start. Facts about content hang here, so that they outlive edits in other sections.
 */
export interface Passage {
  readonly chunk: Chunk;
  readonly heading?: Heading;
  readonly blocks: readonly RootContent[];
  readonly range: TextRange;
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
  /** 1–6; 0 for what stands before the first heading. */
  readonly level: number;
  /** The heading and its own blocks, without subsections. */
  readonly range: TextRange;
  /** The heading's line or lines; empty, at the document's start, when there is none. */
  readonly headingRange: TextRange;
  /** From behind the heading to the next heading of any level. */
  readonly contentRange: TextRange;
  /** Where the section with all its subsections ends. */
  readonly end: number;
  readonly parent?: Section;
  readonly children: readonly Section[];
}

export const nodeRange = (node: Pick<Nodes, 'position'>): TextRange => ({
  start: node.position?.start.offset ?? 0,
  end: node.position?.end.offset ?? 0,
});

/** All sections in document order, subsections too. Text before the first heading is a section of level 0. */
export const sections = fact((document: Document): readonly Section[] => {
  const found: (Omit<Section, 'end' | 'parent' | 'children'> & {
    end: number;
    parent?: Section;
    children: Section[];
  })[] = [];
  const open: typeof found = [];
  for (const { offset, chunk } of document.markdown.chunks) {
    for (const passage of passages(chunk)) {
      const { heading, title, name } = passage;
      const level = heading?.depth ?? 0;
      const range = shiftRange(passage.range, offset);
      const headingRange = heading ? shiftRange(nodeRange(heading), offset) : { start: range.start, end: range.start };
      while (open.length > 0 && (open[open.length - 1] as Section).level >= level)
        (open.pop() as { end: number }).end = range.start;
      const parent = open[open.length - 1];
      const section = {
        passage,
        offset,
        title,
        name,
        level,
        range,
        headingRange,
        contentRange: { start: headingRange.end, end: range.end },
        end: document.text.length,
        ...(parent && { parent }),
        children: [],
      };
      parent?.children.push(section);
      found.push(section);
      if (level > 0) open.push(section);
      else section.end = range.end;
    }
  }
  return found;
});

/** The section that an offset stands in; undefined only in front matter or an empty document. */
export function sectionAt(document: Document, offset: number): Section | undefined {
  return sections(document).findLast((section) => section.range.start <= offset);
}

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
        blocks: [],
        range: { start: found.length === 0 ? 0 : start, end: chunk.text.length },
        title,
        name: normaliseTitle(title),
      });
    }
    if (node.type !== 'heading') found[found.length - 1]?.blocks.push(node);
  }
  return found;
});
