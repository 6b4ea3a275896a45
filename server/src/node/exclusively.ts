import { readFileSync, realpathSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { WriteRefused } from './write-source.ts';

/** A lock that is older was left behind by somebody who was killed: who is alive renews it. */
const staleAfter = 10_000;
const renewEvery = 2_000;
const patience = 30_000;

/**
 * Carries out work on a file while no other process that asks does: between reading a file and replacing it, somebody
 * else's change would be lost. The lock is a file beside it, `.name.lock`.
 *
 * @throws WriteRefused when the lock cannot be had.
 */
export async function exclusively<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  const target = realPath(path);
  const lock = join(dirname(target), `.${basename(target)}.lock`);
  const own = `${process.pid} ${Date.now()} ${Math.random()}`;
  const until = Date.now() + patience;
  while (!take(path, lock, own)) {
    if (isStale(lock)) breakLock(lock, own);
    else if (Date.now() > until) throw new WriteRefused(path, 'another program is writing it; nothing was written');
    else await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 10));
  }
  const renewal = setInterval(() => renew(lock, own), renewEvery);
  renewal.unref();
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    if (isOwn(lock, own)) rmSync(lock, { force: true });
  }
}

/** False when it was broken: whoever has it now keeps it. */
function isOwn(lock: string, own: string): boolean {
  try {
    return readFileSync(lock, 'utf8') === own;
  } catch {
    return false;
  }
}

function renew(lock: string, own: string): void {
  if (!isOwn(lock, own)) return;
  try {
    const now = new Date();
    utimesSync(lock, now, now);
  } catch {
    // Gone between looking and renewing.
  }
}

/** Two names of one file share a lock. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function take(path: string, lock: string, own: string): boolean {
  try {
    writeFileSync(lock, own, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new WriteRefused(path, `cannot be written (${code})`);
  }
}

function isStale(lock: string): boolean {
  try {
    return Date.now() - statSync(lock).mtimeMs > staleAfter;
  } catch {
    return false;
  }
}

/** By renaming: of two who find it stale, one has it. */
function breakLock(lock: string, own: string): void {
  const aside = `${lock}.${own.replaceAll(' ', '-')}`;
  try {
    renameSync(lock, aside);
    // Between looking and renaming, somebody may have taken it anew: it goes back.
    if (isStale(aside)) rmSync(aside, { force: true });
    else renameSync(aside, lock);
  } catch {
    // The other one was first.
  }
}
