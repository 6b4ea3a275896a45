import { expect, test } from 'vitest';
import { pathsIn } from '../../../server/src/model/backlog/anchors.ts';
import { remoteRepositories } from '../../../server/src/model/code-address.ts';
import { debtItem } from '../../../server/src/model/debt-item.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const told = (text: string) =>
  pathsIn(text, 'docs/debt.md', 0).map(({ path, line, endLine, commit }) =>
    [path, line, endLine, commit].filter((each) => each !== undefined).join(' '),
  );

test.each([
  ['`src/a.ts`', 'src/a.ts'],
  ['`src/a.ts:40`', 'src/a.ts 40'],
  ['`src/a.ts:40-43`', 'src/a.ts 40 43'],
  ['`src/a.ts:40:7`', 'src/a.ts 40'],
  ['`src/a.ts` (lines 28-49)', 'src/a.ts 28 49'],
  ['`src/a.ts` at line 7', 'src/a.ts 7'],
  ['src/a.ts:40', 'src/a.ts 40'],
  ['`../src/a.ts:4`', 'src/a.ts 4'],
  ['`a.ts:4`', 'a.ts 4'],
  ['[x](../src/a.ts#L10-L20)', 'src/a.ts 10 20'],
  ['[x](../src/a.ts#L10C3-L20C5)', 'src/a.ts 10 20'],
  ['https://github.com/team/shop/blob/9f3c1e2/src/a.ts#L10-L20.', 'src/a.ts 10 20 9f3c1e2'],
  ['[x](https://github.com/team/shop/blob/main/src/a.ts?plain=1#L10)', 'src/a.ts 10'],
  ['https://gitlab.example.com/team/web/shop/-/blob/main/src/a%20b.ts#L3-5', 'src/a b.ts 3 5'],
  ['src/a.ts#L10-L20', 'src/a.ts 10 20'],
  ['`src/a.ts#L10–L20`', 'src/a.ts 10 20'],
  ['`src/a.ts` lines 10–20', 'src/a.ts 10 20'],
  ['`src\\a.ts:10`', 'src/a.ts 10'],
  ['`src/größe.ts:3`', 'src/größe.ts 3'],
  ['[x](<../src/my dir/a.ts#L3>)', 'src/my dir/a.ts 3'],
  ['[x](../app/(group)/page.tsx#L3)', 'app/(group)/page.tsx 3'],
  ['https://github.com/team/shop/blob/main/app/(group)/page.tsx#L3', 'app/(group)/page.tsx 3'],
  ['https://github.com/team/shop/blame/9f3c1e2/src/a.ts#L10', 'src/a.ts 10 9f3c1e2'],
  ['https://bitbucket.org/team/shop/src/9f3c1e2/src/a.ts#lines-10:20', 'src/a.ts 10 20 9f3c1e2'],
  ['https://codeberg.org/team/shop/src/branch/main/src/a.ts#L10', 'src/a.ts 10'],
  [
    'https://dev.azure.com/org/shop/_git/web?path=/src/a.ts&version=GC9f3c1e2&line=10&lineEnd=20&_a=contents',
    'src/a.ts 10 20 9f3c1e2',
  ],
  ['[x](https://dev.azure.com/org/shop/_git/web?path=%2Fsrc%2Fa.ts&version=GBmain&line=10)', 'src/a.ts 10'],
  ['`src/my dir/a.ts:4`', 'src/my dir/a.ts 4'],
  ['lines 10–20 of `src/a.ts`', 'src/a.ts 10 20'],
  ['line 42 of retry.ts', 'retry.ts 42'],
  ['Lines 10 to 12 in src/a.ts', 'src/a.ts 10 12'],
  ['retry.ts line 42', 'retry.ts 42'],
  ['src/retry.ts, lines 42-50', 'src/retry.ts 42 50'],
  ['retry.ts (line 42)', 'retry.ts 42'],
  ['retry.ts (42-50)', 'retry.ts 42 50'],
  ['`src/retry.ts` (42-50)', 'src/retry.ts 42 50'],
  ['`Makefile:10`', 'Makefile 10'],
  ['Makefile:10', 'Makefile 10'],
  ['line 3 of Dockerfile', 'Dockerfile 3'],
  ['`docker/Dockerfile`', 'docker/Dockerfile'],
  ['[x](../Makefile#L10)', 'Makefile 10'],
  ['https://git.example.com/projects/TEAM/repos/shop/browse/src/a.ts?at=main#10-20', 'src/a.ts 10 20'],
  ['https://raw.githubusercontent.com/team/shop/9f3c1e2/src/a.ts', 'src/a.ts 9f3c1e2'],
])('%s is a place', (text, place) => expect(told(`See ${text} for more.`)).toEqual([place]));

test.each([
  '`a.ts`',
  '`Node.js`',
  '`json.dumps`',
  '`src/*.ts`',
  '`npm run build`',
  'https://example.com/src/a.ts:40',
  'https://github.com/team/shop/issues/40',
  '[x](guide.md)',
  '```\n`src/a.ts:4`\n```',
  '<!-- `src/a.ts:4` -->',
  'a ratio of 3:40',
  'https://dev.azure.com/org/shop/_git/web?path=/src&version=GBmain',
  'https://dev.azure.com/org/shop/_workitems?path=/src/a.ts&line=4',
  '`C:\\src\\a.ts:10`',
  '`Dockerfile`',
  'retry.ts (3-4)',
  'retry.ts (2019-2023)',
  'retry.ts (420)',
  '200 lines of `retry`',
  'retry.ts, 900 lines',
  'v1.2.3 (10-20)',
  'Node.js (18-20)',
  'from 10:30 to 11:20',
  '`localhost:8080`',
  'http://localhost:8080',
  '`node:fs`',
  '`std::vector`',
  '`node:18-alpine`',
  '`bin/rails test test/models/a.rb:4`',
  '`./gradlew test src/a.java:3`',
  '`and/or in src/a.ts:3`',
])('%s is none', (text) => expect(told(`See\n${text}\nfor more.`)).toEqual([]));

test('a file as a whole is none beside a line of it, and a place is one however often it is named', () => {
  expect(told('`src/a.ts` and `src/a.ts:4`, again `src/a.ts:4`')).toEqual(['src/a.ts 4']);
});

test('an item’s list comes first, then what its text names besides', () => {
  const text =
    '---\nid: k3f9qx\n---\n# Old cache\n\nSee `src/b.ts:3`, `src/a.ts` and [the docs](../../src/c.ts).\n\n- [src/a.ts:2](../../src/a.ts#L2) `a/b.ts`\n';
  const { anchors } = debtItem(createDocument('docs/debt/old-k3f9qx.md', text));
  expect(anchors.map(({ path, line }) => [path, line])).toEqual([
    ['src/a.ts', 2],
    ['src/b.ts', 3],
  ]);
});

test('the repositories that a configuration names', () => {
  const configuration =
    '[remote "origin"]\n\turl = git@github.com:Team/Shop.git\n[remote "b"]\n\turl = https://gitlab.example.com/team/web/shop\n[remote "c"]\n\turl = ssh://git@host.example.org:2222/team/shop.git\n[remote "d"]\n\turl = ../beside\n';
  expect(remoteRepositories(configuration)).toEqual([
    'github.com/team/shop',
    'gitlab.example.com/team/web/shop',
    'host.example.org/team/shop',
  ]);
});
