import { commands, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { type MigrateDebtParams, type MigrateDebtResult, migrateDebtRequest } from '../../../server/src/protocol.ts';
import type { Debt } from '../debt.ts';
import { say } from '../say.ts';
import { applyAsOne, createdFiles, isAsRead, removedFiles } from '../server-edit.ts';
import { tellServer } from '../tell-server.ts';
import { closePage, openPage } from '../views/pages.ts';
import { neededFolder } from './folder-of-choice.ts';
import type { DebtCommand } from './index.ts';

/**
 * Turns a document of several debt items into one file each, or the files into one document, as one edit that one undo
 * takes back. It shows what will be where before anything is written. Its argument, as from a keybinding, may be
 * `{ uri, to, keep, write: true }`.
 */
export const migrateDebt: DebtCommand = async (debt, given) => {
  const argument = (given ?? {}) as Partial<MigrateDebtParams> & { readonly write?: unknown };
  const params = isWhole(argument) ? argument : await ask(debt);
  if (!params) return;
  const { uri, to, keep } = params;
  const request: MigrateDebtParams = { uri, to, ...(keep && { keep }) };
  const result = await debt.server.request<MigrateDebtResult>(migrateDebtRequest, request);
  if ('refused' in result) return void window.showInformationMessage(result.refused);
  if (argument.write !== true) {
    await openPage('migrate-debt', result.page);
    const isWanted = await confirm(result.items);
    await closePage('migrate-debt');
    if (!isWanted) return;
  }
  if (!(await isCurrent(result.read))) return say(l10n.t('The documents have changed meanwhile; nothing was written.'));
  if (!(await apply(debt, result))) return say(l10n.t('The migration could not be written.'));
  say(result.items === 1 ? l10n.t('1 item migrated') : l10n.t('{0} items migrated', result.items));
};

/** In a list above the page: a dialog would hide what it asks about. */
async function confirm(count: number): Promise<boolean> {
  const migrate = {
    label: count === 1 ? l10n.t('Migrate 1 item') : l10n.t('Migrate {0} items', count),
    detail: l10n.t('One undo takes all of it back.'),
  };
  const chosen = await window.showQuickPick([migrate, { label: l10n.t('Leave everything as it is') }], {
    title: l10n.t('Migrate Tech Debt'),
    placeHolder: l10n.t('The page shows what will be where.'),
    ignoreFocusOut: true,
  });
  return chosen === migrate;
}

const isWhole = (given: Partial<MigrateDebtParams>): given is MigrateDebtParams =>
  typeof given.uri === 'string' && /^(?:items|table|headings)$/.test(given.to ?? '');

async function ask(debt: Debt): Promise<MigrateDebtParams | undefined> {
  const title = l10n.t('Migrate Tech Debt');
  const items = (await debt.backlog.items()).filter(({ uri }) => uri.includes('#L'));
  // A document that begins with its only item is one file per item as it stands.
  const own = [...new Set(items.map(({ uri }) => fileOf(uri)))].filter((file) => {
    const inIt = items.filter(({ uri }) => fileOf(uri) === file);
    return inIt.length > 1 || !inIt[0]?.uri.endsWith('#L1');
  });
  const ways: readonly (QuickPickItem & { readonly to: MigrateDebtParams['to']; readonly uri?: string })[] = [
    ...own.map((uri) => ({
      label: l10n.t('{0} → a file per item', workspace.asRelativePath(Uri.parse(uri, true))),
      to: 'items' as const,
      uri,
    })),
    { label: l10n.t('Files of items → one document, with headings'), to: 'headings' },
    { label: l10n.t('Files of items → one document, as a table'), to: 'table' },
  ];
  const way = await window.showQuickPick(ways, { title, placeHolder: l10n.t('What becomes what?') });
  const uri = way && (way.uri ?? (await documentOfChoice(own, title)));
  if (!way || uri === undefined) return undefined;
  const links =
    way.to === 'items'
      ? l10n.t('Put a link in the place of each item')
      : l10n.t('Remove the files: all that they say is in the document');
  const source = await window.showQuickPick(
    [
      { label: links, keep: false },
      { label: l10n.t('Leave what is there as it is'), detail: l10n.t('The items are there twice then.'), keep: true },
    ],
    { title, placeHolder: l10n.t('And what was there before?') },
  );
  return source && { uri, to: way.to, keep: source.keep };
}

/** One that is there keeps its shape. */
async function documentOfChoice(own: readonly string[], title: string): Promise<string | undefined> {
  const folder = await neededFolder(title);
  if (!folder) return undefined;
  const value = own[0] === undefined ? 'TECH_DEBT.md' : workspace.asRelativePath(Uri.parse(own[0], true), false);
  const name = await window.showInputBox({
    title,
    value,
    prompt: l10n.t('The document that the items go into, counted from the folder.'),
    validateInput: (answer) =>
      /\.(?:md|markdown)$/i.test(answer.trim()) ? undefined : l10n.t('A Markdown file is needed.'),
  });
  return name === undefined ? undefined : Uri.joinPath(folder.uri, name.trim()).toString();
}

const fileOf = (uri: string): string => Uri.parse(uri, true).with({ fragment: '' }).toString();

async function isCurrent(read: readonly { readonly uri: string; readonly text: string }[]): Promise<boolean> {
  for (const each of read) if (!(await isAsRead(each).catch(() => false))) return false;
  return true;
}

/** All of it at once: what one undo takes back. */
async function apply({ server }: Debt, { edit }: Exclude<MigrateDebtResult, { refused: string }>): Promise<boolean> {
  const edited = await applyAsOne(edit);
  if (!edited) return false;
  const created = createdFiles(edit);
  for (const { uri } of created) tellServer(server, uri.toString(), 'created');
  for (const { uri } of edited) tellServer(server, uri.toString(), 'changed');
  for (const { uri } of removedFiles(edit)) tellServer(server, uri.toString(), 'deleted');
  const [shown] = edited.length > 0 ? edited : created;
  if (shown) await commands.executeCommand('vscode.open', shown.uri);
  return true;
}
