import assert from 'node:assert/strict';
import type { Scenario } from '../../host/workbench.ts';

/** A post-mortem begun from the palette: title, date, a step back, the first prompts answered, saved. */
export const scenario: Scenario = async ({ page, quickInput, editor, run, lines, until, saved, shot }) => {
  const input = quickInput.locator('input');
  const title = quickInput.locator('.quick-input-title');
  await run('Whylint: New Post-Mortem');
  await title.getByText('New Post-Mortem (1/2)').waitFor();
  await page.keyboard.press('Enter');
  await quickInput.getByText('A title is needed').waitFor();
  await shot('title-needed');
  await input.fill('Mail queue stood still');
  await shot('title');
  await page.keyboard.press('Enter');
  await title.getByText('(2/2)').waitFor();
  assert.match(await input.inputValue(), /^\d{4}-\d{2}-\d{2}$/);
  await shot('date');
  await quickInput.locator('.quick-input-titlebar .action-label').first().click();
  await title.getByText('(1/2)').waitFor();
  assert.equal(await input.inputValue(), 'Mail queue stood still');
  await page.keyboard.press('Enter');
  await title.getByText('(2/2)').waitFor();
  await input.fill('2026-05-02');
  await page.keyboard.press('Enter');

  const file = 'docs/postmortems/2026-05-02-mail-queue-stood-still.md';
  await page.locator('.part.editor .tab.active', { hasText: '2026-05-02' }).waitFor();
  await editor.locator('.view-line', { hasText: 'Mail queue stood still' }).first().waitFor();
  await page.locator('[id="whylint.whylint-vscode.whylint.prompts"]', { hasText: 'open prompts' }).waitFor();
  await shot('begun');
  assert.match(saved(file), /^# Mail queue stood still$/m);

  await page.keyboard.type('Ines and Tomasz');
  await until(
    async () => /Authors:\*\* Ines and Tomasz$/m.test(await lines()),
    'the answer in the place of the pattern',
  );
  await run('Whylint: Go to Next Open Prompt');
  await page.locator('[id="status.editor.selection"]', { hasText: 'Ln 9' }).waitFor();
  await shot('next');
  await page.keyboard.press('ControlOrMeta+S');
  await until(() => saved(file).includes('Ines and Tomasz'), 'the answer on disk');
  await shot('saved');
};
