import { expect, test } from 'vitest';
import { asFileLink, withoutAnchor, writeAnchor } from '../../server/src/kinds/write-anchor.ts';
import { pathsIn } from '../../server/src/model/backlog/anchors.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/text.ts';

const at = 'docs/TECH_DEBT.md';
type Change = (document: ReturnType<typeof createDocument>, anchor: ReturnType<typeof pathsIn>[number]) => TextEdit[];

function changed(text: string, change: Change): string {
  const [anchor] = pathsIn(text, at, 0);
  if (!anchor) throw new Error(`no place in ${text}`);
  return applyEdits(text, change(createDocument(at, text), anchor));
}

const moved = (text: string, by: number, path?: string) =>
  changed(text, (document, anchor) => [
    ...writeAnchor(document, anchor, { path: path ?? anchor.path, line: (anchor.line ?? 0) + by }),
  ]);

const forms = [
  ['See `src/a1.ts:40` for 40 reasons.', 'See `src/a1.ts:43` for 40 reasons.'],
  ['See `src/a1.ts:40-43`.', 'See `src/a1.ts:43-46`.'],
  ['See `src/a1.ts:40:7`.', 'See `src/a1.ts:43:7`.'],
  ['See `src/a1.ts#L40-L43`.', 'See `src/a1.ts#L43-L46`.'],
  ['See src/a1.ts:40, 40 times.', 'See src/a1.ts:43, 40 times.'],
  ['In `src/a1.ts` (lines 40-43), 2 times.', 'In `src/a1.ts` (lines 43-46), 2 times.'],
  ['In `src/a1.ts`, line 40.', 'In `src/a1.ts`, line 43.'],
  ['In src/a1.ts (40-43), 2 times.', 'In src/a1.ts (43-46), 2 times.'],
  ['At lines 40–43 of `src/a1.ts`, 40 times.', 'At lines 43–46 of `src/a1.ts`, 40 times.'],
  ['At line 40 of src/a1.ts.', 'At line 43 of src/a1.ts.'],
  ['See `src/my dir/a1.ts:40`.', 'See `src/my dir/a1.ts:43`.'],
  ['See Makefile:40.', 'See Makefile:43.'],
  [
    'At https://git.example.com/projects/T/repos/shop/browse/src/a1.ts?at=main#40-43.',
    'At https://git.example.com/projects/T/repos/shop/browse/src/a1.ts?at=main#43-46.',
  ],
  ['In `src/a1.ts` lines 40 – 43 there is', 'In `src/a1.ts` lines 43 – 46 there is'],
  ['In [a1](../src/a1.ts#L40-L43) of 40.', 'In [a1](../src/a1.ts#L43-L46) of 40.'],
  ['In [`src/a1.ts:40`](../src/a1.ts#L40).', 'In [`src/a1.ts:43`](../src/a1.ts#L43).'],
  [
    'At https://github.com/team/shop/blob/main/src/a1.ts#L40-L43.',
    'At https://github.com/team/shop/blob/main/src/a1.ts#L43-L46.',
  ],
  [
    'At https://bitbucket.org/team/shop/src/main/src/a1.ts#lines-40:43.',
    'At https://bitbucket.org/team/shop/src/main/src/a1.ts#lines-43:46.',
  ],
] as const;

test.each(forms)('%s', (before, after) => {
  expect(moved(before, 3)).toBe(after);
});

test.each(forms)('word for word only numbers change: %s', (before) => {
  const words = (text: string) => text.split(/\d+/);
  expect(words(moved(before, 3))).toEqual(words(before));
  // Written back, it is what it was.
  expect(moved(moved(before, 3), -3)).toBe(before);
});

test.each([
  ['See `src/a.ts:40`.', 'See `lib/b.ts:43`.'],
  ['See `../src/a.ts` (line 40).', 'See `../lib/b.ts` (line 43).'],
  [
    '[a](https://github.com/team/shop/blob/main/src/a.ts#L40)',
    '[a](https://github.com/team/shop/blob/main/lib/b.ts#L43)',
  ],
  [
    'https://dev.azure.com/org/shop/_git/web?path=/src/a.ts&version=GBmain&line=40&lineEnd=41',
    'https://dev.azure.com/org/shop/_git/web?path=/lib/b.ts&version=GBmain&line=43&lineEnd=44',
  ],
])('another file: %s', (before, after) => {
  expect(moved(before, 3, 'lib/b.ts')).toBe(after);
});

test.each([
  ['See `src/a.ts:40-43`.', 'See `src/a.ts`.', 'See .'],
  ['See `src/a.ts` (lines 40-43).', 'See `src/a.ts`.', 'See .'],
  ['- `src/a.ts`, line 40\n- b', '- `src/a.ts`\n- b', '- b'],
  ['In [`a.ts:40`](../a.ts#L40).', 'In [`a.ts`](../a.ts).', 'In .'],
  [
    'https://dev.azure.com/org/shop/_git/web?path=/src/a.ts&line=40&lineEnd=41&_a=contents',
    'https://dev.azure.com/org/shop/_git/web?path=/src/a.ts&_a=contents',
    '',
  ],
])('a file alone, and nothing: %s', (text, file, none) => {
  expect(changed(text, (document, anchor) => [...asFileLink(document, anchor)])).toBe(file);
  expect(changed(text, (document, anchor) => [withoutAnchor(document, anchor)])).toBe(none);
});
