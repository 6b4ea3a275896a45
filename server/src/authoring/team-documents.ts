import { folderOf, joinPath } from '../engine/paths.ts';
import { builtInKindsIn } from '../kinds/built-in.ts';
import { claims, isIgnored, postMortemFamilies, resemblesPostMortem } from '../kinds/detect-kind.ts';
import type { DocumentKind } from '../kinds/kind.ts';
import { createDocument } from '../model/document.ts';
import { plainGlob } from '../text/glob.ts';
import type { Workspace } from '../workspace.ts';

/** Documents that one glob stands for. */
export interface DocumentGroup {
  readonly glob: string;
  /** The folder that the glob begins with; '' for the workspace's own. */
  readonly folder: string;
  readonly documents: readonly string[];
}

export interface TeamDocuments {
  /** All Markdown files that were looked at. */
  readonly paths: readonly string[];
  /** Where the post-mortems are, the most first. */
  readonly groups: readonly DocumentGroup[];
  /** What the groups' globs match and is none: READMEs, indexes, guides. */
  readonly others: readonly string[];
}

export const markdownFiles = '**/*.{md,MD,markdown,mdx,qmd,md.erb}';

/** More than a repository has that a person keeps in mind. */
const mostFiles = 20_000;
/** Files of no telling name whose text is looked at. */
const mostRead = 3_000;

/** Finds a team's post-mortems: by the names of folders and files, and elsewhere by what the text is made of. */
export async function teamDocuments(workspace: Workspace): Promise<TeamDocuments> {
  const paths = await workspace.list([markdownFiles], { limit: mostFiles });
  const kind = builtInKindsIn(workspace.folder).find(({ name }) => name === 'post-mortem') as DocumentKind;
  const claimed = paths.filter((path) => claims(kind, path));
  const alike = await resembling(
    workspace,
    paths.filter((path) => !claims(kind, path) && !isIgnored(kind, path)).slice(0, mostRead),
  );
  // All of a folder that is itself named after them, unless they keep to one inside it.
  const isRoot =
    kind.files.length === 1 &&
    !claimed.every((path) =>
      folderOf(path)
        .split('/')
        .some((each) => folderName.test(each)),
    );
  const groups = merged([
    ...claimed.map((path) => placeOf(path, isRoot)),
    ...alike.map((path) => placeByText(path, alike, paths, kind)),
  ]);
  const folders = groups.filter(({ glob }) => glob.includes('*'));
  const known = new Set(groups.flatMap(({ documents }) => documents));
  const others = paths.filter(
    (path) => !known.has(path) && isIgnored(kind, path) && folders.some((group) => isIn(group, path)),
  );
  return { paths, groups, others };
}

/** By the text alone where it has a timeline; where the file's name speaks of an incident, two of the usual headings will do. */
async function resembling(workspace: Workspace, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const text = await workspace.read(path).catch(() => undefined);
    if (text === undefined || text.length > 300_000) continue;
    const isNamed = fileWord.test(nameOf(path)) && !guideWord.test(nameOf(path));
    // Most files are ruled out here, without being parsed.
    if (!isNamed && !/timeline|chronology|sequence of events/i.test(text)) continue;
    const document = createDocument(path, text);
    if (resemblesPostMortem(document) || (isNamed && postMortemFamilies(document) >= 2)) found.push(path);
  }
  return found;
}

interface Place {
  readonly glob: string;
  readonly folder: string;
  readonly path: string;
}

const folderName = /post[-_ ]?mortem|^(?:incidents|incident-reports|outages|rca)$/i;
const fileToken = /post[-_ ]?mortem/i;

/** Names of single reports; guides and policies on incidents have them too, so that their text has to agree. */
const fileWord = /incident|outage|po(?:st|rt)[-_ ]?mortem|root[-_]cause|(?:^|[-_.])rca(?:[-_.]|$)/i;

const guideWord = /response|plan|process|polic|procedure|severity|management|template|guide|how-?to/i;

/** Below the folder whose name says it, or in its own folder by the part of its name that does. */
function placeOf(path: string, isRoot: boolean): Place {
  const ending = endingOf(path);
  if (isRoot) return { glob: `**/*${ending}`, folder: '', path };
  const segments = folderOf(path).split('/');
  const at = segments.findIndex((segment) => folderName.test(segment));
  if (at >= 0) {
    const folder = segments.slice(0, at + 1).join('/');
    return { glob: `${plainGlob(folder)}/**/*${ending}`, folder, path };
  }
  const folder = folderOf(path);
  const token = fileToken.exec(nameOf(path))?.[0] ?? '';
  return { glob: below(folder, `*${token}*${ending}`), folder, path };
}

/** By a word of its name that it shares with others alike; with its whole folder where most of that reads alike; or by itself. */
function placeByText(path: string, alike: readonly string[], all: readonly string[], kind: DocumentKind): Place {
  const folder = folderOf(path);
  const inFolder = (each: string) => folderOf(each) === folder;
  const same = alike.filter(inFolder);
  const others = all.filter((each) => inFolder(each) && !isIgnored(kind, each) && !same.includes(each));
  const ending = endingOf(path);
  const word = fileWord.exec(nameOf(path))?.[0];
  const named = word === undefined ? [] : same.filter((each) => nameOf(each).includes(word) && each.endsWith(ending));
  const isOurs = word !== undefined && !others.some((each) => nameOf(each).includes(word) && each.endsWith(ending));
  if (named.length > 1 && isOurs) return { glob: below(folder, `*${word}*${ending}`), folder, path };
  const isWhole = same.length >= 2 && same.length >= others.length;
  return { glob: isWhole ? below(folder, `*${ending}`) : plainGlob(path), folder, path };
}

function merged(places: readonly Place[]): DocumentGroup[] {
  const groups = new Map<string, { glob: string; folder: string; documents: string[] }>();
  for (const { glob, folder, path } of places) {
    const group = groups.get(glob) ?? { glob, folder, documents: [] };
    group.documents.push(path);
    groups.set(glob, group);
  }
  return [...groups.values()].sort((a, b) => b.documents.length - a.documents.length || (a.glob < b.glob ? -1 : 1));
}

function isIn({ glob, folder }: DocumentGroup, path: string): boolean {
  const isBelow = folder === '' || path.startsWith(`${folder}/`);
  return isBelow && path.endsWith(endingOf(glob)) && (glob.includes('**/') || folderOf(path) === folder);
}

const endingOf = (path: string): string => /\.(?:md\.erb|\w+)$/.exec(path)?.[0] ?? '.md';

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const below = (folder: string, glob: string): string => joinPath(plainGlob(folder), glob);
