import { type ItemFiles, migrateToItems, type NewItemFile } from '../authoring/migrate-to-items.ts';
import { globBelow } from '../engine/paths.ts';
import { idInFileName } from '../model/debt-file-name.ts';
import type { Document } from '../model/document.ts';
import { ifReadable } from '../workspace.ts';
import type { DebtPlace } from './debt-backlog.ts';
import { idDrawer } from './draw-id.ts';

export interface ResumedItems extends ItemFiles {
  /** Paths of files that are there as they would be written. */
  readonly there: ReadonlySet<string>;
}

/**
 * The items of a document as files. A run that was stopped half-way has left some that no link leads to: they are taken
 * up again, so that no item is there twice.
 */
export async function resumeMigration(place: DebtPlace, document: Document): Promise<ResumedItems> {
  const { folder } = place;
  const drawId = await idDrawer(place);
  const drawn: string[] = [];
  const newId = () => {
    const id = drawId();
    drawn.push(id);
    return id;
  };
  const first = migrateToItems(document, { folder, newId });
  const earlier = await writtenEarlier(place, document, first.files);
  if (earlier.size === 0) return { ...first, there: new Set() };
  const ids = drawn.values();
  const nextId = () => {
    const id = ids.next().value ?? drawId();
    return earlier.get(id) ?? id;
  };
  const result = migrateToItems(document, { folder, newId: nextId });
  const taken = new Set(earlier.values());
  return {
    ...result,
    there: new Set(result.files.map(({ path }) => path).filter((path) => taken.has(idInFileName(path)))),
  };
}

/** By the id that a file would have, the one that it has. */
async function writtenEarlier(
  { workspace, folder }: DebtPlace,
  document: Document,
  files: readonly NewItemFile[],
): Promise<ReadonlyMap<string, string>> {
  const bySlug = new Map<string, string[]>();
  for (const path of await workspace.list([globBelow(folder, '**/*-*.{md,markdown}')])) {
    if (document.text.includes(path.slice(path.lastIndexOf('/') + 1))) continue;
    bySlug.set(slugIn(path), [...(bySlug.get(slugIn(path)) ?? []), path]);
  }
  const found = new Map<string, string>();
  const texts = new Map<string, string | undefined>();
  const taken = new Set<string>();
  for (const { path, text } of files) {
    const id = idInFileName(path);
    for (const candidate of bySlug.get(slugIn(path)) ?? []) {
      const other = idInFileName(candidate);
      if (taken.has(other)) continue;
      if (!texts.has(candidate)) texts.set(candidate, await ifReadable(workspace.read(candidate)));
      if (text.replace(`\nid: ${id}\n`, `\nid: ${other}\n`) !== texts.get(candidate)) continue;
      taken.add(other);
      found.set(id, other);
      break;
    }
  }
  return found;
}

const slugIn = (path: string): string => path.replace(/-[^-.]+\.\w+$/, '');
