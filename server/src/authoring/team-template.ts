import { folderOf, isBelow } from '../engine/paths.ts';
import { readOutline } from '../kinds/read-outline.ts';
import { createDocument } from '../model/document.ts';
import type { Workspace } from '../workspace.ts';
import type { TeamDocuments } from './team-documents.ts';

/**
 * The template that a team's post-mortems are written by: the nearest to where they are, else one whose name says what it
 * is for. Undefined where there is none that asks anything.
 */
export async function teamTemplate(
  workspace: Workspace,
  { paths, groups }: TeamDocuments,
): Promise<string | undefined> {
  const folders = groups.map(({ folder }) => folder);
  const candidates = paths
    .filter((path) => /template/i.test(path.slice(path.lastIndexOf('/') + 1)) && !isDocument(path, groups))
    .map((path) => ({ path, rank: rankOf(path, folders) }))
    .filter(({ rank }) => rank < notOfThem)
    .sort((a, b) => a.rank - b.rank || a.path.length - b.path.length || (a.path < b.path ? -1 : 1))
    .slice(0, mostRead);
  for (const { path } of candidates) if (await asks(workspace, path)) return path;
  return undefined;
}

const mostRead = 50;
const notOfThem = 9;

/** Beside the documents, then below the same folder, then anywhere by name; the usual names of templates first. */
function rankOf(path: string, folders: readonly string[]): number {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const usual = /^_?template\.md$/i.test(name) ? 0 : /-template\.md$/i.test(name) ? 0.2 : 0.4;
  if (folders.some((folder) => folderOf(path) === folder)) return usual;
  if (folders.some((folder) => folder !== '' && isBelow(folder, path))) return 1 + usual;
  if (/post[-_ ]?mortem|incident/i.test(path)) return 2 + usual;
  if (folders.includes('')) return 3 + usual;
  return notOfThem;
}

const isDocument = (path: string, groups: TeamDocuments['groups']): boolean =>
  groups.some(({ documents }) => documents.includes(path));

async function asks(workspace: Workspace, path: string): Promise<boolean> {
  const text = await workspace.read(path).catch(() => undefined);
  if (text === undefined || text.length > 300_000) return false;
  const { sections, prompts } = readOutline(createDocument(path, text));
  return sections.length + prompts.length > 1;
}
