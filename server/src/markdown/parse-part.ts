import type { RootContent } from 'mdast';
import { BoundExceeded, type Budget, budgetFor } from './bounds.ts';
import { weight } from './cost.ts';
import { headingProbe, type Probe } from './cuts.ts';
import { knownLabels, type LabelIndex, labelsUsed } from './labels.ts';
import type { Unparsed } from './markdown-text.ts';
import { spanOf } from './plain/plain-block.ts';
import { type ParsedBlocks, parseBlocks } from './remark.ts';
import { scan } from './scan.ts';
import { shift, shiftUnparsed, startOf } from './shift.ts';

/** Up to this length a text is parsed in one go: long enough for what a parse costs in itself not to matter. */
export const partLength = 4096;

/** A part longer than this is not parsed; most are far shorter, unless there is no place to cut them. */
const longestPart = 100_000;

/** A table with a longer head is not cut: each part of it is parsed with the head before it. */
const longestHead = 1000;

/** How many places in a part may be over a bound before the rest of it is given up. */
const mostHoles = 8;

/** How much of an opaque text its node shows. */
const longestSample = 1000;

/**
 * Nodes as a parse of the whole text would have them; `joins` if the last one, a list or table, goes on behind the
 * part.
 */
export interface Part extends ParsedBlocks {
  readonly joins: boolean;
}

/**
 * Parses a text that begins outside all containers and is followed by what the probe stands for, or by nothing. 'open'
 * when the probe is not parsed as what it is by itself. What is over a bound becomes a paragraph that holds but its raw
 * text; where the text can be parsed in shorter parts instead, the answer is just 'over a bound'.
 */
export function parsePart(
  text: string,
  probe: Probe | undefined,
  labels: LabelIndex,
  isDivisible: boolean,
): Part | 'open' | 'over a bound' {
  if (text.length > longestPart && weight(text) > longestPart) return opaque(text, 'section-too-long');
  const parse = parser(labels, budgetFor(text, isDivisible));
  const whole = parse(text, probe);
  if (!(whole instanceof BoundExceeded)) return whole;
  return isDivisible ? 'over a bound' : parseAroundHoles(text, probe, whole, parse);
}

type Parse = (text: string, probe: Probe | undefined) => Part | 'open' | BoundExceeded;

function parser(labels: LabelIndex, budget: Budget): Parse {
  return (text, probe) => {
    try {
      const { nodes, unparsed } = parseBlocks(
        text + (probe?.source ?? ''),
        knownLabels(labelsUsed(text, labels)),
        budget,
      );
      if (!probe) return { nodes, unparsed, joins: false };
      const joins = removeProbe(nodes, text.length, probe);
      return joins === undefined ? 'open' : { nodes, unparsed, joins };
    } catch (error) {
      // Anything else would be a fault of the parser's, and the document has to stay usable.
      return error instanceof BoundExceeded ? error : new BoundExceeded('block-too-long', 0);
    }
  };
}

/** Leaves out the blocks that are over a bound. */
function parseAroundHoles(
  text: string,
  probe: Probe | undefined,
  exceeded: BoundExceeded,
  parse: Parse,
): Part | 'open' {
  const nodes: RootContent[] = [];
  const unparsed: Unparsed[] = [];
  const add = (part: Part, by: number) => {
    shift(part.nodes, by);
    for (const node of part.nodes) nodes.push(node);
    for (const hole of part.unparsed) unparsed.push(shiftUnparsed(hole, by));
  };
  let outcome: ReturnType<Parse> = exceeded;
  let start = 0;
  for (let holes = 1; outcome instanceof BoundExceeded; holes++) {
    const rest = text.slice(start);
    const isLastHole = holes > mostHoles || outcome.reason === 'block-too-long';
    const hole = isLastHole ? { start: 0, end: rest.length } : blockAround(rest, outcome.offset);
    const before = hole.start > 0 ? parse(rest.slice(0, hole.start), headingProbe) : 'open';
    if (before === 'open' || before instanceof BoundExceeded) hole.start = 0;
    else add(before, start);
    add(opaque(rest.slice(hole.start, hole.end), outcome.reason), start + hole.start);
    start += hole.end;
    outcome = parse(text.slice(start), probe);
  }
  if (outcome === 'open') return 'open';
  add(outcome, start);
  return { nodes, unparsed, joins: outcome.joins };
}

/**
 * Whether the list or table that the probe was added to began before it; undefined when the probe became something
 * else.
 */
function removeProbe(nodes: RootContent[], offset: number, { type }: Probe): boolean | undefined {
  const last = nodes.at(-1);
  if (last?.type !== type) return undefined;
  if (startOf(last) === offset) {
    nodes.pop();
    return false;
  }
  if (last.type !== 'list' && last.type !== 'table') return undefined;
  if (startOf(last.children.at(-1)) !== offset) return undefined;
  if (last.type === 'table' && startOf(last.children[1]) - startOf(last) > longestHead) return undefined;
  last.children.pop();
  const end = last.children.at(-1)?.position?.end;
  if (end && last.position) last.position.end = { ...end };
  return true;
}

/** A paragraph in place of what is not parsed, if there is anything but blanks. */
export function opaque(text: string, reason: Unparsed['reason']): Part {
  const range = { start: text.length - text.trimStart().length, end: text.trimEnd().length };
  if (range.start >= range.end) return { nodes: [], unparsed: [], joins: false };
  const position = () => spanOf(range.start, range.end);
  const value = text.slice(range.start, Math.min(range.end, range.start + longestSample));
  return {
    nodes: [{ type: 'paragraph', children: [{ type: 'text', value, position: position() }], position: position() }],
    unparsed: [{ range, reason }],
    joins: false,
  };
}

/** From the last blank line before the offset to the next one behind it. */
function blockAround(text: string, offset: number): { start: number; end: number } {
  let start = 0;
  for (const line of scan(text)) {
    if (line.kind !== 'blank') continue;
    if (line.start > offset) return { start, end: line.start };
    start = line.end;
  }
  return { start, end: text.length };
}
