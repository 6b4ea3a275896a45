import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const unbuilt = mkdtempSync(path.join(tmpdir(), 'whylint-'));
cpSync('server/bin', path.join(unbuilt, 'bin'), { recursive: true });
cpSync('server/package.json', path.join(unbuilt, 'package.json'));
afterAll(() => rmSync(unbuilt, { recursive: true }));

test('npx finds the command line in a checkout', () => {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'whylint', '--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect({ status, stderr: stderr.replace(/^npm warn .*\n/gm, '') }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/\d+\.\d+\.\d+/);
});

test.each(['whylint', 'whylint-language-server'])('%s says what to run when there is no build', (name) => {
  const bin = path.join(unbuilt, 'bin', `${name}.js`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toBe(`${name}: there is no build yet; \`npm run build\` makes it.\n`);
});
