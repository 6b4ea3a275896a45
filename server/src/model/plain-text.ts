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

const ticked = '[x] ';
const unticked = '[ ] ';

/**
 * What a reader sees of one or more nodes, as plain text: link texts, code without backticks, list items with a box as
 * `[x] …` or `[ ] …`, blocks on lines of their own, cells apart by ` | `. Comments, raw HTML and images are left out.
 */
export function plainText(...roots: readonly Nodes[]): string {
  const sole = roots.length === 1 ? soleText(roots[0] as Nodes) : undefined;
  if (sole !== undefined) return sole.trim();
  let text = '';
  // What was written last: to look at the end of a growing text again and again would copy it each time.
  let last = '\n';
  const write = (part: string) => {
    if (part === '') return;
    text += part;
    last = part;
  };
  // Iterative: a hostile document nests deeper than the call stack.
  const stack: (Nodes | 'cell')[] = [...roots].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'cell') {
      write(' | ');
      continue;
    }
    if (blocks.has(node.type) && !last.endsWith('\n') && last !== ticked && last !== unticked) write('\n');
    if (node.type === 'listItem' && typeof node.checked === 'boolean') write(node.checked ? ticked : unticked);
    if (node.type === 'break') write('\n');
    else if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') write(node.value);
    else if ('children' in node) {
      for (let at = node.children.length - 1; at >= 0; at--) {
        stack.push(node.children[at] as Nodes);
        if (node.type === 'tableRow' && at > 0) stack.push('cell');
      }
    }
  }
  return (text.includes('\n') ? text.replace(/[ \t]+\n/g, '\n') : text).trim();
}

/** The one text on one line that most headings, cells and paragraphs are. */
function soleText(root: Nodes): string | undefined {
  if (!('children' in root) || root.type === 'listItem') return undefined;
  const [first, second] = root.children;
  return first?.type === 'text' && second === undefined && !first.value.includes('\n') ? first.value : undefined;
}

/** Whether plain text of a node would be more than blank, told without writing it. */
export function hasText(root: Nodes): boolean {
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'listItem' && typeof node.checked === 'boolean') return true;
    if (node.type === 'tableRow' && node.children.length > 1) return true;
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
      if (/\S/.test(node.value)) return true;
    } else if ('children' in node) {
      for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at] as Nodes);
    }
  }
  return false;
}
