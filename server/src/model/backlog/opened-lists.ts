import type { Nodes, RootContent } from 'mdast';
import { fact } from '../document.ts';
import { nodeRange, type Passage } from '../sections.ts';
import { labelField } from './labels.ts';
import { isGroup } from './words.ts';

// Lists that hold no items, by the line that opens them.

/** Ways to go, `3 options:`, are told of the item before them. */
export const isOfOptions = (text: string, before: Nodes | undefined): boolean =>
  before?.type === 'paragraph' &&
  /^(?:\d{1,2} \p{L}+|\p{L}{0,12} ?(?:opt|opc|opç|alternat)\p{L}+) ?[:：]$/iu.test(sourceOf(text, before).trim());

/**
 * The first list of ticks below a label that names no group: what was done about one thing, or what holds now. So do the
 * lists behind it, `Changed files:`.
 */
export const ticksBelowLabel = fact(({ chunk: { text }, blocks }: Passage): RootContent | undefined =>
  blocks.find((block, at) => {
    const before = blocks[at - 1];
    if (block.type !== 'list' || before?.type !== 'paragraph') return false;
    const [, label = ''] = /([^\n]{3,80})[:：][*_]*\s*$/u.exec(sourceOf(text, before).slice(-longestLabel)) ?? [];
    if (label === '' || (isGroup(label) && labelField(label) !== 'fix')) return false;
    return block.children.every((item) => /^(?:[-*+]|\d{1,9}[.)])[ \t]+[✅☑✔]/u.test(sourceOf(text, item)));
  }),
);

/** Letters, with the marks round them. */
const longestLabel = 200;

const sourceOf = (text: string, block: Nodes): string => text.slice(nodeRange(block).start, nodeRange(block).end);
