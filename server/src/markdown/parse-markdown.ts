// Provisional whole parse, so that others can run; the owner of markdown/ replaces this file.
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { MarkdownText } from './markdown-text.ts';

export function parseMarkdown(text: string, _previous?: MarkdownText): MarkdownText {
  const front = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n([^]*?)(?:^|\n)\1[ \t]*(?=\r?\n|$)/.exec(text);
  const offset = front ? front[0].length : 0;
  const body = text.slice(offset);
  const tree = fromMarkdown(body, {
    extensions: [gfmTable(), gfmFootnote(), gfmTaskListItem()],
    mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), gfmTaskListItemFromMarkdown()],
  });
  const start = front ? front[0].indexOf('\n') + 1 : 0;
  return {
    text,
    ...(front && { frontMatter: { language: front[1] === '---' ? 'yaml' : 'toml', range: { start: 0, end: offset }, content: { start, end: start + (front[2] ?? '').length } } }),
    chunks: [{ offset, chunk: { text: body, nodes: tree.children as never, unparsed: [] } }],
  } as MarkdownText;
}
