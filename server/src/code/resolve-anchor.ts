import type { AnchorContext, CodeAnchor } from '../model/code-anchor.ts';
import { type CodeLines, snippetOf } from './code-lines.ts';
import { type LineFences, orderScore } from './line-fences.ts';
import { textSimilarity } from './text-similarity.ts';

/** Where an anchor's line stands in a text now. Lines count from 1. */
export type ResolvedAnchor =
  /** `unverified`: there is such a line, and the anchor keeps nothing to know it by. */
  | { readonly state: 'same'; readonly line?: number; readonly unverified?: boolean }
  /** It is elsewhere, beyond reasonable doubt. */
  | { readonly state: 'moved'; readonly line: number }
  /** Perhaps it is there: for a person to say. */
  | { readonly state: 'offered'; readonly line: number }
  | { readonly state: 'lost' };

export const movedFrom = 0.75;
export const offeredFrom = 0.55;

/**
 * Finds an anchor's line by its text and its neighbours, as debt.md §5 has it: the same line with the same text; a line
 * with that text that is the only one; else the best by 0.6 similarity + 0.4 context − distance, which has moved from 0.75
 * on and is only offered from 0.55 on.
 */
export function resolveAnchor(
  anchor: Pick<CodeAnchor, 'line' | 'snippet' | 'context'>,
  lines: CodeLines,
  fences: LineFences = [],
): ResolvedAnchor {
  const { line, context } = anchor;
  if (line === undefined) return { state: 'same' };
  const snippet = anchor.snippet === undefined ? undefined : snippetOf(anchor.snippet);
  if (snippet === undefined || snippet === '')
    return context ? byContext(line, context, lines) : unverified(line, lines);
  if (snippetOf(lines.text(line)) === snippet) return { state: 'same', line };
  const exact = lines.withSnippet(snippet);
  if (exact.length === 1) return { state: 'moved', line: exact[0] as number };
  const { whole, parts } = exact.length > 0 ? { whole: exact, parts: [] } : lines.withRespelled(snippet);
  if (whole.length === 1) return placed(line, whole[0] as number);
  const isText = new Set([...whole, ...parts]);
  const candidates = exact.length > 0 ? exact : [...new Set([...isText, ...alikeLines(line, snippet, context, lines)])];
  // That a changed line stands where it should says nothing of whether it is the same line.
  const placing = (each: number, score: number): number => Math.min(isText.has(each) ? 1 : 0, score);
  const found = best(
    candidates.map((each) => ({
      line: each,
      score:
        0.6 * (isText.has(each) ? 1 : textSimilarity(snippet, snippetOf(lines.text(each)))) +
        0.4 * contextScore(each, context, lines) -
        distance(line, each) +
        placing(each, orderScore(line, each, fences)) +
        placing(each, scopeScore(each, context, lines)),
      tie: context ? 0.05 * adjacency(each, context, lines) : 0,
    })),
    clearBy,
  );
  return found.state === 'moved' ? placed(line, found.line) : found;
}

/** A line whose words were changed a little may stand where it stood. */
const placed = (line: number, now: number): ResolvedAnchor => ({ state: now === line ? 'same' : 'moved', line: now });

/** How sure it is that this is the line, from 0 to 1: 0.6 similarity of its text + 0.4 of its neighbours. */
export const anchorScore = (
  { snippet = '', context }: Pick<CodeAnchor, 'snippet' | 'context'>,
  line: number,
  lines: CodeLines,
): number =>
  0.6 * textSimilarity(snippetOf(snippet), snippetOf(lines.text(line))) + 0.4 * contextScore(line, context, lines);

const unverified = (line: number, lines: CodeLines): ResolvedAnchor =>
  line <= lines.count ? { state: 'same', line, unverified: true } : { state: 'lost' };

/** A line whose text was left out: its neighbours alone tell, and of lines near each other the one right between them. */
function byContext(line: number, context: AnchorContext, lines: CodeLines): ResolvedAnchor {
  const candidates = [line, ...besideNeighbours(context, lines)]
    .filter((each) => each <= lines.count)
    .map((each) => ({ line: each, score: contextScore(each, context, lines) - distance(line, each) }));
  const rank = ({ line: each, score }: (typeof candidates)[number]) => score + adjacency(each, context, lines);
  const [first, ...others] = candidates;
  if (!first) return best([]);
  const nearest = others.reduce((found, each) => (rank(each) > rank(found) ? each : found), first);
  const isHere = nearest.line === line || nearest.score < offeredFrom;
  return isHere && first.line === line && first.score >= 0.5 ? { state: 'same', line } : best([nearest]);
}

