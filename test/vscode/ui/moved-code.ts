import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '../../host/workbench.ts';
import { retryCode } from '../retry-code.ts';

const list = '# Tech debt\n\n- **Retry loop swallows errors:** see `src/retry.py:8`\n- **Slow build:** half an hour\n';

/** A file of code is renamed in the explorer: VS Code asks once, what names it follows, and one undo takes all of it back. */
export const scenario: Scenario = async ({ page, folder, open, lines, marked, saved, until, shot, write }) => {
  write('TECH_DEBT.md', list);
  write('src/retry.py', retryCode);
  write('.whylint.yaml', 'debt:\n  log-to: TECH_DEBT.md\n');
  await open('retry.py');
  await until(async () => (await marked()).includes('except'), 'the mark');

  const tree = page.locator('.explorer-folders-view');
  const rename = async (from: string, to: string) => {
    await tree.locator('.monaco-list-row', { hasText: from }).click();
    await page.keyboard.press('F2');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(to);
    await page.keyboard.press('Enter');
  };
  await rename('retry.py', 'again.py');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.getByText('refactoring changes').waitFor();
  await shot('question');
  await dialog.getByText('OK', { exact: true }).click();
  const isMoved = () => existsSync(path.join(folder, 'src/again.py'));
  await until(() => isMoved() && saved('TECH_DEBT.md') === list.replace('retry.py', 'again.py'), 'the path');
  await until(async () => (await marked()).includes('except'), 'the mark in the renamed file');
  await shot('moved');

  await tree.locator('.monaco-list-row', { hasText: 'again.py' }).click();
  await page.keyboard.press('ControlOrMeta+Z');
  await until(() => !isMoved(), 'the old name');
  await open('TECH_DEBT.md');
  await until(async () => (await lines()).includes('retry.py'), 'the old path');
  assert.equal(existsSync(path.join(folder, 'src/retry.py')), true);
};
