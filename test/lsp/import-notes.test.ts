import { afterEach, describe, expect, test } from 'vitest';
import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type {
  DebtItems,
  ImportNotesParams,
  ImportNotesResult,
  NotesParams,
  NotesResult,
} from '../../server/src/protocol.ts';
import { type BareClient, type ClientOptions, startClient } from './bare-client.ts';
import { creatingCapabilities, plainCapabilities, pullCapabilities } from './documents.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from './temporary-workspace.ts';

const notes = `\ufeffPayments:\r
- retry loop in retry.ts:4 swallows errors\r
- [x] old router removed\r
- [ ] queue has no limit, see src/gone.ts:3\r
`;

let workspace: TemporaryWorkspace | undefined;
let client: BareClient | undefined;

afterEach(async () => {
  expect(await client?.stop()).toBe(0);
  workspace?.remove();
});

async function start(files: Record<string, string> = {}, options: ClientOptions = {}, repository = true) {
  workspace = temporaryWorkspace({ 'src/retry.ts': 'a\nb\nc\nretry();\n', ...files }, { repository });
  client = await startClient({ capabilities: pullCapabilities, folders: [workspace.uri], ...options });
  return { workspace, client };
}

const ask = ({ request }: BareClient, params: NotesParams) => request<NotesResult>('whylint/notes', params);
const load = ({ request }: BareClient, params: ImportNotesParams) =>
  request<ImportNotesResult>('whylint/importNotes', params);

/** Writes the new files, as an editor does. */
function write({ documentChanges = [] }: WorkspaceEdit): void {
  for (const change of documentChanges) {
    if (!('kind' in change)) continue;
    const { uri } = change as CreateFile;
    const text = documentChanges.find(
      (each): each is TextDocumentEdit => 'textDocument' in each && each.textDocument.uri === uri,
    );
    const path = decodeURIComponent(uri.slice((workspace as TemporaryWorkspace).uri.length + 1));
    workspace?.write(path, text?.edits.map((each) => ('newText' in each ? each.newText : '')).join('') ?? '');
    client?.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
  }
}

describe.each([
  ['a repository', true],
  ['a folder without version control', false],
])('in %s', (_what, repository) => {
  test('notes are read, and become items of the backlog', async () => {
    const { workspace: folder, client: editor } = await start({}, {}, repository);
    const uri = folder.uriOf('notes.txt');
    const params = { uri, text: notes, languageId: 'plaintext' };
    expect(await ask(editor, params)).toEqual({
      outcome: 'read',
      notes: [
        {
          number: 1,
          line: 2,
          title: 'retry loop in retry.ts:4 swallows errors',
          places: ['src/retry.ts:4'],
          missing: [],
          area: 'Payments',
        },
        {
          number: 2,
          line: 3,
          title: 'old router removed',
          places: [],
          missing: [],
          area: 'Payments',
          known: 'done already',
        },
        {
          number: 3,
          line: 4,
          title: 'queue has no limit, see src/gone.ts:3',
          places: [],
          missing: ['src/gone.ts'],
          area: 'Payments',
        },
      ],
      left: [],
    });
    const result = await load(editor, { ...params, only: [1, 3], strike: true, author: '@dana' });
    if (result.outcome !== 'imported') throw new Error(result.message);
    const [one, three] = result.items;
    expect(one?.uri).toBe(folder.uriOf(`docs/debt/retry-loop-in-retry-ts-4-swallows-errors-${one?.id}.md`));
    expect(one?.text).toContain('- [src/retry.ts:4](../../src/retry.ts#L4) `retry();`');
    expect(one?.text).toContain('by: "@dana"\narea: Payments\n# from notes.txt, line 2\n');
    const changes = result.edit.documentChanges ?? [];
    expect(changes).toHaveLength(5);
    expect(changes[0]).toMatchObject({ kind: 'create', options: { overwrite: false } });
    expect(changes.at(-1)).toMatchObject({
      textDocument: { uri, version: null },
      edits: [
        { range: { start: { line: 1, character: 42 } }, newText: ` [D-${one?.id}]` },
        { range: { start: { line: 3, character: 3 } }, newText: 'x' },
        { range: { start: { line: 3, character: 43 } }, newText: ` [D-${three?.id}]` },
      ],
    });
    const { items } = await editor.request<DebtItems>('whylint/debtItems', {});
    expect(items).toEqual([]);
    write(result.edit);
    await expect.poll(async () => (await editor.request<DebtItems>('whylint/debtItems', {})).items.length).toBe(2);
    const again = await ask(editor, params);
    expect(again.outcome === 'read' && again.notes.map(({ known }) => known)).toEqual([
      `is D-${one?.id} already`,
      'done already',
      `is D-${three?.id} already`,
    ]);
    expect(await load(editor, params)).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/No note here is new/),
    });
  });
});

