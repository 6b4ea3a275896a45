import { l10n, type QuickPickItem, Uri, window } from 'vscode';
import type { DebtItemSummary } from '../../../server/src/protocol.ts';
import type { Debt } from '../debt.ts';
import { say } from '../say.ts';

/** The item that a command is called with: by the tree as its node, by another as its URI. */
export async function debtItemOf({ backlog }: Debt, given: unknown): Promise<DebtItemSummary | undefined> {
  const { item } = (given ?? {}) as { item?: DebtItemSummary };
  if (item && typeof item.uri === 'string') return item;
  if (typeof given !== 'string') return undefined;
  const uri = Uri.parse(given, true).toString();
  return (await backlog.items()).find((each) => Uri.parse(each.uri, true).toString() === uri);
}

/**
 * The item named; else that of the active document; else one chosen.
 *
 * @param given What the command was called with. A menu of the tree names nothing while VS Code reads the tree anew: that is
 *   not about the active document.
 */
export async function debtItemOrAsk(
  debt: Debt,
  given: readonly unknown[],
  title: string,
): Promise<DebtItemSummary | undefined> {
  const named = await debtItemOf(debt, given[0]);
  if (named || given[0] !== undefined) return named;
  const active = given.length === 0 ? window.activeTextEditor?.document.uri.toString() : undefined;
  const own = active === undefined ? undefined : await debtItemOf(debt, active);
  return own ?? pickDebtItem(await debt.backlog.items(), title);
}

export async function pickDebtItem(
  items: readonly DebtItemSummary[],
  title: string,
): Promise<DebtItemSummary | undefined> {
  if (items.length === 0) {
    say(l10n.t('No tech debt is logged here yet.'));
    return undefined;
  }
  const picks = items.map((item): QuickPickItem & { item: DebtItemSummary } => ({
    label: item.title || l10n.t('(no title)'),
    description: item.name ?? '',
    detail: item.ice,
    item,
  }));
  return (await window.showQuickPick(picks, { title, matchOnDescription: true }))?.item;
}
