import type { Paragraph, PhrasingContent } from 'mdast';
import type { TextRange } from '../text/text.ts';
import { nodeRange } from './sections.ts';

/** The inline nodes of a paragraph, a list for each source line that is not blank. */
export function inlineLines(paragraph: Paragraph, text: string): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of paragraph.children) {
    if (node.type === 'break') lines.push([]);
    else if (node.type !== 'text' || !/[\r\n]/.test(node.value)) lines[lines.length - 1]?.push(node);
    else splitText(node.value, nodeRange(node), text, lines);
  }
  return lines.filter((line) => line.length > 0).map((line) => withBoldLabel(line, text));
}

/** Line starts come from the source: a text node's value lacks the indentation of continued lines. */
function splitText(value: string, range: TextRange, text: string, lines: PhrasingContent[][]): void {
  const source = text.slice(range.start, range.end).split(/\r\n|\n|\r/);
  const starts: number[] = [];
  let at = range.start;
  for (const line of source) {
    starts.push(at + (line.length - line.trimStart().length));
    at += line.length + (text.startsWith('\r\n', at + line.length) ? 2 : 1);
  }
  value.split(/\r\n|\n|\r/).forEach((part, index) => {
    if (index > 0) lines.push([]);
    const start = index === 0 ? range.start : (starts[index] ?? range.end);
    if (part !== '') lines[lines.length - 1]?.push(textNode(part, start));
  });
}

/** A text that stands in the source as it reads. */
export const textNode = (value: string, start: number): PhrasingContent =>
  placed(value, { start, end: start + value.length });

const placed = (value: string, range: TextRange): PhrasingContent => ({
  type: 'text',
  value,
  position: positionOf(range),
});

const opening = /^(?:\*\*|__)(?=[^\s*_])/;
const closings = { '**': /(?<=[?？:：])\*\*(?=[^\s*])/u, __: /(?<=[?？:：])__(?=[^\s_])/u };

/**
 * `**Why did it fail?**Because …` is no bold to CommonMark, for want of a space behind: its closing stars stand between a
 * sign and a letter. To whoever answered behind a prompt it is what it was, a label in bold and its value.
 */
function withBoldLabel(line: PhrasingContent[], text: string): PhrasingContent[] {
  const [first] = line;
  if (first?.type !== 'text' || !opening.test(first.value)) return line;
  const { start } = nodeRange(first);
  const marker = first.value.startsWith('*') ? '**' : '__';
  // Escaped, it is meant to be read.
  if (!text.startsWith(marker, start)) return line;
  const opened = [placed(first.value.slice(2), { start: start + 2, end: nodeRange(first).end }), ...line.slice(1)];
  for (const [at, node] of opened.entries()) {
    if (node.type !== 'text') continue;
    const range = nodeRange(node);
    const inValue = node.value.search(closings[marker]);
    const inSource = text.slice(range.start, range.end).search(closings[marker]);
    if (inValue < 0 || inSource < 0) continue;
    const end = range.start + inSource;
    const bold: PhrasingContent = {
      type: 'strong',
      children: [...opened.slice(0, at), placed(node.value.slice(0, inValue), { start: range.start, end })],
      position: positionOf({ start, end: end + 2 }),
    };
    const behind = placed(node.value.slice(inValue + 2), { start: end + 2, end: range.end });
    return [bold, behind, ...opened.slice(at + 1)];
  }
  return line;
}

const positionOf = ({ start, end }: TextRange) => ({
  start: { line: 1, column: 1, offset: start },
  end: { line: 1, column: 1, offset: end },
});
