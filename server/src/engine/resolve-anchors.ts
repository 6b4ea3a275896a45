import { type CodeLines, snippetOf } from '../code/code-lines.ts';
import type { LineFences } from '../code/line-fences.ts';
import { type LineMap, lineNow, readLineMap } from '../code/line-map.ts';
import { resolveAnchor } from '../code/resolve-anchor.ts';
import { type AnchorState, type AnchorStates, anchorKey } from '../model/anchor-state.ts';
import type { CodeAnchor } from '../model/code-anchor.ts';
import { literalGlob } from '../text/glob.ts';
import { inRenamedFiles } from './renamed-files.ts';

/** Where anchors are looked up. Paths count as those of the anchors do. */
export interface CodeSources {
  /** The lines of a file; undefined where there is none, null where it is no text. */
  lines(path: string): Promise<CodeLines | null | undefined>;
  /** The files of the workspace that match one of these globs; absent where nobody can search. */
  list?(globs: readonly string[]): Promise<readonly string[]>;
  /** Absent where version control is not to be asked. */
  readonly history?: CodeHistory;
}

/** What version control knows of the lines; undefined where it does not answer. */
export interface CodeHistory {
  /** How the files differ from a commit: a diff without context lines, renames found. */
  changesSince(commit: string): Promise<string | undefined>;
  /** The commits that last wrote the lines of a document, by their texts without the blanks around them. */
  lineCommits?(path: string): Promise<ReadonlyMap<string, string> | undefined>;
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
 * commit, and once for all that is not found. An anchor that keeps neither text nor commit is taken to have been right when
 * its line of the document was last written.
 *
 * @param document The path of the document that the anchors stand in.
 */
export async function resolveAnchors(
  anchors: readonly CodeAnchor[],
  sources: CodeSources,
  document?: string,
): Promise<AnchorStates> {
  const writing = document === undefined ? undefined : writtenAt(document, sources);
  const maps = new Map<string, Promise<LineMap | undefined>>();
  const mapOf = (commit: string) => {
    const known = maps.get(commit) ?? lineMap(commit, sources);
    maps.set(commit, known);
    return known;
  };
  const states = new Map<string, AnchorState>();
  let missing: CodeAnchor[] = [];
  for (const anchor of anchors) {
    const key = anchorKey(anchor);
    if (states.has(key)) continue;
    const commit = anchor.commit ?? (anchor.written === undefined ? undefined : await writing?.(anchor.written));
    const path = await pathThere(anchor, sources);
    const state = await stateOf({ ...anchor, path, ...(commit !== undefined && { commit }) }, sources, mapOf);
    states.set(key, state.state === 'same' && path !== anchor.path ? placedAt(anchor, path) : state);
    if (isMissing(state)) missing.push(anchor);
  }
  await amongSiblings(anchors, missing, states, sources);
  missing = missing.filter((anchor) => isMissing(states.get(anchorKey(anchor))));
  for (const [anchor, found] of await elsewhere(missing, sources)) states.set(anchorKey(anchor), found);
  const withoutFile = missing.filter((anchor) => isFileGone(states.get(anchorKey(anchor))));
  for (const [anchor, found] of await inRenamedFiles(withoutFile, sources)) states.set(anchorKey(anchor), found);
  await leaveOutNames(missing, states, sources);
  return states;
}

/** Of the ways to read an address, the longest path that is there. */
async function pathThere({ path, ways = [] }: CodeAnchor, { lines }: CodeSources): Promise<string> {
  if (ways.length === 0) return path;
  for (const way of [path, ...ways]) if ((await lines(way)) !== undefined) return way;
  return path;
}

const placedAt = ({ line }: CodeAnchor, path: string): AnchorState => ({
  state: 'moved',
  path,
  ...(line !== undefined && { line }),
});

/** Lines of the same file that were found tell where those between them may be. */
async function amongSiblings(
  anchors: readonly CodeAnchor[],
  missing: readonly CodeAnchor[],
  states: Map<string, AnchorState>,
  sources: CodeSources,
): Promise<void> {
  const offered = missing.filter((anchor) => states.get(anchorKey(anchor))?.state === 'offered');
  if (offered.length === 0) return;
  const fences = fencesOf(anchors, (anchor) => {
    const state = states.get(anchorKey(anchor));
    if (state?.state === 'same') return isUnverified(anchor) ? undefined : { path: anchor.path, line: anchor.line };
    return state?.state === 'moved' ? state : undefined;
  });
  for (const anchor of offered) {
    const state = states.get(anchorKey(anchor));
    if (state?.state !== 'offered') continue;
    const known = fences.get(fenceKey(anchor.path, state.path));
    const lines = known && (await sources.lines(state.path));
    if (!known || !lines) continue;
    const now = inFile(anchor, state.path, lines, known);
    if (now.state === 'lost') continue;
    states.set(anchorKey(anchor), now);
  }
}

/**
 * A path in running text may count from anywhere, a file's name alone is a word, and what has blanks may be words: none
 * claims to be a file of the workspace that is gone, as long as some file's path ends so, or as no folder is named.
 */
async function leaveOutNames(
  missing: readonly CodeAnchor[],
  states: Map<string, AnchorState>,
  { list }: CodeSources,
): Promise<void> {
  const named = missing.filter((anchor) => anchor.form === 'path' && isFileGone(states.get(anchorKey(anchor))));
  const nameOf = ({ path, base = '' }: CodeAnchor): string => path.slice(base.length);
  const paths = [...new Set(named.map(nameOf).filter((path) => path.includes('/')))];
  const files = paths.length === 0 ? undefined : await list?.(endingGlobs(paths));
  const known = files && endingWith(paths, files);
  for (const anchor of named)
    if (!nameOf(anchor).includes('/') || nameOf(anchor).includes(' ') || known?.has(nameOf(anchor)))
      states.set(anchorKey(anchor), { state: 'same' });
}

const isMissing = (state: AnchorState | undefined): boolean => state?.state === 'lost' || state?.state === 'offered';

const isFileGone = (state: AnchorState | undefined): boolean => state?.state === 'lost' && state.why === 'no-file';

/** Those of the paths that a file's path ends with. */
const endingWith = (paths: readonly string[], files: readonly string[]): ReadonlySet<string> =>
  new Set(paths.filter((path) => files.some((file) => file === path || file.endsWith(`/${path}`))));

/** Globs for the files that may end with these paths. */
const endingGlobs = (paths: readonly string[]): readonly string[] => paths.map((path) => `**/${literalGlob(path)}`);

/** Nothing is kept that its line could be known by. */
const isUnverified = ({ snippet, context }: CodeAnchor): boolean => snippet === undefined && context === undefined;

/** The commit that wrote the line of the document in which an anchor stands. */
function writtenAt(document: string, { history }: CodeSources) {
  let asked: ReturnType<NonNullable<CodeHistory['lineCommits']>> | undefined;
  return async (line: string): Promise<string | undefined> => {
    asked ??= history?.lineCommits?.(document);
    return (await asked)?.get(line);
  };
}

async function lineMap(commit: string, { history }: CodeSources): Promise<LineMap | undefined> {
  const changes = await history?.changesSince(commit);
  return changes === undefined ? undefined : readLineMap(changes);
}

/** By the file that lines were in and the one that they are in now. */
function fencesOf(
  anchors: readonly CodeAnchor[],
  placeOf: (anchor: CodeAnchor) => { readonly path: string; readonly line?: number | undefined } | undefined,
): ReadonlyMap<string, LineFences> {
  const found = new Map<string, { from: number; to: number }[]>();
  for (const anchor of anchors) {
    const place = placeOf(anchor);
    if (place?.line === undefined || anchor.line === undefined) continue;
    const key = fenceKey(anchor.path, place.path);
    const fences = found.get(key) ?? [];
    fences.push({ from: anchor.line, to: place.line });
    found.set(key, fences);
  }
  for (const fences of found.values()) fences.sort((one, other) => one.from - other.from);
  return found;
}

const fenceKey = (from: string, to: string): string => `${from}\n${to}`;

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
  // Without a text the line is the commit's own, if that had it. An item that was logged over unsaved changes counted
  // other lines.
  const isThere =
    now.line !== undefined &&
    now.line <= lines.count &&
    (isUnverified(anchor) || snippetOf(lines.text(now.line)) === snippetOf(anchor.snippet ?? ''));
  if (isThere && now.path === anchor.path && now.line === anchor.line) return { state: { state: 'same' } };
  if (isThere) return { state: { state: 'moved', path: now.path, line: now.line as number } };
  if (!isRenamed) return undefined;
  const state = inFile(anchor, now.path, lines);
  return { state: state.state === 'same' ? { state: 'moved', path: now.path, line: anchor.line } : state };
}

function inFile(anchor: CodeAnchor, path: string, lines: CodeLines, fences?: LineFences): AnchorState {
  const found = resolveAnchor(anchor, lines, fences);
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
