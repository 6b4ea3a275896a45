import { describe, expect, test } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { folding } from '../../server/src/features/folding.ts';
import { links } from '../../server/src/features/links.ts';
import { symbols } from '../../server/src/features/symbols.ts';
import { ableClient, lintedFrom } from './linted.ts';

const text =
  '---\nkind: post-mortem\n---\n# Down\n\n## Lessons\n\n### Went well\n\nAll.\n\n### \n\n## Actions\n\n- One.\n';

describe('the outline', () => {
  test('is a tree of sections', async () => {
    const [title, ...more] = symbols(await lintedFrom(text), ableClient) as DocumentSymbol[];
    expect(more).toEqual([]);
    expect(title).toMatchObject({
      name: 'Down',
      range: { start: { line: 3 }, end: { line: 16 } },
      selectionRange: { end: { line: 3, character: 6 } },
    });
    expect(title?.children?.map(({ name }) => name)).toEqual(['Lessons', 'Actions']);
    expect(title?.children?.[0]?.children?.map(({ name }) => name)).toEqual(['Went well', '###']);
  });

  test('is a list for a client that knows no trees', async () => {
    const found = symbols(await lintedFrom(text), { ...ableClient, symbolTree: false });
    expect(found).toMatchObject([
      { name: 'Down' },
      { name: 'Lessons', containerName: 'Down' },
      { name: 'Went well', containerName: 'Lessons' },
      { name: '###' },
      { name: 'Actions' },
    ]);
  });
});

test('front matter and sections fold, without the blank lines below them', async () => {
  expect(folding(await lintedFrom(text))).toEqual([
    { startLine: 0, endLine: 2 },
    { startLine: 3, endLine: 15 },
    { startLine: 5, endLine: 11 },
    { startLine: 7, endLine: 9 },
    { startLine: 13, endLine: 15 },
  ]);
});

test('links lead to pages and files, not to what a client might run', async () => {
  const linked =
    '# Down\n\n[a](../runbooks/a.md#x) [b](https://example.com/b) [c](#here) [d](command:evil) [e](javascript:evil) [f](file:///etc/passwd)\n\n- > [g][ref]\n\n[ref]: sibling.md\n';
  expect(links(await lintedFrom(linked)).map(({ range, target }) => [range.start, target])).toEqual([
    [{ line: 2, character: 0 }, 'file:///workspace/docs/runbooks/a.md#x'],
    [{ line: 2, character: 24 }, 'https://example.com/b'],
    [{ line: 6, character: 0 }, 'file:///workspace/docs/postmortems/sibling.md'],
  ]);
});
