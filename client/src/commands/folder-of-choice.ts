import { l10n, type WorkspaceFolder, window, workspace } from 'vscode';
import { say } from '../say.ts';

/** The active document's folder, the only one, or one chosen; undefined without a folder, null when dismissed. */
export async function folderOfChoice(placeHolder: string): Promise<WorkspaceFolder | undefined | null> {
  const folders = workspace.workspaceFolders ?? [];
  const active = window.activeTextEditor?.document.uri;
  const own = active && workspace.getWorkspaceFolder(active);
  if (own || folders.length < 2) return own ?? folders[0];
  return (await window.showWorkspaceFolderPick({ placeHolder })) ?? null;
}

/** As `folderOfChoice`, for what needs one: says so where there is none. */
export async function neededFolder(placeHolder: string): Promise<WorkspaceFolder | undefined> {
  const folder = await folderOfChoice(placeHolder);
  if (folder === undefined) say(l10n.t('This needs an open folder.'));
  return folder ?? undefined;
}
