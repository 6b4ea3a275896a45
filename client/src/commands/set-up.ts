import { l10n, Position, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { type SetUp, type SetUpBefore, type SetUpFile, setUpRequest } from '../../../server/src/protocol.ts';
import { openPage } from '../views/pages.ts';
import { neededFolder } from './folder-of-choice.ts';
import type { Command } from './index.ts';

/**
 * Shows what Whylint would lint in a folder and what it would find, and writes configuration, template and baseline when
 * told to. Its argument, as from a keybinding, may be `{ write: 'all' | 'noBaseline' }`.
 */
export const setUp: Command = async (server, given) => {
  const folder = await neededFolder(l10n.t('The folder to set up'));
  if (!folder) return;
  const answer = await server.request<SetUp | SetUpBefore>(setUpRequest, { folder: folder.uri.toString() });
  if ('configuration' in answer) return tellOf(Uri.parse(answer.configuration, true));
  const { page, files, withBaseline } = answer;
  await openPage('set-up', page);
  const chosen = await choose(given, files, withBaseline);
  if (chosen) await write(chosen);
};

async function tellOf(configuration: Uri): Promise<void> {
  const show = l10n.t('Open It');
  const answer = await window.showInformationMessage(
    l10n.t('Whylint is set up here: {0} says how. Nothing was written.', workspace.asRelativePath(configuration)),
    show,
  );
  if (answer === show) await window.showTextDocument(configuration, { preview: false });
}

async function choose(
  given: unknown,
  files: readonly SetUpFile[],
  withBaseline: readonly SetUpFile[] | undefined,
): Promise<readonly SetUpFile[] | undefined> {
  const { write: wanted } = (given ?? {}) as { write?: unknown };
  if (wanted === 'all') return withBaseline ?? files;
  if (wanted === 'noBaseline') return files;
  const plain = l10n.t('Write Configuration');
  const baseline = l10n.t('Write Configuration and Baseline');
  const names = files.map(({ uri }) => workspace.asRelativePath(Uri.parse(uri, true))).join(', ');
  const answer = await window.showInformationMessage(
    l10n.t('Set up Whylint here? New files: {0}', names),
    ...(withBaseline ? [baseline, plain] : [plain]),
  );
  return answer === baseline ? withBaseline : answer === plain ? files : undefined;
}

/** Never over what is there. */
async function write(files: readonly SetUpFile[]): Promise<void> {
  const edit = new WorkspaceEdit();
  const uris = files.map(({ uri }) => Uri.parse(uri, true));
  files.forEach(({ text }, at) => {
    const uri = uris[at] as Uri;
    edit.createFile(uri, { overwrite: false, ignoreIfExists: false });
    edit.insert(uri, new Position(0, 0), text);
  });
  if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t('The files of the set-up can not be written.'));
  for (const uri of uris) await (await workspace.openTextDocument(uri)).save();
  const [configuration] = uris;
  if (configuration) await window.showTextDocument(configuration, { preview: false });
}
