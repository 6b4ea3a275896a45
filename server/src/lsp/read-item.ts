import { nameBelow } from '../engine/paths.ts';
import type { DebtSurroundings } from '../features/debt-summary.ts';
import type { SourceText } from '../features/document-edit.ts';
import type { DebtItem } from '../model/debt-item.ts';
import type { Backlog } from './debt-index.ts';
import type { Session } from './session.ts';
import { uriOf } from './uri.ts';

/** The item that a URI stands for: a document, or with `#L12` the one that begins on that line of it. */
export function itemAt({ folders }: Session, { place, project }: Backlog, uri: string): DebtItem | undefined {
  const path = folders.pathIn(place.root, uri);
  const [line = ''] = /#L\d+$/.exec(uri) ?? [];
  return path === undefined ? undefined : (project.items.get(path + line) ?? project.items.get(path));
}

/** An item's document: as it is in the editor, else on disk. */
export async function readItem(
  session: Session,
  { place: { root } }: Backlog,
  { path }: Pick<DebtItem, 'path'>,
): Promise<SourceText | undefined> {
  const uri = uriOf(root.uri, path);
  const text = session.openText(uri) ?? (await root.workspace.read(path).catch(() => undefined));
  return text === undefined ? undefined : { uri, version: session.version(uri) ?? null, text };
}

export function debtSurroundingsOf({ place }: Backlog, today: string): DebtSurroundings {
  return {
    formula: place.setup.config.debt.ice,
    uriOf: (path) => uriOf(place.root.uri, path),
    nameOf: (path) => nameBelow(place.root.home, path),
    today,
  };
}
