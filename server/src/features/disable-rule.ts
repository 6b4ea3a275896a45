import type { RootContent } from 'mdast';
import type { Document } from '../model/document.ts';
import { nodeRange, sectionAt } from '../model/sections.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { lineEnding, shiftRange, type TextEdit, type TextRange } from '../text/text.ts';

export interface Disabling {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/**
 * Comments that hide a finding. One above its line, where a comment can stand; inside a list, a table or a paragraph a line
 * of its own would tear it apart, so there the whole block is set between two. Nothing can stand in front matter.
 */
export function disableForLine(document: Document, { rule, range }: Diagnostic): Disabling | undefined {
  const { text } = document;
  const { frontMatter } = document.markdown;
  if (frontMatter && range.start < frontMatter.range.end) return undefined;
  const ending = lineEnding(text);
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  const block = blockAt(document, range.start);
  if (!block || block.range.start >= lineStart || block.type === 'heading')
    return {
      title: `Disable ${rule} for this line`,
      edits: [insertion(lineStart, `<!-- whylint-disable-next-line ${rule} -->${ending}`)],
    };
  const start = text.lastIndexOf('\n', block.range.start - 1) + 1;
  const after = lineEndAt(text, block.range.end);
  return {
    title: `Disable ${rule} for this ${names[block.type] ?? 'block'}`,
    edits: [
      insertion(start, `<!-- whylint-disable ${rule} -->${ending}`),
      insertion(after, `${ending}${ending}<!-- whylint-enable ${rule} -->`),
    ],
  };
}

const names: Partial<Record<RootContent['type'], string>> = {
  list: 'list',
  table: 'table',
  paragraph: 'paragraph',
  blockquote: 'quote',
};

/** The top-level block at an offset. */
function blockAt(document: Document, offset: number): { type: RootContent['type']; range: TextRange } | undefined {
  const section = sectionAt(document, offset);
  if (!section) return undefined;
  const { heading, blocks } = section.passage;
  return [...(heading ? [heading] : []), ...blocks]
    .map((node) => ({ type: node.type, range: shiftRange(nodeRange(node), section.offset) }))
    .find(({ range }) => range.start <= offset && offset <= range.end);
}

function lineEndAt(text: string, offset: number): number {
  const found = /\r?\n/.exec(text.slice(offset));
  return found ? offset + found.index : text.length;
}

const insertion = (offset: number, newText: string): TextEdit => ({ range: { start: offset, end: offset }, newText });
