import type { Scenario } from '../../host/workbench.ts';

/** The picture in the README, images/whylint.png: a short post-mortem by a team's own template, with what Whylint says of it. */
export const scenario: Scenario = async ({ page, editor, open, run, quickFixes, shot }) => {
  await page.setViewportSize({ width: 1120, height: 800 });
  await open('2026-05-20-login-loop.md');
  await page.locator('[id="whylint.whylint-vscode.whylint.prompts"]', { hasText: 'open prompts' }).waitFor();
  // Before anything else takes the keyboard: an editor without it is not asked for its lenses.
  await editor.locator('.codelens-decoration', { hasText: 'prompts open' }).waitFor();
  await page.keyboard.press('ControlOrMeta+B');
  await run('View: Toggle Minimap');
  await editor.locator('.minimap').waitFor({ state: 'hidden' });
  await page.keyboard.press('ControlOrMeta+Shift+M');
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'human error' }).waitFor();
  const category = editor.locator('.view-line', { hasText: 'human error' });
  await category.click();
  await page.keyboard.press('End');
  await quickFixes('trade-off');
  await shot('picture');
};
