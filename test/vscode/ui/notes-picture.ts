import type { Scenario } from '../../host/workbench.ts';

const notes = `retry loop in src/retry.py:8 swallows every error
TODO: mail queue has no limit (src/queue.py line 3)

Frontend:
- [x] old router removed
- [ ] forms lose their state on back

2026-09-14 Kim: nobody dares to touch the payment settings
`;

/** The picture of an import in the README, images/notes.png: what a file of notes holds, with a tick for each. */
export const scenario: Scenario = async ({ page, quickInput, open, run, shot, write }) => {
  write('src/retry.py', 'def retry():\n    ignore(error)\n'.repeat(8));
  write('src/queue.py', 'QUEUE = []\n\n\nQUEUE.append(1)\n');
  write('off.txt', notes);
  await page.setViewportSize({ width: 900, height: 560 });
  await open('off.txt');
  await page.keyboard.press('ControlOrMeta+B');
  await run('Whylint: Import Notes…');
  await quickInput.locator('.monaco-list-row', { hasText: 'retry loop' }).first().waitFor();
  await quickInput.getByText('4 Selected').waitFor();
  await shot('picture');
};
