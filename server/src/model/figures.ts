import type { Nodes } from 'mdast';
import { fact } from './document.ts';
import { nodeRange, type Passage } from './sections.ts';

/** The source of what a passage shows and its plain text leaves out: images, and raw HTML with something to see in it. */
export const figures = fact((passage: Passage): readonly string[] => {
  const found: string[] = [];
  const stack: Nodes[] = [...passage.blocks];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'image' || node.type === 'imageReference' || (node.type === 'html' && shows(node.value))) {
      const { start, end } = nodeRange(node);
      found.push(passage.chunk.text.slice(start, end));
    }
    if ('children' in node) for (const child of node.children) stack.push(child);
  }
  return found;
});

/** A figure, or text between tags; comments and tags by themselves are nothing to see. */
function shows(html: string): boolean {
  const visible = html.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  return (
    /<(?:img|svg|video|iframe|object|embed)\b/i.test(visible) || /[\p{L}\p{N}]/u.test(visible.replace(/<[^<>]*>/g, ''))
  );
}
