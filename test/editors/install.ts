import { spawnSync } from 'node:child_process';

/** An editor to test against, or why there is none. */
export type Found = { readonly program: string; readonly version: string } | { readonly missing: string };

export interface Editor {
  readonly name: string;
  readonly program: string;
  /** The environment variable that may name another program. */
  readonly variable: string;
  /** Debian's. */
  readonly packages: readonly string[];
  /** Undefined for a program that doesn't run, or is older than the functions that the tests use. */
  readonly version: (program: string) => string | undefined;
}

/**
 * The editor that its variable names, and no other; else the one of the PATH; else Debian's package, where this runs as root
 * and may install it.
 */
export function findEditor({ name, program, variable, packages, version }: Editor): Found {
  const named = process.env[variable];
  const there = version(named || program);
  if (there !== undefined) return { program: named || program, version: there };
  if (named) return { missing: `${named} (${variable}) does not run` };
  if (!mayInstall()) return { missing: `there is no ${program} in the PATH` };
  console.log(`Installing ${name} for tests, from the system’s packages…`);
  const install = () => aptGet('install', '-y', '--no-install-recommends', ...packages);
  const now = install() || (aptGet('update') && install()) ? version(program) : undefined;
  return now === undefined
    ? { missing: `there is no ${program} in the PATH, and its package could not be installed` }
    : { program, version: now };
}

const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && aptGet('--version');

function aptGet(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: 'ignore', timeout: 180_000, env }).status === 0;
}
