import { claims, detectKind } from '../kinds/detect-kind.ts';
import { backlogGlobs, backlogItems } from '../model/debt-backlog.ts';
import { type DebtItem, debtItem, itemKey } from '../model/debt-item.ts';
import { debtMentions } from '../model/debt-mentions.ts';
import { createDocument, type Document } from '../model/document.ts';
import { plainDebtItem } from '../model/plain-debt-item.ts';
import { createProject, type Project } from '../model/project.ts';
import { UnreadableFile, type Workspace } from '../workspace.ts';
import { globBelow, joinPath } from './paths.ts';
import type { Setup } from './setup.ts';

/** More items than any team writes; the rest is left out. */
const mostItems = 20_000;
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
  const paths = await workspace.list([globBelow(folder, '**/*.{md,markdown}')], {
    limit: mostItems,
    ...(folder !== '' && { under: folder }),
  });
  const items: DebtItem[] = [];
  for (let from = 0; from < paths.length; from += atOnce) {
    const batch = paths.slice(from, from + atOnce).map((path) => readItem(workspace, setup, path));
    for (const item of await Promise.all(batch)) if (item) items.push(item);
  }
  const known = new Set(paths);
  for (const path of await backlogFiles(workspace, setup))
    if (!known.has(path)) items.push(...(await readBacklogFile(workspace, path)));
  return createProject(unlisted(items, new Set(items.map(itemKey))), lastChanged);
}

/** The documents below the configuration's folder in which, by their names, a team may keep debt by itself. */
function backlogFiles(workspace: Workspace, setup: Setup): Promise<readonly string[]> {
  const { folder } = setup.config;
  const globs = backlogGlobs.map((glob) => globBelow(folder, glob));
  // What lies in the debt folder has been found already.
  const ignore = [globBelow(debtFolder(setup), '**')];
  return workspace.list(globs, { limit: mostBacklogs, ignore, ...(folder !== '' && { under: folder }) });
}

/** What such a document holds; nothing where it is an essay, a policy or no text. */
export async function readBacklogFile(workspace: Workspace, path: string): Promise<readonly DebtItem[]> {
  try {
    const text = await workspace.read(path);
    return text === undefined ? [] : backlogItems(createDocument(path, text));
  } catch (error) {
    if (error instanceof UnreadableFile) return [];
    throw error;
  }
}

/** Without the rows that only link to where an item is kept. */
export const unlisted = (items: readonly DebtItem[], known: { has(key: string): boolean }): readonly DebtItem[] =>
  items.filter(({ from }) => {
    const listed = from?.listed;
    return listed === undefined || !(known.has(listed) || known.has(`${listed}#L1`));
  });

/** Where a configuration keeps debt items, counted from the workspace's folder. */
export const debtFolder = ({ config }: Setup): string => joinPath(config.folder, config.debt.folder);

/** The item that a document is; undefined for one that is none. */
export const itemOf = (document: Document, { kinds }: Setup): DebtItem | undefined =>
  detectKind(document, kinds)?.kind.subject === 'debt' ? debtItem(document) : undefined;

/** Whether what other items say matters to a document: to items, and to what names some. Nothing else is worth reading them for. */
export const concernsDebt = (document: Document, setup: Setup): boolean =>
  debtMentions(document).some(({ id }) => id !== undefined) || itemOf(document, setup) !== undefined;

/** The item of a file; undefined for one that is none, broken for one that is no text. */
export async function readItem(workspace: Workspace, setup: Setup, path: string): Promise<DebtItem | undefined> {
  try {
    const text = await workspace.read(path);
    if (text === undefined) return undefined;
    return plainItemOf(path, text, setup) ?? itemOf(createDocument(path, text), setup);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { ...debtItem(createDocument(path, '')), broken: error.message };
  }
}

/** In the debt folder, one that is plainly an item's is one: detection has nothing left to ask. */
const plainItemOf = (path: string, text: string, { kinds }: Setup): DebtItem | undefined =>
  kinds.some((kind) => kind.subject === 'debt' && claims(kind, path)) ? plainDebtItem(path, text) : undefined;
