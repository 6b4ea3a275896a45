import { createDocument, type Document } from '../model/document.ts';
import { ifReadable, type Workspace } from '../workspace.ts';
import { debtFolder, itemGlobs, itemOf } from './load-debt.ts';
import type { Setup } from './setup.ts';

/** The documents in the debt folder that are items, whole; pages about them are none. */
export async function itemDocuments(workspace: Workspace, setup: Setup): Promise<readonly Document[]> {
  const folder = debtFolder(setup);
  const paths = await workspace.list(itemGlobs(folder), {
    limit: mostItems,
    ...(folder !== '' && { under: folder }),
  });
  const found: Document[] = [];
  for (const path of paths) {
    const text = await ifReadable(workspace.read(path));
    const document = text === undefined ? undefined : createDocument(path, text);
    if (document && itemOf(document, setup)) found.push(document);
  }
  return found;
}

/** One document would hold them all. */
const mostItems = 5000;
