// The npm package `whylint`, as somebody gets it who installs it: packed, installed into an empty folder, used. On the build.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const windows = process.platform === 'win32';
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'whylint-package-')));
const at = (...names: string[]) => path.join(folder, ...names);
const packed = at('node_modules', 'whylint');
const text = '---\nkind: post-mortem\n---\n# Checkout was down\n';
const quiet = { encoding: 'utf8', shell: windows, stdio: 'pipe' } as const;

beforeAll(() => {
  if (!existsSync('server/dist/index.js')) throw new Error('There is no build to pack; `npm run build` makes it.');
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { ...quiet, cwd: 'server' });
  const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  writeFileSync(at('package.json'), '{"private": true, "type": "module"}');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${archive}`], { ...quiet, cwd: folder });
  mkdirSync(at('docs'));
  writeFileSync(at('docs', 'a.md'), text);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  test('brings all it needs: nothing else is installed beside it', () => {
    expect(readdirSync(at('node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['whylint']);
    const manifest = JSON.parse(readFileSync(path.join(packed, 'package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('scripts.install');
  });

  test('is ready to be published with a statement of where it comes from', () => {
    const manifest = JSON.parse(readFileSync('server/package.json', 'utf8'));
    expect(manifest.repository).toMatchObject({ type: 'git', url: expect.stringMatching(/^git\+https:\/\/.+\.git$/) });
    expect(manifest.repository.directory).toBe('server');
    expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
    expect(manifest.private).toBeUndefined();
    expect(manifest.version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  });

  test('holds code, types, templates, pages of rules, the schema and the licences, and nothing else', () => {
    const files = readdirSync(packed, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(packed, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    const expected =
      /^(?:package\.json|README\.md|LICENSE|index\.d\.ts|bin\/[\w-]+\.js|dist\/(?:(?:cli|server)-[A-Z\d]+|cli|language-server|index)\.js|dist\/licences\.txt|templates\/[\w-]+\.md|docs\/rules\/[\w-]+\.md|schemas\/config\.json)$/;
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
    for (const file of ['index.d.ts', 'dist/index.js', 'dist/cli.js', 'dist/language-server.js', 'LICENSE'])
      expect(files).toContain(file);
  });
});

const run = (bin: string, argv: readonly string[]) =>
  spawnSync(at('node_modules', '.bin', bin), argv, { cwd: folder, encoding: 'utf8', shell: windows });

test('its command line lints', () => {
  const { status, stdout, stderr } = run('whylint', ['--format', 'json', 'docs']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { results } = JSON.parse(stdout);
  expect(results).toMatchObject([{ path: 'docs/a.md', kind: 'post-mortem' }]);
  expect(results[0].diagnostics.length).toBeGreaterThan(5);
});

test('its language server answers', async () => {
  const child = spawn(at('node_modules', '.bin', 'whylint-language-server'), ['--stdio'], { shell: windows });
  const message = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: process.pid, rootUri: null, capabilities: {} },
  });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`);
  const answer = await new Promise<string>((resolve, reject) => {
    let received = '';
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`it ended, having said: ${received}`)));
    child.stdout.on('data', (data: Buffer) => {
      received += data;
      if (received.includes('"id":1')) resolve(received);
    });
  });
  child.removeAllListeners('exit');
  child.kill();
  expect(answer).toContain('"name":"whylint"');
});

describe('its library', () => {
  test('is imported by its name', () => {
    writeFileSync(
      at('use.js'),
      `import { lint } from 'whylint';\nconsole.log(JSON.stringify(lint(${JSON.stringify(text)}).map(({ rule }) => rule)));\n`,
    );
    const { status, stdout, stderr } = spawnSync(process.execPath, ['use.js'], { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr: stderr.slice(-500) }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toContain('missing-section');
  });

  test('is typed: what is right compiles, what is wrong does not', () => {
    const compile = (source: string) => {
      writeFileSync(at('use.ts'), source);
      const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
      const compiler = path.join(
        path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
        'bin/tsc',
      );
      return spawnSync(process.execPath, [compiler, ...options, 'use.ts'], { cwd: folder, encoding: 'utf8' }).stdout;
    };
    expect(
      compile(`import { type Diagnostic, type LintOptions, lint } from 'whylint';
const options: LintOptions = { kind: 'post-mortem', template: '# T', audience: 'author', today: '2026-01-01' };
const found: readonly Diagnostic[] = lint('# A', options);
export const lines: number[] = found.map(({ range }) => range.start.line);
export const texts: string[] = found.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits.map((edit) => edit.newText)));
`),
    ).toBe('');
    expect(compile("import { lint } from 'whylint';\nlint('# A', { audience: 'everyone' });\n")).toContain('TS2322');
  }, 60_000);
});
