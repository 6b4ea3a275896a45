import {
  authorEntries,
  type Baseline,
  baselineKey,
  baselineText,
  type DocumentFindings,
  parseBaseline,
  total,
} from '../engine/baseline.ts';
import { folderOf, isAbsolutePath, joinPath } from '../engine/paths.ts';
import { rules } from '../rules/index.ts';
import { counted } from '../text/counted.ts';
import { asUsageError } from './as-usage-error.ts';
import type { Run } from './command.ts';
import { UsageError } from './options.ts';
import { displayPath } from './projects.ts';

/** What a baseline is to know of one document that was linted. */
export interface BaselineEntry {
  readonly baseline: Baseline;
  /** The document's, counted as the baseline's own. */
  readonly path: string;
  /** All that was found, known before or not; nothing of a draft, which fails no run and is not done. */
  readonly findings: () => DocumentFindings;
  /** How many findings that the baseline has are no longer there. */
  readonly gone: number;
}

/** Reads the file that `--baseline` names. @throws UsageError for one that is not there, unless it is to be written, and one that is none. */
export async function namedBaseline(run: Run, name: string, isWritten: boolean): Promise<Baseline> {
  const path = joinPath(run.cwd, name);
  const text = (await run.files.read(path).catch(asUsageError(`--baseline ${name}`)))?.text;
  if (text === undefined && !isWritten)
    throw new UsageError(`--baseline ${name}: no such file; --update-baseline writes it`);
  const known = text === undefined ? new Map() : parseBaseline(text);
  if (typeof known === 'string') throw new UsageError(`--baseline ${name}: ${known}; nothing was changed in it`);
  return { path, known };
}

/** Says of each baseline how much of it is out of date. That makes no run fail. */
export async function reportGone(run: Run, entries: readonly BaselineEntry[]): Promise<void> {
  for (const [baseline, own] of byBaseline(entries)) {
    const vanished = await vanishedDocuments(run, baseline, own);
    const gone =
      own.reduce((sum, each) => sum + each.gone, 0) +
      vanished.reduce((sum, key) => sum + total(baseline.known.get(key) ?? new Map()), 0);
    if (gone === 0) continue;
    const path = displayPath(run.cwd, absolute(baseline, baseline.path));
    run.stderr.write(`${path}: ${counted(gone, 'finding')} in it no longer there; --update-baseline takes them out\n`);
  }
}

/**
 * Writes what was found to the baselines. What is no longer found, and documents that are no longer there, go; documents
 * that this run did not look at stay.
 *
 * @param audience of a shared run the entries on rules for the author alone are none of its business.
 * @throws UsageError for a baseline that cannot be written.
 */
export async function updateBaselines(
  run: Run,
  entries: readonly BaselineEntry[],
  audience: 'author' | 'shared',
): Promise<void> {
  for (const [baseline, own] of byBaseline(entries)) {
    const known = new Map(baseline.known);
    for (const key of await vanishedDocuments(run, baseline, own)) known.delete(key);
    for (const { path, findings } of own) {
      const key = baselineKey(baseline, path);
      const kept = audience === 'author' ? new Map() : authorEntries(known.get(key), rules);
      const now: DocumentFindings = new Map([...kept, ...findings()]);
      if (now.size > 0) known.set(key, now);
      else known.delete(key);
    }
    await save(run, baseline, known);
  }
}

async function save(run: Run, baseline: Baseline, known: ReadonlyMap<string, DocumentFindings>): Promise<void> {
  const path = absolute(baseline, baseline.path);
  const name = displayPath(run.cwd, path);
  await run.files.save(path, baselineText(known)).catch(asUsageError(name));
  const findings = [...known.values()].reduce((sum, each) => sum + total(each), 0);
  run.stderr.write(`${name}: ${counted(findings, 'finding')} in ${counted(known.size, 'document')} written\n`);
}

/** The documents of a baseline that this run did not look at and that are no longer there. */
async function vanishedDocuments(
  { files }: Run,
  baseline: Baseline,
  own: readonly BaselineEntry[],
): Promise<readonly string[]> {
  const seen = new Set(own.map(({ path }) => baselineKey(baseline, path)));
  const folder = folderOf(absolute(baseline, baseline.path));
  const found: string[] = [];
  for (const key of baseline.known.keys())
    if (!seen.has(key) && (await files.entry(joinPath(folder, key))) === undefined) found.push(key);
  return found;
}

function byBaseline(entries: readonly BaselineEntry[]): ReadonlyMap<Baseline, readonly BaselineEntry[]> {
  const found = new Map<Baseline, BaselineEntry[]>();
  for (const entry of entries) found.set(entry.baseline, [...(found.get(entry.baseline) ?? []), entry]);
  return found;
}

const absolute = ({ root }: Baseline, path: string): string =>
  root === undefined || isAbsolutePath(path) ? path : joinPath(root, path);
