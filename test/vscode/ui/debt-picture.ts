import type { Scenario } from '../../host/workbench.ts';

const code = `from mail import send

QUEUE = []


def deliver(letters):
    for letter in letters:
        try:
            send(letter, timeout=30)
        except Exception:
            # TODO(D-h4p2mw): tell somebody that it failed
            pass


def enqueue(letter):
    QUEUE.append(letter)
`;

const items = [
  ['k3f9qx', 'Send blocks everybody for half a minute', 'impact: 6\nconfidence: 7\neffort: 4\nhits: 3', 9],
  ['h4p2mw', 'Failures of delivery vanish', 'impact: 7\nconfidence: 8\neffort: 3', 11],
  ['m2n4pq', 'The mail queue has no limit', 'impact: 8\nconfidence: 5\neffort: 6', 16],
  ['t7r9ab', 'Two mail libraries side by side', 'impact: 5\nconfidence: 3\neffort: 8', 1],
  ['c5d8ef', 'Nobody dares to touch the retry settings', '', 7],
] as const;

/** The picture of debt in the README, images/debt.png: code with its marks, what one of them says, and the backlog. */
export const scenario: Scenario = async ({ page, editor, open, run, shot, write }) => {
  write('src/delivery.py', code);
  for (const [id, title, scores, line] of items) {
    const snippet = code.split('\n')[line - 1]?.trim();
    const head = ['---', `id: ${id}`, 'status: open', ...(scores ? [scores] : []), 'created: 2026-09-14', '---'];
    const link = `- [src/delivery.py:${line}](../../src/delivery.py#L${line}) \`${snippet}\``;
    const text = `${head.join('\n')}\n# ${title}\n\nEvery change of it costs a day.\n\n${link}\n`;
    write(`docs/debt/${id}.md`, text);
  }
  await page.setViewportSize({ width: 1120, height: 480 });
  await open('delivery.py');
  await page.locator('[id="whylint.whylint-vscode.whylint.prompts"]', { hasText: '5 debt items' }).waitFor();
  await run('View: Toggle Minimap');
  await editor.locator('.minimap').waitFor({ state: 'hidden' });
  await page.locator('.activitybar .action-label[aria-label^="Whylint"]').click();
  const row = page.locator('.pane-body .monaco-list-row');
  await row.filter({ hasText: 'Unscored' }).first().waitFor();
  await page.mouse.move(348, 200);
  await page.mouse.down();
  await page.mouse.move(470, 200, { steps: 4 });
  await page.mouse.up();
  await editor.locator('.view-line', { hasText: 'timeout' }).getByText('timeout').last().hover();
  await page.locator('.monaco-hover', { hasText: 'Open the item' }).first().waitFor();
  await shot('picture');
};
