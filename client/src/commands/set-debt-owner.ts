import { Disposable, l10n, type QuickPickItem, window } from 'vscode';
import type { DebtItemSummary } from '../../../server/src/protocol.ts';
import { debtItemOrAsk } from './debt-item-of.ts';
import type { DebtCommand } from './index.ts';
import { refusalOf, setDebtFields } from './set-debt-fields.ts';

/** Asks who takes care of an item: one of those who own others, a name that is typed, or nobody. Another caller may name one. */
export const setDebtOwner: DebtCommand = async (debt, ...given) => {
  const item = await debtItemOrAsk(debt, given, l10n.t('Set Owner'));
  if (!item) return;
  const [, named] = given;
  const { uri, owner } = item;
  // An answer for nothing is one too many.
  const refused = uri.includes('#L') ? await refusalOf(debt, { uri, fields: { owner: owner ?? '@' } }) : undefined;
  if (refused !== undefined) return void window.showInformationMessage(refused);
  const chosen = typeof named === 'string' ? named : await askOwner(item, ownersOf(await debt.backlog.items()));
  if (chosen === undefined) return;
  await setDebtFields(debt, uri, { owner: chosen.trim() === '' ? null : chosen.trim() });
};

/** Those who own most come first. */
function ownersOf(items: readonly DebtItemSummary[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { owner } of items) if (owner !== undefined) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([owner]) => owner);
}

interface OwnerPick extends QuickPickItem {
  /** '' for nobody. */
  readonly owner: string;
}

async function askOwner({ title, owner }: DebtItemSummary, owners: readonly string[]): Promise<string | undefined> {
  const box = window.createQuickPick<OwnerPick>();
  const picksFor = (typed: string): OwnerPick[] => [
    ...(typed === '' || owners.includes(typed) ? [] : [{ label: typed, owner: typed, alwaysShow: true }]),
    ...owners.map((each) => ({ label: each, owner: each, ...(each === owner && { description: l10n.t('now') }) })),
    ...(owner === undefined ? [] : [{ label: l10n.t('Nobody'), owner: '' }]),
  ];
  box.title = title;
  box.placeholder = l10n.t('A name, such as @dana');
  box.items = picksFor('');
  const listeners: Disposable[] = [box];
  const chosen = new Promise<string | undefined>((resolve) => {
    listeners.push(
      box.onDidChangeValue((typed) => (box.items = picksFor(typed.trim()))),
      box.onDidAccept(() => resolve(box.activeItems[0]?.owner)),
      box.onDidHide(() => resolve(undefined)),
    );
  });
  box.show();
  return chosen.finally(() => Disposable.from(...listeners).dispose());
}
