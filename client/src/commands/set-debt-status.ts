import { l10n, type QuickPickItem, window } from 'vscode';
import type { DebtItemSummary } from '../../../server/src/protocol.ts';
import { say } from '../say.ts';
import { debtSettings } from '../settings.ts';
import { debtItemOrAsk } from './debt-item-of.ts';
import type { DebtCommand } from './index.ts';
import { setDebtFields } from './set-debt-fields.ts';

type Status = 'open' | 'planned' | 'in-progress' | 'paid' | 'wont-fix';

export const setDebtStatus: DebtCommand = async (debt, ...given) => {
  const item = await debtItemOrAsk(debt, given, l10n.t('Set Status'));
  const status = item && (await askStatus(item));
  if (item && status) await setDebtFields(debt, item.uri, statusFields(status));
};

/** With the day, and by whom where a setting says so. */
export const markDebtPaid: DebtCommand = async (debt, ...given) => {
  const item = await debtItemOrAsk(debt, given, l10n.t('Mark Paid'));
  if (!item || !(await setDebtFields(debt, item.uri, statusFields('paid')))) return;
  say(l10n.t('Paid: {0}', item.title));
};

/** What was written when it was paid goes when it is not paid after all. */
function statusFields(status: Status): Record<string, string | null> {
  if (status !== 'paid') return { status, paid: null, 'paid-by': null };
  const { author } = debtSettings();
  return { status, paid: today(), ...(author !== '' && { 'paid-by': author }) };
}

async function askStatus({ title, status }: DebtItemSummary): Promise<Status | undefined> {
  const picks = (Object.entries(statusWords()) as [Status, string][]).map(
    ([value, label]): QuickPickItem & { value: Status } => ({
      label,
      value,
      ...(value === status && { description: l10n.t('now') }),
    }),
  );
  return (await window.showQuickPick(picks, { title }))?.value;
}

export const statusWords = (): Readonly<Record<Status, string>> => ({
  open: l10n.t('Open'),
  planned: l10n.t('Planned'),
  'in-progress': l10n.t('In progress'),
  paid: l10n.t('Paid'),
  'wont-fix': l10n.t("Won't fix"),
});

function today(): string {
  const now = new Date();
  const two = (count: number) => String(count).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
