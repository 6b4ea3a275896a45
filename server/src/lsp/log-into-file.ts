import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { LogDebt } from '../authoring/log-debt.ts';
import { type BacklogLog, logIntoBacklog, newBacklog } from '../authoring/log-into-backlog.ts';
import { backlogNamed } from '../engine/load-debt.ts';
import { isBelow, nameBelow } from '../engine/paths.ts';
import { creation, documentEdit, type SourceText } from '../features/document-edit.ts';
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

/** The one document that a configuration names to log into. */
export interface BacklogTarget {
  /** Counted from the root. */
  readonly path: string;
  /** Counted from where people count. */
  readonly name: string;
  readonly read: SourceText | undefined;
  /** Without a byte order mark; absent where it is not there yet. */
  readonly text: string | undefined;
  /** Why nothing can be logged there, in one line. */
  readonly unusable?: string;
}

/** Undefined where the configuration names none. */
export async function backlogTarget(session: Session, backlog: Backlog): Promise<BacklogTarget | undefined> {
  const { root, folder, setup } = backlog.place;
  const path = backlogNamed(setup);
  if (path === undefined) return undefined;
  const isItem = isBelow(folder, path);
  const read = isItem ? undefined : await readItem(session, backlog, { path });
  // What is there and cannot be read is not written over: a link that leads out of the workspace, for one.
  const unreadable = read || isItem ? undefined : await root.workspace.read(path).then(() => undefined, messageOf);
  const unusable = isItem ? 'lies in the folder of items' : unreadable;
  const text = read && withoutByteOrderMark(read.text);
  return { path, name: nameBelow(root.home, path), read, text, ...(unusable !== undefined && { unusable }) };
}

/**
 * Logs into the one document that the configuration names; undefined where it names none, and said why where that cannot
 * be done: the item is for a file of its own then.
 *
 * @param from What is logged at; a line of the document itself is no place in the code.
 * @param logAs The log, when the item is called so: a comment that is tagged reads otherwise.
 */
export async function logIntoFile(
  session: Session,
  backlog: Backlog,
  from: string | undefined,
  logAs: (id: string | undefined) => LogDebt,
): Promise<LoggedInto | { readonly refused: string } | undefined> {
  const target = await backlogTarget(session, backlog);
  if (!target) return undefined;
  const { path, name, read, text } = target;
  const { root } = backlog.place;
  const instead = (reason: string) => ({ refused: `${name}: ${reason}; the item has a file of its own instead.` });
  if (target.unusable !== undefined) return instead(target.unusable);
  // Paths in it count from where people count.
  const made = ({ place, ...log }: LogDebt): BacklogLog & { readonly text?: string } => {
    const placed = { ...log, ...(place && path !== from && { place }) };
    return text === undefined ? newBacklog(name, placed) : logIntoBacklog(createDocument(name, text), placed);
  };
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
