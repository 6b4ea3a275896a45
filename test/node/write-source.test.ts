import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Source } from '../../server/src/node/decode-source.ts';
import { readSource } from '../../server/src/node/read-source.ts';
import { createFile, writeSource } from '../../server/src/node/write-source.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const read = async (name: string): Promise<Source> => {
  const source = await readSource(at(name));
  if (!source) throw new Error(`${name} is not there`);
  return source;
};

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'whylint-write-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writeSource', () => {
  test('byte order mark, line ends and mode stay', async () => {
    writeFileSync(at('a.md'), '\ufeff# A\r\n');
    chmodSync(at('a.md'), 0o640);
    const source = await read('a.md');
    await writeSource(source, source.text.replace('A', 'B'));
    expect(readFileSync(at('a.md'), 'utf8')).toBe('\ufeff# B\r\n');
    expect(statSync(at('a.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['a.md']);
  });

  test('a symbolic link stays, its target changes', async () => {
    writeFileSync(at('a.md'), 'old');
    symlinkSync('a.md', at('link.md'));
    await writeSource(await read('link.md'), 'new');
    expect(lstatSync(at('link.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('a.md'), 'utf8')).toBe('new');
  });

  test('a file that changed meanwhile is left as it is', async () => {
    writeFileSync(at('a.md'), 'old');
    const source = await read('a.md');
    writeFileSync(at('a.md'), 'theirs');
    await expect(writeSource(source, 'ours')).rejects.toThrow(
      'changed on disk since it was linted; nothing was written',
    );
    expect(readFileSync(at('a.md'), 'utf8')).toBe('theirs');
  });

  test('a file that is gone stays gone', async () => {
    writeFileSync(at('a.md'), 'old');
    const source = await read('a.md');
    rmSync(at('a.md'));
    await expect(writeSource(source, 'ours')).rejects.toThrow('nothing was written');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('createFile', () => {
  test('makes the folders above it', async () => {
    expect(await createFile(at('docs/postmortems/a.md'), 'text')).toBe(true);
    expect(readFileSync(at('docs/postmortems/a.md'), 'utf8')).toBe('text');
  });

  test('never overwrites, not even through a dangling link', async () => {
    writeFileSync(at('a.md'), 'theirs');
    symlinkSync('nowhere', at('link.md'));
    expect(await createFile(at('a.md'), 'ours')).toBe(false);
    expect(await createFile(at('link.md'), 'ours')).toBe(false);
    expect(readFileSync(at('a.md'), 'utf8')).toBe('theirs');
  });

  test('a file where a folder is needed is said to be in the way', async () => {
    writeFileSync(at('docs'), '');
    await expect(createFile(at('docs/a.md'), 'text')).rejects.toThrow('a file stands where a folder is needed');
  });
});
