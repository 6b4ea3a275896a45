import type { RootContent } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Extension } from 'micromark-util-types';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type Budget, bounds } from './bounds.ts';
import type { KnownLabels } from './labels.ts';
import type { Unparsed } from './markdown-text.ts';

const syntax = [gfmTable(), gfmFootnote(), gfmTaskListItem()];
const processor = unified()
  .use(remarkParse)
  .data('fromMarkdownExtensions', [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown(), gfmTaskListItemFromMarkdown()])
  .freeze();

export interface ParsedBlocks {
  readonly nodes: RootContent[];
  readonly unparsed: Unparsed[];
}

/**
 * One plain parse by remark, with the three parts of GFM that documents need.
 *
 * @throws BoundExceeded
 */
export function parseBlocks(text: string, known: KnownLabels, budget: Budget): ParsedBlocks {
  const unparsed: Unparsed[] = [];
  const extensions = [...syntax, bounds(text, budget, unparsed), define(known)];
  // micromark drops a byte order mark and counts from behind it. A text here has none, but may begin with that character.
  const tree = processor().data('micromarkExtensions', extensions).parse(`\ufeff${text}`);
  return { nodes: tree.children, unparsed };
}

/** Makes labels known that are defined in another chunk: micromark looks them up only when all blocks are found. */
function define({ links, footnotes }: KnownLabels): Extension {
  let done = false;
  return {
    document: {
      null: {
        partial: true,
        tokenize(_effects, _ok, nok) {
          if (!done) {
            done = true;
            this.parser.defined.push(...links);
            (this.parser.gfmFootnotes ??= []).push(...footnotes);
          }
          return nok;
        },
      },
    },
  };
}
