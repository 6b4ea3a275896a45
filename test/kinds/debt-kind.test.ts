import { describe, expect, test } from 'vitest';
import { builtInKinds, builtInKindsIn } from '../../server/src/kinds/built-in.ts';
import { detectKind } from '../../server/src/kinds/detect-kind.ts';
import type { DocumentKind } from '../../server/src/kinds/kind.ts';
import { readOutline } from '../../server/src/kinds/read-outline.ts';
import { createDocument } from '../../server/src/model/document.ts';

const item = '---\nid: k3f9qx\n---\n# T\n';
const detected = (path: string, text = item, kinds: readonly DocumentKind[] = builtInKinds()) =>
  detectKind(createDocument(path, text), kinds)?.kind.name;

describe('a debt item is known', () => {
  test.each([
    ['by its folder and an id', 'docs/debt/a-k3f9qx.md', item],
    ['by its folder and a status', 'docs/debt/deep/a.md', '+++\nstatus = "open"\n+++\n'],
    ['by the kind that it names', 'anywhere.md', '---\nkind: debt-item\n---\n'],
    ['whatever its words', 'docs/debt/no-post-mortem-template-k3f9qx.md', item],
    ['although its head cannot be read', 'docs/debt/a.md', '---\nid: k3f9qx\nby: @dana\n---\n'],
    ['although nothing of its head can be read', 'docs/debt/a.md', '+++\nid = k3f9qx\n+++\n'],
  ])('%s', (_, path, text) => {
    expect(detected(path, text)).toBe('debt-item');
  });

  test.each([
    ['a page of the folder', 'docs/debt/process.md', '# How we do it\n'],
    ['one with front matter of its own', 'docs/debt/process.md', '---\ntitle: x\n---\n'],
    ['a README, an index', 'docs/debt/README.md', item],
    ['an index', 'docs/debt/index.md', item],
    ['a template', 'docs/debt/template.md', item],
    ['another folder', 'docs/other/a.md', item],
  ])('and not %s', (_, path, text) => {
    expect(detected(path, text)).toBeUndefined();
  });

  test('in the folder that the configuration names', () => {
    const kinds = builtInKindsIn('/repo', 'team [a]/debt');
    expect(detected('team [a]/debt/a.md', item, kinds)).toBe('debt-item');
    expect(detected('docs/debt/a.md', item, kinds)).toBeUndefined();
    expect(detected('docs/debt/a.md', item, builtInKindsIn('/home/ann/post-mortems'))).toBe('debt-item');
  });
});

test('the built-in template asks for nothing that an item may do without', () => {
  const outline = builtInKinds().find(({ name }) => name === 'debt-item')?.outline;
  expect(outline?.problems).toEqual([]);
  expect(outline?.prompts.map(({ text, required }) => [text, required])).toEqual([
    ['id', false],
    ['created', false],
    ['by', false],
  ]);
});

test('a comment in front matter says that a key may be left out', () => {
  const { prompts } = readOutline(
    createDocument('t.md', '---\na: # optional\nb: {x} # optional, for leads\nc: # x\n---\n# T\n'),
  );
  expect(prompts.map(({ text, required }) => [text, required])).toEqual([
    ['a', false],
    ['b', false],
    ['c', true],
  ]);
});

describe('backlogs', () => {
  const kindAt = (path: string, text = '| ID | Debt | Status |\n|-|-|-|\n| TD-1 | Old cache | Open |\n') =>
    detectKind(createDocument(path, text), builtInKindsIn(undefined, 'docs/debt'))?.kind.name;

  test.each([
    'TECH_DEBT.md',
    'docs/tech-debt.md',
    'a/b/Technical_Debt.md',
    'TECHDEBT.md',
    'DEBT.md',
    'docs/debt.md',
    'docs/notes/DEBT.md',
    'docs/TECH_DEBT_REGISTER.md',
    'planning/debt-log.md',
    'docs/deuda-tecnica.md',
    'DÍVIDA_TÉCNICA.md',
    'docs/dettes-techniques.md',
    'technische-schulden.md',
    '.github/TECH_DEBT.md',
    'docs/tech-debt/storage.md',
    'docs/tech-debt/archive/storage.md',
    'docs/archive/TECH_DEBT.md',
  ])('%s is one by its name', (path) => expect(kindAt(path)).toBe('debt-backlog'));

  test.each([
    'finance/debt.md',
    'docs/tech-debt/TEMPLATE.md',
    'docs/tech-debt-policy.md',
    'docs/deep/a.md',
    'docs/debt/tech-debt.md',
  ])('%s is none', (path) => expect(kindAt(path)).toBeUndefined());

  test('what is written of debt in general is none; a document that names the kind is', () => {
    expect(kindAt('TECH_DEBT.md', '# How we limit debt\n\nWe talk about it.\n')).toBeUndefined();
    expect(kindAt('notes/a.md', '---\nkind: debt-backlog\n---\n# Notes\n')).toBe('debt-backlog');
  });
});

test('documents of debt are found some folders below one that is named after it', () => {
  const text = '# TD-7: Two clocks\n\n**Status:** Open\n';
  for (const path of ['a.md', 'scheduled/a.md', 'accepted/2026/a.md'])
    expect(detected(`docs/Technical-Debt/${path}`, text)).toBe('debt-backlog');
  for (const path of [
    'a/b/c/a.md',
    'scheduled/README.md',
    'scheduled/index.md',
    'scheduled/template.md',
    'templates/a.md',
  ])
    expect(detected(`docs/technical-debt/${path}`, text)).toBeUndefined();
});
