// npm start [-- --no-open]: builds, lints the examples, then opens them in VS Code with the extension: in the desktop's, if there
// is one, else in one that runs here and is used in a browser. With --no-open it only shows that this one answers.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installHost } from '../test/host/install.ts';
import { cli, startServer } from '../test/host/server.ts';
import { quietSettings } from '../test/host/settings.ts';

const open = !process.argv.includes('--no-open');
const windows = process.platform === 'win32';
const root = path.resolve(import.meta.dirname, '..');
process.chdir(root);

mustRun('npm', ['run', '--silent', 'build']);
lintExamples();
const dir = mkdtempSync(path.join(tmpdir(), 'whylint-'));
process.on('exit', () => rmSync(dir, { recursive: true, force: true, maxRetries: 3 }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit());
const folder = path.join(dir, 'examples');
cpSync('examples', folder, { recursive: true });
const desktop = open ? desktopCode() : undefined;
if (desktop) openDesktop(desktop);
else await openEmbedded();

/** Findings are what the examples are there for; only a call that went wrong ends the start. */
function lintExamples(): void {
  const { status } = spawnSync(process.execPath, ['server/bin/whylint.js', 'examples'], { stdio: 'inherit' });
  if (status !== 0 && status !== 1) process.exit(status ?? 1);
}

function openDesktop(code: string): void {
  const profile = path.join(dir, 'profile');
  mkdirSync(path.join(profile, 'User'), { recursive: true });
  writeFileSync(path.join(profile, 'User', 'settings.json'), JSON.stringify(quietSettings));
  console.log('\nVS Code opens a copy of examples/ with a profile of its own; close its window to end this.');
  mustRun(code, [
    '--new-window',
    '--wait',
    `--user-data-dir=${profile}`,
    `--extensions-dir=${path.join(dir, 'extensions')}`,
    `--extensionDevelopmentPath=${root}`,
    '--disable-workspace-trust',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    folder,
  ]);
}

async function openEmbedded(): Promise<void> {
  installHost();
  mustRun('npm', ['run', '--silent', 'vsix'], 'quietly');
  await cli(dir, ['--install-extension', path.join(root, 'whylint.vsix')]);
  const server = await startServer({ dir });
  const address = server.url({ tkn: server.token, folder: server.uri(folder) });
  await mustAnswer(address);
  console.log(`\nVS Code with a copy of examples/:\n${address}`);
  if (!open) {
    await server.stop();
    return;
  }
  console.log('Ctrl+C ends it.');
  openBrowser(address);
  await server.exited;
}

async function mustAnswer(address: string): Promise<void> {
  // It answers by setting a cookie and sending the browser on.
  const { status } = await fetch(address, { redirect: 'manual' });
  if (status >= 400) throw new Error(`VS Code answers with ${status} at ${address}`);
}

/** The `code` of the PATH, where there is a screen for it. In WSL and in a remote terminal that one only talks to a window elsewhere. */
function desktopCode(): string | undefined {
  if (!screen() || process.env.WSL_DISTRO_NAME || process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  const names = windows ? ['code.cmd'] : ['code'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.flatMap((found) => names.map((name) => path.join(found, name))).find((file) => existsSync(file));
}

function screen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Best effort: the address has been printed. */
function openBrowser(address: string): void {
  if (!screen()) return;
  const [program, args] = windows
    ? (['explorer', [address]] as const)
    : ([process.platform === 'darwin' ? 'open' : 'xdg-open', [address]] as const);
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

/** Ends this with the program, if that fails. What it prints quietly is shown only then. */
function mustRun(program: string, args: readonly string[], how?: 'quietly'): void {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    stdio: how ? 'pipe' : 'inherit',
    shell: windows,
  });
  if (status === 0) return;
  console.error(error?.message ?? `${stdout ?? ''}${stderr ?? ''}`);
  process.exit(status ?? 1);
}
