import { UnreadableFile } from '../workspace.ts';

/** A file's text, with what is needed to write it back as it was. */
export interface Source {
  /** Absolute, or as it was asked for. */
  readonly path: string;
  /** Without the byte order mark. */
  readonly text: string;
  /** The file begins with a byte order mark. */
  readonly bom: boolean;
}

export const largestFile = 5 * 1024 * 1024;

export const readingProblems = {
  folder: 'a folder, not a file',
  long: 'over 5 MB, more than is linted',
  unreadable: 'cannot be read',
} as const;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws UnreadableFile when the bytes are no UTF-8 text. */
export function decodeSource(path: string, bytes: Uint8Array): Source {
  if (bytes.length > largestFile) throw new UnreadableFile(path, readingProblems.long);
  if (startsWithUtf16Mark(bytes)) throw new UnreadableFile(path, 'UTF-16 text; save it as UTF-8 to have it linted');
  if (bytes.includes(0)) throw new UnreadableFile(path, 'looks binary: it holds NUL bytes');
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    const text = utf8.decode(bom ? bytes.subarray(3) : bytes);
    return { path, text, bom };
  } catch {
    const line = firstInvalidLine(bytes);
    throw new UnreadableFile(path, `not valid UTF-8 at line ${line}; save it as UTF-8 to have it linted`);
  }
}

export function encodeSource({ text, bom }: Pick<Source, 'text' | 'bom'>): Uint8Array {
  return new TextEncoder().encode(bom ? `\ufeff${text}` : text);
}

export const startsWithUtf16Mark = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

function firstInvalidLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  // A line feed is never part of a longer UTF-8 sequence, so that lines can be checked one by one.
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      break;
    }
    line++;
    start = end + 1;
  }
  return line;
}
