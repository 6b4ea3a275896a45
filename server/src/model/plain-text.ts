import type { Nodes } from 'mdast';

const blocks: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'listItem',
  'code',
  'tableRow',
  'thematicBreak',
  'blockquote',
  'list',
  'table',
]);

const boxAtEnd = /^\n?\[[ x]\] $/;

/**
 * What a reader sees of one or more nodes, as plain text: link texts, code without backticks, list items with a box as
 * `[x] …` or `[ ] …`, blocks on lines of their own, cells apart by ` | `. Comments, raw HTML and images are left out.
 */
export function plainText(...roots: readonly Nodes[]): string {
  let text = '';
  // Iterative: a hostile document nests deeper than the call stack.
  const stack: (Nodes | 'cell')[] = [...roots].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'cell') {
      text += ' | ';
      continue;
    }
    if (blocks.has(node.type) && text !== '' && !text.endsWith('\n') && !boxAtEnd.test(text.slice(-5))) text += '\n';
    if (node.type === 'listItem' && typeof node.checked === 'boolean') text += node.checked ? '[x] ' : '[ ] ';
    if (node.type === 'break') text += '\n';
    else if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') text += node.value;
    else if ('children' in node) {
      for (let at = node.children.length - 1; at >= 0; at--) {
        stack.push(node.children[at] as Nodes);
        if (node.type === 'tableRow' && at > 0) stack.push('cell');
      }
    }
  }
  return text.replace(/[ \t]+\n/g, '\n').trim();
}
