import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

test.each([
  ['neovim', 'WHYLINT_NVIM'],
  ['emacs', 'WHYLINT_EMACS'],
])('without one, the step %s is skipped, and the last line of npm test says so', (step, variable) => {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/test.ts', step], {
    cwd: root,
    env: { ...process.env, [variable]: 'no-such-editor' },
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stdout).toContain(`Skipped: no-such-editor (${variable}) does not run.`);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 0 failed, 1 skipped');
});
