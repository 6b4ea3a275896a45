import { l10n, Uri, window, workspace } from 'vscode';
import {
  type PickLineArgument,
  type PickLineParams,
  type PickLineResult,
  pickLineRequest,
} from '../../../server/src/protocol.ts';
import { applyServerEdit } from '../server-edit.ts';
import type { Command } from './index.ts';

/** Asks for the line of code that a link whose line is gone should lead to, in another file if its own is gone too. */
export const pickLine: Command = async (server, given) => {
  const argument = given as PickLineArgument | undefined;
  if (!argument) return;
  const code = await codeOf(argument.code);
  if (!code) return;
  const items = code
    .getText()
    .split(/\r\n|\n|\r/)
    .flatMap((text, at) =>
      text.trim() === '' ? [] : [{ label: text.trim(), description: l10n.t('line {0}', at + 1), line: at + 1 }],
    );
  const title = workspace.asRelativePath(code.uri);
  const placeHolder = l10n.t('Which line is it?');
  const picked = await window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
  if (!picked) return;
  const params: PickLineParams = { ...argument, code: code.uri.toString(), line: picked.line };
  const result = await server.request<PickLineResult | null>(pickLineRequest, params);
  if (result) await applyServerEdit(result.edit);
};

async function codeOf(uri: string) {
  const there = await Promise.resolve(workspace.openTextDocument(Uri.parse(uri))).catch(() => undefined);
  if (there) return there;
  const defaultUri = await nearestFolder(Uri.parse(uri));
  const [chosen] =
    (await window.showOpenDialog({ title: l10n.t('Which file is it in?'), ...(defaultUri && { defaultUri }) })) ?? [];
  return chosen && Promise.resolve(workspace.openTextDocument(chosen)).catch(() => undefined);
}

/** What is left of the path to a file that is gone. */
async function nearestFolder(gone: Uri): Promise<Uri | undefined> {
  const root = workspace.getWorkspaceFolder(gone)?.uri;
  if (!root) return undefined;
  let folder = Uri.joinPath(gone, '..');
  while (folder.path.length > root.path.length) {
    const isThere = await workspace.fs.stat(folder).then(Boolean, () => false);
    if (isThere) return folder;
    folder = Uri.joinPath(folder, '..');
  }
  return root;
}
