import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeSource, encodeSource } from '../../server/src/node/decode-source.ts';
import { readHead, readSource } from '../../server/src/node/read-source.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'whylint-read-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('decodeSource', () => {
  test('a byte order mark is taken off and put back; every other byte stays', () => {
    const raw = bytes([0xef, 0xbb, 0xbf], '# Café ☎\r\n\r\nText 𝔘\n');
    const source = decodeSource('a.md', raw);
    expect(source).toEqual({ path: 'a.md', text: '# Café ☎\r\n\r\nText 𝔘\n', bom: true });
    expect(Buffer.from(encodeSource(source)).equals(raw)).toBe(true);
  });

  test('a second byte order mark belongs to the text', () => {
    const raw = bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], 'x');
    expect(Buffer.from(encodeSource(decodeSource('a.md', raw))).equals(raw)).toBe(true);
  });

  test.each([
    ['UTF-16, little end first', bytes([0xff, 0xfe], [0x23, 0]), 'UTF-16 text; save it as UTF-8 to have it linted'],
    ['UTF-16, big end first', bytes([0xfe, 0xff], [0, 0x23]), 'UTF-16 text; save it as UTF-8 to have it linted'],
    ['NUL bytes', bytes('# A\0B'), 'looks binary: it holds NUL bytes'],
    ['Latin-1', bytes('# A\n\ncaf', [0xe9], '\n'), 'not valid UTF-8 at line 3; save it as UTF-8 to have it linted'],
    ['a cut character', bytes('# A\n', [0xe2, 0x82]), 'not valid UTF-8 at line 2; save it as UTF-8 to have it linted'],
    ['too much', new Uint8Array(5 * 1024 * 1024 + 1).fill(32), 'over 5 MB, more than is linted'],
  ])('%s', (_, raw, message) => {
    expect(() => decodeSource('a.md', raw)).toThrow(message);
  });

  test('nothing at all is an empty text', () => {
    expect(decodeSource('a.md', new Uint8Array())).toEqual({ path: 'a.md', text: '', bom: false });
  });
});

describe('readSource', () => {
  test('what is not there is undefined, below a file too', async () => {
    writeFileSync(at('file'), '');
    symlinkSync('nowhere', at('dangling'));
    expect(await readSource(at('missing'))).toBeUndefined();
    expect(await readSource(at('file/below'))).toBeUndefined();
    expect(await readSource(at('dangling'))).toBeUndefined();
  });

  test('a folder, a pipe and a link to itself are said to be that', async () => {
    mkdirSync(at('folder'));
    execFileSync('mkfifo', [at('pipe')]);
    symlinkSync('loop', at('loop'));
    await expect(readSource(at('folder'))).rejects.toThrow('a folder, not a file');
    await expect(readSource(at('pipe'))).rejects.toThrow('not a regular file');
    await expect(readSource(at('loop'))).rejects.toThrow('a symbolic link that leads back to itself');
  });

  test('a symbolic link is read through', async () => {
    writeFileSync(at('file'), 'text');
    symlinkSync('file', at('link'));
    expect((await readSource(at('link')))?.text).toBe('text');
  });
});

describe('readHead', () => {
  test('the start of a text, no half character at its end', async () => {
    writeFileSync(at('a.md'), '\ufeffabc€def');
    expect(await readHead(at('a.md'), 8)).toBe('abc');
    expect(await readHead(at('a.md'), 4096)).toBe('abc€def');
  });

  test('undefined for what is no text', async () => {
    writeFileSync(at('binary'), 'a\0b');
    writeFileSync(at('utf16'), bytes([0xff, 0xfe, 0x23, 0]));
    expect(await readHead(at('binary'), 10)).toBeUndefined();
    expect(await readHead(at('utf16'), 10)).toBeUndefined();
    expect(await readHead(at('missing'), 10)).toBeUndefined();
    expect(await readHead(folder, 10)).toBeUndefined();
  });
});
