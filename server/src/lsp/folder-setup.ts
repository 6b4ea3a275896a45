import { baselineName, firstLook } from '../authoring/first-look.ts';
import { initialFiles, type NewFile, proposeSetup } from '../authoring/init.ts';
import { initPage } from '../authoring/init-page.ts';
import { configNames } from '../config/find-config.ts';
import type { SetUp, SetUpBefore } from '../protocol.ts';
import { isTaken, type Workspace } from '../workspace.ts';
import { refusal } from './refusal.ts';
import { uriOf } from './uri.ts';

/**
 * What setting a folder up would do, unless that was done before. Files that are there already are left out.
 *
 * @throws ResponseError for a folder that cannot be read from here.
 */
export async function proposeFolderSetup(
  workspace: Workspace | undefined,
  folder: string,
  today: string,
): Promise<SetUp | SetUpBefore> {
  if (!workspace) throw refusal('The files of this folder cannot be read from here');
  for (const name of configNames) if (await isTaken(workspace, name)) return { configuration: uriOf(folder, name) };
  const proposal = await proposeSetup(workspace);
  const look = await firstLook(workspace, proposal, today);
  const located = async (files: readonly NewFile[]) => {
    const taken = await Promise.all(files.map(({ path }) => isTaken(workspace, path)));
    return files.filter((_, at) => !taken[at]).map(({ path, text }) => ({ uri: uriOf(folder, path), text }));
  };
  const { baseline } = look;
  return {
    page: initPage(proposal, look),
    files: await located(initialFiles(proposal)),
    ...(baseline &&
      !(await isTaken(workspace, baselineName)) && {
        withBaseline: await located([...initialFiles(proposal, baselineName), baseline]),
      }),
  };
}
