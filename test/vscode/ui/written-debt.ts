import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '../../host/workbench.ts';
import { retryCode } from '../retry-code.ts';

const code = `${retryCode}

def enqueue(letter):
    QUEUE.append(letter)
`;

const backlog = `# Technical debt

What we know of and have not paid. Rows are added at the end; ask Kim before you delete one.

| ID     | What                        | Where               | Priority | Effort   | Owner | Status |
| ------ | --------------------------- | ------------------- | -------- | -------- | ----- | ------ |
| TD-001 | Two mail libraries          | \`src/retry.py:1\`    | Medium   | 2 weeks  | Kim   | Open   |
| TD-002 | Retry loop swallows errors  | \`src/retry.py:8\`    | High     | 3 days   | Dana  | Open   |
| TD-003 | Queue has no limit          | \`src/retry.py:40\`   | Low      | 1 day    |       | Open   |
| TD-004 | Old router                  | \`src/router.py\`     | High     | 1 week   | Kim   | Done   |
`;

/** The table that a team keeps by itself: read where it stands, one cell changed, a row added, a link mended, moved and back. */
export const scenario: Scenario = async (workbench) => {
  const {
    page,
    folder,
    quickInput,
    editor,
    open,
    run,
    goToLine,
    quickFixes,
    lines,
    marked,
    until,
    saved,
    savedAs,
    shot,
    logDebtHere,
    write,
  } = workbench;
  write('src/retry.py', code);
  write('src/router.py', 'ROUTES = {}\n');
  write('TECH_DEBT.md', backlog);
  write('.whylint.yaml', 'debt:\n  log-to: TECH_DEBT.md\n');
  const file = () => saved('TECH_DEBT.md');
  const row = page.locator('.pane-body .monaco-list-row');

  // At the line, in the status bar, in the tree.
  await open('retry.py');
  await page.locator('[id="whylint.whylint-vscode.whylint.prompts"]', { hasText: 'debt items' }).waitFor();
  await until(async () => /from send.*\n.*except/.test(await marked()), 'the marks');
  await page.locator('.activitybar .action-label[aria-label^="Whylint"]').click();
  await row.filter({ hasText: /Retry loop swallows errors.*retry.py:8/ }).waitFor();
  assert.equal(await row.filter({ hasText: 'Old router' }).count(), 0);
  await editor.locator('.view-line', { hasText: 'except' }).getByText('except').last().hover();
  await page.locator('.monaco-hover', { hasText: 'Open the item' }).first().waitFor();
  await shot('mark');
  await page.mouse.move(700, 600);
  await row.filter({ hasText: 'Retry loop swallows errors' }).first().hover();
  await page.locator('.monaco-hover:visible', { hasText: 'TD-002' }).first().waitFor();
  await shot('tree');

  // One cell says that it is paid.
  await row
    .filter({ hasText: 'Retry loop swallows errors' })
    .first()
    .locator('.action-label[aria-label^="Mark Item Paid"]')
    .click();
  await savedAs('TECH_DEBT.md', backlog.replace('Dana  | Open', 'Dana  | Done'));
  await page.mouse.move(700, 600);
  await shot('paid');

  // What is logged is a row more.
  await page.locator('.part.editor .view-line', { hasText: 'def enqueue' }).click();
  await logDebtHere();
  await page.keyboard.type('Letters are lost on restart');
  await page.keyboard.press('Enter');
  await row.filter({ hasText: 'Letters are lost on restart' }).first().waitFor();
  await shot('row');
  await savedAs(
    'TECH_DEBT.md',
    `${backlog.replace('Dana  | Open', 'Dana  | Done')}| TD-005 | Letters are lost on restart | \`src/retry.py:12\`   |          |          |       | Open   |
`,
  );

  // A line that is gone.
  await open('TECH_DEBT.md');
  await goToLine(9);
  await shot('document');
  for (let at = 0; at < 47; at++) await page.keyboard.press('ArrowRight');
  const menu = await quickFixes('Pick a line…');
  await shot('dangling');
  await menu.getByText('Pick a line…').click();
  await quickInput.locator('.monaco-list-row', { hasText: 'QUEUE.append' }).first().waitFor();
  await shot('pick-a-line');
  await page.keyboard.type('QUEUE');
  await page.keyboard.press('Enter');
  await until(async () => (await lines()).includes('src/retry.py:13'), 'the line');
  await page.keyboard.press('ControlOrMeta+S');
  await until(() => file().includes('src/retry.py:13'), 'the save');

  // A file per item, and back by one undo.
  const written = file();
  await run('Whylint: Migrate Tech Debt…');
  await quickInput.locator('.monaco-list-row', { hasText: 'TECH_DEBT.md' }).first().waitFor();
  await shot('migrate');
  await page.keyboard.press('Enter');
  await quickInput.locator('.monaco-list-row', { hasText: 'Put a link' }).waitFor();
  await shot('migrate-source');
  await page.keyboard.press('Enter');
  await quickInput.locator('.monaco-list-row', { hasText: 'Migrate 5 items' }).waitFor();
  const preview = page.locator('.part.editor .tab', { hasText: 'migrate-debt.md' });
  await preview.waitFor();
  await page.waitForTimeout(1500);
  await shot('migrate-preview');
  await page.keyboard.press('Enter');
  await until(() => existsSync(path.join(folder, 'docs/debt')), 'the items');
  await until(() => file() !== written, 'the links');
  await preview.waitFor({ state: 'detached' });
  await page.locator('.part.editor .tab.active', { hasText: 'TECH_DEBT.md' }).waitFor();
  await shot('migrated');
  assert.equal(readdirSync(path.join(folder, 'docs/debt')).length, 5);
  await page.locator('.part.editor .view-line', { hasText: 'What we know of' }).click();
  await page.keyboard.press('ControlOrMeta+Z');
  await until(async () => (await lines()).includes('src/retry.py:13'), 'the rows back');
  await until(
    () => !existsSync(path.join(folder, 'docs/debt')) || readdirSync(path.join(folder, 'docs/debt')).length === 0,
    'no items',
  );
  await until(async () => (await row.count()) === 4, 'the group and three rows');
  await shot('undone');
};