test('notes that lie elsewhere, or were never saved, go to the folder that is named', async () => {
  const { workspace: folder, client: editor } = await start();
  for (const uri of ['file:///elsewhere/notes.md', 'untitled:Untitled-1']) {
    const result = await load(editor, {
      uri,
      text: '- src/retry.ts:4 is odd',
      languageId: 'markdown',
      folder: folder.uri,
    });
    expect(result).toMatchObject({
      outcome: 'imported',
      items: [{ uri: expect.stringContaining(`${folder.uri}/docs/debt/`) }],
    });
  }
});

test('notes go into the one document that the configuration names, as one edit', async () => {
  const table = '# Tech debt\n\n| ID | Item | Status |\n|---|---|---|\n| TD-7 | Old cache | open |\n\nAsk Kim.\n';
  const { workspace: folder, client: editor } = await start({
    '.whylint.yaml': 'debt: { log-to: TECH_DEBT.md }\n',
    'TECH_DEBT.md': table,
  });
  const uri = folder.uriOf('notes.txt');
  const result = await load(editor, { uri, text: notes, languageId: 'plaintext', strike: true });
  const target = folder.uriOf('TECH_DEBT.md');
  expect(result).toMatchObject({
    outcome: 'imported',
    items: [
      { id: 'TD-8', name: 'TD-8', uri: `${target}#L6` },
      { id: 'TD-9', name: 'TD-9', uri: `${target}#L7` },
    ],
    into: { uri: target, text: table, isNew: false },
    edit: {
      documentChanges: [
        { textDocument: { uri: target, version: null }, edits: [{ range: { start: { line: 5, character: 0 } } }] },
        { textDocument: { uri } },
      ],
    },
  });
  expect(JSON.stringify(result)).toContain('| TD-8 | retry loop in retry.ts:4 swallows errors');
  expect(JSON.stringify(result)).toContain(' [TD-9]');
  const inItself = await load(editor, { uri: target, text: '- queue has no limit\n', languageId: 'markdown' });
  expect(inItself).toMatchObject({ items: [{ uri: expect.stringContaining('/docs/debt/') }] });
});

test('a document that is not there yet is made, and one that takes no items gets none', async () => {
  const { workspace: folder, client: editor } = await start({ '.whylint.yaml': 'debt: { log-to: TECH_DEBT.md }\n' });
  const params = { uri: folder.uriOf('notes.txt'), text: notes, languageId: 'plaintext' };
  const made = await load(editor, params);
  expect(made).toMatchObject({
    items: [{ uri: expect.stringContaining('/TECH_DEBT.md#L5') }, { uri: expect.stringContaining('#L6') }],
    into: { text: expect.stringContaining('| Open |'), isNew: true },
    edit: { documentChanges: [{ kind: 'create', options: { overwrite: false } }, {}] },
  });
  folder.write('TECH_DEBT.md', '# Why we have debt\n\nIt is long.\n');
  editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uriOf('TECH_DEBT.md'), type: 1 }] });
  expect(await load(editor, params)).toMatchObject({
    items: [{ text: expect.stringContaining('# retry loop') }, { text: expect.stringContaining('# queue') }],
    note: expect.stringMatching(/^TECH_DEBT\.md: no list of debt .* instead\.$/),
  });
});

test('what cannot be read is said', async () => {
  const { workspace: folder, client: editor } = await start();
  const uri = folder.uriOf('notes.txt');
  expect(await ask(editor, { uri, text: ' ', languageId: 'plaintext' })).toMatchObject({
    outcome: 'refused',
    message: expect.stringMatching(/empty/),
  });
  expect(await ask(editor, { uri, text: '# Notes\n', languageId: 'markdown' })).toMatchObject({
    message: expect.stringMatching(/No notes found/),
  });
});

describe('an editor without a command of its own', () => {
  const applied: WorkspaceEdit[] = [];
  const command = (uri: string, strike = true) => ({
    command: 'whylint.importNotes.server',
    arguments: [{ uri, strike }],
  });

  test('has the server import the new notes of an open document', async () => {
    applied.length = 0;
    const { workspace: folder, client: editor } = await start(
      {},
      {
        capabilities: creatingCapabilities,
        answer: (method, params) => {
          if (method === 'workspace/applyEdit') applied.push((params as { edit: WorkspaceEdit }).edit);
          return method === 'workspace/applyEdit' ? { applied: true } : null;
        },
      },
    );
    const uri = folder.uriOf('notes.md');
    editor.open(uri, '- queue has no limit\n- [x] done\n');
    await editor.request('workspace/executeCommand', command(uri));
    expect(JSON.stringify(applied)).toContain('# queue has no limit');
    expect(applied[0]?.documentChanges).toHaveLength(3);
    const said = await editor.message(({ method }) => method === 'window/showMessage');
    expect(said.params).toMatchObject({ message: '1 note imported' });
    await expect(editor.request('workspace/executeCommand', command(folder.uriOf('x.md')))).rejects.toThrow(
      /open document/,
    );
  });

  test('is told where it makes no files', async () => {
    const { workspace: folder, client: editor } = await start({}, { capabilities: plainCapabilities });
    const uri = folder.uriOf('notes.md');
    editor.open(uri, '- queue has no limit\n');
    await expect(editor.request('workspace/executeCommand', command(uri))).rejects.toThrow(/whylint debt import/);
  });
});
