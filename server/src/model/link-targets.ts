import type { Definition, Image, Link, Nodes } from 'mdast';
import type { TextRange } from '../text/text.ts';
import type { Document } from './document.ts';
import { nodeRange } from './sections.ts';

/** Where the targets of a document's links, images and definitions stand, without the brackets round them; those in code are none. */
export function linkTargets({ text, markdown }: Document): readonly TextRange[] {
  const found: TextRange[] = [];
  for (const { chunk, offset } of markdown.chunks) {
    const open: Nodes[] = [...chunk.nodes].reverse();
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
        const range = targetOf(text, node, offset);
        if (range) found.push(range);
      }
      if ('children' in node)
        for (let at = node.children.length - 1; at >= 0; at--) open.push(node.children[at] as Nodes);
    }
  }
  return found;
}

/** Undefined for a link without a target of its own, `<https://…>` for one. */
function targetOf(text: string, node: Link | Image | Definition, offset: number): TextRange | undefined {
  const end = nodeRange(node).end + offset;
  const last = node.type === 'link' ? node.children.at(-1) : undefined;
  const behind = (last ? nodeRange(last).end : nodeRange(node).start) + offset;
  const form = node.type === 'definition' ? ofDefinition : last ? ofLink : ofImage;
  const [opening] = form.exec(text.slice(behind, end)) ?? [];
  if (opening === undefined) return undefined;
  const start = behind + opening.length;
  const written = opening.endsWith('<') ? /^[^>\n]*/ : /^[^\s)]*(?:\([^\s()]*\)[^\s)]*)*/;
  return { start, end: start + (written.exec(text.slice(start, end))?.[0].length ?? 0) };
}

const ofDefinition = /^\[(?:\\.|[^\]\\])*\]:\s*<?/;
const ofLink = /^\s*\]\(\s*<?/;
const ofImage = /^!?\[(?:\\.|[^\]\\])*\]\(\s*<?/;
