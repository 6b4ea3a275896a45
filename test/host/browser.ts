// A headless browser from npm, and the workbench opened in it.
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { hostModules, type Server } from './server.ts';

/** The browser that the lockfile pins, or the one whose path HOST_BROWSER gives: needed where that is not Linux on x64. */
export async function launchBrowser(): Promise<Browser> {
  const installed = process.env.HOST_BROWSER;
  return chromium.launch({
    ...(installed ? { executablePath: installed } : await packedChromium()),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
      '--disable-dev-shm-usage',
    ],
  });
}

export interface WorkbenchOptions {
  /** A folder or a `.code-workspace` file; without it, the window is empty. */
  readonly folder?: string;
  /** Folders of extensions to run as under development. */
  readonly extensions?: readonly string[];
  /** A module whose `run()` VS Code calls in the extension host; `exitCode` resolves when that has ended. */
  readonly tests?: string;
}

export interface OpenWorkbench {
  readonly page: Page;
  readonly exitCode: Promise<number>;
}

export async function openWorkbench(
  browser: Browser,
  server: Server,
  options: WorkbenchOptions,
): Promise<OpenWorkbench> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  await context.addCookies([{ name: 'vscode-tkn', value: server.token, url: server.url({}) }]);
  const page = await context.newPage();
  logConsole(page, path.join(server.dir, 'browser.log'));
  const exitCode = new Promise<number>((resolve, reject) => {
    void page.exposeFunction('codeAutomationExit', resolve);
    page.on('crash', () => reject(new Error('the page crashed')));
    browser.on('disconnected', () => reject(new Error('the browser is gone')));
  });
  exitCode.catch(() => undefined); // Whoever waits for it is told.
  await page.addInitScript({ content: developmentScript(server, options) });
  const payload = JSON.stringify([
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ]);
  await page.goto(server.url({ ...opening(server, options.folder), payload }));
  return { page, exitCode };
}

function opening(server: Server, folder: string | undefined): Readonly<Record<string, string>> {
  if (folder === undefined) return { ew: 'true' };
  return { [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: server.uri(folder) };
}

function logConsole(page: Page, file: string): void {
  const log = createWriteStream(file, { flags: 'a' });
  page.on('console', (message) => log.write(`[${message.type()}] ${message.text()}\n`));
  page.on('pageerror', (error) => log.write(`[pageerror] ${error.stack}\n`));
}

/**
 * Adds extensions and tests to the development options that the page itself carries. In the address a release build reads
 * them only with --enable-smoke-test-driver, which hides every notification; and a page that is answered by page.route()
 * counts as a public one, whose WebSocket to 127.0.0.1 Chromium blocks.
 */
function developmentScript(server: Server, { extensions = [], tests }: WorkbenchOptions): string {
  const remote = (file: string) => ({ scheme: 'vscode-remote', authority: server.authority, path: path.resolve(file) });
  const development = {
    extensions: extensions.map(remote),
    ...(tests !== undefined && { extensionTestsPath: remote(tests) }),
  };
  return `{
    const plain = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (name) {
      const value = plain.call(this, name);
      if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings' || !value) return value;
      const settings = JSON.parse(value);
      const developmentOptions = { ...settings.developmentOptions, ...${JSON.stringify(development)} };
      return JSON.stringify({ ...settings, developmentOptions });
    };
  }`;
}

/** The package @sparticuz/chromium holds the browser packed: it is unpacked once, beside the packages, by its version. */
async function packedChromium(): Promise<{ executablePath: string; env: Record<string, string | undefined> }> {
  const home = path.join(hostModules, '@sparticuz', 'chromium');
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  const unpacked = path.join(hostModules, '.cache', `chromium-${version}`);
  if (!existsSync(unpacked)) await unpack(home, unpacked);
  const libraries = [process.env.LD_LIBRARY_PATH, path.join(unpacked, 'al2023', 'lib')].filter(Boolean).join(':');
  const env = { ...process.env, FONTCONFIG_FILE: fontConfiguration(unpacked), LD_LIBRARY_PATH: libraries };
  return { executablePath: path.join(unpacked, 'chromium'), env };
}

async function unpack(home: string, target: string): Promise<void> {
  const { inflate } = await import(import.meta.resolve('@sparticuz/chromium'));
  mkdirSync(path.dirname(target), { recursive: true });
  const staging = mkdtempSync(`${target}-`);
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = staging; // inflate() writes there.
  try {
    const parts = ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br'];
    await Promise.all(parts.map((part) => inflate(path.join(home, 'bin', part))));
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  try {
    renameSync(staging, target);
  } catch (error) {
    rmSync(staging, { recursive: true });
    if (!existsSync(target)) throw error; // Otherwise another run was first.
  }
}

/** Its own fonts: a bare machine may have none, and without any Chromium aborts. */
function fontConfiguration(unpacked: string): string {
  const file = path.join(unpacked, 'fonts.conf');
  const alias = (family: string, font: string) =>
    `<alias binding="same"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${path.join(hostModules, 'dejavu-fonts-ttf', 'ttf')}</dir>
<dir>${path.join(unpacked, 'fonts', 'fonts')}</dir>
<cachedir>${path.join(unpacked, 'fontcache')}</cachedir>
${alias('sans-serif', 'DejaVu Sans')}${alias('serif', 'DejaVu Serif')}${alias('monospace', 'DejaVu Sans Mono')}
</fontconfig>
`,
  );
  return file;
}
