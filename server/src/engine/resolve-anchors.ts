import { type CodeLines, snippetOf } from '../code/code-lines.ts';
import { type LineMap, lineNow, readLineMap } from '../code/line-map.ts';
import { resolveAnchor } from '../code/resolve-anchor.ts';
import { type AnchorState, type AnchorStates, anchorKey } from '../model/anchor-state.ts';
import type { CodeAnchor } from '../model/code-anchor.ts';

/** Where anchors are looked up. Paths count as those of the anchors do. */
export interface CodeSources {
  /** The lines of a file; undefined where there is none, null where it is no text. */
  lines(path: string): Promise<CodeLines | null | undefined>;
  /** Absent where version control is not to be asked. */
  readonly history?: CodeHistory;
}

/** What version control knows of the lines; undefined where it does not answer. */
export interface CodeHistory {
  /** How the files differ from a commit: a diff without context lines, renames found. */
  changesSince(commit: string): Promise<string | undefined>;
  /** The lines that hold one of these texts. */
  linesWith(texts: readonly string[]): Promise<readonly FoundLine[] | undefined>;
}

export interface FoundLine {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/**
 * Where the lines that anchors name stand now, as debt.md §5 has it: the same line, the commit's line followed through the
 * changes since, the text and its neighbours in the file, the text elsewhere. Version control is asked once for each
 * commit, and once for all that is not found.
 */
export async function resolveAnchors(anchors: readonly CodeAnchor[], sources: CodeSources): Promise<AnchorStates> {
  const maps = new Map<string, Promise<LineMap | undefined>>();
  const mapOf = (commit: string) => {
    const known = maps.get(commit) ?? lineMap(commit, sources);
    maps.set(commit, known);
    return known;
  };
  const states = new Map<string, AnchorState>();
  const missing: CodeAnchor[] = [];
  for (const anchor of anchors) {
    const key = anchorKey(anchor);
    if (states.has(key)) continue;
    const state = await stateOf(anchor, sources, mapOf);
    states.set(key, state);
    if (state.state === 'lost' || state.state === 'offered') missing.push(anchor);
  }
  for (const [anchor, found] of await elsewhere(missing, sources)) states.set(anchorKey(anchor), found);
  return states;
}

async function lineMap(commit: string, { history }: CodeSources): Promise<LineMap | undefined> {
  const changes = await history?.changesSince(commit);
  return changes === undefined ? undefined : readLineMap(changes);
}

async function stateOf(
  anchor: CodeAnchor,
  sources: CodeSources,
  mapOf: (commit: string) => Promise<LineMap | undefined>,
): Promise<AnchorState> {
  const lines = await sources.lines(anchor.path);
  if (lines === null) return { state: 'same' };
  if (lines && isUnmoved(anchor, lines)) return { state: 'same' };
  const tracked = await followed(anchor, sources, mapOf);
  if (tracked) return tracked.state;
  return anchorInFile(anchor, lines);
}

/** By its file alone; null for one that is no text, which tells nothing. */
export function anchorInFile(anchor: CodeAnchor, lines: CodeLines | null | undefined): AnchorState {
  if (lines === null) return { state: 'same' };
  return lines ? inFile(anchor, anchor.path, lines) : { state: 'lost', why: 'no-file' };
}

/** The file is all that is meant, or the line says what it said. */
function isUnmoved({ line, snippet }: CodeAnchor, lines: CodeLines): boolean {
  if (line === undefined) return true;
  return snippet !== undefined && snippet !== '' && snippetOf(lines.text(line)) === snippetOf(snippet);
}

/** By the changes since its commit; undefined where they do not tell. */
async function followed(
  anchor: CodeAnchor,
  sources: CodeSources,
  mapOf: (commit: string) => Promise<LineMap | undefined>,
): Promise<{ readonly state: AnchorState } | undefined> {
  if (anchor.commit === undefined) return undefined;
  const map = await mapOf(anchor.commit);
  const now = map && lineNow(map, anchor.path, anchor.line ?? 1);
  if (!now) return undefined;
  const isRenamed = now.path !== anchor.path;
  const lines = isRenamed || now.line !== undefined ? await sources.lines(now.path) : undefined;
  if (!lines) return undefined;
  if (anchor.line === undefined) return isRenamed ? { state: { state: 'moved', path: now.path } } : undefined;
  // An item that was logged over unsaved changes counted other lines than its commit has.
  const isThere =
    now.line !== undefined &&
    anchor.snippet !== undefined &&
    snippetOf(lines.text(now.line)) === snippetOf(anchor.snippet);
  if (isThere) return { state: { state: 'moved', path: now.path, line: now.line as number } };
  if (!isRenamed) return undefined;
  const state = inFile(anchor, now.path, lines);
  return { state: state.state === 'same' ? { state: 'moved', path: now.path, line: anchor.line } : state };
}

function inFile(anchor: CodeAnchor, path: string, lines: CodeLines): AnchorState {
  const found = resolveAnchor(anchor, lines);
  if (found.state === 'moved' || found.state === 'offered') return { state: found.state, path, line: found.line };
  if (found.state === 'same') return { state: 'same' };
  return anchor.line !== undefined && anchor.line > lines.count
    ? { state: 'lost', why: 'beyond-end', count: lines.count }
    : { state: 'lost', why: 'no-text' };
}

/** A shorter text may stand anywhere by chance. */
const shortestElsewhere = 12;
const mostTexts = 200;

/** Lines that stand in one other place, and there alone. */
async function elsewhere(
  missing: readonly CodeAnchor[],
  { history }: CodeSources,
): Promise<readonly (readonly [CodeAnchor, AnchorState])[]> {
  const wanted = missing.flatMap((anchor) => {
    const text = snippetOf(anchor.snippet ?? '');
    return text.length >= shortestElsewhere ? [{ anchor, text }] : [];
  });
  const texts = [...new Set(wanted.map(({ text }) => text))].slice(0, mostTexts);
  const lines = texts.length === 0 ? undefined : await history?.linesWith(texts);
  const places = new Map<string, FoundLine[]>();
  for (const each of lines ?? []) {
    const text = snippetOf(each.text);
    const group = places.get(text);
    if (group) group.push(each);
    else places.set(text, [each]);
  }
  return wanted.flatMap(({ anchor, text }) => {
    const [only, ...others] = places.get(text) ?? [];
    return only && others.length === 0 ? [[anchor, { state: 'moved', path: only.path, line: only.line }] as const] : [];
  });
}
