import { l10n, window } from 'vscode';
import type { DebtItemSummary } from '../../../server/src/protocol.ts';
import { say } from '../say.ts';
import { askScoresOf } from './ask-scores.ts';
import { debtItemOf } from './debt-item-of.ts';
import type { DebtCommand } from './index.ts';
import { refusalOf, setDebtFields } from './set-debt-fields.ts';

/** Asks for the scores of the item named, else of all that have none yet, one after another, by the keyboard alone. */
export const scoreDebt: DebtCommand = async (debt, given) => {
  const one = await debtItemOf(debt, given);
  const items = one ? [one] : (await debt.backlog.items()).filter(isUnscored);
  if (items.length === 0) return say(l10n.t('Every open item is scored.'));
  let [count, left] = [0, 0];
  for (let at = 0; at < items.length; ) {
    const item = items[at] as DebtItemSummary;
    const { title, uri, impact, confidence, effort } = item;
    // Three answers for nothing are three too many.
    const refused = uri.includes('#L') ? await refusalOf(debt, { uri, fields: anyScores }) : undefined;
    if (refused !== undefined && one) return void window.showInformationMessage(refused);
    if (refused !== undefined) {
      items.splice(at, 1);
      left++;
      continue;
    }
    const answer = await askScoresOf(debt.server, {
      title,
      uri,
      scores: {
        ...(impact !== undefined && { impact }),
        ...(confidence !== undefined && { confidence }),
        ...(effort !== undefined && { effort }),
      },
      ...(!one && { progress: { at: at + 1, of: items.length } }),
    });
    if (answer === undefined) break;
    if (answer === 'back') at = Math.max(0, at - 1);
    else {
      if (typeof answer === 'object' && (await setDebtFields(debt, uri, answer))) {
        count++;
        // Whoever comes back to it finds what was said.
        items[at] = { ...item, ...answer };
      }
      at++;
    }
  }
  if (items.length === 0) {
    const words =
      left === 1 ? l10n.t('1 item has no place for scores') : l10n.t('{0} items have no place for scores', left);
    return void window.showInformationMessage(l10n.t('{0}; their documents have scales of their own.', words));
  }
  if (count > 0) say(count === 1 ? l10n.t('1 item scored') : l10n.t('{0} items scored', count));
};

const anyScores = { impact: 5, confidence: 5, effort: 5 };

const isUnscored = ({ status, impact, confidence, effort }: DebtItemSummary): boolean =>
  status !== 'broken' &&
  status !== 'paid' &&
  status !== 'wont-fix' &&
  (impact === undefined || confidence === undefined || effort === undefined);
