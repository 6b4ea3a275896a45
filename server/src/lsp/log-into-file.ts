import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { LogDebt } from '../authoring/log-debt.ts';
import { type BacklogLog, logIntoBacklog, newBacklog } from '../authoring/log-into-backlog.ts';
import { backlogNamed } from '../engine/load-debt.ts';
import { isBelow, nameBelow } from '../engine/paths.ts';
import { creation, documentEdit } from '../features/document-edit.ts';
import type { DebtItem } from '../model/debt-item.ts';
import { createDocument } from '../model/document.ts';
import { withoutByteOrderMark } from '../text/text.ts';
import type { Backlog } from './debt-index.ts';
import { readItem } from './read-item.ts';
import type { Session } from './session.ts';
import { uriOf } from './uri.ts';

/** What goes into the one document that a configuration names. */
interface LoggedInto {
  readonly item: DebtItem;
  /** Counted from the root. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly changes: NonNullable<WorkspaceEdit['documentChanges']>;
  /** Of the document: the new one's, or that which the changes are of. */
  readonly text: string;
  readonly isNew: boolean;
  readonly note?: string;
}

/**
 * Logs into the one document that the configuration names; undefined where it names none, and said why where that cannot
 * be done: the item is for a file of its own then.
 *
 * @param from What is logged at; the document itself is no such place.
 * @param logAs The log, when the item is called so: a comment that is tagged reads otherwise.
 */
export async function logIntoFile(
  session: Session,
  backlog: Backlog,
  from: string | undefined,
  logAs: (id: string | undefined) => LogDebt,
): Promise<LoggedInto | { readonly refused: string } | undefined> {
  const { root, folder, setup } = backlog.place;
  const path = backlogNamed(setup);
  if (path === undefined || path === from) return undefined;
  const name = nameBelow(root.home, path);
  const instead = (reason: string) => ({ refused: `${name}: ${reason}; the item has a file of its own instead.` });
  if (isBelow(folder, path)) return instead('lies in the folder of items');
  const read = await readItem(session, backlog, { path });
  // What is there and cannot be read is not written over: a link that leads out of the workspace, for one.
  const unreadable = read ? undefined : await root.workspace.read(path).then(() => undefined, messageOf);
  if (unreadable !== undefined) return instead(unreadable);
  const text = read && withoutByteOrderMark(read.text);
  // Paths in it count from where people count.
  const made = (log: LogDebt): BacklogLog & { readonly text?: string } =>
    text === undefined ? newBacklog(name, log) : logIntoBacklog(createDocument(name, text), log);
  const first = made(logAs(undefined));
  const result = 'refused' in first || first.item.id === undefined ? first : made(logAs(first.item.id));
  if ('refused' in result) return instead(result.refused);
  const changes = read ? [documentEdit(read, result.edits)] : creation(uriOf(root.uri, path), result.text ?? '');
  return {
    item: result.item,
    path,
    line: result.item.from?.line ?? 1,
    changes,
    text: result.text ?? read?.text ?? '',
    isNew: read === undefined,
    ...(result.note !== undefined && { note: result.note }),
  };
}

const messageOf = (error: Error): string => error.message;
