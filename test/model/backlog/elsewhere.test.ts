import { expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const placesIn = (text: string) =>
  backlogItems(createDocument('TECH_DEBT.md', text)).map(({ id, title, anchors }) => [
    id ?? title,
    ...anchors.map(({ path, line }) => (line === undefined ? path : `${path}:${line}`)),
  ]);

const register = [
  '# Technical debt',
  '',
  '## TD-001: Retry loop swallows errors',
  '',
  '**Status:** Open',
  '**Impact:** Every change needs a day of checking.',
  '',
  '## TD-002: Old cache has no limit',
  '',
  '**Status:** Open',
  '**Location:** `src/cache.ts:9`',
  '',
].join('\n');

const places = (told: string) => placesIn(`${register}\n## Overview\n\n${told}\n`);
const alone = [['TD-001'], ['TD-002', 'src/cache.ts:9']];
const found = [
  ['TD-001', 'src/retry.ts:4'],
  ['TD-002', 'src/cache.ts:9'],
];

test.each([
  [
    'the row of an index',
    '| ID | What | Where |\n|-|-|-|\n| TD-001 | Retry | `src/retry.ts:4` |\n| TD-002 | Cache | – |',
  ],
  ['a line of a list of locations', '- TD-001: `src/retry.ts:4`'],
  ['a line with the id behind', '- `src/retry.ts:4` (TD-001)'],
  ['a line with the title', '- **Retry loop swallows errors** – see `src/retry.ts:4`'],
  ['a line below the one with the id', '- TD-001\n  - `src/retry.ts:4`'],
  ['a heading with the id', '### More on TD-001\n\nIt begins at `src/retry.ts:4`.'],
])('%s tells of its item', (_, told) => {
  expect(places(told)).toEqual(found);
});

test.each([
  ['of no item', '- `src/retry.ts:4` is fine'],
  ['of two items', '- TD-001, TD-002 and `src/retry.ts:4` (TD-001) (TD-002)'],
  ['of an item in passing', '- As TD-001 has it, `src/retry.ts:4` was fine once'],
  ['of an item that is not there', '- TD-009: `src/retry.ts:4`'],
])('a line that tells %s stays by itself', (_, told) => {
  expect(places(told)).toEqual(alone);
});

test('a place that the item names too is the same place, named again', () => {
  const [, cache] = backlogItems(
    createDocument('TECH_DEBT.md', `${register}\n## Overview\n\n- TD-002: \`src/cache.ts:9\`\n`),
  );
  expect(cache?.anchors.map(({ path, again }) => [path, again?.length])).toEqual([['src/cache.ts', 1]]);
});
