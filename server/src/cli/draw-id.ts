import { globBelow } from '../engine/paths.ts';
import { idInFileName } from '../model/debt-file-name.ts';
import { drawDebtId } from '../model/debt-id.ts';
import type { DebtPlace } from './debt-backlog.ts';

/** Draws ids that no item of the backlog has, each once. */
export async function idDrawer({ workspace, folder }: DebtPlace): Promise<() => string> {
  const names = await workspace.list([globBelow(folder, '**/*-*.{md,markdown}')]);
  const taken = new Set(names.map(idInFileName));
  return () => {
    const id = drawDebtId(random, (each) => taken.has(each));
    taken.add(id);
    return id;
  };
}

/** An integer from 0 up to, and without, `below`. */
function random(below: number): number {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number % below;
}
