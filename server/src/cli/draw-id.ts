import { globBelow } from '../engine/paths.ts';
import { idInFileName } from '../model/debt-file-name.ts';
import { drawDebtId } from '../model/debt-id.ts';
import { randomBelow } from '../node/random-below.ts';
import type { DebtPlace } from './debt-backlog.ts';

/** Draws ids that no item of the backlog has, each once. */
export async function idDrawer({ workspace, folder }: DebtPlace): Promise<() => string> {
  const names = await workspace.list([globBelow(folder, '**/*-*.{md,markdown}')]);
  const taken = new Set(names.map(idInFileName));
  return () => {
    const id = drawDebtId(randomBelow, (each) => taken.has(each));
    taken.add(id);
    return id;
  };
}
