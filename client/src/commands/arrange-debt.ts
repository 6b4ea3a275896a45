import { l10n, type QuickPickItem, window } from 'vscode';
import { type Grouping, groupings } from '../views/debt-groups.ts';
import type { DebtCommand } from './index.ts';

export const groupDebt: DebtCommand = async ({ tree }, given) => {
  const named = groupings.find((each) => each === given);
  const picks = groupings.map((grouping): QuickPickItem & { grouping: Grouping } => ({
    label: groupingWords()[grouping],
    grouping,
    ...(grouping === tree.grouping() && { description: l10n.t('now') }),
  }));
  const grouping = named ?? (await window.showQuickPick(picks, { title: l10n.t('Group Tech Debt By') }))?.grouping;
  if (grouping) tree.group(grouping);
};

/** Words in any order, of title, id, file, area, owner and status; nothing shows all. */
export const filterDebt: DebtCommand = async ({ tree }, given) => {
  const words =
    typeof given === 'string'
      ? given
      : await window.showInputBox({
          title: l10n.t('Filter Tech Debt'),
          prompt: l10n.t('Words of its title, id, file, area, owner or status. Empty shows all.'),
          value: tree.filterWords(),
        });
  if (words !== undefined) tree.filter(words);
};

const groupingWords = (): Readonly<Record<Grouping, string>> => ({
  size: l10n.t('Size'),
  file: l10n.t('File'),
  area: l10n.t('Area'),
  owner: l10n.t('Owner'),
  status: l10n.t('Status'),
});
