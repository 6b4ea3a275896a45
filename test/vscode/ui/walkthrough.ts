import type { Scenario } from '../../host/workbench.ts';

/** The walkthrough: its steps, its picture, and a step that does what it says. */
export const scenario: Scenario = async ({ page, quickInput, run, shot }) => {
  await run('Welcome: Open Walkthrough...');
  await quickInput.locator('input').fill('Write a Post-Mortem');
  await quickInput.locator('.monaco-list-row', { hasText: 'Write a Post-Mortem with Whylint' }).first().click();
  const walkthrough = page.locator('.gettingStartedContainer');
  await walkthrough.getByText('Start from the template').first().waitFor();
  await page.keyboard.press('ControlOrMeta+B');
  await walkthrough.locator('.getting-started-media img').waitFor();
  await shot('first-step');
  await walkthrough.getByText('Answer the open prompts').first().click();
  await shot('second-step');
  await walkthrough.getByText("Lint against the team's own template").first().click();
  await shot('third-step');
  await walkthrough.getByText('Start from the template').first().click();
  await walkthrough.getByRole('button', { name: 'New Post-Mortem' }).click();
  await quickInput.getByText('New Post-Mortem (1/2)').waitFor();
};
