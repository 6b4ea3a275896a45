import type { CodeLines } from '../code/code-lines.ts';
import type { LineFences } from '../code/line-fences.ts';
import { anchorScore, movedFrom, offeredFrom, resolveAnchor } from '../code/resolve-anchor.ts';
import { textSimilarity } from '../code/text-similarity.ts';
import type { AnchorState } from '../model/anchor-state.ts';
import type { CodeAnchor } from '../model/code-anchor.ts';
import { plainGlob } from '../text/glob.ts';
import { folderOf } from './paths.ts';
import type { CodeSources } from './resolve-anchors.ts';

/**
 * Anchors whose file is gone, found in a file that is likely the same one by another name: of its name in another folder,
 * of its name in another spelling or with another ending, or of a name like it beside where it was. The lines decide: a
 * name alone proves nothing. Works without version control.
 */
export async function inRenamedFiles(
  anchors: readonly CodeAnchor[],
  sources: Pick<CodeSources, 'lines' | 'list'>,
): Promise<readonly (readonly [CodeAnchor, AnchorState])[]> {
  const byPath = new Map<string, CodeAnchor[]>();
  for (const anchor of anchors) {
    const group = byPath.get(anchor.path);
    if (group) group.push(anchor);
    else byPath.set(anchor.path, [anchor]);
  }
  const sought = [...byPath].filter(([, group]) => group.some(({ snippet }) => snippet)).slice(0, mostFiles);
  if (sought.length === 0 || !sources.list) return [];
  const files = await sources.list([...new Set(sought.map(([path]) => globFor(path)))]);
  const found: (readonly [CodeAnchor, AnchorState])[] = [];
  for (const [path, group] of sought) {
    const candidates = namesakes(path, files);
    const states = await inOneOf(candidates, group, sources);
    const others = await besideThem(path, states, files, sources);
    found.push(...states.filter(([anchor, state]) => !isCommonplace(anchor, state, others)));
  }
  return found;
}

/** Of more files that are gone, as after a checkout of something else, the rest waits for version control. */
const mostFiles = 200;
const mostNamesakes = 12;

interface Namesake {
  readonly path: string;
  /** The same but for spelling; or holds the other, beside where it was, as in `mysql/mysql-compiler.ts` for `mysql/compiler.ts`; or only like it. */
  readonly name: 'same' | 'longer' | 'like';
}

interface Match {
  readonly namesake: Namesake;
  readonly line: number;
  /** Other candidate lines of the file are clearly worse. */
  readonly isClear: boolean;
  readonly score: number;
}

async function inOneOf(
  candidates: readonly Namesake[],
  anchors: readonly CodeAnchor[],
  { lines }: Pick<CodeSources, 'lines'>,
): Promise<readonly (readonly [CodeAnchor, AnchorState])[]> {
  const matches = new Map<CodeAnchor, Match[]>();
  /** How many of the anchors each file holds beyond doubt. */
  const held = new Map<string, number>();
  for (const namesake of candidates) {
    const text = await lines(namesake.path);
    if (!text) continue;
    const clear = anchors.flatMap((anchor) => {
      const match = matchIn(anchor, namesake, text);
      return match?.isClear && anchor.line !== undefined ? [{ from: anchor.line, to: match.line }] : [];
    });
    const fences = clear.toSorted((one, other) => one.from - other.from);
    for (const anchor of anchors) {
      const match = matchIn(anchor, namesake, text, fences);
      if (!match) continue;
      matches.set(anchor, [...(matches.get(anchor) ?? []), match]);
      if (match.isClear && match.score >= alone) held.set(namesake.path, (held.get(namesake.path) ?? 0) + 1);
    }
  }
  const [most, second] = [...held].toSorted(([, one], [, other]) => other - one);
  const successor = most && most[1] > (second?.[1] ?? 0) ? most[0] : undefined;
  return anchors.flatMap((anchor) => {
    const state =
      anchor.line === undefined
        ? successor !== undefined && ({ state: 'moved', path: successor } as const)
        : decided(matches.get(anchor) ?? [], successor);
    return state ? [[anchor, state] as const] : [];
  });
}

/** Files that stand where the one that is gone did, or beside those that its anchors were found in. */
async function besideThem(
  path: string,
  states: readonly (readonly [CodeAnchor, AnchorState])[],
  files: readonly string[],
  { lines }: Pick<CodeSources, 'lines'>,
): Promise<ReadonlyMap<string, CodeLines>> {
  const found = states.flatMap(([, now]) => (now.state === 'moved' && !isKept(path, now.path) ? [now.path] : []));
  const folders = new Set(found.length === 0 ? [] : [path, ...found].map(folderOf));
  const texts = new Map<string, CodeLines>();
  for (const folder of folders)
    for (const each of files.filter((file) => folderOf(file) === folder).slice(0, mostNamesakes)) {
      const text = await lines(each);
      if (text) texts.set(each, text);
    }
  return texts;
}

/**
 * What the files of a folder begin with alike says nothing of one of them, nor does a name that another folder may have had
 * all along.
 */
function isCommonplace(anchor: CodeAnchor, now: AnchorState, others: ReadonlyMap<string, CodeLines>): boolean {
  if (now.state !== 'moved' || isKept(anchor.path, now.path)) return false;
  return [...others].some(([path, text]) => {
    if (path === now.path) return false;
    const found = resolveAnchor(anchor, text);
    return found.state !== 'lost' && found.line !== undefined && anchorScore(anchor, found.line, text) >= movedFrom;
  });
}

