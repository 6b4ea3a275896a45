import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { UnreadableFile } from '../workspace.ts';
import { decodeSource, largestFile, readingProblems, type Source, startsWithUtf16Mark } from './decode-source.ts';

/**
 * Reads without going through the thread pool: over a folder of documents that takes a tenth of the time.
 *
 * @throws UnreadableFile when there is something at the path, but no text that can be linted.
 */
export async function readSource(path: string): Promise<Source | undefined> {
  const state = stateOf(path);
  if (!state) return undefined;
  if (state.isDirectory()) throw new UnreadableFile(path, readingProblems.folder, 'no-file');
  // Reading a pipe or a device could wait for ever.
  if (!state.isFile()) throw new UnreadableFile(path, 'not a regular file', 'no-file');
  if (state.size > largestFile) throw new UnreadableFile(path, readingProblems.long);
  return decodeSource(path, bytesOf(path));
}

/**
 * Reads what is a file at that very path, as nearly all are, by the fewest calls of the system; undefined for all else, a
 * symbolic link for one, of which `readSource` says what it is.
 *
 * @throws UnreadableFile when its bytes are no UTF-8 text.
 */
export function readPlainFile(path: string): Source | undefined {
  const bytes = plainBytes(path);
  return bytes && decodeSource(path, bytes);
}

/** The start of a text file, a character that is cut in two left out; undefined for what is absent, unreadable or no text. */
export async function readHead(path: string, length: number): Promise<string | undefined> {
  try {
    if (!statSync(path).isFile()) return undefined;
    const file = openSync(path, 'r');
    try {
      const buffer = new Uint8Array(length);
      const bytes = buffer.subarray(0, readSync(file, buffer, 0, length, 0));
      return startsWithUtf16Mark(bytes) || bytes.includes(0)
        ? undefined
        : new TextDecoder().decode(bytes, { stream: true });
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Not through a link, and without waiting for whoever writes into a pipe; where a system cannot say so, nothing is plain. */
const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants as Readonly<Record<string, number | undefined>>;
const plainly = O_NOFOLLOW === undefined ? undefined : (O_RDONLY ?? 0) | O_NOFOLLOW | (O_NONBLOCK ?? 0);

/** For one read at a time: what is read is decoded before the next. */
const shared = new Uint8Array(64 * 1024);

function plainBytes(path: string): Uint8Array | undefined {
  if (plainly === undefined) return undefined;
  let file: number | undefined;
  try {
    file = openSync(path, plainly);
    const state = fstatSync(file);
    if (!state.isFile() || state.size > largestFile) return undefined;
    if (state.size >= shared.length) return readFileSync(file);
    return shared.subarray(0, readSync(file, shared, 0, shared.length, 0));
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    return throwUnreadable(path, error);
  }
}

function stateOf(path: string) {
  try {
    return statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    return throwUnreadable(path, error);
  }
}

function throwUnreadable(path: string, error: unknown): never {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  throw new UnreadableFile(path, readingProblem(code), leadsToNoFile.has(code) ? 'no-file' : 'unread');
}

const leadsToNoFile: ReadonlySet<string> = new Set(['ELOOP', 'ENAMETOOLONG']);

function readingProblem(code: string): string {
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  if (code === 'ELOOP') return 'a symbolic link that leads back to itself';
  if (code === 'ENAMETOOLONG') return 'its name is too long';
  return `${readingProblems.unreadable} (${code})`;
}
