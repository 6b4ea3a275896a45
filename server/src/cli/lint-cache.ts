import type { LintOptions } from '../engine/lint.ts';
import { folderOf, foldersUpward, joinPath, relativePath } from '../engine/paths.ts';
import type { Setup } from '../engine/setup.ts';
import { fact } from '../model/document.ts';
import { WriteRefused } from '../node/write-source.ts';
import { ifReadable } from '../workspace.ts';
import type { Run } from './command.ts';
import { complainOf } from './complain-of.ts';
import type { Target } from './find-documents.ts';
import type { LintCall } from './lint-options.ts';
import { displayPath } from './projects.ts';
import type { FileResult } from './reporters/report.ts';

/**
 * What earlier runs found, by all that it follows from: the document's text, what governs it, the options of the call and
 * this build of Whylint. What is there is never changed, only replaced, and nothing is lost with it.
 */
export interface LintCache {
  /** What was found in a text; undefined where that has to be found out. */
  find(target: Target, text: string): Known | undefined;
  /** @param isDated the result follows from the day as well. */
  keep(target: Target, text: string, known: Known, isDated: boolean): void;
  /** Writes what is new. Where that is not possible, one line says so and the run goes on. */
  save(): Promise<void>;
}

export interface Known {
  readonly result: FileResult;
  /** Findings of the baseline that are no longer there. */
  readonly gone: number;
}

/** The cache that a call asks for; undefined where it asks for none, or for what only a fresh look can do. */
export async function openCache(run: Run, options: LintCall): Promise<LintCache | undefined> {
  if (options.cache === undefined || options.fixes !== 'none' || options.stdin || options.updatesBaseline)
    return undefined;
  const { digest } = await import('../node/digest.ts');
  const file = options.cache === '' ? await usualPlace(run) : joinPath(run.cwd, options.cache);
  const entries = entriesIn((await ifReadable(run.files.read(file)))?.text ?? '');
  const today = options.today ?? run.today;
  const call = JSON.stringify([build, run.version, run.homepage, options.kind, options.audience, options.strict]);
  const setupDigest = fact((setup: Setup) => digest(setupText(setup)));
  const nameOf = ({ path }: Target) => relativePath(folderOf(file), path);
  const keyOf = ({ path, project, setup }: Target, text: string) =>
    digest(call, setupDigest(setup), relativePath(project.root, path), text);
  let isChanged = false;
  return {
    find(target, text) {
      const entry = entries.get(nameOf(target));
      if (!entry || (entry.day !== undefined && entry.day !== today) || entry.key !== keyOf(target, text))
        return undefined;
      return { result: { ...entry.result, path: displayPath(run.cwd, target.path) }, gone: entry.gone };
    },
    keep(target, text, known, isDated) {
      entries.set(nameOf(target), { key: keyOf(target, text), ...known, ...(isDated && { day: today }) });
      isChanged = true;
    },
    async save() {
      if (!isChanged) return;
      for (const name of entries.keys())
        if ((await run.files.entry(joinPath(folderOf(file), name))) !== 'file') entries.delete(name);
      try {
        await run.files.save(file, `${JSON.stringify({ version: 1, entries: [...entries] })}\n`);
      } catch (error) {
        if (!(error instanceof WriteRefused)) throw error;
        complainOf(run, file, `${error.message}; nothing is cached`);
      }
    },
  };
}

/** The same options, and whether somebody has asked them for the day. */
export function watchingDay(options: LintOptions): {
  readonly lintOptions: LintOptions;
  readonly isDated: () => boolean;
} {
  let isDated = false;
  const lintOptions = {
    ...options,
    get today() {
      isDated = true;
      return options.today;
    },
  };
  return { lintOptions, isDated: () => isDated };
}

interface Entry extends Known {
  readonly key: string;
  /** The day that it holds on; any if absent. */
  readonly day?: string;
}

/** The name of the bundle that this stands in holds a digest of all that decides what is found. */
const build = import.meta.url.slice(import.meta.url.lastIndexOf('/') + 1);

/** Below the nearest `node_modules`, where other tools keep theirs and nobody commits it. */
async function usualPlace({ files, cwd }: Run): Promise<string> {
  for (const folder of foldersUpward(cwd))
    if ((await files.entry(joinPath(folder, 'node_modules'))) === 'folder')
      return joinPath(folder, 'node_modules/.cache/whylint/lint.json');
  return joinPath(cwd, '.whylintcache');
}

/** None in what is no cache, or one of another version: it is replaced. */
function entriesIn(text: string): Map<string, Entry> {
  try {
    const file = JSON.parse(text) as { version?: unknown; entries?: unknown };
    if (file.version !== 1 || !Array.isArray(file.entries)) return new Map();
    return new Map((file.entries as unknown[]).filter(isEntry));
  } catch {
    return new Map();
  }
}

/** Nobody else writes the file: this tells a broken one, not a forged one. */
function isEntry(value: unknown): value is [string, Entry] {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return false;
  const entry = value[1] as Partial<Entry> | null;
  const result = entry?.result;
  return (
    typeof entry?.key === 'string' &&
    typeof entry.gone === 'number' &&
    Array.isArray(result?.diagnostics) &&
    Array.isArray(result.suppressed)
  );
}

/** All of a setup that decides what is found, the templates as they are written. */
function setupText({ config, kinds, baseline }: Setup): string {
  const readKinds = kinds.map(({ outline, ...kind }) => ({ ...kind, text: outline.template.text }));
  return JSON.stringify([config, readKinds, baseline], (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );
}
