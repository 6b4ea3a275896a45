import { FileType, l10n, type Uri, window, workspace } from 'vscode';
import type { Server } from '../language-client.ts';
import { type AppliedEdit, takeBack } from '../server-edit.ts';
import type { DebtCommand } from './index.ts';

/** A log that can be taken back. */
interface UndoableLog {
  readonly id: string;
  readonly uri: Uri;
  /** The item as it was written. */
  readonly text: string;
  /** What was changed beside the item: the tag on a comment, the link in a post-mortem. */
  readonly edits: readonly AppliedEdit[];
}

/** Of this window, the last one last. */
const logs: UndoableLog[] = [];

export function undoable(log: UndoableLog): void {
  logs.push(log);
  if (logs.length > 50) logs.shift();
}

/** Takes back the log of an id, or the last one: the item's file goes while it is as it was written, and so does the tag. */
export const undoLog: DebtCommand = async ({ server }, id) => {
  const log = typeof id === 'string' ? logs.findLast((each) => each.id === id) : logs.at(-1);
  if (!log) return say(l10n.t('There is no log to undo.'));
  const name = `D-${log.id}`;
  if (!(await isAsWritten(log))) return say(l10n.t('{0} has been changed since, and stays.', name));
  logs.splice(logs.indexOf(log), 1);
  await workspace.fs.delete(log.uri, { useTrash: false });
  tellServer(server, log.uri.toString(), 'deleted');
  const isClean = await takeBack(log.edits);
  say(
    isClean
      ? l10n.t('{0} is taken back.', name)
      : l10n.t('{0} is taken back; the text has changed since, and stays.', name),
  );
};

async function isAsWritten({ uri, text }: UndoableLog): Promise<boolean> {
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
