import { commands, env, l10n, Range, Uri, window, workspace } from 'vscode';
import { debtIssueRequest } from '../../../server/src/protocol.ts';
import { say } from '../say.ts';
import { debtItemOrAsk, pickDebtItem } from './debt-item-of.ts';
import type { DebtCommand } from './index.ts';

export const openDebt: DebtCommand = async (debt, ...given) => {
  const item = await debtItemOrAsk(debt, given, l10n.t('Open Item'));
  if (item) await showItem(item.uri);
};

/** Of an item in a document that holds several, the line that it begins on. */
export async function showItem(itemUri: string): Promise<void> {
  const uri = Uri.parse(itemUri, true);
  const line = Number(/^L(\d+)$/.exec(uri.fragment)?.[1] ?? 1) - 1;
  const selection = line > 0 ? { selection: new Range(line, 0, line, 0) } : {};
  await window.showTextDocument(uri.with({ fragment: '' }), selection);
}

/** To where the code stands by now: the line that is marked, else the line that was logged. */
export const goToDebtLine: DebtCommand = async (debt, ...given) => {
  const item = await debtItemOrAsk(debt, given, l10n.t('Go to Line'));
  const [anchor] = item?.anchors ?? [];
  if (!item || !anchor) {
    if (item) say(l10n.t('This item names no line of code.'));
    return;
  }
  try {
    const document = await workspace.openTextDocument(Uri.parse(anchor.uri, true));
    const marked = (await debt.marks.of(document)).find((mark) => mark.item.uri === item.uri);
    const line = marked?.range.start.line ?? Math.min(document.lineCount, anchor.line ?? 1) - 1;
    const start = document.lineAt(line).firstNonWhitespaceCharacterIndex;
    await window.showTextDocument(document, { selection: new Range(line, start, line, start) });
  } catch {
    say(l10n.t('{0} is not there.', workspace.asRelativePath(Uri.parse(anchor.uri, true))));
  }
};

export const copyDebtAsIssue: DebtCommand = async (debt, ...given) => {
  const item = await debtItemOrAsk(debt, given, l10n.t('Copy as Issue Text'));
  const text = item && (await debt.server.request<string | null>(debtIssueRequest, { uri: item.uri }));
  if (typeof text !== 'string') return;
  await env.clipboard.writeText(text);
  say(l10n.t('Copied as issue text'));
};

/** What the status bar counts in the active file; the whole backlog where there is none. */
export const showDebtInFile: DebtCommand = async (debt) => {
  const document = window.activeTextEditor?.document;
  const marks = document ? await debt.marks.of(document) : [];
  if (marks.length === 0) {
    await commands.executeCommand('whylint.debt.focus');
    return;
  }
  const item = await pickDebtItem(
    marks.map((mark) => mark.item),
    l10n.t('Tech Debt in This File'),
  );
  if (item) await goToDebtLine(debt, { item });
};
