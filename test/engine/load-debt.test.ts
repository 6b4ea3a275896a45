import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backlogFiles, concernsDebt, loadDebt } from '../../server/src/engine/load-debt.ts';
import { loadSetup } from '../../server/src/engine/load-project.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { nodeWorkspace } from '../../server/src/node/workspace.ts';
import { rules } from '../../server/src/rules/index.ts';
import { UnreadableFile } from '../../server/src/workspace.ts';
import { itemText } from '../support/debt.ts';
import { type FileTable, inMemoryWorkspace } from '../support/in-memory-workspace.ts';

async function loaded(files: FileTable, from = '') {
  const workspace = inMemoryWorkspace(files);
  const setup = await loadSetup(workspace, { from, rules });
  return { project: await loadDebt(workspace, setup, () => '2026-01-02'), setup };
}

test('the items of the debt folder, pages beside them left out', async () => {
  const { project } = await loaded({
    'docs/debt/a-k3f9qx.md': itemText('id: k3f9qx'),
    'docs/debt/old/b-h7w2mp.md': itemText('id: h7w2mp'),
    'docs/debt/README.md': itemText('id: a1b2'),
    'docs/debt/process.md': '# How we do it\n',
    'docs/other/c.md': itemText('id: c1d2'),
  });
  expect([...project.items.keys()].sort()).toEqual(['docs/debt/a-k3f9qx.md', 'docs/debt/old/b-h7w2mp.md']);
  expect([project.isComplete, project.lastChanged('x')]).toEqual([true, '2026-01-02']);
});

test('the folder is the configuration’s, from the folder of that file', async () => {
  const { project } = await loaded(
    { 'team/.whylint.yaml': 'debt:\n  folder: debt\n', 'team/debt/a.md': itemText('id: k3f9qx') },
    'team',
  );
  expect(project.withId('k3f9qx')).toHaveLength(1);
});

test('a file that is no text is a broken item; no folder is an empty backlog', async () => {
  const { project } = await loaded({ 'docs/debt/a.md': new UnreadableFile('docs/debt/a.md', 'not UTF-8') });
  expect(project.items.get('docs/debt/a.md')?.broken).toBe('not UTF-8');
  expect((await loaded({})).project).toMatchObject({ isComplete: true, items: { size: 0 } });
});

test('the backlog matters to items, and to what names some', async () => {
  const { setup } = await loaded({});
  const concerned = (path: string, text: string) => concernsDebt(createDocument(path, text), setup);
  expect(concerned('docs/debt/a.md', itemText('id: k3f9qx'))).toBe(true);
  expect(concerned('a.md', 'See D-k3f9qx.\n')).toBe(true);
  expect(concerned('docs/a.md', '[x](debt/x-k3f9qx.md)\n')).toBe(true);
  expect(concerned('a.md', 'See [this](b.md) and `D-k3f9qx`.\n')).toBe(false);
});

test('a team’s own document in a hidden folder that a kind names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'whylint-load-debt-'));
  mkdirSync(join(folder, '.github'));
  writeFileSync(join(folder, '.github/TECH_DEBT.md'), '# Tech debt\n\n## TD-1 Two clocks\n');
  const workspace = nodeWorkspace(folder);
  const setup = await loadSetup(workspace, { from: '', rules });
  expect(await backlogFiles(workspace, setup)).toEqual(['.github/TECH_DEBT.md']);
  rmSync(folder, { recursive: true });
});
