import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = path.join(import.meta.dirname, 'peers');

/** A linter that takes files on the command line and runs under Node. */
export interface Linter {
  readonly name: string;
  readonly program: string;
  /** For all Markdown below the working directory. */
  readonly args: readonly string[];
  /** How many files it says that it has read, by its output under `proofArgs`. */
  readonly proofArgs: readonly string[];
  readonly filesRead: (output: string) => number;
}

/** Installs the peers unless they are there as their lockfile names them. */
export function installPeers(): void {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(folder, 'node_modules', '.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing the peers (100 MB, once)…');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci failed in bench/peers.');
  writeFileSync(stamp, wanted);
}

/** Each with rules that suit any document: none on the length of lines, which would find fault with every paragraph. */
export function peerLinters(): readonly Linter[] {
  const markdownlint = ['--config', path.join(folder, 'peers.markdownlint-cli2.jsonc'), '**/*.md'];
  const plugins = ['remark-frontmatter', 'remark-gfm', 'remark-preset-lint-recommended'];
  const remark = [
    '--no-color',
    '--no-config',
    '--no-stdout',
    ...plugins.flatMap((name) => ['--use', resolved(name)]),
    '.',
  ];
  const rules = ['no-todo', 'common-misspellings'];
  const textlint = ['--no-textlintrc', '--rules-base-directory', path.join(folder, 'node_modules')];
  const ruled = [...textlint, ...rules.flatMap((name) => ['--rule', name])];
  return [
    {
      name: versioned('markdownlint-cli2'),
      program: program('markdownlint-cli2'),
      args: markdownlint,
      proofArgs: markdownlint,
      filesRead: (output) => Number(/^Linting: (\d+)/m.exec(output)?.[1] ?? 0),
    },
    {
      name: versioned('remark-cli'),
      program: program('remark-cli', 'remark'),
      args: remark,
      proofArgs: remark,
      filesRead: (output) => output.match(/^\S.*\.md(?::.*)?$/gm)?.length ?? 0,
    },
    {
      name: versioned('textlint'),
      program: program('textlint'),
      args: [...ruled, '.'],
      proofArgs: [...ruled, '--format', 'json', '.'],
      filesRead: (output) => (JSON.parse(output) as unknown[]).length,
    },
  ];
}

/** remark's linter as a language server. */
export const peerServer = {
  name: 'remark-lint as a server',
  program: path.join(folder, 'remark-server.js'),
};

/** The bare parse of the field: remark with GFM and front matter, nothing done with the tree. */
export async function bareParse(): Promise<(text: string) => unknown> {
  const load = (name: string) => import(pathToFileURL(resolved(name)).href);
  const [{ remark }, gfm, frontMatter] = await Promise.all(['remark', 'remark-gfm', 'remark-frontmatter'].map(load));
  const processor = remark().use(gfm.default).use(frontMatter.default).freeze();
  return (text) => processor.parse(text);
}

interface Manifest {
  readonly version: string;
  readonly bin?: string | Readonly<Record<string, string>>;
}

const manifest = (name: string): Manifest =>
  JSON.parse(readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')) as Manifest;

const versioned = (name: string): string => `${name} ${manifest(name).version}`;

function program(name: string, command = name): string {
  const { bin } = manifest(name);
  const file = typeof bin === 'string' ? bin : bin?.[command];
  if (!file) throw new Error(`${name} has no command ${command}.`);
  return path.join(folder, 'node_modules', name, file);
}

const resolved = (name: string): string => createRequire(path.join(folder, 'package.json')).resolve(name);
