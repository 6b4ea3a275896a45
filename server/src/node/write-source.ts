import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { encodeSource, type Source } from './decode-source.ts';

/** A change that was not made; `message` is one calm line that says why. */
export class WriteRefused extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.name = 'WriteRefused';
    this.path = path;
  }
}

/**
 * Replaces a file's text in one step: a reader, or a crash, sees the old text or the new one. Byte order mark, mode and
 * owner stay; a symbolic link stays one, and its target is changed.
 *
 * @throws WriteRefused, the file untouched, when it is no longer what was read or cannot be written.
 */
export async function writeSource(source: Source, text: string): Promise<void> {
  const { path } = source;
  const now = await readFile(path).catch(() => undefined);
  if (!now) throw new WriteRefused(path, 'gone or unreadable since it was linted; nothing was written');
  if (!now.equals(encodeSource(source)))
    throw new WriteRefused(path, 'changed on disk since it was linted; nothing was written');
  try {
    await replaceFile(path, Buffer.from(encodeSource({ text, bom: source.bom })));
  } catch (error) {
    throw refusal(path, error);
  }
}

/**
 * Creates a file and the folders above it, in one step: a reader, or a crash, sees the whole text or nothing.
 *
 * @returns False, with nothing done, when the path is taken.
 * @throws WriteRefused when it cannot be written.
 */
export async function createFile(path: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await placeWhole(path, text);
    return true;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && syscall !== 'mkdir') return false;
    throw refusal(path, error);
  }
}

/** By a link, which fails where something stands already; some file systems have none. */
async function placeWhole(path: string, text: string): Promise<void> {
  const draft = join(
    dirname(path),
    `.${basename(path).slice(0, 100)}.${process.pid}-${Math.random().toString(36).slice(2)}`,
  );
  try {
    await writeFile(draft, text, { flag: 'wx' });
    await link(draft, path);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall !== 'link' || code === 'EEXIST') throw error;
    await writeFile(path, text, { flag: 'wx' });
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Removes a file whose text has gone elsewhere.
 *
 * @throws WriteRefused, the file untouched, when it is no longer what was read or cannot be removed.
 */
export async function removeSource(source: Source): Promise<void> {
  const { path } = source;
  const now = await readFile(path).catch(() => undefined);
  if (!now?.equals(encodeSource(source))) throw new WriteRefused(path, 'changed on disk meanwhile; it was not removed');
  try {
    await rm(path);
  } catch (error) {
    throw refusal(path, error);
  }
}

/**
 * Writes a file that is Whylint's own to write, whatever stood there, and the folders above it.
 *
 * @throws WriteRefused when it cannot be written.
 */
export async function saveFile(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await replaceFile(path, text);
  } catch (error) {
    throw refusal(path, error);
  }
}

/** Loaded when something is written, which most runs never do: it brings in all of node:crypto. */
async function replaceFile(path: string, content: string | Buffer): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(path, content);
}

/** What the system refuses is said calmly; anything else is a mistake of ours. */
function refusal(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? error : new WriteRefused(path, writingProblem(code));
}

function writingProblem(code: string): string {
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to write it';
  if (code === 'EROFS') return 'on a read-only file system';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'no space left to write it';
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'a file stands where a folder is needed';
  return `cannot be written (${code})`;
}
