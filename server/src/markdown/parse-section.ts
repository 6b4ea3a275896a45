import type { List, RootContent, Table } from 'mdast';
import { BoundExceeded, type Budget, budgetFor } from './bounds.ts';
import { type Cut, findCuts, headingProbe } from './cuts.ts';
import type { KnownLabels } from './labels.ts';
import type { Unparsed } from './markdown-text.ts';
import { type ParsedBlocks, parseBlocks } from './remark.ts';
import { shift } from './walk.ts';

/** Up to this length a text is parsed in one go: long enough for what a parse costs in itself not to matter. */
export const partLength = 4096;

/** A part longer than this, fenced code not counted, that offers no place to cut it is not parsed. */
const longestPart = 100_000;

/** How many places in a part may be found to be over a bound before the rest of it is given up. */
const mostHoles = 8;
const longestSample = 1000;

/** A part as remark would have parsed it where it stands; `joins` if its last node goes on in the next part. */
interface Part extends ParsedBlocks {
  readonly joins: boolean;
}

/**
 * Parses a text that begins outside all containers and is followed by a heading, or by nothing when it is the last. Long
 * ones are parsed in parts, so that the time is linear. Undefined when the heading would not be one: something that
 * begins in the text, like fenced code, is still open at its end.
 */
export function parseSection(text: string, isLast: boolean, known: KnownLabels): ParsedBlocks | undefined {
  const probe = isLast ? '' : headingProbe;
  if (text.length <= partLength) return parsePart(text, probe, known);
  return parseInParts(text, probe, known) ?? parsePart(text, probe, known);
}

/** Undefined also when parts don't fit together as expected. */
function parseInParts(text: string, probe: string, known: KnownLabels): ParsedBlocks | undefined {
  const { cuts } = findCuts(text);
  const nodes: RootContent[] = [];
  const unparsed: Unparsed[] = [];
  let joins = false;
  let next = 0;
  let start: Pick<Cut, 'offset' | 'head'> = { offset: 0 };
  for (;;) {
    let part: Part | undefined;
    let end: Cut | undefined;
    for (let length = partLength; !part; length *= 2) {
      next = cutWithin(cuts, next, start.offset + length);
      end = cuts[next];
      part = parsePart((start.head ?? '') + text.slice(start.offset, end?.offset), end?.probe ?? probe, known);
      if (!part && !end) return undefined;
    }
    const head = start.head?.length ?? 0;
    shift(part.nodes, start.offset - head);
    if (joins && !join(nodes.at(-1), part.nodes.shift())) return undefined;
    nodes.push(...part.nodes);
    for (const { range, reason } of part.unparsed)
      if (range.start >= head)
        unparsed.push({
          range: { start: range.start + start.offset - head, end: range.end + start.offset - head },
          reason,
        });
    if (!end) return { nodes, unparsed };
    joins = part.joins;
    start = end;
    next++;
  }
}

/** The last cut up to the offset or else the first behind it, from index `first` on; beyond the end when there is none. */
function cutWithin(cuts: readonly Cut[], first: number, offset: number): number {
  let index = first;
  while (index + 1 < cuts.length && (cuts[index + 1] as Cut).offset <= offset) index++;
  return index;
}

/** Hands over what the second half of a list or table holds to its first half. */
function join(first: RootContent | undefined, second: RootContent | undefined): boolean {
  if (!first?.position || !second?.position) return false;
  if (first.type === 'list' && second.type === 'list' && first.ordered === second.ordered) {
    first.children.push(...second.children);
    first.spread = first.spread || second.spread || false;
  } else if (first.type === 'table' && second.type === 'table') {
    first.children.push(...second.children.slice(1));
  } else return false;
  first.position.end = second.position.end;
  return true;
}

/** Undefined when the probe behind the text is not parsed as what it is. */
function parsePart(text: string, probe: string, known: KnownLabels): Part | undefined {
  return undefined;
}
