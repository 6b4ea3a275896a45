import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '../../host/workbench.ts';

const notes = `# Notes

stuff that is weird, mostly payments

retry loop in src/retry.py:2 swallows every error!!
TODO: mail queue has no limit   src/gone.py line 3
    asked Kim, nobody owns it

Frontend:
- dark mode colours are hard coded
- [x] old router removed
- [ ] forms lose their state on back
    - only in Safari
`;

/** The text file that nobody reads again: its notes chosen from a list, struck where they stand, seen in the backlog. */
export const scenario: Scenario = async ({ page, folder, quickInput, open, run, lines, until, saved, shot, write }) => {
  write('src/retry.py', 'def retry():\n    ignore(error)\n');
  write('strange.txt', notes);
  const items = () => {
    try {
      return readdirSync(path.join(folder, 'docs/debt'));
    } catch {
      return [];
    }
  };
  const row = quickInput.locator('.monaco-list-row');

  await open('strange.txt');
  await run('Whylint: Import Notes…');
  await row.filter({ hasText: 'retry loop' }).first().waitFor();
  await shot('notes');
  await quickInput.getByText('5 Selected').waitFor();
  await row.filter({ hasText: 'stuff that is weird' }).first().click();
  await page.keyboard.press('Enter');
  await row.filter({ hasText: 'Strike what was imported' }).waitFor();
  await shot('strike');
  await row.filter({ hasText: 'Strike what was imported' }).click();
  await until(() => items().length === 4, 'four items');
  await until(async () => /swallows every error!! \[D-\w{6}\]/.test(await lines()), 'the struck notes');
  assert.match(saved(`docs/debt/${items().find((name) => name.startsWith('forms'))}`), /^area: Frontend$/m);
  const toast = page.locator('.notifications-toasts .notification-list-item', { hasText: '4 notes imported' });
  await toast.waitFor();
  await shot('imported');
  await toast.getByText('Open Backlog').click();
  await page.locator('.pane-body .monaco-list-row', { hasText: 'mail queue has no limit' }).first().waitFor();
  await shot('backlog');

  // One undo takes all of it back.
  await page.locator('.part.editor .view-line', { hasText: 'Frontend' }).click();
  await page.keyboard.press('ControlOrMeta+Z');
  await until(() => items().length === 0, 'no items');
  await until(async () => !(await lines()).includes('[D-'), 'the notes as they were');
  await page.getByText('No tech debt is logged here yet.').waitFor();
  await shot('undo');
};
