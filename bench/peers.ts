import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Has its own package.json: what stands beside us is never packaged with us. */
export const peersFolder = path.join(import.meta.dirname, 'peers');

/** Installs the peers unless they are there as their lockfile names them. */
export function installPeers(): void {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(peersFolder, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(peersFolder, 'node_modules', '.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing the peers (120 MB, once)…');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: peersFolder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci failed in bench/peers.');
  writeFileSync(stamp, wanted);
}

/** The bare parse of the field: remark with GFM and front matter, nothing done with the tree. */
export async function bareParse(): Promise<(text: string) => unknown> {
  const { parse } = (await import(pathToFileURL(path.join(peersFolder, 'bare-parse.js')).href)) as {
    parse: (text: string) => unknown;
  };
  return parse;
}

/** `markdownlint-cli2 0.24.1` */
export const versioned = (name: string): string => `${name} ${manifest(name).version}`;

/** A file of a package: the one that its command runs, or the one that is named. */
export function program(name: string, file = fileOfCommand(name)): string {
  return path.join(peersFolder, 'node_modules', name, file);
}

export const resolved = (name: string): string => createRequire(path.join(peersFolder, 'package.json')).resolve(name);

export const loaded = (name: string): Promise<unknown> => import(pathToFileURL(resolved(name)).href);

/** rumdl's own program, not a script that starts it; undefined where none was installed for this system. */
export function rumdl(): { readonly name: string; readonly program: string } | undefined {
  const name = `@rumdl/cli-${process.platform}-${process.arch}`;
  const file = program(name, 'rumdl');
  return existsSync(file) ? { name: `rumdl ${manifest(name).version}`, program: file } : undefined;
}

interface Manifest {
  readonly version: string;
  readonly bin?: string | Readonly<Record<string, string>>;
}

const manifest = (name: string): Manifest =>
  JSON.parse(readFileSync(path.join(peersFolder, 'node_modules', name, 'package.json'), 'utf8')) as Manifest;

/** Of packages with one command. @throws Error when there is none. */
function fileOfCommand(name: string): string {
  const { bin } = manifest(name);
  const file = typeof bin === 'string' ? bin : Object.values(bin ?? {})[0];
  if (!file) throw new Error(`${name} has no command.`);
  return file;
}
