import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { TextDocumentEdit, TextEdit } from 'vscode-languageserver-protocol';
import type {
  DebtComment,
  DebtItems,
  LogDebtParams,
  LogDebtResult,
  MigrateDebtResult,
} from '../../server/src/protocol.ts';
import { type BareClient, startClient } from './bare-client.ts';
import { pullCapabilities } from './documents.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from './temporary-workspace.ts';

const code = 'start();\n// TODO: tell somebody\nretry(forever);\n';
const table =
  '# Tech debt\n\n| ID | Item | Where | Status |\n|--|--|--|--|\n| TD-1 | Slow build | `a.ts` | todo |\n\nMore.\n';

let workspace: TemporaryWorkspace | undefined;
let client: BareClient | undefined;

afterEach(async () => {
  expect(await client?.stop()).toBe(0);
  workspace?.remove();
});

async function start(files: Record<string, string>) {
  workspace = temporaryWorkspace({ 'src/retry.ts': code, ...files }, { repository: true });
  client = await startClient({ capabilities: pullCapabilities, folders: [workspace.uri] });
  return { workspace, client };
}

const config = { '.whylint.yaml': 'debt: { log-to: TECH_DEBT.md }\n' };

/** The new texts of a document's edits. */
const textsOf = (changes: unknown, uri: string): readonly string[] =>
  (changes as TextDocumentEdit[])
    .filter((change) => 'edits' in change && change.textDocument.uri === uri)
    .flatMap(({ edits }) => (edits as TextEdit[]).map(({ newText }) => newText));

const params = (folder: TemporaryWorkspace, more: Partial<LogDebtParams> = {}): LogDebtParams => ({
  title: 'Errors are lost',
  uri: folder.uriOf('src/retry.ts'),
  languageId: 'typescript',
  text: code,
  selection: { start: { line: 1, character: 5 }, end: { line: 1, character: 5 } },
  author: '@dana',
  ...more,
});

test('logged in that very document, it is an item more, without a place in the code', async () => {
  const { workspace: folder, client: editor } = await start({ ...config, 'TECH_DEBT.md': table });
  const uri = folder.uriOf('TECH_DEBT.md');
  const here = params(folder, { uri, languageId: 'markdown', text: table });
  const result = await editor.request<LogDebtResult>('whylint/logDebt', here);
  expect(result).toMatchObject({ outcome: 'logged', name: 'TD-2', into: { uri, text: table } });
  if (result.outcome !== 'logged') return;
  const [row, ...others] = textsOf(result.edit.documentChanges, uri);
  expect(row).toMatch(/^\n\| TD-2 \| Errors are lost \|/);
  expect(row).not.toContain('TECH_DEBT.md');
  expect(others).toEqual([]);
});

test('debt goes into the document that is named, and its comment is tagged with the id there', async () => {
  const { workspace: folder, client: editor } = await start({ ...config, 'TECH_DEBT.md': table });
  const uri = folder.uriOf('TECH_DEBT.md');
  const result = await editor.request<LogDebtResult>('whylint/logDebt', params(folder, { comment: 'tag' }));
  expect(result).toMatchObject({
    outcome: 'logged',
    id: 'TD-2',
    name: 'TD-2',
    uri: `${uri}#L6`,
    into: { uri, text: table },
  });
  if (result.outcome !== 'logged') throw new Error();
  expect(result.undo).toBeUndefined();
  expect(textsOf(result.edit.documentChanges, uri)).toEqual(['\n| TD-2 | Errors are lost | `src/retry.ts:2` | todo |']);
  expect(textsOf(result.edit.documentChanges, folder.uriOf('src/retry.ts'))).toEqual(['(TD-2)']);

  folder.write(
    'TECH_DEBT.md',
    table.replace('\n\nMore', '\n| TD-2 | Errors are lost | `src/retry.ts:2` | todo |\n\nMore'),
  );
  editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  const known = async () => (await editor.request<DebtItems>('whylint/debtItems', {})).items.length;
  await expect.poll(known).toBe(2);
  const again = await editor.request<LogDebtResult>('whylint/logDebt', params(folder));
  expect(again).toMatchObject({ outcome: 'hit', counted: false, item: { id: 'TD-2', uri: `${uri}#L6` } });
  const text = code.replace('TODO:', 'TODO(TD-2):');
  const request = { uri: folder.uriOf('src/retry.ts'), languageId: 'typescript', text };
  expect(await editor.request<DebtComment[]>('whylint/debtComments', request)).toMatchObject([{ id: 'TD-2' }]);
});

