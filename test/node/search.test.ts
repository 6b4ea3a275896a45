import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { search } from '../../server/src/node/search.ts';

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'whylint-search-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(...paths: string[]): void {
  for (const path of paths) {
    const [name = '', text = ''] = path.split(': ');
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text.replaceAll(' | ', '\n'));
  }
}

const markdown = ['**/*.md'];

describe('what is found', () => {
  test('files that match any glob, sorted, with paths relative to the folder', async () => {
    write('b/2.md', 'b/1.md', 'a.md', 'c.qmd', 'd.txt');
    expect(await search(folder, ['**/*.md', '**/*.qmd'])).toEqual(['a.md', 'b/1.md', 'b/2.md', 'c.qmd']);
  });

  test('below one folder only, also where it is hidden, installed or ignored but named', async () => {
    write(
      '.gitignore: out/',
      'a.md',
      'docs/a.md',
      'docs2/a.md',
      '.github/a.md',
      'node_modules/p/a.md',
      'out/deep/a.md',
    );
    expect(await search(folder, markdown, { under: 'docs' })).toEqual(['docs/a.md']);
    expect(await search(folder, markdown, { under: 'docs/' })).toEqual(['docs/a.md']);
    expect(await search(folder, markdown, { under: '.github' })).toEqual(['.github/a.md']);
    expect(await search(folder, markdown, { under: 'node_modules/p' })).toEqual(['node_modules/p/a.md']);
    expect(await search(folder, markdown, { under: 'out/deep' })).toEqual(['out/deep/a.md']);
    expect(await search(folder, markdown, { under: 'nowhere' })).toEqual([]);
  });

  test('a hidden folder when a glob names it', async () => {
    write('.notes/a.md', '.other/a.md');
    expect(await search(folder, ['.notes/*.md', '**/*.md'])).toEqual(['.notes/a.md']);
  });

  test('no more than the limit, nothing that is left out by a glob', async () => {
    write('a.md', 'b.md', 'c.md');
    expect(await search(folder, markdown, { limit: 2, ignore: ['a.md'] })).toEqual(['b.md', 'c.md']);
  });
});

describe('what is left out', () => {
  test('.git, node_modules and hidden folders', async () => {
    write('.git/a.md', 'node_modules/a.md', 'x/node_modules/a.md', '.cache/a.md', 'a.md');
    expect(await search(folder, markdown)).toEqual(['a.md']);
  });

  test('what a .gitignore names, nested ones and exceptions included', async () => {
    write(
      '.gitignore: *.tmp.md | /build | secret/',
      'a.tmp.md',
      'build/a.md',
      'src/build/a.md',
      'src/secret/a.md',
      'docs/.gitignore: draft-*.md | !keep.tmp.md',
      'docs/draft-1.md',
      'docs/keep.tmp.md',
      'docs/sub/draft-2.md',
      'draft-3.md',
    );
    expect(await search(folder, markdown)).toEqual(['docs/keep.tmp.md', 'draft-3.md', 'src/build/a.md']);
  });

  test('the rules of a parent .gitignore count below a named folder', async () => {
    write('.gitignore: drafts/', 'docs/a.md', 'docs/drafts/b.md');
    expect(await search(folder, markdown, { under: 'docs' })).toEqual(['docs/a.md']);
  });

  test('symbolic links: loops, ways out, and second names', async () => {
    write('docs/a.md', 'docs/sub/b.md');
    symlinkSync('..', join(folder, 'docs/sub/loop'));
    symlinkSync('/', join(folder, 'docs/outside'));
    symlinkSync('a.md', join(folder, 'docs/second-name.md'));
    expect(await search(folder, markdown)).toEqual(['docs/a.md', 'docs/sub/b.md']);
  });

  test('whatever lies outside the folder', async () => {
    write('in/a.md', 'secret.md');
    const inside = join(folder, 'in');
    expect(await search(inside, ['../*.md', '/**/*.md', '{..,.}/*.md', '*/../../*.md'])).toEqual([]);
    expect(await search(inside, markdown, { under: '..' })).toEqual([]);
    expect(await search(inside, markdown, { under: folder })).toEqual([]);
  });
});
