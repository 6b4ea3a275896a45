import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { workspace } from 'vscode';

/**
 * What the extension host calls: runs the suites for what is open in its window, those for one folder beside this module. It leaves its verdict in a file, since the workbench
 * gives an extension host that died for one that ended well.
 */
export async function run(): Promise<void> {
  const results = process.env.HOST_TEST_RESULTS;
  if (!results) throw new Error('HOST_TEST_RESULTS says where the results go.');
  if (!process.env.HOST_TEST_CONSOLE) writeTo(`${results}.log`);
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 20_000,
    forbidOnly: Boolean(process.env.CI),
    ...(process.env.HOST_TEST_GREP && { grep: process.env.HOST_TEST_GREP }),
  });
  const folder = path.join(__dirname, suites());
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(folder, file));
  }
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  writeFileSync(`${results}.json`, JSON.stringify(stats));
  if (stats?.failures !== 0) throw new Error(`${stats?.failures} failed.`);
}

function suites(): string {
  const folders = workspace.workspaceFolders?.length ?? 0;
  return folders === 0 ? 'no-folder' : folders === 1 ? '' : 'several-folders';
}

/** The extension host's console reaches nobody outside: the reporter writes to a file, which the runner prints. */
function writeTo(file: string): void {
  const reporters = Mocha.reporters.Base as unknown as { consoleLog: (...values: unknown[]) => void };
  reporters.consoleLog = (...values) => appendFileSync(file, `${format(...values)}\n`);
}
