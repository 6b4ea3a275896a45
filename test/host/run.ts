// node test/host/run.ts [file.vsix]: runs the suites inside VS Code's extension host, against the extension in its folder or
// as installed from a package.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchBrowser, openWorkbench } from './browser.ts';
import { installHost } from './install.ts';
import { cli, type Server, startServer } from './server.ts';
import { root, suitesVerdict, type Verdict, writeVerdict } from './verdict.ts';

const limit = Number(process.env.HOST_TEST_LIMIT ?? 300_000);

installHost();
const vsix = process.argv[2];
const dir = mkdtempSync(path.join(tmpdir(), 'whylint-'));
const results = path.join(dir, 'results');
const folder = path.join(dir, 'workspace');
cpSync(path.join(root, 'test/vscode/fixture'), folder, { recursive: true });
mkdirSync(path.join(dir, 'other'));
const several = path.join(dir, 'several.code-workspace');
writeFileSync(several, JSON.stringify({ folders: [{ path: 'workspace' }, { path: 'other' }] }));
if (vsix) await cli(dir, ['--install-extension', path.resolve(vsix)]);

const server = await startServer({
  dir,
  env: { HOST_TEST_RESULTS: results, ...(vsix && { HOST_TEST_INSTALLED: '1' }) },
});
const browser = await launchBrowser();
const stopTelling = tell(`${results}.log`);
const windows: Readonly<Record<string, string | undefined>> = { one: folder, several, none: undefined };
const verdict = { passed: 0, failed: 0 };
for (const [name, opened] of Object.entries(windows)) {
  if (process.env.HOST_TEST_FOLDERS && process.env.HOST_TEST_FOLDERS !== name) continue;
  const { passed, failed } = await runIn(name, opened, 2);
  verdict.passed += passed;
  verdict.failed += failed;
}
stopTelling();
await browser.close();
await server.stop();
if (verdict.failed === 0) rmSync(dir, { recursive: true, force: true });
writeVerdict(vsix ? 'vscode-vsix' : 'vscode-dev', verdict);
process.exit(verdict.failed > 0 ? 1 : 0);

/** Runs the suites that are meant for a window with that folder, those folders, or none; again where none came up. */
async function runIn(name: string, opened: string | undefined, retries: number): Promise<Verdict> {
  rmSync(`${results}.json`, { force: true });
  rmSync(`${results}.unopened`, { force: true });
  writeFileSync(`${results}.window`, name);
  const { page, exitCode } = await openWorkbench(browser, server, {
    ...(opened !== undefined && { folder: opened }),
    // The extension under development is what VS Code runs tests for: when the package is tested, an empty one stands in.
    extensions: [vsix ? path.join(root, 'test/host/harness') : root],
    tests: path.join(root, 'out/test/vscode/index.cjs'),
  });
  const end = await ending(server, exitCode);
  if (retries > 0 && existsSync(`${results}.unopened`)) {
    console.log(readFileSync(`${results}.unopened`, 'utf8'));
    await page.context().close();
    return runIn(name, opened, retries - 1);
  }
  const found = suitesVerdict(`${results}.json`, end.exitCode);
  if (found.failed > 0) {
    await page.screenshot({ path: path.join(dir, 'failure.png') }).catch(() => undefined);
    console.error(`${found.failed} failed; ${end.words}; logs and a picture are in ${dir}`);
  }
  await page.context().close();
  return found;
}

interface Ending {
  readonly words: string;
  readonly exitCode?: number;
}

async function ending(server: Server, exitCode: Promise<number>): Promise<Ending> {
  let timer: NodeJS.Timeout | undefined;
  const end = await Promise.race<Ending>([
    exitCode.then(
      (code) => ({
        words: existsSync(`${results}.json`) ? 'the suites ended' : 'the extension host died',
        exitCode: code,
      }),
      (error: Error) => ({ words: error.message }),
    ),
    server.exited.then((code) => ({ words: `the server exited with ${code}` })),
    new Promise((resolve) => {
      timer = setTimeout(() => resolve({ words: `the suites did not end in ${limit / 1000} s` }), limit);
    }),
  ]);
  clearTimeout(timer);
  return end;
}

/** Prints what is added to a file until the returned function is called. */
function tell(file: string): () => void {
  let told = 0;
  const more = () => {
    if (!existsSync(file)) return;
    const text = readFileSync(file, 'utf8');
    process.stdout.write(text.slice(told));
    told = text.length;
  };
  const timer = setInterval(more, 200);
  return () => {
    clearInterval(timer);
    more();
  };
}
