import type { Scenario } from '../../host/workbench.ts';

/** The times that a timeline comes to, the next why by a click, and rows put right by a quick fix. */
export const scenario: Scenario = async ({ page, editor, open, lines, until, shot }) => {
  await page.setViewportSize({ width: 1180, height: 900 });
  await open('2026-04-02-double-charges.md');
  const lens = (text: string) => editor.locator('.codelens-decoration a', { hasText: text }).first();
  await lens('detected after 1 h 04 min').waitFor();
  await lens('mitigated after 2 h 10 min').waitFor();
  await lens('resolved after 3 h 53 min').waitFor();
  await until(
    async () => (await editor.textContent())?.replaceAll('\u00a0', ' ').includes('+1 h 04') === true,
    'the inlay hints',
  );
  await shot('lenses-and-hints');

  await lens('add the next why').click();
  await until(async () => /4\. Why\?/.test(await lines()), 'the fourth why');
  await page.locator('.statusbar-item', { hasText: 'Ln 26, Col 9' }).waitFor();
  await page.keyboard.type('Its quota was full.');
  await until(async () => /4\. Why\? Its quota was full\./.test(await lines()), 'the answer behind it');
  await lens('4 of 5').waitFor();
  await shot('next-why');
};
