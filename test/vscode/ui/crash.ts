import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '../../host/workbench.ts';

/** The server is killed: it comes back by itself, which is said once, and given up with one message when it keeps dying. */
export const scenario: Scenario = async ({ page, folder, open, until, shot }) => {
  if (process.platform !== 'linux') return;
  const profile = path.dirname(path.dirname(folder));
  const killed = new Set<number>();
  const toasts = page.locator('.notification-toast');
  const problems = page.locator('[id="status.problems"]', { hasText: /[1-9]/ });

  async function kill(): Promise<void> {
    const alive = () => servers(profile).find((pid) => !killed.has(pid));
    await until(() => alive() !== undefined, 'a server');
    // Time to answer its first request: a server that dies while it starts is another case.
    await page.waitForTimeout(1000);
    const server = alive() as number;
    killed.add(server);
    process.kill(server, 'SIGKILL');
  }

  await open('docs/postmortems/2026-03-01-checkout-timeouts.md');
  await problems.waitFor();
  await kill();
  await toasts.first().waitFor();
  await kill();
  await until(() => servers(profile).some((pid) => !killed.has(pid)), 'a third server');
  await problems.waitFor();
  assert.equal(await toasts.count(), 1);
  assert.match((await toasts.textContent()) ?? '', /stopped unexpectedly/);
  await shot('back-again');

  for (let time = 3; time <= 5; time++) await kill();
  await toasts.filter({ hasText: 'stays off' }).waitFor();
  await page.locator('[id="whylint.whylint-vscode.whylint.prompts"]').waitFor({ state: 'detached' });
  await shot('stays-off');
  await toasts.getByText('Restart Server').click();
  await until(() => servers(profile).some((pid) => !killed.has(pid)), 'a server once more');
  await problems.waitFor();
  await shot('restarted');
};

/** The language servers of workbenches whose profile is in a folder. */
function servers(profile: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => of(pid, 'cmdline').includes('/dist/server.js') && of(pid, 'environ').includes(profile))
    .map(Number);
}

function of(pid: string, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    // It ended meanwhile, or is somebody else's.
    return '';
  }
}
