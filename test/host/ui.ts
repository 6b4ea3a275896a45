// node test/host/ui.ts [dev|vsix] [scenario …]: plays the scenarios of test/vscode/ui in the workbench as a person would, the
// extension run from its folder or installed from whylint.vsix, with pictures of its steps in out/shots.
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, openWorkbench } from './browser.ts';
import { installHost } from './install.ts';
import { cli, type Server, startServer } from './server.ts';
import { root, writeVerdict } from './verdict.ts';
import { type Scenario, workbench } from './workbench.ts';

installHost();
const [mode = 'dev', ...names] = process.argv.slice(2);
const shots = path.join(root, 'out', 'shots', mode);
rmSync(shots, { recursive: true, force: true });
mkdirSync(shots, { recursive: true });
const dir = mkdtempSync(path.join(tmpdir(), 'whylint-'));
if (mode === 'vsix') await cli(dir, ['--install-extension', path.join(root, 'whylint.vsix')]);

const server = await startServer({ dir, settings: { 'workbench.colorTheme': 'Default Light Modern' } });
const browser = await launchBrowser();
const verdict = { passed: 0, failed: 0 };
for (const file of globSync('*.ts', { cwd: path.join(root, 'test/vscode/ui') }).sort()) {
  const name = path.parse(file).name;
  if (names.length > 0 && !names.includes(name)) continue;
  if (await plays(name, browser, server)) verdict.passed++;
  else verdict.failed++;
}
await browser.close();
await server.stop();
if (verdict.failed === 0) rmSync(dir, { recursive: true, force: true });
else console.error(`Logs are in ${dir}`);
writeVerdict(`ui-${mode}`, verdict);
process.exit(verdict.failed === 0 && verdict.passed > 0 ? 0 : 1);

/** Plays one scenario in a workbench of its own, on a copy of the fixture; tells how it went. */
async function plays(name: string, browser: Browser, server: Server): Promise<boolean> {
  const began = Date.now();
  const folder = path.join(dir, name, 'workspace');
  cpSync(path.join(root, 'test/vscode/fixture'), folder, { recursive: true });
  const { scenario }: { scenario: Scenario } = await import(`../vscode/ui/${name}.ts`);
  const { page } = await openWorkbench(browser, server, { folder, extensions: mode === 'vsix' ? [] : [root] });
  const stage = workbench(page, folder, (shot) => path.join(shots, `${name}-${shot}.png`));
  try {
    await stage.settled();
    await scenario(stage);
    console.log(`✔ ${name} (${Date.now() - began} ms)`);
    return true;
  } catch (error) {
    await stage.shot('failure').catch(() => undefined);
    console.error(`✖ ${name}, after ${stage.lastShot() ?? 'its start'}; see ${name}-failure.png in out/shots/${mode}`);
    console.error(error);
    return false;
  } finally {
    await page.context().close();
  }
}
