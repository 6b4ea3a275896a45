import { expect, test } from 'vitest';
import { documentFolder, documentName, freePath, slug } from '../../server/src/authoring/document-place.ts';
import { loadSetup } from '../../server/src/engine/load-project.ts';
import type { DocumentKind } from '../../server/src/kinds/kind.ts';
import { rules } from '../../server/src/rules/index.ts';
import { type FileTable, inMemoryWorkspace } from '../support/in-memory-workspace.ts';

async function folderIn(files: FileTable, under = '', from = under): Promise<string> {
  const workspace = inMemoryWorkspace(files);
  const { kinds } = await loadSetup(workspace, { from, rules });
  return documentFolder(workspace, kinds.find(({ name }) => name === 'post-mortem') as DocumentKind, under);
}

test('the folder that holds most of them', async () => {
  const files = { 'docs/incidents/a.md': '', 'docs/incidents/b.md': '', 'old/postmortems/c.md': '', 'README.md': '' };
  expect(await folderIn(files)).toBe('docs/incidents');
  expect(await folderIn(files, 'old')).toBe('old/postmortems');
  expect(await folderIn(files, 'src')).toBe('docs/incidents');
});

test('with none yet: beside the template, where the globs point, or docs/postmortems', async () => {
  expect(await folderIn({ 'ops/postmortems/template.md': '# Title\n\n## Summary\n' }, '', 'ops/postmortems')).toBe(
    'ops/postmortems',
  );
  expect(await folderIn({ '.whylint.yaml': 'kinds:\n  post-mortem:\n    files: [ops/reviews/**/*.md]\n' })).toBe(
    'ops/reviews',
  );
  expect(await folderIn({})).toBe('docs/postmortems');
});

test.each([
  ['Checkout was down', 'checkout-was-down'],
  ['  "PAY-12": didn’t scale — again!  ', 'pay-12-didnt-scale-again'],
  ['Größe überschritten', 'große-uberschritten'],
  ['決済が止まった', '決済が止まった'],
  ['../../etc/passwd', 'etc-passwd'],
  ['⚠️ Slow build ⚠️', 'slow-build'],
  ['***', ''],
  [
    'one word after another until there are more of them than a file name should have',
    'one-word-after-another-until-there-are-more-of-them-than-a',
  ],
  ['x'.repeat(200), 'x'.repeat(60)],
])('%j makes the name %j', (title, name) => {
  expect(slug(title)).toBe(name);
});

test('a file’s name has date and title, or the kind', () => {
  const kind = { name: 'post-mortem' } as DocumentKind;
  expect(documentName(kind, 'Checkout was down', '2026-03-01')).toBe('2026-03-01-checkout-was-down.md');
  expect(documentName(kind, '', '2026-03-01')).toBe('2026-03-01-post-mortem.md');
});

test('a name that is taken gets a number', async () => {
  const taken = new Set(['a.md', 'a-2.md']);
  expect(await freePath('a.md', async (path) => taken.has(path))).toBe('a-3.md');
});
