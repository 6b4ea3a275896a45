import type { Nodes, Paragraph } from 'mdast';
import type { Chunk } from '../markdown/markdown-text.ts';
import { type Document, fact } from './document.ts';
import { plainText } from './plain-text.ts';

/** Whether anything stands in a document beside headings, links, code, tables and fields: three words, or what comes to that. */
export const hasOwnSentence = (document: Document): boolean =>
  document.markdown.chunks.some(({ chunk }) => chunkHasSentence(chunk));

const chunkHasSentence = fact((chunk: Chunk): boolean => {
  const open: Nodes[] = [...chunk.nodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'paragraph') {
      if (isSentence(node)) return true;
    } else if (node.type !== 'heading' && node.type !== 'table' && 'children' in node)
      for (let at = node.children.length - 1; at >= 0; at--) open.push(node.children[at] as Nodes);
  }
  return false;
});

function isSentence(paragraph: Paragraph): boolean {
  const own: string[] = [];
  const open: Nodes[] = [...paragraph.children].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text') own.push(node.value);
    else if (node.type === 'break') own.push(' ');
    else if (node.type !== 'link' && node.type !== 'linkReference' && 'children' in node)
      for (let at = node.children.length - 1; at >= 0; at--) open.push(node.children[at] as Nodes);
  }
  const text = withoutLabel(paragraph, own.join('')).replace(/\{[^{}]*\}/g, ' ');
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return unspaced >= 6 || (text.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0) >= 3;
}

/** A field's value says why only where its label asks for that: `**Impact:** …`, not `**Owner:** …`. */
function withoutLabel({ children: [first] }: Paragraph, text: string): string {
  if (first?.type !== 'strong') return text;
  const label = plainText(first);
  if (!/[:：]$/u.test(label) && !/^\s*[:：]/u.test(text.slice(label.length))) return text;
  return saysWhy.test(label) ? text.slice(label.length) : '';
}

const saysWhy =
  /\b(?:impact|why|problem|pain|consequences?|cost|interest|risk|velocity|slows?|description|issue|summary|context|reason)\b/i;