/** The share of the neighbours that stand where they stood, counted from the line: 0 to 1. */
function adjacency(line: number, { above, below }: AnchorContext, lines: CodeLines): number {
  const place = lines.place(line);
  const next = place + (lines.filled[place] === line ? 1 : 0);
  const kept =
    above.filter((hash, at) => lines.hashes[place - above.length + at] === hash).length +
    below.filter((hash, at) => lines.hashes[next + at] === hash).length;
  return kept / (above.length + below.length);
}

interface Candidate {
  readonly line: number;
  readonly score: number;
  /** What tells it from others that score as much. */
  readonly tie?: number;
}

function best(candidates: readonly Candidate[], margin = 0): ResolvedAnchor {
  let found: Candidate | undefined;
  let second = 0;
  const rank = ({ score, tie = 0 }: Candidate): number => score + tie;
  for (const each of candidates)
    if (!found || rank(each) > rank(found)) {
      second = found ? rank(found) : 0;
      found = each;
    } else if (rank(each) > second) second = rank(each);
  if (!found || found.score < offeredFrom) return { state: 'lost' };
  const isClear = found.score >= movedFrom && rank(found) - second >= margin;
  return { state: isClear ? 'moved' : 'offered', line: found.line };
}

/** Of two lines that are alike, with neighbours that are alike, nobody but a person can tell which it is. */
const clearBy = 0.03;

/** Far away it is less likely to be the same line, but never so much that a function that was moved as a whole is lost. */
const distance = (from: number, to: number): number => Math.min(0.05, Math.abs(from - to) / 10_000);

/** How many lines a neighbour may have been pushed away by others. */
const reach = 5;

/**
 * The share of the neighbours that are still there on their side, or not far beyond: 0 to 1. Those that many lines of the
 * file are like say less.
 */
function contextScore(line: number, context: AnchorContext | undefined, lines: CodeLines): number {
  const total = context ? context.above.length + context.below.length : 0;
  if (!context || total === 0) return 0;
  const place = lines.place(line);
  const own = lines.filled[place] === line ? 1 : 0;
  const above = lines.hashes.slice(Math.max(0, place - reach), place);
  const below = lines.hashes.slice(place + own, place + own + reach);
  let [kept, all] = [0, 0];
  const add = (hashes: readonly string[], now: readonly string[]) => {
    for (const hash of hashes) {
      const weight = 1 / (1 + Math.log2(Math.max(1, lines.withHash(hash).length)) / 4);
      all += weight;
      if (now.includes(hash)) kept += weight;
    }
  };
  add(context.above, above);
  add(context.below, below);
  return kept / all;
}

/** Lines that may be the one, changed: beside its neighbours, near to where it was, or much the same by their text. */
function alikeLines(
  line: number,
  snippet: string,
  context: AnchorContext | undefined,
  lines: CodeLines,
): readonly number[] {
  const found = new Set(context ? besideNeighbours(context, lines) : []);
  const place = lines.place(line);
  for (const each of lines.filled.slice(Math.max(0, place - 50), place + 50)) found.add(each);
  // Without a neighbour, only a line that is all but the same can reach the mark.
  for (const each of lines.filled) {
    const length = snippetOf(lines.text(each)).length;
    if (Math.abs(length - snippet.length) <= snippet.length * 0.1) found.add(each);
  }
  return [...found];
}

/** What is said by the scope in which a line stood: -0.2 outside of it, 0.15 inside, nothing once none is called so. */
function scopeScore(line: number, { scope }: Partial<AnchorContext> = {}, lines: CodeLines): number {
  if (scope === undefined || lines.withName(scope).length === 0) return 0;
  return lines.scopeAround(line, (name) => name === scope) ? 0.15 : -0.2;
}

/** A line as common as a bracket tells nothing of where to look. */
const commonest = 50;

function besideNeighbours({ above, below }: AnchorContext, lines: CodeLines): readonly number[] {
  const places = new Set<number>();
  const addFrom = (hash: string, step: 1 | -1) => {
    const known = lines.withHash(hash);
    if (known.length > commonest) return;
    for (const place of known) for (let by = 1; by <= reach; by++) places.add(place + by * step);
  };
  for (const hash of above) addFrom(hash, 1);
  for (const hash of below) addFrom(hash, -1);
  return [...places].flatMap((place) => lines.filled[place] ?? []);
}
