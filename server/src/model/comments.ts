import type { Nodes } from 'mdast';
import type { TextRange } from '../text/text.ts';
import { rangeAt, shiftRange } from '../text/text.ts';
import { type Document, fact } from './document.ts';
import { nodeRange, type Passage, sectionsWhere } from './sections.ts';

/** An HTML comment that Markdown takes for one: not in code, and closed. Offsets count from the document's start. */
export interface Comment {
  /** What stands between `<!--` and `-->`; in quotes and lists without their line prefixes. */
  readonly text: string;
  /** The whole comment, `<!--` and `-->` included. */
  readonly range: TextRange;
}

/** All comments of a document, in document order. */
export const comments = fact((document: Document): readonly Comment[] => {
  const found: Comment[] = [];
  for (const { passage, offset } of withComments(document))
    for (const { text, range } of passageComments(passage)) found.push({ text, range: shiftRange(range, offset) });
  return found;
});

const open = '<!--';
const close = '-->';

const passageComments = fact((passage: Passage): readonly Comment[] => {
  const { chunk, range } = passage;
  if (!chunk.text.slice(range.start, range.end).includes(open)) return [];
  const found: Comment[] = [];
  // Iterative: a hostile document nests deeper than the call stack.
  const stack: Nodes[] = [...(passage.heading ? [passage.heading] : []), ...passage.blocks].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'html') {
      const { start, end } = nodeRange(node);
      // The node's value lacks the prefixes of its containers, its source has the offsets; both hold the same comments.
      const texts = commentRanges(node.value).map((each) => inner(node.value, each));
      for (const [index, each] of commentRanges(chunk.text.slice(start, end)).entries())
        found.push({ text: texts[index] ?? '', range: shiftRange(each, start) });
    } else if ('children' in node) {
      for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at] as Nodes);
    }
  }
  return found;
});

const withComments = sectionsWhere((passage) => passageComments(passage).length > 0);

function commentRanges(html: string): TextRange[] {
  const found: TextRange[] = [];
  let start = html.indexOf(open);
  while (start >= 0) {
    // `<!-->` and `<!--->` are whole comments with nothing in them.
    const end = html.indexOf(close, start + 2);
    if (end < 0) break;
    found.push(rangeAt(start, end + close.length));
    start = html.indexOf(open, end + close.length);
  }
  return found;
}

const inner = (html: string, { start, end }: TextRange): string =>
  html.slice(start + open.length, Math.max(start + open.length, end - close.length));
