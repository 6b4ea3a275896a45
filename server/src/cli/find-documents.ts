import { nearestName } from '../config/nearest-name.ts';
import { folderOf, globBelow, joinPath } from '../engine/paths.ts';
import type { Setup } from '../engine/setup.ts';
import { claims, detectKind, isTemplateOf } from '../kinds/detect-kind.ts';
import type { DocumentKind } from '../kinds/kind.ts';
import { createDocument } from '../model/document.ts';
import type { Files } from './files.ts';
import { commands, UsageError } from './options.ts';
import { type Project, type Projects, pathBelow } from './projects.ts';

/** A file to lint. */
export interface Target {
  /** Absolute. */
  readonly path: string;
  readonly project: Project;
  readonly setup: Setup;
  /** It was named on the command line, itself or by a glob; a folder's documents are found. */
  readonly named: boolean;
}

export interface Search {
  readonly files: Files;
  readonly projects: Projects;
  readonly cwd: string;
  /** Every Markdown file counts, not only those of a known kind. */
  readonly everyKind: boolean;
  /** Told of each absolute folder that could not be looked into. */
  readonly onUnreadable: (folder: string) => void;
}

/** The files that arguments stand for, each once. @throws UsageError for an argument that stands for nothing. */
export async function findDocuments(search: Search, paths: readonly string[]): Promise<Target[]> {
  const found = new Map<string, Target>();
  for (const path of paths) {
    for (const target of await targetsOf(search, path)) {
      const known = found.get(target.path);
      found.set(target.path, known ? { ...known, named: known.named || target.named } : target);
    }
  }
  return [...found.values()];
}

async function targetsOf(search: Search, argument: string): Promise<Target[]> {
  const path = joinPath(search.cwd, argument);
  const entry = await search.files.entry(path);
  if (entry === 'file') return [await target(search, path, true)];
  if (entry === 'folder') return documentsIn(search, path);
  if (isGlob(argument)) return documentsMatching(search, argument);
  const command = nearestName(argument, Object.keys(commands));
  throw new UsageError(`${argument}: no such file or folder${command ? `; did you mean whylint ${command}?` : ''}`);
}

async function target({ projects }: Search, path: string, named: boolean): Promise<Target> {
  const project = await projects.of(folderOf(path));
  return { path, project, named, setup: await project.setup(folderOf(pathBelow(project.root, path))) };
}

const markdownFiles = '**/*.{md,MD,markdown,mdown,mkd,mdx,qmd,rmd,Rmd,md.erb,markdown.erb}';

/** Files of a known kind, or that say so at their head. */
async function documentsIn(search: Search, folder: string): Promise<Target[]> {
  const project = await search.projects.of(folder);
  const under = pathBelow(project.root, folder);
  const { kinds } = await project.setup(under);
  const others = kinds.flatMap((kind) => kind.files.filter(namesEnding).map((glob) => globBelow(kind.folder, glob)));
  const candidates = await listed(search, project, [markdownFiles, ...others], under);
  const all = (await Promise.all(candidates.map((path) => target(search, path, false)))).filter(isDocumentFile);
  const found: Target[] = [];
  for (const each of all) if (await isOfKind(search, each)) found.push(each);
  return found;
}

/** Files that a glob matches, counted as named; of those that are no Markdown only the ones of a kind. */
async function documentsMatching(search: Search, glob: string): Promise<Target[]> {
  const base = joinPath(search.cwd, literalStart(glob));
  const folder = (await search.files.entry(base)) === 'folder' ? base : search.cwd;
  const project = await search.projects.of(folder);
  const pattern = globBelow(pathBelow(project.root, base), glob.slice(literalStart(glob).length));
  const candidates = await listed(search, project, [pattern], pathBelow(project.root, folder));
  const all = await Promise.all(candidates.map((path) => target(search, path, true)));
  const found = all.filter(isDocumentFile);
  if (found.length === 0) throw new UsageError(`${glob}: no document matches`);
  return found;
}

function isDocumentFile({ path, setup, project }: Target): boolean {
  const isClaimed = (kind: DocumentKind) => kind.files.some(namesEnding) && claims(kind, pathBelow(project.root, path));
  return isMarkdown(path) || setup.kinds.some(isClaimed);
}

/** The folders at the front of a glob that hold no wildcard, with the slash behind them. */
const literalStart = (glob: string): string => /^(?:[^*?[\]{}()!+@]*\/)?/.exec(glob)?.[0] ?? '';

export const isGlob = (argument: string): boolean => /[*?[\]{}]/.test(argument);

/** `docs/**` means the documents in it, not the pictures beside them; `docs/*.txt` means what it says. */
const namesEnding = (glob: string): boolean => /\.[\w{},]+$/.test(glob);

const isMarkdown = (path: string): boolean => /\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd)(?:\.erb)?$/i.test(path);

async function listed(
  search: Search,
  { root, workspace }: Project,
  globs: readonly string[],
  under: string,
): Promise<string[]> {
  const paths = await workspace.list(globs, {
    ...(under !== '' && { under }),
    onUnreadable: (folder) => search.onUnreadable(joinPath(root, folder)),
  });
  return paths.map((path) => joinPath(root, path));
}

/** More than the heads of most files that have front matter. */
const headBytes = 4096;

async function isOfKind({ files, everyKind }: Search, { path, project, setup }: Target): Promise<boolean> {
  const below = pathBelow(project.root, path);
  if (everyKind || setup.kinds.some((kind) => claims(kind, below) || isTemplateOf(kind, below))) return true;
  const head = await files.head(path, headBytes);
  // Most files are ruled out here, without being parsed.
  if (!head || !/^(?:---|\+\+\+)/.test(head) || !/^["']?kind["']?[ \t]*[:=]/m.test(head)) return false;
  return detectKind(createDocument(below, head), setup.kinds) !== undefined;
}