test('where no list is recognised, the item has a file of its own, and that is said', async () => {
  const { workspace: folder, client: editor } = await start({ ...config, 'TECH_DEBT.md': '# Essay\n\nWords.\n' });
  expect(await editor.request<LogDebtResult>('whylint/logDebt', params(folder))).toMatchObject({
    outcome: 'logged',
    note: 'TECH_DEBT.md: no list of debt is recognised in it; the item has a file of its own instead.',
    undo: { text: expect.stringContaining('# Errors are lost') },
  });
});

test('a document that is not there yet is created', async () => {
  const { workspace: folder, client: editor } = await start(config);
  const result = await editor.request<LogDebtResult>('whylint/logDebt', params(folder));
  expect(result).toMatchObject({
    outcome: 'logged',
    undo: {
      uri: folder.uriOf('TECH_DEBT.md'),
      text: expect.stringContaining('| Errors are lost | `src/retry.ts:2` |'),
    },
    edit: { documentChanges: [{ kind: 'create', options: { overwrite: false } }, {}] },
  });
});

test('a document migrates to files and back by one edit each', async () => {
  const { workspace: folder, client: editor } = await start({ 'TECH_DEBT.md': table });
  const uri = folder.uriOf('TECH_DEBT.md');
  const there = await editor.request<MigrateDebtResult>('whylint/migrateDebt', { uri, to: 'items' });
  if ('refused' in there) throw new Error(there.refused);
  const [create] = there.edit.documentChanges as { kind: string; uri: string }[];
  expect(create).toMatchObject({ kind: 'create', uri: expect.stringMatching(/docs\/debt\/slow-build-\w{6}\.md$/) });
  expect(there).toMatchObject({ items: 1, read: [{ uri, text: table }] });
  expect(there.page).toContain('| Slow build | docs/debt/slow-build-');
  const path = String(create?.uri).slice(folder.uri.length + 1);
  folder.write(path, textsOf(there.edit.documentChanges, String(create?.uri)).join(''));
  folder.write('TECH_DEBT.md', table.replace('Slow build | `a.ts` | todo', `[Slow build](${path}) |  | `));
  for (const each of [uri, String(create?.uri)])
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: each, type: 2 }] });
  const listed = async () => (await editor.request<DebtItems>('whylint/debtItems', {})).items.map((item) => item.uri);
  await expect.poll(listed).toEqual([create?.uri]);

  const back = await editor.request<MigrateDebtResult>('whylint/migrateDebt', { uri, to: 'table' });
  if ('refused' in back) throw new Error(back.refused);
  expect(back.edit.documentChanges).toMatchObject([{ textDocument: { uri } }, { kind: 'delete', uri: create?.uri }]);
  expect(textsOf(back.edit.documentChanges, uri)).toEqual([expect.stringContaining('`a.ts` | todo')]);
  expect(readFileSync(`${folder.folder}/${path}`, 'utf8')).toContain('- **Status:** todo');
});

test('what cannot migrate is said', async () => {
  const { workspace: folder, client: editor } = await start({ 'essay.md': '# Essay\n\nWords.\n' });
  const ask = (path: string, to: string) =>
    editor.request<MigrateDebtResult>('whylint/migrateDebt', { uri: folder.uriOf(path), to });
  expect(await ask('essay.md', 'items')).toEqual({ refused: 'No items are recognised in essay.md.' });
  expect(await ask('gone.md', 'items')).toEqual({ refused: 'gone.md is not there.' });
  expect(await ask('new.md', 'table')).toEqual({ refused: 'No items are in docs/debt.' });
  expect(await ask('docs/debt/a.md', 'items')).toEqual({ refused: 'docs/debt/a.md lies in the folder of items.' });
});
