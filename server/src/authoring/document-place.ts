import { folderOf, globBelow, isBelow, joinPath } from '../engine/paths.ts';
import { claims } from '../kinds/detect-kind.ts';
import type { DocumentKind } from '../kinds/kind.ts';
import type { Workspace } from '../workspace.ts';

/** More documents than tell where they are kept. */
const mostDocuments = 2000;

/**
 * The folder that a new document of a kind belongs in: the one that holds most of them, else the template's, else the one
 * that the globs name, else `docs/postmortems`.
 *
 * @param under where to look first: the part of the workspace that the author works in.
 * @param home the folder that is the project, where that is a part of the workspace: nothing outside it is looked at.
 */
export async function documentFolder(workspace: Workspace, kind: DocumentKind, under = '', home = ''): Promise<string> {
  return (
    (under === home ? undefined : await fullestFolder(workspace, kind, under)) ??
    (await fullestFolder(workspace, kind, home)) ??
    templateFolder(kind, home) ??
    globFolder(kind) ??
    joinPath(home, kind.name === 'post-mortem' ? 'docs/postmortems' : `docs/${kind.name}`)
  );
}

function templateFolder(kind: DocumentKind, home: string): string | undefined {
  const { template, origin } = kind;
  if (template === undefined || origin !== 'convention' || !isBelow(home, template)) return undefined;
  const folder = folderOf(template);
  return claims(kind, joinPath(folder, 'x.md')) ? folder : undefined;
}

/** A file's name that sorts by date and says what happened: `2026-03-01-checkout-failed.md`. */
export function documentName(kind: DocumentKind, title: string, date: string): string {
  return `${date}-${slug(title) || kind.name}.md`;
}

/** The first name of a row (`a.md`, `a-2.md`, …) that is not taken. */
export async function freePath(path: string, isTaken: (path: string) => Promise<boolean>): Promise<string> {
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? path : path.replace(/(\.[^./]+)?$/, `-${count}$1`);
    if (!(await isTaken(candidate))) return candidate;
  }
}

const longestSlug = 60;

/** Letters and digits of any script, in lower case, joined by hyphens; cut at a word. */
export function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{Mn}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]|\ufe0e|\ufe0f/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  if (words.length <= longestSlug) return words;
  const cut = words.slice(0, words.lastIndexOf('-', longestSlug));
  return cut.length > 0 && cut.length <= longestSlug ? cut : [...words].slice(0, longestSlug).join('');
}

async function fullestFolder(workspace: Workspace, kind: DocumentKind, under: string): Promise<string | undefined> {
  const globs = kind.files.map((glob) => globBelow(kind.folder, glob));
  const paths = await workspace.list(globs, { limit: mostDocuments, ...(under !== '' && { under }) });
  const counts = new Map<string, number>();
  for (const path of paths.filter((each) => claims(kind, each) && each !== kind.template))
    counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0];
}

/** The literal folders at the start of a glob of the team's own. */
function globFolder(kind: DocumentKind): string | undefined {
  if (kind.origin !== 'configured') return undefined;
  const start = /^(?:[^*?[\]{}]*\/)?/.exec(kind.files[0] ?? '')?.[0] ?? '';
  return start === '' ? undefined : joinPath(kind.folder, start);
}
