import type { LogDebt } from '../authoring/log-debt.ts';
import { logIntoBacklog } from '../authoring/log-into-backlog.ts';
import { configNames } from '../config/find-config.ts';
import { parseConfig } from '../config/parse-config.ts';
import { withLogTo } from '../config/with-log-to.ts';
import { debtFolder } from '../engine/load-debt.ts';
import { isBelow, joinPath, nameBelow } from '../engine/paths.ts';
import { creation, documentEdit } from '../features/document-edit.ts';
import { isOpenDebt } from '../model/debt-item.ts';
import { createDocument } from '../model/document.ts';
import type { LogToOffer } from '../protocol.ts';
import { rules } from '../rules/index.ts';
import { changedPart, withoutByteOrderMark } from '../text/text.ts';
import { isTaken } from '../workspace.ts';
import type { Backlog } from './debt-index.ts';
import { readItem } from './read-item.ts';
import type { Session } from './session.ts';
import { uriOf } from './uri.ts';

/**
 * The document that a team keeps its debt in by itself, for what is logged from now on: the one with the most open items, in
 * a project that has no item with a file of its own yet and names no document to log into. The edit writes the setting.
 */
export async function logToOffer(session: Session, backlog: Backlog, log: LogDebt): Promise<LogToOffer | undefined> {
  const { place, project } = backlog;
  const { root, setup } = place;
  const { folder, debt } = setup.config;
  const items = [...project.items.values()];
  if (debt.logTo !== undefined || items.some(({ from }) => from === undefined)) return undefined;
  const counts = new Map<string, number>();
  for (const item of items)
    if (isOpenDebt(item) && item.from?.shape !== 'file' && item.from?.listed === undefined)
      counts.set(item.path, (counts.get(item.path) ?? 0) + 1);
  const [path] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  if (path === undefined || !isBelow(folder, path) || isBelow(debtFolder(setup), path)) return undefined;
  const name = nameBelow(root.home, path);
  const read = await readItem(session, backlog, { path });
  if (!read || 'refused' in logIntoBacklog(createDocument(name, withoutByteOrderMark(read.text)), log))
    return undefined;
  const documentChanges = await settingChanges(session, backlog, nameBelow(folder, path));
  return documentChanges && { name, edit: { documentChanges } };
}

/** Into the configuration in force, else into a new one; undefined where the setting would not be read as it is meant. */
async function settingChanges(session: Session, backlog: Backlog, name: string) {
  const { root, setup } = backlog.place;
  const { path, folder } = setup.config;
  const read = path === undefined ? undefined : await readItem(session, backlog, { path });
  const at = path ?? joinPath(folder, configNames[0]);
  if (!read && (await isTaken(root.workspace, at))) return undefined;
  const before = withoutByteOrderMark(read?.text ?? '');
  const after = withLogTo(before, name);
  if (after === undefined) return undefined;
  const { config, problems } = parseConfig(after, at, rules);
  if (config.debt.logTo !== name || problems.length > parseConfig(before, at, rules).problems.length) return undefined;
  return read ? [documentEdit(read, [changedPart(before, after)])] : creation(uriOf(root.uri, at), after);
}
