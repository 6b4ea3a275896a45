import { expect, test } from 'vitest';
import { debtFindings, debtFixes, itemText } from '../support/debt.ts';

const items = { 'docs/debt/lock-k3f9qx.md': itemText('id: k3f9qx') };
const path = 'docs/post-mortems/login.md';
const found = (text: string, world: { items?: Record<string, string>; path?: string } = { items, path }) =>
  debtFindings('unknown-debt-id', text, world).map(([source]) => source);

test.each([
  [
    'in prose, links and tables',
    'See D-zz99zz, [D-zz99zy](x.md).\n\n| a |\n| --- |\n| D-zz99zx |\n',
    ['D-zz99zz', 'D-zz99zy', 'D-zz99zx'],
  ],
  ['in the front matter', '---\ndebt: D-zz99zz\n---\n# T\n', ['D-zz99zz']],
  ['as a link to a file that is not there', '[x](../debt/x-zz99zz.md#why)\n', ['[x](../debt/x-zz99zz.md#why)']],
  ['as a definition', '[x]\n\n[x]: ../debt/x-zz99zz.md\n', ['[x]: ../debt/x-zz99zz.md']],
])('found %s', (_, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ['a known one', 'D-k3f9qx, [x](../debt/lock-k3f9qx.md)'],
  ['words', 'D-shaped D-day D-frame'],
  ['in code and comments', '`D-zz99zz` <!-- D-zz99zz -->'],
  ['part of another word', 'TD-zz99zz D-zz99zz-b D-2024'],
  ['a page of the folder', '[x](../debt/process.md) [y](../debt/README.md) [z](../debt/about-debt.md)'],
  ['a page elsewhere', '[x](../other/x-zz99zz.md) [y](https://example.org/x-zz99zz.md)'],
])('silent: %s', (_, text) => {
  expect(found(`# T\n\n${text}\n`)).toEqual([]);
});

test('silent where no backlog was read, or there is none', () => {
  expect(found('D-zz99zz\n', { path })).toEqual([]);
  expect(found('D-zz99zz\n', { path, items: {} })).toEqual([]);
});

test('an item may name itself, and is told of others', () => {
  const text = itemText('id: h7w2mp', '# Slow start of tests\n\nD-h7w2mp comes after D-k3f9qz.\n');
  expect(found(text, { items: {} })).toEqual(['D-k3f9qz']);
});

test('the fix writes the id that was probably meant', () => {
  expect(debtFixes('unknown-debt-id', 'See D-k3f9qz.\n', { path, items })).toEqual({
    'Write D-k3f9qx': 'See D-k3f9qx.\n',
  });
  expect(debtFixes('unknown-debt-id', 'See D-7777zz.\n', { path, items })).toEqual({});
});
