// node test/editors/neovim.ts: the built language server in a Neovim without a screen. Skipped, and said so, where there is none.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { playIn } from './session.ts';

const here = (file: string) => path.join(import.meta.dirname, file);

const neovim = {
  name: 'Neovim',
  program: 'nvim',
  variable: 'WHYLINT_NVIM',
  packages: ['neovim'],
  version(program: string): string | undefined {
    const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 20_000 });
    const [, version, major, minor] = /^NVIM v((\d+)\.(\d+)\S*)/.exec(stdout ?? '') ?? [];
    return status === 0 && (Number(major) > 0 || Number(minor) >= 7) ? version : undefined;
  },
};

playIn(neovim, 'neovim', [
  ...['--headless', '-n', '-i', 'NONE', '-u', here('neovim-init.lua')],
  ...['-c', `luafile ${here('neovim-tests.lua')}`, '-c', 'cquit'],
]);
