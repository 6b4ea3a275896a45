import { FileType, l10n, type Uri, window, workspace } from 'vscode';
import type { Server } from '../language-client.ts';
import { type AppliedEdit, takeBack } from '../server-edit.ts';
import type { DebtCommand } from './index.ts';

/** A log that can be taken back. */
interface UndoableLog {
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** The file that was made for it, as it was written; absent where it went into one that was there. */
  readonly created?: { readonly uri: Uri; readonly text: string };
  /** What was changed beside: the document that it went into, the tag on a comment, the link in a post-mortem. */
  readonly edits: readonly AppliedEdit[];
}

/** Of this window, the last one last. */
const logs: UndoableLog[] = [];

export function undoable(log: UndoableLog): void {
  logs.push(log);
  if (logs.length > 50) logs.shift();
}

/** Takes back the log of an id or a name, or the last one: the item's file goes while it is as it was written, and so does the tag. */
export const undoLog: DebtCommand = async ({ server }, name) => {
  const log = typeof name === 'string' ? logs.findLast((each) => each.id === name || each.name === name) : logs.at(-1);
  if (!log) return say(l10n.t('There is no log to undo.'));
  const { created, edits } = log;
  if (created && !(await isAsWritten(created))) return say(l10n.t('{0} has been changed since, and stays.', log.name));
  logs.splice(logs.indexOf(log), 1);
  if (created) {
    await workspace.fs.delete(created.uri, { useTrash: false });
    tellServer(server, created.uri.toString(), 'deleted');
  }
  const isClean = await takeBack(edits);
  if (!created) for (const { uri } of edits) tellServer(server, uri.toString(), 'changed');
  say(
    isClean
      ? l10n.t('{0} is taken back.', log.name)
      : l10n.t('{0} is taken back; the text has changed since, and stays.', log.name),
  );
};

async function isAsWritten({ uri, text }: { readonly uri: Uri; readonly text: string }): Promise<boolean> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty) return false;
  try {
    if ((await workspace.fs.stat(uri)).type !== FileType.File) return false;
    return new TextDecoder().decode(await workspace.fs.readFile(uri)) === text;
  } catch {
    // It is gone.
    return false;
  }
}

const say = (words: string) => void window.setStatusBarMessage(words, 5000);

const changeTypes = { created: 1, changed: 2, deleted: 3 } as const;

/** File watchers are late, and there are none everywhere. */
export function tellServer(server: Server, uri: string, type: keyof typeof changeTypes): void {
  void server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: changeTypes[type] }] });
}
