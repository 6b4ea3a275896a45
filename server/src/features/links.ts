import type { Nodes } from 'mdast';
import type { DocumentLink } from 'vscode-languageserver-types';
import { nodeRange } from '../model/sections.ts';
import { shiftRange } from '../text/text.ts';
import type { LintedDocument } from './linted-document.ts';

/** Links to pages and to other files, for editors that follow none in Markdown. */
export function links({ uri, document, places }: LintedDocument): DocumentLink[] {
  const found: DocumentLink[] = [];
  for (const { chunk, offset } of document.markdown.chunks) {
    const open: Nodes[] = [...chunk.nodes].reverse();
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.type === 'link' || node.type === 'definition') {
        const target = targetOf(node.url, uri);
        if (target) found.push({ range: places.range(shiftRange(nodeRange(node), offset)), target });
      }
      if ('children' in node)
        for (let at = node.children.length - 1; at >= 0; at--) open.push(node.children[at] as Nodes);
    }
  }
  return found;
}

/** Pages and files only: a document can contain any link, and a client might run what another scheme names. */
function targetOf(url: string, base: string): string | undefined {
  if (url === '' || url.startsWith('#')) return undefined;
  try {
    const target = new URL(url, base);
    const sameKind = target.protocol === new URL(base).protocol && !/^[a-z][\w+.-]*:/i.test(url);
    return sameKind || /^(?:https?|mailto):$/.test(target.protocol) ? target.href : undefined;
  } catch {
    return undefined;
  }
}
