import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const bin = path.resolve('server/bin/whylint.js');
const isRoot = process.getuid?.() === 0;
const noColor = { ...process.env, NO_COLOR: '', FORCE_COLOR: '' };

let folder: string;
const at = (...names: string[]) => path.join(folder, ...names);

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'whylint-cli-')));
  mkdirSync(at('.git'));
  mkdirSync(at('docs/postmortems'), { recursive: true });
  writeFileSync(at('docs/postmortems/template.md'), '# {title}\n\n## Summary\n\n<!-- What broke, for whom? -->\n');
});
afterEach(() => {
  chmodSync(at('docs'), 0o755);
  rmSync(folder, { recursive: true, force: true });
});

function whylint(
  argv: readonly string[],
  { env = noColor, input = '' }: { env?: NodeJS.ProcessEnv; input?: string | Buffer } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...argv], {
    cwd: folder,
    encoding: 'utf8',
    env,
    input,
  });
  return { status, stdout, stderr };
}

const clean = '# Checkout was down\n\n## Summary\n\nNobody could pay.\n';
const fixable = clean.replace('Nobody', '<!-- whylint-disable-next-line missing-why: elsewhere -->\nNobody');

// `npm test` builds first; what the bins do without a build is shown in bin.test.ts.
describe('the built command line', () => {
  test('lints a folder and exits with what came of it', () => {
    writeFileSync(at('docs/postmortems/a.md'), clean);
    expect(whylint([])).toEqual({ status: 0, stdout: '2 documents, nothing found\n', stderr: '' });
    writeFileSync(at('docs/postmortems/b.md'), clean.replace('Nobody could pay.\n', ''));
    const { status, stdout } = whylint(['--max-warnings', '0', 'docs']);
    expect(status).toBe(1);
    expect(stdout).toContain('docs/postmortems/b.md\n');
  });

  test('what was compiled is kept for the next start; where it cannot be, nothing else changes', () => {
    const inTemporary = (temporary: string) => {
      const own = { NODE_COMPILE_CACHE: undefined, NODE_DISABLE_COMPILE_CACHE: undefined };
      return whylint([], { env: { ...noColor, ...own, TMPDIR: temporary, TEMP: temporary, TMP: temporary } });
    };
    const linted = { status: 0, stdout: '1 document, nothing found\n', stderr: '' };
    mkdirSync(at('temporary'));
    expect(inTemporary(at('temporary'))).toEqual(linted);
    expect(readdirSync(at('temporary'), { recursive: true }).length).toBeGreaterThan(1);
    expect(inTemporary(at('temporary'))).toEqual(linted);
    expect(inTemporary(at('docs/postmortems/template.md'))).toEqual(linted);
  });

  test('wrong calls exit 2 with one line', () => {
    expect(whylint(['--fromat=json'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'whylint: unknown option --fromat; did you mean --format?\n',
    });
    expect(whylint(['nowhere'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'whylint: nowhere: no such file or folder\n',
    });
  });

  test('a wrong configuration exits 2 with its line', () => {
    writeFileSync(at('.whylint.yaml'), 'fail-on: [error\n');
    const { status, stderr } = whylint([]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^\.whylint\.yaml:\d+:\d+: .+\n/);
  });

  test('--fix writes bytes only where the edit is: CRLF, byte order mark, mode and link stay', () => {
    const crlf = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
    writeFileSync(at('real.md'), crlf(fixable), { mode: 0o640 });
    symlinkSync('../../real.md', at('docs/postmortems/linked.md'));
    expect(whylint(['--fix', 'docs/postmortems/linked.md'])).toMatchObject({
      status: 0,
      stdout: '1 document, nothing found; 1 fixed\n',
    });
    expect(readFileSync(at('real.md'), 'utf8')).toBe(crlf(clean));
  });

  test('standard input', () => {
    expect(whylint(['--stdin', '--stdin-path', 'docs/postmortems/new.md'], { input: clean })).toMatchObject({
      status: 0,
      stdout: '1 document, nothing found\n',
    });
    expect(
      whylint(['--stdin', '--stdin-path', 'docs/postmortems/new.md', '--format', 'json'], {
        input: Buffer.from([0x23, 0xe9]),
      }),
    ).toMatchObject({
      status: 2,
      stderr: 'docs/postmortems/new.md: not valid UTF-8 at line 1; save it as UTF-8 to have it linted\n',
    });
  });

  test('loops of links, pipes and ignored folders are no trouble', () => {
    symlinkSync('..', at('docs/postmortems/loop'));
    symlinkSync('self.md', at('docs/postmortems/self.md'));
    spawnSync('mkfifo', [at('docs/postmortems/pipe.md')]);
    mkdirSync(at('build/postmortems'), { recursive: true });
    writeFileSync(at('build/postmortems/a.md'), '\0');
    writeFileSync(at('.gitignore'), 'build/\n');
    const { status, stdout, stderr } = whylint([]);
    expect({ status, stdout, stderr }).toMatchObject({ status: 0, stdout: '1 document, nothing found\n', stderr: '' });
    expect(whylint(['docs/postmortems/pipe.md'])).toMatchObject({
      status: 2,
      stderr: 'docs/postmortems/pipe.md: not a regular file\n',
    });
    expect(whylint(['docs/postmortems/self.md'])).toMatchObject({
      status: 2,
      stderr: 'docs/postmortems/self.md: a symbolic link that leads back to itself\n',
    });
  });

  test('what may not be read or written is said, and the rest goes on', () => {
    writeFileSync(at('docs/postmortems/a.md'), clean, { mode: 0 });
    writeFileSync(at('docs/postmortems/b.md'), clean);
    mkdirSync(at('docs/closed'), { mode: 0 });
    // Nothing is closed to the superuser.
    const stderr = isRoot
      ? ''
      : 'docs/closed: cannot be looked into\ndocs/postmortems/a.md: no permission to read it\n';
    const documents = isRoot ? 3 : 2;
    expect(whylint([])).toEqual({ status: isRoot ? 0 : 2, stdout: `${documents} documents, nothing found\n`, stderr });
    chmodSync(at('docs/closed'), 0o755);
  });

  test('colours as the environment asks', () => {
    writeFileSync(at('docs/postmortems/a.md'), clean);
    expect(whylint([], { env: { ...noColor, FORCE_COLOR: '1' } }).stdout).toContain('\u001b[32m');
    expect(whylint([], { env: { ...noColor, FORCE_COLOR: '0' } }).stdout).not.toContain('\u001b');
    expect(whylint([], { env: { ...noColor, NO_COLOR: '1' } }).stdout).not.toContain('\u001b');
  });

  test('a reader that has seen enough is no failure', async () => {
    const text = `${'---\nkind: post-mortem\n---\n# A\n'}${'{leftover}\n\n'.repeat(5000)}`;
    writeFileSync(at('docs/postmortems/a.md'), text);
    const child = spawn(process.execPath, [bin, '--format', 'json'], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.stdout.once('data', () => child.stdout.destroy());
    await new Promise((resolve) => child.once('close', resolve));
    expect(stderr).toBe('');
  });

  test('init and new write files', () => {
    const init = whylint(['init']);
    expect(init.status).toBe(0);
    expect(init.stdout).toContain('What would be found');
    expect(init.stdout).toContain('\n.whylint.yaml written\n');
    const { status, stdout } = whylint(['new', 'post-mortem', 'Checkout was down', '--date', '2026-03-01']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'docs/postmortems/2026-03-01-checkout-was-down.md\n' });
    expect(readFileSync(at(stdout.trim()), 'utf8')).toMatch(/^# Checkout was down\n\n## Summary\n/);
  });

  test('the rules and their pages', () => {
    const names = whylint(['rules'])
      .stdout.trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0] as string);
    expect(names).toContain('missing-why');
    expect(whylint(['explain', 'missing-why'])).toMatchObject({ status: 0, stderr: '' });
  });
});
