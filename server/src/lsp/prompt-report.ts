import { lintWorkspace } from '../engine/lint-workspace.ts';
import { promptReport } from '../engine/prompt-report.ts';
import { promptReportPage } from '../engine/prompt-report-page.ts';
import type { Folders } from './folders.ts';
import { pathBelow } from './uri.ts';

/** What becomes of the prompts in the documents of a folder, as they are on disk. */
export async function reportOnPrompts(folders: Folders, folder: string, today: string): Promise<string> {
  const { uri, workspace, setup } = folders.root(folder);
  const under = pathBelow(uri, folder) ?? '';
  return promptReportPage(promptReport(await lintWorkspace(workspace, { setup, under, today, audience: 'shared' })));
}
