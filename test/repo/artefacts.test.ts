// On what `npm run package` made.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { listFiles, PackageManager } from '@vscode/vsce';
import type { Metafile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';

beforeAll(() => {
  if (!existsSync('whylint.vsix')) throw new Error('There is no package to test; `npm run package` makes it.');
});

describe('sizes', () => {
  test.each([
    ['dist/server.js', 750_000],
    ['server/dist/language-server.js', 750_000],
    ['whylint.vsix', 1_100_000],
  ])('%s has at most %i bytes', (file, limit) => {
    expect(statSync(file).size).toBeLessThanOrEqual(limit);
  });
});

describe('the package', () => {
  test('holds what the extension needs at run time, and nothing else', async () => {
    const files = await listFiles({ cwd: process.cwd(), packageManager: PackageManager.None });
    expect(files.toSorted()).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'dist/extension.cjs',
        'dist/licences.txt',
        'dist/server.js',
        'package.json',
        'package.nls.json',
        ...globSync(['docs/rules/*.md', 'images/*.png', 'schemas/*.json', 'templates/*.md']),
      ].toSorted(),
    );
  });
});

describe('bundles', () => {
  const reaching =
    /^(?:node:)?(?:child_process|cluster|dgram|dns|http|https|http2|inspector|net|tls|vm|worker_threads)(?:\/|$)/;
  const reachers = (bundle: string) => {
    const { inputs }: Metafile = JSON.parse(readFileSync(`out/meta/${bundle}.json`, 'utf8'));
    const found = Object.entries(inputs).filter(([, { imports }]) => imports.some((it) => reaching.test(it.path)));
    return new Set(found.map(([file]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file));
  };

  test.each([
    ['server', ['vscode-jsonrpc', 'vscode-languageserver']],
    ['extension', ['vscode-jsonrpc', 'vscode-languageclient']],
    ['cli', []],
  ])('only what carries the protocol can start a process or open a connection: %s', (bundle, packages) => {
    expect([...reachers(bundle)].sort()).toEqual(packages);
  });

  test.each(['dist/extension.cjs', 'dist/server.js', 'server/dist/cli.js'])('%s runs no text as code', (file) => {
    expect(/\beval\(|\bnew Function\(/.exec(readFileSync(file, 'utf8'))).toBeNull();
  });
});
