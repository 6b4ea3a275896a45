import { folderOf } from '../engine/paths.ts';

export interface TeamDebt {
  /** A folder that is named after debt, with the most files in it. */
  readonly folder?: string;
  readonly items: number;
  /** Single files that are named after it. */
  readonly files: readonly string[];
}

/** Where a team's technical debt is written down, by the names of folders and files. */
export function teamDebt(paths: readonly string[]): TeamDebt {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const segments = folderOf(path).split('/');
    const at = segments.findIndex((segment) => folderName.test(segment));
    if (at < 0) continue;
    const folder = segments.slice(0, at + 1).join('/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const files = paths.filter((path) => fileName.test(path.slice(path.lastIndexOf('/') + 1)));
  return { ...(most && { folder: most[0] }), items: most?.[1] ?? 0, files };
}

const folderName = /^(?:tech(?:nical)?[-_]?)?debts?$/i;
const fileName = /^tech(?:nical)?[-_]?debts?\.\w+$/i;
