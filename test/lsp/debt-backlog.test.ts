import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  Hover,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { DebtItems, DebtMark, LogDebtResult, SetDebtResult } from '../../server/src/protocol.ts';
import { type BareClient, startClient } from './bare-client.ts';
import { pullCapabilities } from './documents.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from './temporary-workspace.ts';

const path = 'docs/TECH_DEBT.md';
const backlog = [
  '# Tech debt',
  '',
  '| ID | Debt | Location | Priority | Effort | Status |',
  '|----|------|----------|----------|--------|--------|',
  '| TD-1 | Retry swallows errors | `src/retry.ts:2` | High | 2 days | Open |',
  '| TD-2 | Cleanup | `src/gone.ts` | Low | S | Opn |',
  '',
].join('\r\n');
const code = 'export const retry = () => {\n  return send();\n};\n';

/** Where words stand in a line. */
const placeOf = (line: number, words: string) => ({
  line,
  character: backlog.split('\r\n')[line]?.indexOf(words) ?? -1,
});

let workspace: TemporaryWorkspace;
let client: BareClient;

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  workspace.remove();
});

async function start(initializationOptions = {}) {
  workspace = temporaryWorkspace(
    { [path]: backlog, 'src/retry.ts': code, 'TECHNICAL_DEBT.md': '# How we limit technical debt\n\nWe talk.\n' },
    { repository: true },
  );
  const capabilities = {
    ...pullCapabilities,
    workspace: { ...pullCapabilities.workspace, fileOperations: { willRename: true } },
    textDocument: {
      ...pullCapabilities.textDocument,
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      hover: { contentFormat: ['markdown' as const] },
    },
  };
  client = await startClient({ capabilities, folders: [workspace.uri], initializationOptions });
  return workspace.uriOf(path);
}

const found = async (uri: string, count: number): Promise<readonly Diagnostic[]> => {
  for (let tries = 0; tries < 200; tries++) {
    const report = await client.pull(uri);
    const items = report.kind === 'full' ? report.items : [];
    if (items.length === count) return items;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`there were never ${count}`);
};

test('a team’s own backlog shows among the items and at the line; an essay does not', async () => {
  await start();
  const { items } = await client.request<DebtItems>('whylint/debtItems', {});
  expect(items.map(({ id, title, status }) => [id, title, status])).toEqual([
    ['TD-1', 'Retry swallows errors', 'open'],
    ['TD-2', 'Cleanup', 'unknown'],
  ]);
  const uri = workspace.uriOf('src/retry.ts');
  const marks = await client.request<DebtMark[]>('whylint/debtMarks', { uri, text: code });
  expect(marks.map(({ range, item }) => [range.start.line, item.id])).toEqual([[1, 'TD-1']]);
  expect(marks[0]?.hover).toContain('suggested I7 E4 \\(Priority High\\, Effort 2 days\\)');
});

test('it is linted where it stands: at the cell, and the fix writes the cell', async () => {
  const uri = await start();
  client.open(uri, backlog);
  const items = await found(uri, 3);
  expect(items.map(({ code: rule, range }) => [rule, range.start])).toEqual([
    ['vague-title', placeOf(5, 'Cleanup')],
    ['dangling-code-link', placeOf(5, 'src/gone')],
    ['unknown-status', placeOf(5, 'Opn')],
  ]);
  const last = items[2] as Diagnostic;
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: last.range,
    context: { diagnostics: [last] },
  });
  const fix = actions.find(({ isPreferred }) => isPreferred);
  expect(JSON.stringify(fix?.edit)).toContain(JSON.stringify({ range: last.range, newText: 'Open' }).slice(1, -1));
});

test('marking it paid changes one cell', async () => {
  const uri = await start();
  const fields = { status: 'paid', paid: '2026-01-31' };
  const result = await client.request<SetDebtResult>('whylint/setDebt', { uri: `${uri}#L5`, fields });
  const edits = JSON.stringify(result);
  expect(edits.match(/"newText":"[^"]*"/g)).toEqual(['"newText":"Done"']);
  expect(edits).toContain(JSON.stringify({ start: placeOf(4, 'Open |') }).slice(1, -1));
});

test('what other editors show: hover with the document’s own scale, completion, symbols', async () => {
  const uri = await start();
  client.open(uri, backlog);
  await found(uri, 3);
  const textDocument = { uri };
  const hover = await client.request<Hover>('textDocument/hover', {
    textDocument,
    position: placeOf(4, 'High'),
  });
  expect(JSON.stringify(hover.contents)).toMatch(/Unscored.*suggested I7 E4 .*Priority High.*Effort 2 days/);
  const completed = await client.request<CompletionItem[]>('textDocument/completion', {
    textDocument,
    position: placeOf(5, 'Opn'),
  });
  expect(completed.map(({ label }) => label)).toEqual(['Open', 'Opn', 'Planned', 'In progress', 'Done', "Won't fix"]);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
  expect(symbols[0]?.children?.map(({ name }) => name)).toEqual(['Retry swallows errors', 'Cleanup']);
});

test('a path that is but written leads to the line that was picked', async () => {
  const uri = await start({ commands: ['whylint.pickLine'] });
  client.open(uri, backlog);
  const dangling = (await found(uri, 3)).find(({ code: rule }) => rule === 'dangling-code-link') as Diagnostic;
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: dangling.range,
    context: { diagnostics: [dangling], only: ['quickfix'] },
  });
  expect(actions.map(({ title }) => title).slice(0, 4)).toEqual([
    'Mark paid',
    'Pick a line…',
    'Keep as a file link',
    'Remove the link',
  ]);
  const picked = { uri, position: dangling.range.start, code: workspace.uriOf('src/retry.ts'), line: 2 };
  const answer = await client.request('whylint/pickLine', picked);
  expect(JSON.stringify(answer)).toContain('"newText":"src/retry.ts:2"');
});

