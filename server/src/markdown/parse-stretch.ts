import type { RootContent } from 'mdast';
import { shiftRange } from '../text/text.ts';
import { type Cut, findCuts, headingProbe } from './cuts.ts';
import type { LabelIndex } from './labels.ts';
import type { Unparsed } from './markdown-text.ts';
import { type Part, parsePart, partLength } from './parse-part.ts';
import type { ParsedBlocks } from './remark.ts';
import { shift } from './shift.ts';

const twoLines = /[^\r\n]*(?:\r\n|[\r\n])[^\r\n]*(?:\r\n|[\r\n])/y;

/**
 * Parses a text that begins outside all containers and is followed by a heading, or by nothing when it is the last. Long
 * ones are parsed in parts, so that time is in proportion to length. Undefined when the heading would not be one:
 * something that begins in the text, like fenced code, is still open at its end.
 */
export function parseStretch(text: string, isLast: boolean, labels: LabelIndex): ParsedBlocks | undefined {
  const end: Cut = { offset: text.length, kind: 'section', probe: isLast ? '' : headingProbe };
  const cuts = text.length > partLength ? [...findCuts(text).cuts, end] : [end];
  const nodes: RootContent[] = [];
  const unparsed: Unparsed[] = [];
  let joins = false;
  let length = partLength;
  for (let at = -1; at < cuts.length - 1; ) {
    const head = joins ? tableHead(text, nodes.at(-1)) : '';
    const next = nextPart(text, head, cuts, at, length, labels);
    if (!next) return undefined;
    const by = (cuts[at]?.offset ?? 0) - head.length;
    shift(next.part.nodes, by);
    append(nodes, next.part.nodes, joins);
    for (const { range, reason } of next.part.unparsed)
      if (range.end > head.length)
        unparsed.push({ range: shiftRange({ ...range, start: Math.max(range.start, head.length) }, by), reason });
    joins = next.part.joins;
    at = next.end;
    length = Math.min(partLength, 2 * next.length);
  }
  return { nodes, unparsed };
}

/**
 * Parses from cut `at`, or the beginning for -1, to cut `end`. Several short sections make a part together; a long one is
 * parsed on its own from its beginning to its end, lest what is over a bound depends on its neighbours.
 */
function nextPart(
  text: string,
  head: string,
  cuts: readonly Cut[],
  at: number,
  groupLength: number,
  labels: LabelIndex,
): { part: Part; end: number; length: number } | undefined {
  const start = cuts[at]?.offset ?? 0;
  const startsSection = at < 0 || cuts[at]?.kind === 'section';
  let first = at + 1;
  for (let length = startsSection ? groupLength : partLength; ; ) {
    const end = partEnd(cuts, first, start, length, startsSection);
    const { offset, probe } = cuts[end] as Cut;
    const isGroup = startsSection && cuts.slice(at + 1, end).some(({ kind }) => kind === 'section');
    const part = parsePart(head + text.slice(start, offset), probe, labels, isGroup && first === at + 1);
    if (part === 'over a bound') length = Math.min(length, offset - start) / 2;
    else if (part !== 'open') return { part, end, length };
    else if (end === cuts.length - 1) return undefined;
    else {
      first = end + 1;
      length = 2 * (offset - start);
    }
  }
}

/**
 * The index of the cut to end a part at: of whole sections as many as `length` allows, of a long section, or the rest of
 * one, as much as a part may hold.
 */
function partEnd(cuts: readonly Cut[], first: number, start: number, length: number, startsSection: boolean): number {
  let last = first;
  let section: number | undefined;
  for (let index = first; index < cuts.length; index++) {
    const { offset, kind } = cuts[index] as Cut;
    if (offset - start > Math.max(length, partLength)) break;
    last = index;
    if (kind !== 'section') continue;
    if (section === undefined || (startsSection && offset - start <= length)) section = index;
    if (!startsSection) break;
  }
  return section ?? last;
}

/** The two lines without which the rest of a table would be none. */
function tableHead(text: string, node: RootContent | undefined): string {
  if (node?.type !== 'table') return '';
  twoLines.lastIndex = node.position?.start.offset ?? 0;
  return twoLines.exec(text)?.[0] ?? '';
}

/** Adds the nodes of a part; if the part before it `joins`, the first of them is the rest of a list or table. */
function append(nodes: RootContent[], added: readonly RootContent[], joins: boolean): void {
  const last = nodes.at(-1);
  const [first, ...others] = added;
  if (joins && last?.type === 'list' && first?.type === 'list') {
    for (const item of first.children) last.children.push(item);
    last.spread ||= first.spread ?? false;
  } else if (joins && last?.type === 'table' && first?.type === 'table') {
    for (const row of first.children.slice(1)) last.children.push(row);
  } else if (first) nodes.push(first);
  if (nodes.at(-1) === last && last?.position && first?.position) last.position.end = { ...first.position.end };
  for (const node of others) nodes.push(node);
}
