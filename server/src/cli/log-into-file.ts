import type { LogDebt } from '../authoring/log-debt.ts';
import { type BacklogLog, logIntoBacklog, newBacklog } from '../authoring/log-into-backlog.ts';
import { backlogNamed } from '../engine/load-debt.ts';
import { isBelow, joinPath } from '../engine/paths.ts';
import { debtReference } from '../model/debt-id.ts';
import { createDocument } from '../model/document.ts';
import { UnreadableFile } from '../workspace.ts';
import type { Run } from './command.ts';
import { createFile } from './create-file.ts';
import type { DebtPlace } from './debt-backlog.ts';
import { idDrawer } from './draw-id.ts';
import { editItem } from './edit-item.ts';
import { UsageError } from './options.ts';
import { displayPath } from './projects.ts';

export interface LoggedItem {
  /** What it is called by; absent in a document whose items have no ids. */
  readonly name: string | undefined;
  /** Its file, with the line in a document of several. */
  readonly at: string;
  readonly note: string | undefined;
}

/** The one document that the configuration names to log into. */
export interface BacklogTarget {
  /** Counted from the base. */
  readonly path: string;
  /** Absolute. */
  readonly target: string;
  /** As people name it. */
  readonly name: string;
  /** Why nothing can be logged there, in one line. */
  readonly unusable?: string;
}

/** Undefined where the configuration names none. */
export async function backlogTarget(place: DebtPlace, run: Run): Promise<BacklogTarget | undefined> {
  const { base, folder, setup, workspace } = place;
  const path = backlogNamed(setup);
  if (path === undefined) return undefined;
  const target = joinPath(base, path);
  const unreadable = await workspace.read(path).then(
    () => undefined,
    (error) => (error instanceof UnreadableFile ? error.message : undefined),
  );
  const unusable = isBelow(folder, path) ? 'lies in the folder of items' : unreadable;
  return { path, target, name: displayPath(run.cwd, target), ...(unusable !== undefined && { unusable }) };
}

/**
 * Logs into the one document that the configuration names; of several who do so at once, each writes behind the others.
 * Undefined, and said why, where that cannot be done: the item is for a file of its own then.
 */
export async function logIntoFile(
  place: DebtPlace,
  run: Run,
  what: Omit<LogDebt, 'id' | 'folder'>,
): Promise<LoggedItem | undefined> {
  const into = await backlogTarget(place, run);
  if (!into) return undefined;
  const { path, target, name } = into;
  const instead = (reason: string) => {
    run.stderr.write(`whylint: ${name}: ${reason}; the item has a file of its own instead\n`);
    return undefined;
  };
  if (into.unusable !== undefined) return instead(into.unusable);
  const id = (await idDrawer(place))();
  const logged = ({ item, note }: Exclude<BacklogLog, { refused: string }>): LoggedItem => ({
    name: item.id === undefined ? undefined : debtReference(item.id),
    at: `${name}:${item.from?.line ?? 1}`,
    note,
  });
  if ((await run.files.entry(target)) === undefined) {
    const made = newBacklog(path, { ...what, id });
    if ('refused' in made) return instead(made.refused);
    if (await createFile(run, target, made.text)) return logged(made);
  }
  let result: BacklogLog | undefined;
  try {
    await editItem(run, target, (now) => {
      result = logIntoBacklog(createDocument(path, now.text), { ...what, id });
      return result;
    });
  } catch (error) {
    if (result && 'refused' in result && error instanceof UsageError) return instead(result.refused);
    throw error;
  }
  return result && !('refused' in result) ? logged(result) : undefined;
}
