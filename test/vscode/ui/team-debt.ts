import assert from 'node:assert/strict';
import type { Scenario } from '../../host/workbench.ts';
import { retryCode } from '../retry-code.ts';

const list = '# Tech debt\n\n- **Old cache:** nobody clears it\n- **Slow build:** half an hour\n';

/** A team has a list of its debt: it is named once debt is logged, and from then on is where debt goes. */
export const scenario: Scenario = async ({ page, open, goToLine, logDebtHere, saved, savedAs, until, shot, write }) => {
  write('TECH_DEBT.md', list);
  write('src/retry.py', retryCode);
  await open('retry.py');
  const log = async (line: number, title: string) => {
    await goToLine(line);
    await logDebtHere();
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
  };
  await log(7, 'Send blocks for half a minute');
  const hint = page.locator('.notification-toast', { hasText: 'Log into TECH_DEBT.md from now on?' });
  await hint.waitFor();
  await shot('hint');
  assert.equal(saved('TECH_DEBT.md'), list);
  await hint.getByText('Log There', { exact: true }).click();
  await savedAs('.whylint.yaml', 'debt:\n  log-to: TECH_DEBT.md\n');

  await open('retry.py');
  await log(8, 'Retry loop swallows errors');
  await until(() => saved('TECH_DEBT.md').includes('Retry loop swallows errors'), 'the entry');
  assert.equal(await page.locator('.notification-toast', { hasText: 'from now on?' }).count(), 0);

  await page.locator('.activitybar .action-label[aria-label^="Whylint"]').click();
  const rows = page.locator('.pane-body .monaco-list-row');
  await rows.filter({ hasText: 'Retry loop' }).waitFor();
  const row = rows.filter({ hasText: 'Slow build' });
  await row.click({ button: 'right' });
  const menu = page.locator('.monaco-menu');
  await menu.getByText('Set Owner of Item…').waitFor();
  await shot('menu');
  // VS Code takes no clicks in the first tenth of a second of a menu.
  const chosen = async () => {
    await menu
      .getByText('Mark Item Paid')
      .click({ timeout: 1000 })
      .catch(() => undefined);
    return !(await menu.isVisible());
  };
  await until(chosen, 'the menu to close');
  await until(() => saved('TECH_DEBT.md').includes('~~**Slow build:**~~'), 'the mark');
  await row.waitFor({ state: 'detached' });
  await shot('paid');
};
