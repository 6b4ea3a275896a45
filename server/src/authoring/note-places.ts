import { globBelow, joinPath } from '../engine/paths.ts';
import { pathsIn } from '../model/backlog/anchors.ts';
import { addressedPlace } from '../model/code-address.ts';
import { writtenLines } from '../model/code-anchor.ts';
import { codeEnding } from '../model/code-path.ts';
import { linkedPath } from '../model/linked-path.ts';
import { UnreadableFile, type Workspace } from '../workspace.ts';
import type { CodePlace } from './log-debt.ts';
import type { Note, NotesFile } from './notes.ts';

/** A place in code as a note names it. */
export interface NamedPlace {
  /** As it is written, its line aside. */
  readonly words: string;
  /** Where the file may be, the likeliest first; counted from the workspace. */
  readonly paths: readonly string[];
  readonly line?: number;
  readonly endLine?: number;
  /** A permalink's: its line is that of this commit. */
  readonly commit?: string;
}

/** A note's places that are there, as an item links them, and the names of files that are not. */
export interface NotePlaces {
  readonly places: readonly CodePlace[];
  readonly missing: readonly string[];
}

/** The places that a note names, in its order: what `pathsIn` finds, plain paths as nobody quotes them in notes, permalinks. */
export function namedPlaces({ text, path }: NotesFile, { range }: Note): readonly NamedPlace[] {
  const source = text.slice(range.start, range.end);
  const found: (NamedPlace & { readonly at: number; readonly end: number })[] = [];
  const add = (at: number, end: number, place: NamedPlace) => {
    if (!found.some((each) => at < each.end && each.at < end)) found.push({ at, end, ...place });
  };
  for (const match of source.matchAll(/https?:\/\/[^\s<>()[\]"'`|]{5,900}/g)) {
    if (found.length >= mostPlaces) break;
    const url = match[0].replace(/[.,;:!?*_]+$/, '');
    const { path: target, ways = [], line, endLine, commit } = addressedPlace(url) ?? {};
    if (target === undefined) continue;
    add(match.index, match.index + url.length, {
      words: target,
      paths: [target, ...ways],
      ...(line !== undefined && { line }),
      ...(endLine !== undefined && { endLine }),
      ...(commit !== undefined && { commit: commit.slice(0, 12) }),
    });
  }
  for (const { path: named, line, endLine, range: at } of pathsIn(source, path, 0))
    add(at.start, at.end, {
      words: named,
      paths: waysTo(named, path),
      ...(line !== undefined && { line }),
      ...(endLine !== undefined && { endLine }),
    });
  for (const match of source.matchAll(plainPath)) {
    if (found.length >= mostPlaces) break;
    const { named = '', first, end, column, hashed, hashedEnd } = match.groups ?? {};
    const after = match.index + match[0].length;
    if (!/[/\\]/.test(named) && !codeEnding.test(named)) continue;
    const line = first ?? hashed ?? column;
    const lines = line === undefined ? linesAround(source, match.index, after) : writtenLines(line, end ?? hashedEnd);
    add(match.index, after, { words: named, paths: waysTo(named.replaceAll('\\', '/'), path), ...lines });
  }
  return found.sort((a, b) => a.at - b.at).slice(0, mostPlaces);
}

/** Finds out which of the places are there. Each file is read once, and the workspace is searched once at most. */
export async function findPlaces(
  workspace: Workspace,
  named: readonly (readonly NamedPlace[])[],
  commit: string | undefined,
): Promise<readonly NotePlaces[]> {
  const read = fileReader(workspace);
  const elsewhere = await searchNames(workspace, await unfound(named, read));
  const all: NotePlaces[] = [];
  for (const places of named) {
    const found = new Map<string, CodePlace>();
    const missing = new Set<string>();
    for (const place of places) {
      const path = (await firstThere(place, read)) ?? elsewhere.get(place.words);
      if (path === undefined) {
        // "Node.js" is no file that somebody misses.
        if (place.line !== undefined || (/[/\\]/.test(place.words) && codeEnding.test(place.words)))
          missing.add(place.words);
        continue;
      }
      const there = placeAt(path, place, (await read(path))?.text, commit);
      const key = `${there.path}:${there.line ?? ''}`;
      if (!found.has(key)) found.set(key, there);
    }
    all.push({ places: [...found.values()], missing: [...missing] });
  }
  return all;
}

/** More than one note is about. */
const mostPlaces = 40;
/** More names than are searched for. */
const mostNames = 500;

/** `src/a.ts:4`, `src\a.ts(4,2)`, `./a.ts#L4-L9`; with a folder, or a line, or an ending that code has. */
const plainPath =
  /(?<![\w/\\.:@~#-])(?<named>(?:[A-Za-z]:[\\/]|~\/|\/)?(?:\.{1,2}[\\/]){0,9}(?:[\w.@+$-]{1,100}[\\/]){0,20}[\w@+$.-]{0,100}[\w@+$-]\.[A-Za-z]\w{0,8})(?![\w/\\-]|\.\w)(?::(?<first>\d{1,7})(?:[-–](?<end>\d{1,7})|:\d{1,5})?|#L(?<hashed>\d{1,7})(?:-L?(?<hashedEnd>\d{1,7}))?|\((?<column>\d{1,7})(?:,\d{1,5})?\))?/g;

/** `, line 12`, ` (lines 3-9)`, ` L12` behind, or `line 12 of ` before. */
function linesAround(source: string, start: number, end: number): Pick<NamedPlace, 'line' | 'endLine'> {
  const [, first, last] =
    /^`?(?:,?\s{1,3}|\s?\()(?:(?:at|on)\s)?(?:lines?\s?|l\.?\s?)~?(\d{1,7})(?:\s?(?:[-–]|to|and)\s?(\d{1,7}))?(?!\d)/i.exec(
      source.slice(end, end + 40),
    ) ??
    /\blines?\s(\d{1,7})(?:\s?(?:[-–]|to|and)\s?(\d{1,7}))?\s(?:of|in)\s`?$/i.exec(
      source.slice(Math.max(0, start - 40), start),
    ) ??
    [];
  return writtenLines(first, last);
}

/** From the workspace, from the notes' own folder; of a path on somebody's machine, the parts that may be in the workspace. */
function waysTo(named: string, from: string): readonly string[] {
  const isElsewhere = /^(?:[A-Za-z]:)?\/|^~\//.test(named);
  const beside = linkedPath(from, named);
  const plain = joinPath('', named.replace(/^(?:[A-Za-z]:)?[~/]*/, ''));
  const ways = /^\.{1,2}\//.test(named) ? [beside, plain] : [plain, beside];
  const parts = plain.split('/');
  const ends = isElsewhere ? parts.slice(1, -2).map((_, at) => parts.slice(at + 1).join('/')) : [];
  const all = [...ways, ...ends.slice(0, 12)].filter((way) => way !== undefined);
  return [...new Set(all)].filter((way) => way !== '' && !way.startsWith('../'));
}

interface ReadFile {
  /** Absent for what is there and is no text. */
  readonly text?: string;
}

type FileReader = (path: string) => Promise<ReadFile | undefined>;

function fileReader(workspace: Workspace): FileReader {
  const known = new Map<string, Promise<ReadFile | undefined>>();
  const read = async (path: string): Promise<ReadFile | undefined> => {
    try {
      const text = await workspace.read(path);
      return text === undefined ? undefined : { text };
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      return error.kind === 'unread' ? {} : undefined;
    }
  };
  return (path) => {
    const reading = known.get(path) ?? read(path);
    known.set(path, reading);
    return reading;
  };
}

async function firstThere({ paths }: NamedPlace, read: FileReader): Promise<string | undefined> {
  for (const path of paths) if (await read(path)) return path;
  return undefined;
}

async function unfound(named: readonly (readonly NamedPlace[])[], read: FileReader): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const place of named.flat())
    if (!names.has(place.words) && codeEnding.test(place.words) && !(await firstThere(place, read)))
      names.add(place.words);
  return [...names].slice(0, mostNames);
}

/** A file that is the only one of its name, or whose path ends as it is written. */
async function searchNames(workspace: Workspace, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const wanted = names.map((words) => ({
    words,
    end: joinPath('', words.replaceAll('\\', '/').replace(/^(?:\.{0,2}\/)+/, '')),
  }));
  const ends = wanted.filter(({ end }) => end !== '' && !end.startsWith('../') && !/^[A-Za-z]:|^~/.test(end));
  if (ends.length === 0) return found;
  const paths = await workspace.list(ends.map(({ end }) => `**/${globBelow(end, '').slice(0, -1)}`));
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    byName.set(name, [...(byName.get(name) ?? []), path]);
  }
  for (const { words, end } of ends) {
    const fitting = byName.get(end.slice(end.lastIndexOf('/') + 1))?.filter((path) => `/${path}`.endsWith(`/${end}`));
    if (fitting?.length === 1) found.set(words, fitting[0] as string);
  }
  return found;
}

/** A line that the file does not have is left to the note's own words. */
function placeAt(
  path: string,
  { line, endLine, commit: own }: NamedPlace,
  text: string | undefined,
  head: string | undefined,
): CodePlace {
  const isOlder = own !== undefined && !(head !== undefined && (own.startsWith(head) || head.startsWith(own)));
  // Of another commit, the line is found by version control.
  if (isOlder && line !== undefined) return { path, line, ...(endLine !== undefined && { endLine }), commit: own };
  const count = text === undefined ? Number.POSITIVE_INFINITY : text.split(/\r\n|\n|\r/).length;
  const isThere = line !== undefined && line <= count;
  return {
    path,
    ...(isThere && { line }),
    ...(isThere && endLine !== undefined && endLine <= count && { endLine }),
    ...(text !== undefined && { text }),
    ...(head !== undefined && { commit: head }),
  };
}
