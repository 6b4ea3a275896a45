import type { RootContent } from 'mdast';
import { shiftRange } from '../text/text.ts';
import { type Cut, findCuts, headingProbe, type Probe } from './cuts.ts';
import type { LabelIndex } from './labels.ts';
import type { Unparsed } from './markdown-text.ts';
import { type Part, parsePart, partLength } from './parse-part.ts';
import type { ParsedBlocks } from './remark.ts';
import { shift } from './shift.ts';

/** A cut, or the end of the text. */
type Place = Omit<Cut, 'probe'> & { readonly probe: Probe | undefined };

const twoLines = /[^\r\n]*(?:\r\n|[\r\n])[^\r\n]*(?:\r\n|[\r\n])/y;

/**
 * Parses a text that begins outside all containers and is followed by a heading, or by nothing when it is the last.
 * Long ones are parsed in parts, so that time is in proportion to length. Undefined when the heading would not be one:
 * something that begins in the text, like fenced code, is still open at its end.
 */
export function parseStretch(text: string, isLast: boolean, labels: LabelIndex): ParsedBlocks | undefined {
  const end = { offset: text.length, kind: 'section', probe: isLast ? undefined : headingProbe } as const;
  const cuts: readonly Place[] = [...findCuts(text).cuts, end];
  const nodes: RootContent[] = [];
  const unparsed: Unparsed[] = [];
  let joins = false;
  let limits: Limits = { sections: partLength, other: partLength };
  for (let at = -1; at < cuts.length - 1; ) {
    const head = joins ? tableHead(text, nodes.at(-1)) : '';
    if (cuts[at]?.kind === 'section') limits = { ...limits, other: partLength };
    const next = nextPart(text, head, cuts, at, limits, labels);
    if (!next) return undefined;
    const by = (cuts[at]?.offset ?? 0) - head.length;
    shift(next.part.nodes, by);
    append(nodes, next.part.nodes, joins);
    for (const { range, reason } of next.part.unparsed)
      if (range.end > head.length)
        unparsed.push({ range: shiftRange({ ...range, start: Math.max(range.start, head.length) }, by), reason });
    joins = next.part.joins;
    at = next.end;
    limits = { sections: longer(next.limits.sections), other: longer(next.limits.other) };
  }
  return { nodes, unparsed };
}

/** How long a part may be: one that consists of whole sections, and another. */
interface Limits {
  readonly sections: number;
  readonly other: number;
}

/**
 * Parses from cut `at`, or the beginning for -1, to cut `end`: as long a part as it may be, a shorter one if that is
 * over a bound, a longer one if something is still open at its end. Sections are together in a part only as a whole, so
 * that nothing depends on where a stretch begins.
 */
function nextPart(
  text: string,
  head: string,
  cuts: readonly Place[],
  at: number,
  before: Limits,
  labels: LabelIndex,
): { part: Part; end: number; limits: Limits } | undefined {
  const start = cuts[at]?.offset ?? 0;
  const startsSection = at < 0 || cuts[at]?.kind === 'section';
  let first = at + 1;
  for (let limits = before; ; ) {
    const end = partEnd(cuts, first, start, limits, startsSection);
    const { offset, probe } = cuts[end] as Place;
    const length = offset - start;
    const part = parsePart(head + text.slice(start, offset), probe, labels, end > at + 1 && first === at + 1);
    if (part === 'over a bound') {
      const isGroup = startsSection && cuts.slice(at + 1, end).some(({ kind }) => kind === 'section');
      limits = isGroup ? { ...limits, sections: length / 2 } : { sections: length / 2, other: length / 2 };
    } else if (part !== 'open') return { part, end, limits };
    else if (end === cuts.length - 1) return undefined;
    else {
      first = end + 1;
      limits = { sections: 2 * length, other: 2 * length };
    }
  }
}

/** Slowly back to full length after what was over a bound. */
const longer = (length: number): number => Math.min(partLength, length * 1.25);

/** The index, `first` or greater, of the cut to end a part at. */
function partEnd(cuts: readonly Place[], first: number, start: number, limits: Limits, startsSection: boolean): number {
  let last = first;
  let section: number | undefined;
  for (let index = first; index < cuts.length; index++) {
    const { offset, kind } = cuts[index] as Place;
    const length = offset - start;
    if (length > limits.sections && length > limits.other) break;
    if (length <= limits.other) last = index;
    if (kind !== 'section') continue;
    if (section === undefined || (startsSection && length <= limits.sections)) section = index;
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
