import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '../../host/workbench.ts';

/** The server is killed: it comes back by itself, which is said once, and given up with one message when it keeps dying. */
export const scenario: Scenario = async ({ page, folder, open, until, shot }) => {
  if (process.platform !== 'linux') return;
  const found = () => page.locator('[id="status.problems"]', { hasText: /[1-9]/ }).waitFor();
  const toasts = page.locator('.notification-toast');
  await open('docs/postmortems/2026-03-01-checkout-timeouts.md');
  await found();

  for (let time = 1; time <= 2; time++) {
    const [server] = servers(path.dirname(path.dirname(folder)));
    assert.ok(server);
    process.kill(server, 'SIGKILL');
    await until(() => servers(path.dirname(path.dirname(folder))).some((pid) => pid !== server), 'another server');
    await found();
  }
  await toasts.first().waitFor();
  assert.equal(await toasts.count(), 1);
  assert.match((await toasts.textContent()) ?? '', /stopped unexpectedly/);
  await shot('back-again');

  for (let time = 3; time <= 5; time++) {
    await until(() => servers(path.dirname(path.dirname(folder))).length === 1, 'the server');
    const [server] = servers(path.dirname(path.dirname(folder)));
    if (time === 3) await page.keyboard.press('Escape');
    await page.waitForTimeout(500);
    if (server) process.kill(server, 'SIGKILL');
  }
  await toasts.filter({ hasText: 'stays off' }).waitFor();
  await shot('stays-off');
  await toasts.getByText('Restart Server').click();
  await found();
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
