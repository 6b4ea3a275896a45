import type { RootContent } from 'mdast';
import { shiftRange } from '../text/text.ts';
import { type Cut, findCuts, headingProbe, type Probe } from './cuts.ts';
import type { LabelIndex } from './labels.ts';
import type { Unparsed } from './markdown-text.ts';
import { type Part, parsePart, partLength } from './parse-part.ts';
import { type PlainReader, plainReader } from './plain/plain-reader.ts';
import type { ParsedBlocks } from './remark.ts';
import { shift } from './shift.ts';

/** A cut, or the end of the text. */
type Place = Omit<Cut, 'probe'> & { readonly probe: Probe | undefined };

const twoLines = /[^\r\n]*(?:\r\n|[\r\n])[^\r\n]*(?:\r\n|[\r\n])/y;

/**
 * Parses a text that begins outside all containers and is followed by a heading, or by nothing when it is the last.
 * Plain blocks are read line by line, all else is parsed by remark; long texts in parts, so that time is in proportion
 * to length. Undefined when the heading would not be one: something that begins in the text, like fenced code, is still
 * open at its end.
 */
export function parseStretch(text: string, isLast: boolean, labels: LabelIndex): ParsedBlocks | undefined {
  const plain = plainReader(text, labels);
  const opening = plain.read(0);
  const nodes: RootContent[] = [...opening.nodes];
  const unparsed: Unparsed[] = [];
  let start = opening.end;
  if (start >= text.length) return { nodes, unparsed };

  const end = { offset: text.length, kind: 'section', probe: isLast ? undefined : headingProbe } as const;
  const cuts: readonly Place[] = [...findCuts(text, start).cuts, end];
  let joins = false;
  let limits: Limits = { sections: partLength, other: partLength };
  for (let first = 0; start < text.length; ) {
    const head = joins ? tableHead(text, nodes.at(-1)) : '';
    const startsSection = start === 0 || (cuts[first - 1]?.offset === start && cuts[first - 1]?.kind === 'section');
    if (startsSection) limits = { ...limits, other: partLength };
    const next = nextPart({ text, cuts, plain, labels }, { start, startsSection, first }, head, limits);
    if (!next) return undefined;
    const by = start - head.length;
    shift(next.part.nodes, by);
    append(nodes, next.part.nodes, joins);
    for (const { range, reason } of next.part.unparsed)
      if (range.end > head.length)
        unparsed.push({ range: shiftRange({ ...range, start: Math.max(range.start, head.length) }, by), reason });
    joins = next.part.joins;
    limits = { sections: longer(next.limits.sections), other: longer(next.limits.other) };
    start = (cuts[next.end] as Place).offset;
    if (!joins) {
      const run = plain.read(start);
      for (const node of run.nodes) nodes.push(node);
      start = run.end;
    }
    while ((cuts[first]?.offset ?? Infinity) <= start) first++;
  }
  return { nodes, unparsed };
}

/** What parts are parsed of. */
interface Source {
  readonly text: string;
  readonly cuts: readonly Place[];
  readonly plain: PlainReader;
  readonly labels: LabelIndex;
}

/** Where a part begins, and the first cut behind that. */
interface PartStart {
  readonly start: number;
  readonly startsSection: boolean;
  readonly first: number;
}

/** How long a part may be: one that consists of whole sections, and another. */
interface Limits {
  readonly sections: number;
  readonly other: number;
}

/**
 * Parses up to cut `end`: as long a part as it may be, a shorter one if that is over a bound, a longer one if something
 * is still open at its end. Sections are together in a part only as a whole, so that nothing depends on where a stretch
 * begins.
 *
 * @param head goes before the part.
 */
function nextPart(
  source: Source,
  from: PartStart,
  head: string,
  before: Limits,
): { part: Part; end: number; limits: Limits } | undefined {
  const { text, cuts, labels } = source;
  const { start, startsSection } = from;
  let { first } = from;
  for (let limits = before; ; ) {
    const end = partEnd(source, { ...from, first }, limits);
    const { offset, probe } = cuts[end] as Place;
    const length = offset - start;
    const isDivisible = end > from.first && first === from.first;
    const part = parsePart(head + text.slice(start, offset), probe, labels, isDivisible);
    if (part === 'over a bound') {
      const isGroup = startsSection && cuts.slice(from.first, end).some(({ kind }) => kind === 'section');
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

/** The index, `first` or greater, of the cut to end a part at: no later than where plain blocks follow. */
function partEnd({ cuts, plain }: Source, { start, startsSection, first }: PartStart, limits: Limits): number {
  let last = first;
  let section: number | undefined;
  for (let index = first; index < cuts.length; index++) {
    const { offset, kind } = cuts[index] as Place;
    const length = offset - start;
    if (length > limits.sections && length > limits.other) break;
    if (length <= limits.other) last = index;
    if (kind === 'section') {
      if (section === undefined || (startsSection && length <= limits.sections)) section = index;
      if (!startsSection) break;
    }
    if ((kind === 'section' || kind === 'block') && plain.isPlain(offset)) break;
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
