import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '../../host/workbench.ts';
import { retryCode } from '../retry-code.ts';

const longer = `"""Sends again what failed."""
import logging

LOG = logging.getLogger(__name__)

${retryCode.replace('return send(at)', 'return send(at, timeout=30)')}`;

/** Debt is seen at its lines: after edits above it, after a checkout under an open file, and on the way back. */
export const scenario: Scenario = async ({
  page,
  folder,
  open,
  goToLine,
  marked,
  saved,
  until,
  shot,
  logDebtHere,
  write,
}) => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Kim', '-c', 'user.email=kim@example.org', ...args], { cwd: folder });
  const commit = (message: string) => {
    git('add', '-A');
    git('commit', '-qm', message);
  };
  write('src/retry.py', retryCode);
  git('init', '-qb', 'main');
  commit('without debt');
  git('branch', 'before');

  await open('retry.py');
  for (const [line, title] of [
    [7, 'Send blocks for half a minute'],
    [8, 'Retry loop swallows errors'],
  ] as const) {
    await goToLine(line);
    await logDebtHere();
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
    await until(async () => (await marked()).split('\n').length === line - 6 && (await marked()) !== '', title);
  }
  const send = '            return send(at)';
  const swallow = '        except Exception:';
  assert.equal(await marked(), `${send}\n${swallow}`);

  // Edits above, unsaved and saved.
  await goToLine(1);
  await page.keyboard.type('import time\n');
  await page.keyboard.press('ControlOrMeta+Enter');
  await until(async () => (await marked()) === `${send}\n${swallow}`, 'the marks at their lines');
  await shot('edited');
  await page.keyboard.press('ControlOrMeta+S');
  await until(() => saved('src/retry.py').startsWith('import time'), 'the save');
  await until(async () => (await marked()) === `${send}\n${swallow}`, 'the marks after the save');
  commit('with debt');

  // Another branch: the lines moved, and one was edited.
  git('checkout', '-qb', 'longer');
  write('src/retry.py', longer);
  await until(async () => /timeout=30\)\n.*except/.test(await marked()), 'the marks on the longer file');
  await shot('longer');
  commit('longer');
  assert.equal((await marked()).split('\n').length, 2);

  git('checkout', '-q', 'main');
  await until(async () => (await marked()) === `${send}\n${swallow}`, 'the marks back on main');
  await page.locator('.activitybar .action-label[aria-label^="Whylint"]').click();
  const row = page.locator('.pane-body .monaco-list-row');
  await row.filter({ hasText: 'Retry loop swallows errors' }).waitFor();
  await shot('main');

  // A branch from before anything was logged has no debt, and nothing is lost.
  git('checkout', '-q', 'before');
  await until(async () => (await marked()) === '', 'no marks');
  await row.first().waitFor({ state: 'detached' });
  await shot('before');
  git('checkout', '-q', 'longer');
  await until(async () => /timeout=30\)\n.*except/.test(await marked()), 'the marks again');
  await row.filter({ hasText: 'Retry loop swallows errors' }).waitFor();
  assert.equal(readdirSync(path.join(folder, 'docs/debt')).length, 2);
  assert.equal(git('status', '--porcelain').toString(), '');
};
