import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { TextRange } from '../text/text.ts';
import type { ConfigProblem } from './config.ts';
import type { Severity } from './severity.ts';
import { firstLine, type YamlSource } from './yaml-source.ts';

/** A value in the YAML text, aliases followed, and where a mistake about it is shown. */
export interface Place {
  /** Null where nothing is written. */
  readonly node: Node | null;
  readonly range: TextRange;
}

/** One pass over a YAML text: what is read from it, and what is wrong with it. */
export interface Reading {
  readonly problems: readonly ConfigProblem[];
  /**
   * The place of a node, or of the node that would stand behind `name`. Undefined for what has no meaning (a foreign
   * tag, an alias to nothing); that has been reported. @throws TooMuchToRead
   */
  place(node: unknown, name: TextRange): Place | undefined;
  report(message: string, range: TextRange, severity?: Severity): void;
}

/** Aliases within aliases stand for more values than a configuration can have. */
export class TooMuchToRead extends Error {}

export function startReading(text: string, source: YamlSource): Reading {
  const problems: ConfigProblem[] = [];
  const seen = new Set<string>();
  let places = 0;

  const report: Reading['report'] = (message, range, severity = 'error') => {
    // What stands behind an alias is read once for each use, and wrong only once.
    const key = `${range.start} ${message}`;
    if (seen.has(key) || problems.length === mostProblems) return;
    seen.add(key);
    problems.push({ message: oneLine(message, longestMessage), range, severity });
  };

  const place: Reading['place'] = (node, name) => {
    if (++places > mostPlaces) throw new TooMuchToRead();
    const written = node as Node | null;
    if (!written || isUnwritten(written)) return { node: null, range: name };
    const range = written.range ? firstLine(text, { start: written.range[0], end: written.range[1] }) : name;
    const meant = isAlias(written) ? source.target(written) : written;
    if (!meant) report('An alias to nothing stands here. A glob that begins with * is written in quotes.', range);
    else if (hasForeignTag(meant))
      report('Tags are not read here. Write the plain value.', tagRange(text, meant) ?? range);
    else return { node: meant, range };
    return undefined;
  };

  return { problems, place, report };
}

/** A word of the file as a message repeats it: short, in quotes, on one line. */
export const quoted = (word: string): string => `"${oneLine(word, longestQuote)}"`;

/** What stands at a place, to begin a sentence. */
export function whatStands({ node }: Place): string {
  if (isMap(node)) return 'A group of names';
  if (isSeq(node)) return 'A list';
  if (!isScalar(node) || node.value === null) return 'Nothing';
  return typeof node.value === 'string' ? 'Text' : quoted(String(node.source ?? node.value));
}

const mostProblems = 100;
const mostPlaces = 10_000;
const longestMessage = 100;
const longestQuote = 30;

function oneLine(text: string, longest: number): string {
  const line = text.slice(0, longest * 2).replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ');
  return (line.length > longest ? `${line.slice(0, longest - 1)}…` : line).toWellFormed();
}

const coreTags = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);

/** `!` alone only says that a value is text. */
const hasForeignTag = (node: Node): boolean =>
  'tag' in node && typeof node.tag === 'string' && node.tag !== '!' && !coreTags.has(node.tag);

/** A tag stands before its value, an anchor perhaps between them; a node's own range begins at the value. */
function tagRange(text: string, node: Node): TextRange | undefined {
  const value = node.range?.[0] ?? 0;
  const from = Math.max(0, value - longestTag);
  const tag = /(![^\s,[\]{}]*)\s*(?:&\S+\s*)?$/.exec(text.slice(from, value));
  return tag ? { start: from + tag.index, end: from + tag.index + (tag[1] ?? '').length } : undefined;
}

const longestTag = 200;

/** `name:` with nothing behind it has an empty node at some place behind the colon. */
const isUnwritten = (node: Node): boolean => isScalar(node) && node.value === null && !node.source;
