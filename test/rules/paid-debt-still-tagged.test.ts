import { expect, test } from 'vitest';
import { lintCode } from '../../server/src/engine/lint-code.ts';
import { builtInSetup } from '../support/built-in-setup.ts';
import { itemText, projectOf } from '../support/debt.ts';

const setup = builtInSetup();
const found = (text: string, items: Record<string, string>) =>
  lintCode(text, 'typescript', projectOf(items), setup)
    .filter(({ rule }) => rule === 'paid-debt-still-tagged')
    .map(({ range }) => text.slice(range.start, range.end));
const paid = itemText('id: k3f9qx\nstatus: paid');

test('each tag of a paid item', () => {
  expect(found('// D-k3f9qx\na(); /* TODO(D-k3f9qx): b */\n', { 'docs/debt/a-k3f9qx.md': paid })).toEqual([
    'D-k3f9qx',
    'D-k3f9qx',
  ]);
});

test('silent while one item of the id is open, or it was given up', () => {
  const open = itemText('id: k3f9qx\nstatus: open');
  const items = { 'docs/debt/a-k3f9qx.md': paid, 'docs/debt/b-k3f9qx.md': open };
  expect(found('// D-k3f9qx\n', items)).toEqual([]);
  expect(found('// D-k3f9qx\n', { 'docs/debt/a-k3f9qx.md': itemText('id: k3f9qx\nstatus: wont-fix') })).toEqual([]);
});
