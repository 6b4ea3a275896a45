import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '../../host/workbench.ts';
import { retryCode } from '../retry-code.ts';

const postMortem = 'docs/postmortems/2026-03-01-checkout-timeouts.md';

const code = retryCode.replace(
  '            pass',
  '            # TODO: tell somebody that it failed\n            pass',
);

/** Debt logged by the keyboard from code and from a comment, scored, seen at its line and in the tree, paid, taken back. */
export const scenario: Scenario = async (workbench) => {
  const {
    page,
    folder,
    quickInput,
    open,
    run,
    goToLine,
    quickFixes,
    lines,
    until,
    saved,
    savedAs,
    shot,
    logDebtHere,
    write,
  } = workbench;
  write('src/retry.py', code);
  const items = () => {
    try {
      return readdirSync(path.join(folder, 'docs/debt'));
    } catch {
      return [];
    }
  };
  const input = quickInput.locator('input');
  const title = quickInput.locator('.quick-input-title');
  /** Questions have their number behind the title, `(2/3)`, and that of the item before it, where there are several. */
  const answer = async (question: RegExp, score: string) => {
    await title.filter({ hasText: question }).waitFor();
    await input.fill(score);
    await page.keyboard.press('Enter');
  };
  const toast = page.locator('.notifications-toasts .notification-list-item');

  await open('retry.py');
  await goToLine(8);
  await logDebtHere();
  await shot('title');
  await page.keyboard.type('Retry loop swallows errors');
  await page.keyboard.press('Enter');
  await toast.getByText('Logged D-').first().waitFor();
  await shot('logged');
  await savedAs(`docs/debt/${items()[0]}`, /^# Retry loop swallows errors$/m);
  // The keyboard is where it was.
  await page.locator('[id="status.editor.selection"]', { hasText: 'Ln 8' }).waitFor();
  await page.locator('[id="whylint.whylint-vscode.whylint.prompts"]', { hasText: '1 debt item' }).waitFor();

  await goToLine(7);
  await logDebtHere();
  await page.keyboard.type('Send has no time limit!');
  await page.keyboard.press('Enter');
  await quickInput.getByText('one person, yearly').first().waitFor();
  await shot('score-impact');
  for (const [at, score] of ['7', '5', '3'].entries()) await answer(new RegExp(`\\(${at + 1}/3\\)`), score);
  await until(() => items().length === 2, 'the second item');
  const scored = items().find((name) => name.startsWith('send')) ?? '';
  await until(() => /^impact: 7/m.test(saved(`docs/debt/${scored}`)), 'its scores');

  await goToLine(9);
  await page.keyboard.press('End');
  const menu = await quickFixes('Log as tech debt');
  await shot('comment');
  await menu.getByText('Log as tech debt').click();
  await until(async () => /TODO\(D-[0-9a-z]{6}\): tell/.test(await lines()), 'the tag');
  assert.equal(items().length, 3);
  await page.keyboard.press('ControlOrMeta+S');

  await open('2026-03-01-checkout-timeouts.md');
  await goToLine(
    saved(postMortem)
      .split('\n')
      .findIndex((line) => line.includes('trade-of')) + 1,
  );
  await page.keyboard.press('End');
  await (await quickFixes('trade-off')).getByText('trade-off').first().click();
  await until(async () => /Category:\*\* trade-off$/m.test(await lines()), 'the category');
  await shot('trade-off');
  await (await quickFixes('Log it as tech debt')).getByText('Log it as tech debt').click();
  await title.getByText('Log Tech Debt Here').waitFor();
  await page.keyboard.type('Retries multiply connections');
  await page.keyboard.press('Enter');
  await until(async () => /\(D-[0-9a-z]{6}\)|\[D-[0-9a-z]{6}\]/.test(await lines()), 'the link in the post-mortem');
  await shot('linked');
  assert.match(saved(`docs/debt/${items().find((name) => name.startsWith('retries'))}`), /checkout-timeouts\.md/);
  await open('retry.py');

  await run('Whylint: Score Tech Debt');
  await title.getByText('1/3').waitFor();
  await shot('triage');
  for (const [item, scores] of ['674', '291', '867'].entries())
    for (const [at, score] of [...scores].entries())
      await answer(new RegExp(`^${item + 1}/3 .*\\(${at + 1}/3\\)`), score);
  await until(() => items().every((name) => /^effort: \d/m.test(saved(`docs/debt/${name}`))), 'all scored');

  await page.locator('.activitybar .action-label[aria-label^="Whylint"]').click();
  const row = page.locator('.pane-body .monaco-list-row');
  await row.filter({ hasText: 'Small' }).first().waitFor();
  await row.filter({ hasText: 'Retry loop swallows errors' }).first().waitFor();
  await shot('tree');
  await page.locator('.view-line', { hasText: 'except' }).getByText('except').last().hover();
  await page.locator('.monaco-hover', { hasText: 'Open the item' }).first().waitFor();
  await shot('mark');
  const dark = () => page.locator('.monaco-workbench.vs-dark');
  write('.vscode/settings.json', '{"workbench.colorTheme":"Default Dark Modern"}');
  await dark().waitFor();
  await shot('dark');
  write('.vscode/settings.json', '{}');
  await dark().waitFor({ state: 'detached' });

  await row.filter({ hasText: 'Send has no time limit' }).first().hover();
  await row
    .filter({ hasText: 'Send has no time limit' })
    .first()
    .locator('.action-label[aria-label^="Mark Item Paid"]')
    .click();
  await until(() => /^status: paid/m.test(saved(`docs/debt/${scored}`)), 'the payment');
  await row.filter({ hasText: 'Send has no time limit' }).first().waitFor({ state: 'detached' });
  await shot('paid');

  await run('Notifications: Clear All Notifications');
  await page.locator('.part.editor .view-line', { hasText: 'def retry' }).click();
  await logDebtHere();
  await page.keyboard.type('A slip');
  await page.keyboard.press('Enter');
  const slip = toast.filter({ hasText: 'Logged D-' }).first();
  await slip.waitFor();
  await until(() => items().length === 5, 'the slip');
  await slip.getByText('Undo').click();
  await until(() => items().length === 4, 'the item to be gone');
};