/** A name that is the same in a folder that is likely its own: no other file can be meant, whatever the lines say. */
const isKept = (path: string, other: string): boolean =>
  nameOf(path).stem === nameOf(other).stem && isNear(folderOf(path), folderOf(other));

/** From here on a line says which file the others went to. */
const alone = 0.85;
const clearBy = 0.06;
/** With a name that holds the other, from here on. */
const longerName = 0.75;
/** Where the lines say as much, the name tells. */
const sameName = 0.07;

function matchIn(anchor: CodeAnchor, namesake: Namesake, text: CodeLines, fences?: LineFences): Match | undefined {
  if (!anchor.snippet || anchor.line === undefined) return undefined;
  const found = resolveAnchor(anchor, text, fences);
  if (found.state === 'lost' || found.line === undefined) return undefined;
  const score = anchorScore(anchor, found.line, text);
  return score < offeredFrom ? undefined : { namesake, line: found.line, isClear: found.state !== 'offered', score };
}

function decided(matches: readonly Match[], successor: string | undefined): AnchorState | undefined {
  const weight = ({ score, namesake }: Match): number =>
    score + (namesake.path === successor ? 0.1 : 0) + (namesake.name === 'same' ? sameName : 0);
  const named = matches.filter(({ namesake }) => namesake.name !== 'like');
  const [first, second] = (named.length > 0 ? named : matches).toSorted((one, other) => weight(other) - weight(one));
  if (!first) return undefined;
  const { path, name } = first.namesake;
  const isSuccessor = path === successor;
  const least = name === 'same' ? 0 : name === 'longer' ? longerName : isSuccessor ? alone : 1;
  const isEnough = first.isClear && first.score >= least;
  if (isEnough && (!second || weight(first) - weight(second) >= clearBy))
    return { state: 'moved', path, line: first.line };
  return name !== 'like' || isSuccessor ? { state: 'offered', path, line: first.line } : undefined;
}

/** The likeliest first. */
function namesakes(path: string, files: readonly string[]): readonly Namesake[] {
  const [folder, { stem, family }] = [folderOf(path), nameOf(path)];
  const others = files.filter((each) => each !== path && nameOf(each).family === family);
  const isSame = (each: string): boolean => nameOf(each).stem === stem;
  const nearest = (one: string, other: string): number => shared(path, other) - shared(path, one);
  const same = others.filter(isSame).toSorted(nearest);
  const like = others
    .filter((each) => !isSame(each))
    .map((each) => ({ each, isLonger: isNear(folder, folderOf(each)) && isLonger(nameOf(each).stem, stem) }))
    .filter(({ each, isLonger }) => isLonger || isBeside(folder, folderOf(each)))
    .map((each) => ({ ...each, likeness: likenessOf(nameOf(each.each).stem, stem) }))
    .filter(({ isLonger, likeness }) => isLonger || likeness >= 0.25)
    .toSorted((one, other) => Number(other.isLonger) - Number(one.isLonger) || other.likeness - one.likeness);
  return [
    ...same.slice(0, mostNamesakes).map((each) => ({ path: each, name: 'same' }) as const),
    ...like
      .slice(0, mostNamesakes)
      .map(({ each, isLonger }) => ({ path: each, name: isLonger ? 'longer' : 'like' }) as const),
  ];
}

/** Shorter names are parts of many others. */
const shortestPart = 5;

const isLonger = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= shortestPart && (one.includes(other) || other.includes(one));

const likenessOf = (one: string, other: string): number => textSimilarity(withoutRole(one), withoutRole(other));

/** What many names of a folder end with says nothing of one of them. */
const withoutRole = (stem: string): string => stem.replace(/(?<=.)(?:tests?|specs?|d)+$/, '');

const isBeside = (folder: string, other: string): boolean =>
  folder === other || folderOf(folder) === other || folder === folderOf(other);

/** Beside, or in a folder of the same name. */
const isNear = (folder: string, other: string): boolean =>
  isBeside(folder, other) || lastPart(folder) === lastPart(other);

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** How many of their folders two paths share from the top. */
function shared(one: string, other: string): number {
  const [first, second] = [one.split('/'), other.split('/')];
  let at = 0;
  while (at < first.length - 1 && first[at] === second[at]) at++;
  return at;
}

/** A name without what renaming often changes: case, separators, an ending for another, `retry/index.ts` for `retry.ts`. */
function nameOf(path: string): { readonly stem: string; readonly family: string } {
  const [, folder = '', name = path] = /(?:([^/]*)\/)?([^/]*)$/.exec(path) ?? [];
  const [, before = name, ending = ''] = /^(.+)\.([^.]+)$/.exec(name) ?? [];
  const stem = /^(?:index|mod|__init__)$/i.test(before) && folder !== '' ? folder : before;
  return {
    stem: stem.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''),
    family: families.find((each) => each.includes(ending.toLowerCase()))?.[0] ?? ending.toLowerCase(),
  };
}

/** Endings that one file may have after the other. */
const families = [
  ['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts', 'vue', 'svelte'],
  ['c', 'cc', 'cpp', 'cxx', 'h', 'hh', 'hpp', 'hxx'],
  ['java', 'kt', 'kts'],
  ['css', 'scss', 'sass', 'less'],
  ['yml', 'yaml'],
];

function globFor(path: string): string {
  const { family } = nameOf(path);
  if (family === '') return `**/${plainGlob(path.slice(path.lastIndexOf('/') + 1))}`;
  const endings = families.find(([first]) => first === family) ?? [family.replace(/[^\w-]/g, '?')];
  return endings.length > 1 ? `**/*.{${endings.join(',')}}` : `**/*.${endings[0]}`;
}
