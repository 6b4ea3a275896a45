import { expect, test } from 'vitest';
import { addressedPlace } from '../../server/src/model/code-address.ts';

test.each([
  ['https://github.com/team/shop/blob/9f3c1e2/src/a.ts#L10-L20', 'github.com/team/shop', 'src/a.ts', 10, 20],
  ['https://github.com/team/shop/raw/main/src/a.ts', 'github.com/team/shop', 'src/a.ts', undefined, undefined],
  ['https://gitlab.com/group/sub/shop/-/blob/main/src/a.ts#L4', 'gitlab.com/group/sub/shop', 'src/a.ts', 4, undefined],
  [
    'https://gitlab.com/group/sub/shop/-/raw/main/src/a.ts',
    'gitlab.com/group/sub/shop',
    'src/a.ts',
    undefined,
    undefined,
  ],
  ['https://codeberg.org/team/shop/src/branch/main/src/a.ts#L7', 'codeberg.org/team/shop', 'src/a.ts', 7, undefined],
  ['https://codeberg.org/team/shop/src/commit/9f3c1e2/a.ts#L7-L9', 'codeberg.org/team/shop', 'a.ts', 7, 9],
  ['https://bitbucket.org/team/shop/src/main/lib/a.ts#lines-3:5', 'bitbucket.org/team/shop', 'lib/a.ts', 3, 5],
  [
    'https://git.example.com:7990/projects/TEAM/repos/shop/browse/src/a.ts?at=main#3-5',
    'git.example.com/team/shop',
    'src/a.ts',
    3,
    5,
  ],
  [
    'https://git.example.com/users/kim/repos/shop/browse/Makefile?at=9f3c1e2#3',
    'git.example.com/~kim/shop',
    'Makefile',
    3,
    undefined,
  ],
  [
    'https://raw.githubusercontent.com/team/shop/refs/heads/main/src/a.ts',
    'github.com/team/shop',
    'src/a.ts',
    undefined,
    undefined,
  ],
  ['https://github.com/team/shop/blob/fix%2Fretry/src/a.ts#L4', 'github.com/team/shop', 'src/a.ts', 4, undefined],
])('%s', (url, repository, path, line, endLine) => {
  expect(addressedPlace(url)).toEqual({
    form: 'address',
    repository,
    path,
    ...(line !== undefined && { line }),
    ...(endLine !== undefined && { endLine }),
    ...(url.includes('9f3c1e2') && { commit: '9f3c1e2' }),
  });
});

test.each([
  'https://github.com/team/shop/tree/main/src/lib/a.ts',
  'https://github.com/team/shop/issues/4',
  'https://example.org/docs/src/a.ts',
  'https://git.example.com/projects/TEAM/repos/shop/browse/src?at=main',
])('no file: %s', (url) => {
  expect(addressedPlace(url)).toBeUndefined();
});

test('what may belong to the name of a branch', () => {
  const ways = (ref: string) => addressedPlace(`https://github.com/team/shop/blob/${ref}/src/lib/a.ts`)?.ways;
  expect(ways('fix/retry')).toEqual(['src/lib/a.ts', 'lib/a.ts', 'a.ts']);
  for (const ref of ['main', '9f3c1e2', 'v1.2.0']) expect(ways(ref)).toBeUndefined();
});
