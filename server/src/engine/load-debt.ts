import { claims, detectKind, frontMatterKind } from '../kinds/detect-kind.ts';
import { type DebtItem, debtItem, itemKey } from '../model/debt-item.ts';
import { debtMentions, mayNameOwnIds } from '../model/debt-mentions.ts';
import { createDocument, type Document } from '../model/document.ts';
import { plainDebtItem } from '../model/plain-debt-item.ts';
import { createProject, type Project } from '../model/project.ts';
import { ifReadable, UnreadableFile, type Workspace } from '../workspace.ts';
import { backlogItemsIn, debtItemsIn, ownItem, withOwnCode } from './debt-items.ts';
import { globBelow, isBelow, joinPath } from './paths.ts';
import type { Setup } from './setup.ts';

/** More items than any team writes; the rest is left out. */
export const mostItems = 20_000;
const atOnce = 64;
const mostBacklogs = 200;

/**
 * Reads a backlog: the items of the debt folder that a configuration names, and those of the documents that a team keeps
 * by itself. Without any it is an empty one, of which that is known.
 */
export async function loadDebt(
  workspace: Workspace,
  setup: Setup,
  lastChanged?: (path: string) => string | undefined,
): Promise<Project> {
  const folder = debtFolder(setup);
  const paths = await workspace.list(itemGlobs(folder), {
    limit: mostItems,
    ...(folder !== '' && { under: folder }),
  });
  const items: DebtItem[] = [];
  for (let from = 0; from < paths.length; from += atOnce) {
    const batch = paths.slice(from, from + atOnce).map((path) => readItems(workspace, setup, path));
    for (const found of await Promise.all(batch)) items.push(...found);
  }
  const known = new Set(paths);
  for (const path of await backlogFiles(workspace, setup))
    if (!known.has(path)) items.push(...(await readBacklogFile(workspace, setup, path)));
  return createProject(unlisted(items, new Set(items.map(itemKey))), lastChanged);
}

/** The files of a folder of items. */
export const itemGlobs = (folder: string): readonly string[] => [globBelow(folder, '**/*.{md,markdown}')];

/** The documents below the configuration's folder in which, by their names or by its globs, a team keeps debt by itself. */
export async function backlogFiles(workspace: Workspace, setup: Setup): Promise<readonly string[]> {
  const { folder } = setup.config;
  const kinds = setup.kinds.filter(({ subject }) => subject === 'backlog');
  const globs = kinds.flatMap(({ files, folder: base, origin }) =>
    files.map((glob) => globBelow(base || folder, origin === 'configured' ? glob : inAnyCase(glob))),
  );
  // What lies in the debt folder has been found already.
  const ignore = [globBelow(debtFolder(setup), '**')];
  const listed = await workspace.list(globs, { limit: mostBacklogs, ignore, ...(folder !== '' && { under: folder }) });
  const found = listed.filter((path) => isBacklogFile(path, setup));
  const named = backlogNamed(setup);
  return named === undefined || found.includes(named) || isBelow(debtFolder(setup), named) ? found : [...found, named];
}

/** The one document that a configuration has debt logged into, whatever it is called. */
export const backlogNamed = ({ config: { folder, debt } }: Setup): string | undefined =>
  debt.logTo === undefined ? undefined : joinPath(folder, debt.logTo);

/** Searches mind capitals; a hidden folder is only entered by its name. */
const inAnyCase = (glob: string): string =>
  glob.replace(/(?<=^|\/)\.[^/]*|[a-z]/g, (part) => (part.startsWith('.') ? part : `[${part}${part.toUpperCase()}]`));

/** Whether a path is that of a document in which a team may keep debt by itself: in the debt folder, all are items of Whylint's. */
export const isBacklogFile = (path: string, setup: Setup): boolean =>
  isBelow(setup.config.folder, path) &&
  !isBelow(debtFolder(setup), path) &&
  (path === backlogNamed(setup) || setup.kinds.some((kind) => kind.subject === 'backlog' && claims(kind, path)));

/** What such a document holds; nothing where it is an essay, a policy or no text. */
export async function readBacklogFile(workspace: Workspace, setup: Setup, path: string): Promise<readonly DebtItem[]> {
  const text = await ifReadable(workspace.read(path));
  return text === undefined ? [] : backlogItemsIn(createDocument(path, text), setup);
}

/** Without the rows that only link to where an item is kept. */
export const unlisted = (items: readonly DebtItem[], known: { has(key: string): boolean }): readonly DebtItem[] =>
  items.filter(({ from }) => {
    const listed = from?.listed;
    return listed === undefined || !(known.has(listed) || known.has(`${listed}#L1`));
  });

/** Where a configuration keeps debt items, counted from the workspace's folder. */
export const debtFolder = ({ config }: Setup): string => joinPath(config.folder, config.debt.folder);

/** Whether a document says of itself, wherever it is, that it holds the items of a team. */
export const saysBacklog = (document: Document, { kinds }: Setup): boolean =>
  frontMatterKind(document) !== undefined && detectKind(document, kinds)?.kind.subject === 'backlog';

/** The items that a document of the debt folder is, or holds: the one that it is, unless it says that it is a backlog. */
export function itemsOf(document: Document, setup: Setup): readonly DebtItem[] {
  return debtItemsIn(document, detectKind(document, setup.kinds)?.kind, setup);
}

/** The item that a document is; undefined for one that is none. */
export const itemOf = (document: Document, setup: Setup): DebtItem | undefined =>
  detectKind(document, setup.kinds)?.kind.subject === 'debt' ? ownItem(document, setup) : undefined;

/** Whether what other items say matters to a document: to items, and to what names some. Nothing else is worth reading them for. */
export const concernsDebt = (document: Document, setup: Setup): boolean =>
  debtMentions(document).some(({ id }) => id !== undefined) || mayNameOwnIds(document) || isOfDebt(document, setup);

/** Whether a document is an item, or holds some. */
export const isOfDebt = (document: Document, { kinds }: Setup): boolean =>
  /^(?:debt|backlog)$/.test(detectKind(document, kinds)?.kind.subject ?? '');

/** The items of a file: one or, in a backlog, several; none for one that is something else, a broken one for what is no text. */
export async function readItems(workspace: Workspace, setup: Setup, path: string): Promise<readonly DebtItem[]> {
  try {
    const text = await workspace.read(path);
    if (text === undefined) return [];
    const plain = plainItemOf(path, text, setup);
    return plain ? [plain] : itemsOf(createDocument(path, text), setup);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return [{ ...debtItem(createDocument(path, '')), broken: error.message }];
  }
}

/** In the debt folder, one that is plainly an item's is one: detection has nothing left to ask. */
function plainItemOf(path: string, text: string, setup: Setup): DebtItem | undefined {
  if (!setup.kinds.some((kind) => kind.subject === 'debt' && claims(kind, path))) return undefined;
  const item = plainDebtItem(path, text);
  return item && withOwnCode(item, setup);
}
