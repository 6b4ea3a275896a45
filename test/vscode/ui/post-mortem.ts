import assert from 'node:assert/strict';
import type { Scenario } from '../../host/workbench.ts';

const file = 'docs/postmortems/2026-03-01-checkout-timeouts.md';
const wrong = '- **Category:** trade-of';

/** A post-mortem as it lies there the day after: read, mended, undone, and gone through. */
export const scenario: Scenario = async ({
  page,
  quickInput,
  editor,
  open,
  run,
  quickFixes,
  lines,
  until,
  saved,
  shot,
}) => {
  const before = saved(file);
  const lineOf = (text: string) => before.slice(0, before.indexOf(text)).split('\n').length;
  const atLine = (text: string) =>
    page.locator('[id="status.editor.selection"]', { hasText: `Ln ${lineOf(text)}, ` }).waitFor();
  await open(file);
  await page.locator('[id="whylint.whylint-vscode.whylint.prompts"]', { hasText: '2 open prompts' }).waitFor();
  await editor.locator('.codelens-decoration', { hasText: 'prompts open' }).waitFor();
  await shot('opened');

  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget:visible input').fill(`:${lineOf('## Why wasn')}`);
  await page.keyboard.press('Enter');
  await editor.locator('.squiggly-error').first().waitFor();
  await shot('squiggles');

  const category = editor.locator('.view-line', { hasText: wrong });
  await category.getByText('trade-of', { exact: false }).last().hover();
  const hover = page.locator('.monaco-hover:visible', { hasText: 'trade-off' }).first();
  await hover.getByText('Quick Fix...').waitFor();
  await shot('hover');
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await shot('problems');

  await category.click();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  const menu = await quickFixes('trade-off');
  await shot('quick-fix');
  await menu.getByText('trade-off').first().click();
  await until(async () => /Category: ?trade-off|trade-off$/m.test(await lines()), 'the fixed category');
  await shot('fixed');
  await page.keyboard.press('ControlOrMeta+Z');
  await until(async () => /trade-of$/m.test(await lines()), 'the category as it was');
  await page.keyboard.press('ControlOrMeta+S');
  await shot('undone');
  assert.equal(saved(file), before);

  await page.locator('[id="whylint.whylint-vscode.whylint.prompts"] a').click();
  await atLine("**Why didn't the issue get caught by integration");
  await shot('next-prompt');
  await page.keyboard.type(' The provider’s stub always answered within a millisecond.');
  await page.locator('[id="whylint.whylint-vscode.whylint.prompts"]', { hasText: '1 open prompt' }).waitFor();
  await shot('answered');

  await page.keyboard.press('ControlOrMeta+Home');
  await editor.locator('.codelens-decoration a', { hasText: '1 of ' }).click();
  await atLine("**Why didn't the issue get flagged");
  await page.keyboard.type('The reviewers had never seen the pool full.');
  await page.locator('[id="whylint.whylint-vscode.whylint.prompts"]', { hasText: 'All prompts answered' }).waitFor();
  await shot('all-answered');

  await run('Whylint: Show Rule Page');
  await quickInput.locator('.monaco-list-row', { hasText: 'shallow-whys' }).first().click();
  await page.locator('.part.editor .tab.active', { hasText: 'Preview shallow-whys' }).waitFor();
  const preview = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await preview.getByRole('heading', { name: 'shallow-whys' }).waitFor();
  await shot('rule-page');
};
