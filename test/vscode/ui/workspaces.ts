import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '../../host/workbench.ts';

/** Without a folder, a post-mortem is begun in an untitled document; with several folders, each goes by its own configuration. */
export const scenario: Scenario = async ({ page, folder, quickInput, editor, settled, open, run, shot }) => {
  const address = new URL(page.url());
  const remoteFolder = address.searchParams.get('folder') ?? '';
  const problems = page.locator('[id="status.problems"] a');
  const input = quickInput.locator('input');

  address.searchParams.delete('folder');
  address.searchParams.set('ew', 'true');
  await page.goto(address.href);
  await page.locator('[id="status.problems"]').waitFor();
  await run('Whylint: New Post-Mortem');
  await input.fill('Printer on fire');
  await page.keyboard.press('Enter');
  await quickInput.getByText('(2/2)').waitFor();
  await page.keyboard.press('Enter');
  await editor.locator('.view-line', { hasText: 'Printer on fire' }).first().waitFor();
  await page.locator('[id="whylint.whylint-vscode.whylint.prompts"]', { hasText: 'open prompts' }).waitFor();
  await shot('no-folder');

  const other = path.join(path.dirname(folder), 'other');
  mkdirSync(path.join(other, 'incidents'), { recursive: true });
  writeFileSync(path.join(other, '.whylint.yaml'), 'rules:\n  invalid-root-cause: off\n');
  writeFileSync(
    path.join(other, 'incidents/one.md'),
    '---\nkind: post-mortem\n---\n# One\n\n- **Root cause category:** none of these\n',
  );
  const file = path.join(path.dirname(folder), 'both.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: 'workspace' }, { path: 'other' }] }));
  address.searchParams.delete('ew');
  address.searchParams.set('workspace', remoteFolder.replace(/workspace$/, 'both.code-workspace'));
  await page.goto(address.href);
  await settled();
  await open('one.md');
  await editor.locator('.squiggly-warning').first().waitFor();
  await problems.and(page.getByLabel(/^Warnings: \d+$/)).waitFor();
  await open('2026-03-01-checkout-timeouts.md');
  await problems.and(page.getByLabel(/^Errors: 1, Warnings: \d+$/)).waitFor();
  await shot('several-folders');

  await run('Whylint: New Post-Mortem');
  await input.fill('In the folder of the active document');
  await page.keyboard.press('Enter');
  await quickInput.getByText('(2/2)').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.part.editor .tab.active', { hasText: 'in-the-folder' }).waitFor();
  await editor.locator('.view-line', { hasText: 'In the folder of the active document' }).waitFor();
  await problems.and(page.getByLabel(/^Errors: 1, Warnings: 1\d$/)).waitFor();
  await shot('new-in-folder');
};
