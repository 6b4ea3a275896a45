import type { Document } from '../model/document.ts';
import type { Rule } from '../rules/define-rule.ts';
import type { Diagnostic } from '../rules/diagnostic.ts';
import { fingerprint } from './fingerprint.ts';
import { folderOf, isAbsolutePath, joinPath, relativePath } from './paths.ts';

/** The findings that a team knew of when it began: they are kept out of sight, and only new ones show. */
export interface Baseline {
  /** As the workspace knows it. The documents in it count from its folder. */
  readonly path: string;
  /** The folder that relative paths count from, where it is known. */
  readonly root?: string;
  readonly known: KnownFindings;
}

/** By document; within one, how many findings there are by rule and fingerprint. */
export type KnownFindings = ReadonlyMap<string, DocumentFindings>;
export type DocumentFindings = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Reads a baseline file; a string says in a few words why the text is none. */
export function parseBaseline(text: string): KnownFindings | string {
  const file = jsonOf(text);
  if (!isTable(file) || !('version' in file) || !isTable(file.documents)) return 'no baseline that Whylint wrote';
  if (file.version !== 1) return 'a baseline of another version of Whylint';
  const known = new Map<string, DocumentFindings>();
  for (const [path, byRule] of Object.entries(file.documents)) {
    if (!isTable(byRule)) return 'no baseline that Whylint wrote';
    const found = new Map<string, ReadonlyMap<string, number>>();
    for (const [rule, counts] of Object.entries(byRule)) {
      if (!isTable(counts) || !Object.values(counts).every(isCount)) return 'no baseline that Whylint wrote';
      found.set(rule, new Map(Object.entries(counts) as [string, number][]));
    }
    known.set(path, found);
  }
  return known;
}

/** A baseline as it is written: sorted, so that a change of it is easy to read. It holds no word of a document. */
export function baselineText(known: KnownFindings): string {
  const documents = sorted(known).map(([path, byRule]) => [
    path,
    Object.fromEntries(sorted(byRule).map(([rule, counts]) => [rule, Object.fromEntries(sorted(counts))])),
  ]);
  return `${JSON.stringify({ version: 1, documents: Object.fromEntries(documents) }, undefined, 2)}\n`;
}

/** The name of a document in a baseline. */
export function baselineKey({ path, root }: Pick<Baseline, 'path' | 'root'>, documentPath: string): string {
  const absolute = (each: string) => (root === undefined || isAbsolutePath(each) ? each : joinPath(root, each));
  return relativePath(folderOf(absolute(path)), absolute(documentPath));
}

/** The findings of one document, counted. */
export function countFindings(document: Document, diagnostics: readonly Diagnostic[]): DocumentFindings {
  const found = new Map<string, Map<string, number>>();
  for (const diagnostic of diagnostics) {
    const counts = found.get(diagnostic.rule) ?? new Map<string, number>();
    const key = fingerprint(document, diagnostic);
    found.set(diagnostic.rule, counts.set(key, (counts.get(key) ?? 0) + 1));
  }
  return found;
}

export interface Compared {
  readonly fresh: readonly Diagnostic[];
  readonly known: readonly Diagnostic[];
  /** How many findings of the baseline are no longer there, though they were looked for. */
  readonly gone: number;
}

/**
 * Tells a document's new findings from those of the baseline. Of several alike, the first ones are the known ones.
 *
 * @param isAsked Whether findings of a rule were looked for at all.
 */
export function compareWithBaseline(
  baseline: Baseline,
  document: Document,
  found: readonly Diagnostic[],
  isAsked: (rule: string) => boolean,
): Compared {
  const entry = baseline.known.get(baselineKey(baseline, document.path));
  if (!entry) return { fresh: found, known: [], gone: 0 };
  const left = new Map([...entry].map(([rule, counts]) => [rule, new Map(counts)]));
  const fresh: Diagnostic[] = [];
  const known: Diagnostic[] = [];
  for (const diagnostic of found) {
    const counts = left.get(diagnostic.rule);
    const key = fingerprint(document, diagnostic);
    const count = counts?.get(key) ?? 0;
    if (count > 0) counts?.set(key, count - 1);
    (count > 0 ? known : fresh).push(diagnostic);
  }
  return { fresh, known, gone: total(new Map([...left].filter(([rule]) => isAsked(rule)))) };
}

/** The entries of a document on rules for the author alone, which a shared run neither sees nor may take out. */
export function authorEntries(entry: DocumentFindings | undefined, rules: readonly Rule[]): DocumentFindings {
  const names = new Set(rules.filter(({ audience }) => audience === 'author').map(({ name }) => name));
  return new Map([...(entry ?? [])].filter(([rule]) => names.has(rule)));
}

export const total = (findings: DocumentFindings): number =>
  [...findings.values()].reduce((sum, counts) => sum + [...counts.values()].reduce((all, count) => all + count, 0), 0);

const sorted = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
