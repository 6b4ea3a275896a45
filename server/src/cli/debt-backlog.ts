import { debtFolder, loadDebt, readItems } from '../engine/load-debt.ts';
import { joinPath } from '../engine/paths.ts';
import type { Setup } from '../engine/setup.ts';
import { isDebtId } from '../model/debt-id.ts';
import type { DebtItem } from '../model/debt-item.ts';
import type { Project } from '../model/project.ts';
import type { Workspace } from '../workspace.ts';
import type { Run } from './command.ts';
import { configOption } from './option-values.ts';
import { type Call, UsageError } from './options.ts';
import { createProjects, pathBelow } from './projects.ts';
import { problemLine } from './setup-problems.ts';

/** Where the debt of the working directory is kept. */
export interface DebtPlace {
  /** Absolute: what paths of items and of code count from. */
  readonly base: string;
  readonly workspace: Workspace;
  readonly setup: Setup;
  /** Counted from the base. */
  readonly folder: string;
}

/**
 * @param from The absolute folder of what is logged; the working directory if absent.
 * @throws UsageError when the configuration is wrong: it may be what says where debt is kept.
 */
export async function debtPlace(call: Call, run: Run, from = run.cwd): Promise<DebtPlace> {
  const { files, cwd } = run;
  const project = await createProjects({ files, cwd, config: await configOption(call, run) }).of(cwd);
  // Without a repository, the working directory is where the team's files go.
  const base = project.home;
  const setup = await project.setup(pathBelow(project.root, from));
  const mistake = setup.problems.find(({ source, severity }) => source === 'config' && severity === 'error');
  if (mistake) throw new UsageError(await problemLine({ cwd }, project, mistake));
  return { base, workspace: files.workspace(base), setup, folder: debtFolder(setup) };
}

export const readBacklog = ({ workspace, setup }: DebtPlace): Promise<Project> => loadDebt(workspace, setup);

/** Its path, with the line where its document holds several. */
export const itemName = ({ path, from }: DebtItem): string => (from ? `${path}:${from.line}` : path);

/** The item that an id, `D-k3f9qx`, `k3f9qx` or `TD-001`, a path, or a path with a line, stands for. @throws UsageError when there is none, or more than one. */
export async function itemNamed(place: DebtPlace, { cwd }: Run, name: string): Promise<DebtItem> {
  const project = await readBacklog(place);
  const id = name.replace(/^[dD]-/, '').toLowerCase();
  const found = isDebtId(id) ? project.withId(id) : project.withId(name);
  if (found.length > 1)
    throw new UsageError(`${name}: ${found.length} items have this id: ${found.map(itemName).join(', ')}`);
  const key = pathBelow(place.base, joinPath(cwd, name));
  const item =
    found[0] ??
    project.items.get(key) ??
    project.items.get(key.replace(/:(\d+)$/, '#L$1')) ??
    (await itemThere(place, key));
  if (!item) throw new UsageError(`${name}: no such item; whylint debt list shows what there is`);
  return item;
}

/** In a document that says of itself alone that it is a backlog: nobody looks for such, but this one is named. */
async function itemThere({ workspace, setup }: DebtPlace, key: string): Promise<DebtItem | undefined> {
  const [, path = '', line] = /^(.+\.(?:md|markdown)):(\d+)$/i.exec(key) ?? [];
  const items = path === '' ? [] : await readItems(workspace, setup, path);
  return items.find(({ from }) => from?.line === Number(line));
}
