// On what `npm run package` made.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import type { Metafile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';

beforeAll(() => {
  if (!existsSync('whylint.vsix')) throw new Error('There is no package to test; `npm run package` makes it.');
});

describe('sizes', () => {
  test.each([
    ['dist/server{,-*}.js', 1_350_000],
    ['server/dist/{language-server,server-*}.js', 1_350_000],
    ['whylint.vsix', 1_100_000],
  ])('%s has at most %i bytes', (files, limit) => {
    const sizes = globSync(files).map((file) => statSync(file).size);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(limit);
  });
});

test('what only changes documents is no part of what the server loads at its start', () => {
  const { outputs }: Metafile = JSON.parse(readFileSync('out/meta/server.json', 'utf8'));
  const main = Object.keys(outputs).filter((file) => outputs[file]?.entryPoint === 'server/src/lsp/main.ts');
  const atStart = new Set(main);
  for (const file of atStart)
    for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === 'import-statement') atStart.add(path);
  const inputs = [...atStart].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
  expect(inputs).toContain('server/src/engine/lint.ts');
  expect(inputs.filter((file) => file.startsWith('server/src/authoring/'))).toEqual([]);
});

test('packages make up at most 520,000 bytes of the server', () => {
  const { outputs }: Metafile = JSON.parse(readFileSync('out/meta/server.json', 'utf8'));
  const inputs = Object.values(outputs)
    .flatMap((output) => Object.entries(output.inputs))
    .filter(([file]) => file.includes('node_modules/'));
  expect(inputs.length).toBeGreaterThan(100);
  expect(inputs.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)).toBeLessThanOrEqual(520_000);
});

test('the package holds what the extension needs at run time, and nothing else', () => {
  const files = zipEntries(readFileSync('whylint.vsix')).flatMap((name) => /^extension\/(.*)/.exec(name)?.[1] ?? []);
  expect(files.toSorted()).toEqual(
    [
      'LICENSE.txt',
      'changelog.md',
      'dist/connection.cjs',
      'dist/extension.cjs',
      'dist/licences.txt',
      ...globSync('dist/server{,-*}.js'),
      'package.json',
      'package.nls.json',
      'readme.md',
      ...globSync(['docs/rules/*.md', 'images/*.png', 'l10n/*.json', 'schemas/*.json', 'templates/*.md']),
    ].toSorted(),
  );
});

describe('bundles', () => {
  const reaching = /^(?:node:)?(?:child_process|cluster|dgram|dns|http|https|http2|inspector|net|tls|vm)(?:\/|$)/;
  const reachers = (bundle: string) => {
    const { inputs }: Metafile = JSON.parse(readFileSync(`out/meta/${bundle}.json`, 'utf8'));
    const found = Object.entries(inputs).filter(([, { imports }]) => imports.some((it) => reaching.test(it.path)));
    return new Set(found.map(([file]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file));
  };

  test.each([
    ['server', ['server/src/node/git.ts', 'vscode-jsonrpc', 'vscode-languageserver']],
    ['extension', []],
    ['connection', ['vscode-jsonrpc', 'vscode-languageclient']],
    ['cli', ['server/src/node/git.ts']],
    ['index', []],
  ])(
    'only what carries the protocol and what asks git can start a process or open a connection: %s',
    (bundle, packages) => {
      expect([...reachers(bundle)].sort()).toEqual(packages);
    },
  );

  test.each(globSync(['dist/server*.js', 'server/dist/{cli,language-server,server-}*.js']))(
    '%s imports none of Node’s own modules, which would load more than it needs',
    (file) => {
      expect(readFileSync(file, 'utf8')).not.toMatch(/\bfrom\s*"(?:node:[\w/]+|fs|path|util|url)"/);
    },
  );

  test.each([
    'dist/extension.cjs',
    'dist/connection.cjs',
    'server/dist/index.js',
    ...globSync(['dist/server*.js', 'server/dist/cli*.js']),
  ])('%s runs no text as code', (file) => {
    expect(/\beval\(|\bnew Function\(/.exec(readFileSync(file, 'utf8'))).toBeNull();
  });
});

/** The names in a zip's central directory, which its last 22 bytes point at where there is no comment. */
function zipEntries(zip: Buffer): string[] {
  const names: string[] = [];
  let at = zip.readUInt32LE(zip.length - 6);
  for (let left = zip.readUInt16LE(zip.length - 12); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    names.push(zip.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}
