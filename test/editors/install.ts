import { spawnSync } from 'node:child_process';

/** A Neovim to test against, or why there is none. */
export type Found = { readonly program: string; readonly version: string } | { readonly missing: string };

/**
 * The Neovim that WHYLINT_NVIM names, and no other; else the one of the PATH; else Debian's package, where this runs as root
 * and may install it.
 */
export function findNeovim(): Found {
  const named = process.env.WHYLINT_NVIM;
  const version = versionOf(named || 'nvim');
  if (version !== undefined) return { program: named || 'nvim', version };
  if (named) return { missing: `${named} (WHYLINT_NVIM) does not run` };
  if (!mayInstall()) return { missing: 'there is no nvim in the PATH' };
  console.log('Installing Neovim for tests, from the system’s packages…');
  const installed = install() || (aptGet('update') && install());
  const now = installed ? versionOf('nvim') : undefined;
  return now === undefined
    ? { missing: 'there is no nvim in the PATH, and its package could not be installed' }
    : { program: 'nvim', version: now };
}

/** Undefined for one that doesn't run, or is older than the functions that the test uses. */
function versionOf(program: string): string | undefined {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const [, version, major, minor] = /^NVIM v((\d+)\.(\d+)\S*)/.exec(stdout ?? '') ?? [];
  return status === 0 && (Number(major) > 0 || Number(minor) >= 7) ? version : undefined;
}

const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && aptGet('--version');

const install = () => aptGet('install', '-y', '--no-install-recommends', 'neovim');

function aptGet(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: 'ignore', timeout: 180_000, env }).status === 0;
}
