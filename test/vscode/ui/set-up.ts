import type { Scenario } from '../../host/workbench.ts';

/** A folder that is set up: first what would be found, then by a click; a second time leads to what is there. */
export const scenario: Scenario = async ({ page, open, run, lines, until, saved, savedAs, shot, write }) => {
  await page.setViewportSize({ width: 1180, height: 900 });
  const toast = page.locator('.notification-toast');
  const tab = (label: string) => page.locator('.part.editor .tab.active', { hasText: label }).waitFor();
  const contents = (text: string) =>
    page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame').getByText(text).first().waitFor();

  // One that is no draft, so that a build would fail.
  const draft = saved('docs/postmortems/2026-03-01-checkout-timeouts.md');
  const final = 'docs/postmortems/2026-01-05-search-stalled.md';
  write(final, draft.replace('status: draft', 'status: final'));
  await open('2026-01-05-search-stalled.md');
  await run('Whylint: Set Up Whylint');
  await tab('Preview set-up.md');
  await contents('Whylint in this folder');
  await toast.getByText('Set up Whylint here?').waitFor();
  await shot('what-would-be-found');
  await toast.getByRole('button', { name: 'Write Configuration and Baseline' }).click();
  await tab('.whylint.yaml');
  await until(async () => /fail-on: warning/.test(await lines()), 'the configuration');
  await savedAs('.whylint-baseline.json', /"missing-why"/);
  await shot('written');

  await open('2026-01-05-search-stalled.md');
  await run('Whylint: Set Up Whylint');
  await toast.getByText('Whylint is set up here: .whylint.yaml says how. Nothing was written.').waitFor();
  await shot('set-up-already');
  await toast.getByRole('button', { name: 'Open It' }).click();
  await tab('.whylint.yaml');

  await open('incidents/template.md');
  await run('Whylint: Explain Template');
  await tab('Preview template.md');
  await contents('What template.md checks');
  await shot('what-a-template-checks');

  await run('Whylint: Report on Prompts');
  await tab('Preview prompts.md');
  await contents('are written by this template');
  await shot('report-on-prompts');
};
