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
])('no file: %s', (url) => {
  expect(addressedPlace(url)).toBeUndefined();
});
