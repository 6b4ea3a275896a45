#!/usr/bin/env node
// What the GitHub Action and the pre-commit hook run: the build of this checkout if there is one, else the published package
// of the same version, or of WHYLINT_VERSION, installed beside it the first time. Plain JavaScript, for any Node from 20 on.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { version: own } = JSON.parse(readFileSync(path.join(root, 'server/package.json'), 'utf8'));
const version = process.env.WHYLINT_VERSION || own;

const isBuilt = version === own && existsSync(path.join(root, 'server/dist/cli.js'));
const bin = isBuilt ? path.join(root, 'server/bin/whylint.js') : installed(version);
const { status } = spawnSync(process.execPath, [bin, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 3);

/** The command line of a published version. Nothing but the version reaches a shell, and that is checked. */
function installed(wanted) {
  if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(wanted) && wanted !== 'latest') fail(`version ${wanted}: write it as 1.2.3`);
  const folder = path.join(root, 'out', `whylint-${wanted}`);
  const found = path.join(folder, 'node_modules/whylint/bin/whylint.js');
  if (existsSync(found)) return found;
  const windows = process.platform === 'win32';
  const prefix = windows ? `"${folder}"` : folder;
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', prefix];
  args.push(`whylint@${wanted}`);
  const { status: failed } = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], shell: windows });
  if (failed !== 0 || !existsSync(found)) fail(`the package whylint ${wanted} could not be installed`);
  return found;
}

function fail(message) {
  console.error(`whylint: ${message}`);
  process.exit(3);
}