test('a document that only says of itself that it is a backlog: at once in the debt folder, elsewhere once it is open', async () => {
  await start();
  const rough = '---\nkind: debt-backlog\n---\n# Rough edges\n\n- [ ] Queue has no limit in `src/retry.ts:1`\n';
  workspace.write('docs/debt/old.md', rough.replace('Queue', 'Router'));
  workspace.write('notes/rough.md', rough);
  const titles = async () =>
    (await client.request<DebtItems>('whylint/debtItems', {})).items.map(({ title }) => title.split(' ')[0]);
  const before = await titles();
  expect(before).toEqual(['Retry', 'Cleanup', 'Router']);
  const uri = workspace.uriOf('notes/rough.md');
  client.open(uri, rough);
  await client.pull(uri);
  expect(await titles()).toEqual(['Retry', 'Cleanup', 'Router', 'Queue']);
  client.notify('textDocument/didClose', { textDocument: { uri } });
  workspace.write('notes/rough.md', rough.replace('[ ] Queue', '[ ] Second queue'));
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  await expect.poll(titles).toEqual(['Retry', 'Cleanup', 'Router', 'Second']);
  client.open(uri, rough.replace('debt-backlog', 'runbook'));
  await client.pull(uri);
  await expect.poll(titles).toEqual(before);
});

test('a document that said so and is gone stays gone, whatever is read anew while an editor still holds it', async () => {
  await start();
  const rough = '---\nkind: debt-backlog\n---\n# Rough edges\n\n- [ ] Queue has no limit in `src/retry.ts:1`\n';
  workspace.write('notes/rough.md', rough);
  const titles = async () =>
    (await client.request<DebtItems>('whylint/debtItems', {})).items.map(({ title }) => title.split(' ')[0]);
  const uri = workspace.uriOf('notes/rough.md');
  client.open(uri, rough);
  await client.pull(uri);
  await expect.poll(titles).toContain('Queue');
  rmSync(fileURLToPath(uri));
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] });
  await expect.poll(titles).not.toContain('Queue');
  workspace.write('.whylint.yaml', 'debt: { log-to: TECH_DEBT.md }\n');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uriOf('.whylint.yaml'), type: 1 }] });
  await client.pull(uri);
  expect(await titles()).not.toContain('Queue');
  client.notify('textDocument/didClose', { textDocument: { uri } });
  expect(await titles()).not.toContain('Queue');
});

test('code that moves takes what names it along: in the text as it is in the editor, and nowhere else', async () => {
  const uri = await start();
  expect(client.initialized.capabilities.workspace?.fileOperations?.willRename?.filters).toHaveLength(1);
  const move = (from: string, to: string) =>
    client.request<WorkspaceEdit | null>('workspace/willRenameFiles', {
      files: [{ oldUri: workspace.uriOf(from), newUri: workspace.uriOf(to) }],
    });
  const written = (line: number, version: number | null) => {
    const { character } = placeOf(4, 'src/retry.ts');
    const range = { start: { line, character }, end: { line, character: character + 12 } };
    return { documentChanges: [{ textDocument: { uri, version }, edits: [{ range, newText: 'lib/retry.ts' }] }] };
  };
  expect(await move('src', 'lib')).toMatchObject({ documentChanges: [{ edits: [{ newText: 'lib/retry.ts' }, {}] }] });
  expect(await move('src/retry.ts', 'lib/retry.ts')).toEqual(written(4, null));
  client.open(uri, `Ours.\r\n\r\n${backlog}`);
  expect(await move('src/retry.ts', 'lib/retry.ts')).toEqual(written(6, 1));
  expect(await move('src/other.ts', 'lib/other.ts')).toBeNull();
});

test('in a folder that is not trusted nothing goes with code that moves', async () => {
  await start({ trusted: false });
  const files = [{ oldUri: workspace.uriOf('src/retry.ts'), newUri: workspace.uriOf('lib/retry.ts') }];
  expect(await client.request('workspace/willRenameFiles', { files })).toBeNull();
});

test('the document that a team has anyway is named once debt is logged, to log into from now on', async () => {
  const uri = await start();
  const log = (offers: boolean) =>
    client.request<LogDebtResult>('whylint/logDebt', {
      title: 'Send gives up',
      uri: workspace.uriOf('src/retry.ts'),
      languageId: 'typescript',
      text: code,
      selection: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
      ...(offers && { offers }),
    });
  expect(await log(false)).not.toHaveProperty('offer');
  const configuration = workspace.uriOf('.whylint.yaml');
  expect(await log(true)).toMatchObject({
    outcome: 'logged',
    offer: {
      name: path,
      edit: {
        documentChanges: [
          { kind: 'create', uri: configuration },
          { edits: [{ newText: `debt:\n  log-to: ${path}\n` }] },
        ],
      },
    },
  });
  workspace.write('.whylint.yaml', `debt:\n  log-to: ${path}\n`);
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: configuration, type: 1 }] });
  const into = await log(true);
  expect(into).toMatchObject({ outcome: 'logged', into: { uri } });
  expect(into).not.toHaveProperty('offer');
});

test('where items have files of their own, no document is named', async () => {
  await start();
  workspace.write('docs/debt/build-k3f9qx.md', '---\nid: k3f9qx\nstatus: open\n---\n# Slow build\n');
  const logged = await client.request<LogDebtResult>('whylint/logDebt', { title: 'Send gives up', offers: true });
  expect(logged.outcome).toBe('logged');
  expect(logged).not.toHaveProperty('offer');
});
