import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { format } from 'node:util';
import Mocha from 'mocha';
import { workspace } from 'vscode';

/** Suites are meant for a window with so many folders. Those for one folder stand beside this module. */
const windows: Readonly<Record<string, { readonly suites: string; readonly folders: number }>> = {
  one: { suites: '', folders: 1 },
  several: { suites: 'several-folders', folders: 2 },
  none: { suites: 'no-folder', folders: 0 },
};

/**
 * What the extension host calls: runs the suites for its window. It leaves its verdict in a file, since the workbench
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
  const folder = path.join(__dirname, await suitesFor(readFileSync(`${results}.window`, 'utf8'), results));
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(folder, file));
  }
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  writeFileSync(`${results}.json`, JSON.stringify(stats));
  if (stats?.failures !== 0) throw new Error(`${stats?.failures} failed.`);
}

/**
 * The folders of a workspace file may come after the extension host, and now and then VS Code shows such a workspace
 * without any: then it is noted, and the runner opens the window again.
 */
async function suitesFor(name: string, results: string): Promise<string> {
  const { suites, folders } = windows[name] ?? { suites: name, folders: Number.NaN };
  const found = () => workspace.workspaceFolders?.length ?? 0;
  for (let waited = 0; found() !== folders && waited < 10_000; waited += 100) await pause(100);
  if (found() === folders) return suites;
  const words = `The window ${name} has ${found()} folders.`;
  writeFileSync(`${results}.unopened`, words);
  throw new Error(words);
}

/** The extension host's console reaches nobody outside: the reporter writes to a file, which the runner prints. */
function writeTo(file: string): void {
  const reporters = Mocha.reporters.Base as unknown as { consoleLog: (...values: unknown[]) => void };
  reporters.consoleLog = (...values) => appendFileSync(file, `${format(...values)}\n`);
}
