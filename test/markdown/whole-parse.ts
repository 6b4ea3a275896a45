import type { Nodes, RootContent } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { MarkdownText } from '../../server/src/markdown/markdown-text.ts';

/** remark with what of GFM documents need. */
export const parser = unified()
  .use(remarkParse)
  .data('micromarkExtensions', [gfmTable(), gfmFootnote(), gfmTaskListItem()])
  .data('fromMarkdownExtensions', [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), gfmTaskListItemFromMarkdown()])
  .freeze();

/** The top-level nodes as remark has them of the text as a whole, without its front matter; positions are offsets. */
export function wholeParse({ text, frontMatter }: MarkdownText): string[] {
  const { start, end } = frontMatter?.range ?? { start: 0, end: 0 };
  const blanked = text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
  return comparable(parser.parse(blanked).children, text.startsWith('\ufeff') ? 1 : 0);
}

/** The same of the text's chunks. */
export const splitParse = ({ chunks }: MarkdownText): string[] =>
  chunks.flatMap(({ offset, chunk }) => comparable(chunk.nodes, offset));

/** Where chunks begin and end, and what in them was left opaque. */
export const chunkPlaces = ({ chunks }: MarkdownText): unknown[] =>
  chunks.map(({ offset, chunk }) => [offset, chunk.text.length, chunk.unparsed]);

const comparable = (nodes: readonly RootContent[], offset: number): string[] =>
  nodes.map((node) =>
    JSON.stringify(node, (key, value: unknown) =>
      key === 'position' ? offsets(value as NonNullable<Nodes['position']>, offset) : value,
    ),
  );

const offsets = ({ start, end }: NonNullable<Nodes['position']>, by: number): number[] => [
  (start.offset ?? Number.NaN) + by,
  (end.offset ?? Number.NaN) + by,
];
