import { FileType, l10n, type Uri, workspace } from 'vscode';
import { say } from '../say.ts';
import { type AppliedEdit, takeBack } from '../taken-back.ts';
import { tellServer } from '../tell-server.ts';
import type { DebtCommand } from './index.ts';

/** A log, or an import of several items, that can be taken back. */
interface UndoableLog {
  readonly ids: readonly string[];
  /** What people call it; absent for an import. */
  readonly name?: string;
  /** The items as they were written; none where it went into a document that was there. */
  readonly files: readonly NewFile[];
  /** What was changed beside them: that document, the tag on a comment, the link in a post-mortem, the notes that were struck. */
  readonly edits: readonly AppliedEdit[];
}

interface NewFile {
  readonly uri: Uri;
  readonly text: string;
}

/** Of this window, the last one last. */
const logs: UndoableLog[] = [];

export function undoable(log: UndoableLog): void {
  logs.push(log);
  if (logs.length > 50) logs.shift();
}

/** Takes back the log of an id or a name, or the last one: each new file goes while it is as it was written, and so does the tag. */
export const undoLog: DebtCommand = async ({ server }, given) => {
  const log =
    typeof given === 'string' ? logs.findLast(({ ids, name }) => ids.includes(given) || name === given) : logs.at(-1);
  if (!log) return say(l10n.t('There is no log to undo.'));
  const [first] = log.ids;
  const name = log.name ?? (log.ids.length === 1 ? `D-${first}` : l10n.t('The import of {0} notes', log.ids.length));
  const kept = await Promise.all(log.files.map(isAsWritten));
  const files = log.files.filter((_, at) => kept[at]);
  if (files.length === 0 && log.files.length > 0) return say(l10n.t('{0} has been changed since, and stays.', name));
  for (const { uri } of files) {
    await workspace.fs.delete(uri, { useTrash: false });
    tellServer(server, uri.toString(), 'deleted');
  }
  const taken = await takeBack(log.edits);
  if (taken === 'none' && files.length === 0) return say(l10n.t('{0} has been changed since, and stays.', name));
  logs.splice(logs.indexOf(log), 1);
  for (const { uri } of log.edits) tellServer(server, uri.toString(), 'changed');
  say(
    taken === 'all' && files.length === log.files.length
      ? l10n.t('{0} is taken back.', name)
      : l10n.t('{0} is taken back, but for what has changed since.', name),
  );
};

async function isAsWritten({ uri, text }: NewFile): Promise<boolean> {
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
