import { isDebtId } from './debt-id.ts';

/** The words that a debt item's file is named by, `retry-loop-swallows-errors-k3f9qx.md`, as a title; '' where there are none. */
export function writtenTitle(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const [, words = name, id = ''] = /^(.*)-([^-]*)$/.exec(name) ?? [];
  const said = (isDebtId(id) ? words : isDebtId(name) ? '' : name).replace(/[-_\s]+/g, ' ').trim();
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** What stands where the name of a debt item's file has its id, `k3f9qx` in `retry-loop-k3f9qx.md`; '' where nothing does. */
export const idInFileName = (path: string): string => /-([^-/.]+)\.\w+$/.exec(path)?.[1] ?? '';
