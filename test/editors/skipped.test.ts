import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

test('without a Neovim the step is skipped, and the last line of npm test says so', () => {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/test.ts', 'neovim'], {
    cwd: root,
    env: { ...process.env, WHYLINT_NVIM: 'no-such-neovim' },
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stdout).toContain('Skipped: no-such-neovim (WHYLINT_NVIM) does not run.');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 0 failed, 1 skipped');
});
