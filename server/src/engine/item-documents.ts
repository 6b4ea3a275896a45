import { createDocument, type Document } from '../model/document.ts';
import { UnreadableFile, type Workspace } from '../workspace.ts';
import { debtFolder, itemOf } from './load-debt.ts';
import { globBelow } from './paths.ts';
import type { Setup } from './setup.ts';

/** The documents in the debt folder that are items, whole; pages about them are none. */
export async function itemDocuments(workspace: Workspace, setup: Setup): Promise<readonly Document[]> {
  const folder = debtFolder(setup);
  const paths = await workspace.list([globBelow(folder, '**/*.{md,markdown}')], {
    limit: mostItems,
    ...(folder !== '' && { under: folder }),
  });
  const found: Document[] = [];
  for (const path of paths) {
    const text = await readText(workspace, path);
    const document = text === undefined ? undefined : createDocument(path, text);
    if (document && itemOf(document, setup)) found.push(document);
  }
  return found;
}

/** One document would hold them all. */
const mostItems = 5000;

async function readText(workspace: Workspace, path: string): Promise<string | undefined> {
  try {
    return await workspace.read(path);
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}
