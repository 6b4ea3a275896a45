import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  CreateFile,
  DocumentLink,
  Hover,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type {
  DebtComment,
  DebtItems,
  DebtMark,
  LogDebtParams,
  LogDebtResult,
  ScoreChoice,
  SetDebtResult,
} from '../../server/src/protocol.ts';
import { type BareClient, type ClientOptions, startClient } from './bare-client.ts';
import { plainCapabilities, pullCapabilities } from './documents.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from './temporary-workspace.ts';

const code = `import { send } from './send.ts';

export function retry(times: number) {
  for (let at = 0; at < times; at++) {
    try {
      return send(at);
    } catch (error) {
      // TODO: tell somebody that it failed
    }
  }
}
`;

const item = `---\r
id: m2n4pq\r
status: open   # as always\r
---\r
# Mail queue has no limit\r
\r
Nobody can tell how long a mail waits.\r
`;

const creating = {
  ...plainCapabilities,
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

let workspace: TemporaryWorkspace | undefined;
let client: BareClient | undefined;

afterEach(async () => {
  expect(await client?.stop()).toBe(0);
  workspace?.remove();
});

async function start(files: Record<string, string>, options: ClientOptions = {}, repository = true) {
  workspace = temporaryWorkspace({ 'src/retry.ts': code, ...files }, { repository });
  client = await startClient({ capabilities: pullCapabilities, folders: [workspace.uri], ...options });
  return { workspace, client };
}

const at = (line: number, character = 0) => ({ start: { line, character }, end: { line, character } });

const items = async ({ request }: BareClient) => (await request<DebtItems>('whylint/debtItems', {})).items;

const log = ({ request }: BareClient, params: LogDebtParams) => request<LogDebtResult>('whylint/logDebt', params);

/** Writes what an edit that creates a file says, as an editor does. */
function write(edit: WorkspaceEdit): string {
  const [create, text] = (edit.documentChanges ?? []) as [CreateFile, TextDocumentEdit];
  expect(create).toMatchObject({ kind: 'create', options: { overwrite: false } });
  const path = decodeURIComponent(create.uri.slice((workspace as TemporaryWorkspace).uri.length + 1));
  workspace?.write(path, text.edits.map((each) => ('newText' in each ? each.newText : '')).join(''));
  client?.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: create.uri, type: 1 }] });
  return path;
}

const debtChanged = (from: number) =>
  client?.message(
    (message) => message.method === 'whylint/debtChanged' && (client?.messages.indexOf(message) ?? -1) >= from,
  );

describe.each([
  ['a repository', true],
  ['a folder without version control or configuration', false],
])('logging in %s', (_what, repository) => {
  test('writes an item that comes back at its line', async () => {
    const { workspace: folder, client: editor } = await start({}, {}, repository);
    const uri = folder.uriOf('src/retry.ts');
    expect(await items(editor)).toEqual([]);
    const result = await log(editor, {
      title: '  Errors are lost ',
      uri,
      languageId: 'typescript',
      text: code,
      selection: at(6, 4),
      scores: { impact: 6, confidence: 7, effort: 4 },
      author: '@dana',
    });
    if (result.outcome !== 'logged') throw new Error(JSON.stringify(result));
    expect(result.id).toMatch(/^[a-z][0-9a-z]{5}$/);
    expect(result.uri).toBe(folder.uriOf(`docs/debt/errors-are-lost-${result.id}.md`));
    const seen = editor.messages.length;
    const path = write(result.edit);
    const text = readFileSync(`${folder.folder}/${path}`, 'utf8');
    expect(text).toBe(result.undo?.text);
    expect(text).toContain('by: "@dana"');
    expect(text).toContain('- [src/retry.ts:7](../../src/retry.ts#L7) `} catch (error) {` <!-- ctx ');
    await debtChanged(seen);
    expect(await items(editor)).toMatchObject([
      { id: result.id, title: 'Errors are lost', ice: 'ICE 294 · I6 C7 E4', anchors: [{ uri, line: 7 }] },
    ]);
    const marks = await editor.request<DebtMark[]>('whylint/debtMarks', { uri, text: `// new\n\n${code}` });
    expect(marks).toMatchObject([{ found: 'moved', range: { start: { line: 8 } }, item: { id: result.id } }]);
  });
});

describe('git', () => {
  const git = (cwd: string, ...args: string[]) => {
    const who = ['-c', 'user.name=Dana', '-c', 'user.email=dana@example.org', '-c', 'commit.gpgsign=false'];
    const { status, stderr } = spawnSync('git', [...who, ...args], { cwd, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };

  test.each([
    ['is asked for commit and author where the folder is trusted', true],
    ['is not asked where it is not', false],
  ])('%s', async (_what, trusted) => {
    const { workspace: folder, client: editor } = await start({}, { initializationOptions: { trusted } }, false);
    git(folder.folder, 'init', '--quiet');
    git(folder.folder, 'config', 'user.name', 'Dana');
    git(folder.folder, 'add', '.');
    git(folder.folder, 'commit', '--quiet', '-m', 'First');
    const params = {
      title: 'Known',
      uri: folder.uriOf('src/retry.ts'),
      text: code,
      languageId: 'typescript',
      author: '@kim',
    };
    const result = await log(editor, { ...params, selection: at(6) });
    if (result.outcome !== 'logged') throw new Error(JSON.stringify(result));
    expect(/^by: .*$/m.exec(result.undo?.text ?? '')?.[0]).toBe(trusted ? 'by: Dana' : 'by: "@kim"');
    expect(/<!-- at [0-9a-f]{7,} ctx /.test(result.undo?.text ?? '')).toBe(trusted);
  });
});

test('an id is never taken, logged but not written ones included', async () => {
  const { workspace: folder, client: editor } = await start({});
  const params = { title: 'Again', uri: folder.uriOf('src/retry.ts'), text: code, languageId: 'typescript' };
  const results = await Promise.all(Array.from({ length: 200 }, () => log(editor, params)));
  const ids = results.map((result) => (result.outcome === 'logged' ? result.id : ''));
  expect(new Set(ids).size).toBe(200);
});

test('the same title within three lines counts a hit', async () => {
  const { workspace: folder, client: editor } = await start({});
  const params: LogDebtParams = {
    title: 'Errors are lost',
    uri: folder.uriOf('src/retry.ts'),
    text: code,
    languageId: 'typescript',
    selection: at(6),
  };
  const first = await log(editor, params);
  if (first.outcome !== 'logged') throw new Error(JSON.stringify(first));
  const seen = editor.messages.length;
  write(first.edit);
  await debtChanged(seen);
  const second = await log(editor, { ...params, title: 'errors are LOST', selection: at(8), minutes: 20 });
  expect(second).toMatchObject({ outcome: 'hit', item: { id: first.id, hits: 1, minutes: 20 } });
  expect(await log(editor, { ...params, force: true })).toMatchObject({ outcome: 'logged' });
});

test('a comment is tagged once, and known after it was', async () => {
  const { workspace: folder, client: editor } = await start({});
  const uri = folder.uriOf('src/retry.ts');
  const ask = (text: string) =>
    editor.request<DebtComment[]>('whylint/debtComments', { uri, languageId: 'typescript', text });
  const [comment] = await ask(code);
  expect(comment).toMatchObject({ word: 'TODO', title: 'tell somebody that it failed' });
  const params: LogDebtParams = {
    title: comment?.title ?? '',
    uri,
    languageId: 'typescript',
    text: code,
    selection: at(7, 10),
    comment: 'tag',
  };
  const result = await log(editor, params);
  if (result.outcome !== 'logged') throw new Error(JSON.stringify(result));
  const edit = result.edit.documentChanges?.[2] as TextDocumentEdit;
  expect(edit).toMatchObject({ textDocument: { uri }, edits: [{ newText: `(D-${result.id})` }] });
  const tagged = code.replace('TODO', `TODO(D-${result.id})`);
  expect(result.undo?.text).toContain(`\`// TODO(D-${result.id}): tell somebody that it failed\``);
  expect(await ask(tagged)).toMatchObject([{ id: result.id }]);
  expect(await log(editor, { ...params, text: tagged })).toMatchObject({ outcome: 'refused' });
  const removed = await log(editor, { ...params, comment: 'remove' });
  expect(removed).toMatchObject({
    outcome: 'logged',
    edit: { documentChanges: [{}, {}, { edits: [{ newText: '' }] }] },
  });
});

test('what is never written to: without a folder, for a buffer without a file, without a title', async () => {
  const { client: editor } = await start({}, { folders: [] });
  const nowhere = await log(editor, {
    title: 'Lost',
    uri: 'untitled:Untitled-1',
    text: 'let a;\n',
    languageId: 'typescript',
  });
  expect(nowhere).toMatchObject({ outcome: 'no-folder', text: expect.stringContaining('# Lost') });
  expect(await log(editor, { title: ' # ' })).toMatchObject({ outcome: 'refused' });
});

test('a buffer without a file is logged without a line, and it is said', async () => {
  const { client: editor } = await start({});
  const result = await log(editor, {
    title: 'Draft',
    uri: 'untitled:Untitled-1',
    text: 'let a;\n',
    languageId: 'typescript',
  });
  expect(result).toMatchObject({ outcome: 'logged', note: expect.stringContaining('never saved') });
});

test('a secret stays in the code, and it is said', async () => {
  const { workspace: folder, client: editor } = await start({});
  const text = 'const password = "hunter2hunter2";\n';
  const result = await log(editor, {
    title: 'Secret in code',
    uri: folder.uriOf('src/a.ts'),
    text,
    languageId: 'typescript',
  });
  expect(result).toMatchObject({ outcome: 'logged', note: expect.stringContaining('secret') });
  expect(JSON.stringify(result)).not.toContain('hunter2');
});

test('nothing is written outside the workspace, whatever the configuration says', async () => {
  const { workspace: folder, client: editor } = await start({ '.whylint.yaml': 'debt:\n  folder: ../elsewhere\n' });
  const params = { title: 'Out', uri: folder.uriOf('src/retry.ts'), text: code, languageId: 'typescript' };
  const result = await log(editor, params);
  if (result.outcome === 'logged') expect(result.uri.startsWith(`${folder.uri}/docs/debt/`)).toBe(true);
  else expect(result).toMatchObject({ outcome: 'refused', message: expect.stringContaining('outside') });
});

test('fields are set by the bytes of their values', async () => {
  const { workspace: folder, client: editor } = await start({ 'docs/debt/queue-m2n4pq.md': item });
  const uri = folder.uriOf('docs/debt/queue-m2n4pq.md');
  const set = (fields: object) => editor.request<SetDebtResult>('whylint/setDebt', { uri, fields });
  const { edit } = await set({ status: 'planned' });
  expect(edit?.documentChanges).toEqual([
    {
      textDocument: { uri, version: null },
      edits: [{ range: { start: { line: 2, character: 8 }, end: { line: 2, character: 12 } }, newText: 'planned' }],
    },
  ]);
  expect(await set({ impact: 11 })).toMatchObject({ refused: expect.stringContaining('impact') });
  expect(await set({ id: 'other1' })).toMatchObject({ refused: expect.any(String) });
  const elsewhere = { uri: folder.uriOf('src/retry.ts'), fields: { status: 'paid' } };
  expect(await editor.request('whylint/setDebt', elsewhere)).toMatchObject({ refused: expect.any(String) });
});

test('scores, and the text of an issue', async () => {
  const { workspace: folder, client: editor } = await start({ 'docs/debt/queue-m2n4pq.md': item });
  const uri = folder.uriOf('docs/debt/queue-m2n4pq.md');
  const choices = await editor.request<ScoreChoice[]>('whylint/scoreChoices', { uri, score: 'impact', scores: {} });
  expect(choices).toHaveLength(10);
  expect(await editor.request('whylint/debtIssue', { uri })).toMatch(
    /^Mail queue has no limit\n\nNobody can tell how long a mail waits\.\n\nUnscored .* D-m2n4pq\n$/,
  );
});

describe('the backlog', () => {
  test('follows files and buffers, says so once, and shows what is broken', async () => {
    const { workspace: folder, client: editor } = await start({ 'docs/debt/queue-m2n4pq.md': item });
    expect(await items(editor)).toMatchObject([{ id: 'm2n4pq', status: 'open', hits: 0 }]);

    let seen = editor.messages.length;
    folder.write('docs/debt/broken.md', '---\nid: abcd\nstatus: [\n---\n# Broken\n');
    const broken = folder.uriOf('docs/debt/broken.md');
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: broken, type: 1 }] });
    await debtChanged(seen);
    expect((await items(editor)).find(({ uri }) => uri === broken)).toMatchObject({
      status: 'broken',
      broken: expect.any(String),
    });

    seen = editor.messages.length;
    rmSync(`${folder.folder}/docs/debt/broken.md`);
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: broken, type: 3 }] });
    await debtChanged(seen);
    expect(await items(editor)).toHaveLength(1);

    seen = editor.messages.length;
    const uri = folder.uriOf('docs/debt/queue-m2n4pq.md');
    editor.open(uri, item.replace('Mail queue', 'Post queue'));
    await editor.pull(uri);
    await debtChanged(seen);
    expect(await items(editor)).toMatchObject([{ title: 'Post queue has no limit' }]);
    editor.change(uri, { text: item.replace('Mail queue', 'Post queue').replace('Nobody', 'No person') });
    await editor.pull(uri);
    editor.close(uri);
    await debtChanged(seen + 1);
    expect(await items(editor)).toMatchObject([{ title: 'Mail queue has no limit' }]);
  });

  test('follows a folder that goes and comes back, as with a branch', async () => {
    const { workspace: folder, client: editor } = await start({ 'docs/debt/queue-m2n4pq.md': item });
    expect(await items(editor)).toHaveLength(1);
    let seen = editor.messages.length;
    rmSync(`${folder.folder}/docs`, { recursive: true });
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uriOf('docs'), type: 3 }] });
    await debtChanged(seen);
    expect(await items(editor)).toEqual([]);
    seen = editor.messages.length;
    folder.write('docs/debt/queue-m2n4pq.md', item);
    folder.write('docs/debt/deeper/other-m2n4ps.md', item.replace('m2n4pq', 'm2n4ps'));
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uriOf('docs'), type: 1 }] });
    await debtChanged(seen);
    expect(await items(editor)).toMatchObject([{ id: 'm2n4pq' }, { id: 'm2n4ps' }]);
  });

  test('is read for nothing that does not need it', async () => {
    const { workspace: folder, client: editor } = await start({ 'docs/debt/queue-m2n4pq.md': item });
    const uri = folder.uriOf('notes.md');
    editor.open(uri, '# Notes\n\nNothing of the kind.\n');
    await editor.pull(uri);
    editor.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uriOf('docs/debt/queue-m2n4pq.md'), type: 2 }],
    });
    await editor.pull(uri);
    expect(editor.messages.filter(({ method }) => method === 'whylint/debtChanged')).toEqual([]);
  });
});

test('no item is written through a link that leads out of the workspace', async () => {
  const { workspace: folder, client: editor } = await start({ 'docs/a.md': '' });
  symlinkSync('/', `${folder.folder}/docs/debt`);
  const uri = folder.uriOf('src/retry.ts');
  expect(await log(editor, { title: 'Out', uri, text: code, selection: at(3) })).toEqual({
    outcome: 'refused',
    message: 'The debt folder docs/debt leads outside the workspace: name another.',
  });
});

describe('an id in a document', () => {
  test('is hovered, followed, completed and renamed', async () => {
    const { workspace: folder, client: editor } = await start({ 'docs/debt/queue-m2n4pq.md': item });
    const uri = folder.uriOf('notes.md');
    editor.open(uri, '# Notes\n\nSee D-m2n4pq and D-\n');
    const place = { textDocument: { uri }, position: { line: 2, character: 8 } };
    expect(await editor.request<Hover>('textDocument/hover', place)).toMatchObject({
      contents: { value: expect.stringContaining('Mail queue has no limit') },
    });
    expect(await editor.request<DocumentLink[]>('textDocument/documentLink', place)).toMatchObject([
      { target: folder.uriOf('docs/debt/queue-m2n4pq.md') },
    ]);
    const completed = await editor.request<CompletionItem[]>('textDocument/completion', {
      ...place,
      position: { line: 2, character: 19 },
    });
    expect(completed.map(({ label }) => label)).toEqual(['D-m2n4pq']);
    const renamed = await editor.request<WorkspaceEdit>('textDocument/rename', { ...place, newName: 'D-newer1' });
    expect(renamed.documentChanges).toEqual([
      {
        textDocument: { uri: folder.uriOf('docs/debt/queue-m2n4pq.md'), version: null },
        edits: [{ range: { start: { line: 1, character: 4 }, end: { line: 1, character: 10 } }, newText: 'newer1' }],
      },
      {
        textDocument: { uri, version: 1 },
        edits: [{ range: { start: { line: 2, character: 6 }, end: { line: 2, character: 12 } }, newText: 'newer1' }],
      },
    ]);
    await expect(editor.request('textDocument/rename', { ...place, newName: 'no id' })).rejects.toThrow(/letters/);
  });

  test('is renamed in the comment that is tagged with it, too', async () => {
    const text = '---\nid: m2n4pq\n---\n# Mail queue has no limit\n\n- [src/mail.ts:2](../../src/mail.ts#L2)\n';
    const { workspace: folder, client: editor } = await start({
      'docs/debt/queue-m2n4pq.md': text,
      'src/mail.ts': 'send();\n// TODO(D-m2n4pq): a limit\n',
    });
    const uri = folder.uriOf('docs/debt/queue-m2n4pq.md');
    editor.open(uri, text);
    const place = { textDocument: { uri }, position: { line: 1, character: 5 } };
    const renamed = await editor.request<WorkspaceEdit>('textDocument/rename', { ...place, newName: 'newer1' });
    expect(renamed.documentChanges?.slice(1)).toEqual([
      {
        textDocument: { uri: folder.uriOf('src/mail.ts'), version: null },
        edits: [{ range: { start: { line: 1, character: 10 }, end: { line: 1, character: 16 } }, newText: 'newer1' }],
      },
    ]);
  });
});

describe('an editor without commands of its own', () => {
  const applied: WorkspaceEdit[] = [];
  const answer = (method: string, params: unknown) => {
    if (method !== 'workspace/applyEdit') return null;
    applied.push((params as { edit: WorkspaceEdit }).edit);
    return { applied: true };
  };
  const titles = async (editor: BareClient, uri: string, line: number, diagnostics: unknown[] = []) =>
    editor.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line, character: 0 }, end: { line, character: 99 } },
      context: { diagnostics },
    });

  test('logs any line, and comments, by code actions', async () => {
    const { workspace: folder, client: editor } = await start({}, { capabilities: creating, answer });
    const uri = folder.uriOf('src/retry.ts');
    editor.open(uri, code, 'typescript');
    expect((await titles(editor, uri, 2)).map(({ title }) => title)).toEqual(['Log tech debt here']);
    const [comment] = await titles(editor, uri, 7);
    expect(comment?.title).toBe('Log as tech debt');
    applied.length = 0;
    await editor.request('workspace/executeCommand', comment?.command);
    expect(JSON.stringify(applied)).toContain('# tell somebody that it failed');
    const said = await editor.message(({ method }) => method === 'window/showMessage');
    expect(said.params).toMatchObject({ type: 3, message: expect.stringMatching(/^Logged D-[a-z]/) });
  });

  test('logs where files can be made, though documents are not changed by version: as Neovim has it', async () => {
    const workspaceEdit = { resourceOperations: ['rename' as const, 'create' as const, 'delete' as const] };
    const capabilities = { ...plainCapabilities, workspace: { applyEdit: true, workspaceEdit } };
    const { workspace: folder, client: editor } = await start({}, { capabilities, answer });
    const uri = folder.uriOf('src/retry.ts');
    editor.open(uri, code, 'typescript');
    const [here] = await titles(editor, uri, 2);
    applied.length = 0;
    await editor.request('workspace/executeCommand', here?.command);
    expect(applied[0]?.documentChanges?.[0]).toMatchObject({ kind: 'create' });
  });

  test.each([
    ['neither asks about debt nor has a command for it is sent the protocol alone', [], false],
    ['has a command for debt is told when it changes', ['whylint.logDebt'], true],
  ])('that %s', async (_who, commands, isTold) => {
    const { workspace: folder, client: editor } = await start(
      { 'docs/debt/queue-m2n4pq.md': item },
      { capabilities: creating, initializationOptions: { commands } },
    );
    const uri = folder.uriOf('docs/debt/queue-m2n4pq.md');
    editor.open(uri, item);
    await editor.publishedFor(uri, 1);
    const seen = editor.messages.length;
    editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uriOf('.whylint.yaml'), type: 1 }] });
    await editor.message(
      (message) => message.method === 'textDocument/publishDiagnostics' && editor.messages.indexOf(message) >= seen,
    );
    expect(editor.messages.some(({ method }) => method === 'whylint/debtChanged')).toBe(isTold);
  });

  test('is told of a comment that names an item that is not there', async () => {
    const { workspace: folder, client: editor } = await start(
      { 'docs/debt/queue-m2n4pq.md': item },
      { capabilities: creating, answer },
    );
    const uri = folder.uriOf('src/retry.ts');
    editor.open(uri, '// TODO(D-m2n4pq): known\n// TODO(D-zzzz99): unknown\n', 'typescript');
    expect(await editor.publishedFor(uri, 1)).toMatchObject([
      { code: 'unknown-debt-id', range: { start: { line: 1, character: 8 }, end: { line: 1, character: 16 } } },
    ]);
  });

  test('logs the trade-off of a post-mortem, linked both ways', async () => {
    const { workspace: folder, client: editor } = await start({}, { capabilities: creating, answer });
    const uri = folder.uriOf('docs/postmortems/login.md');
    editor.open(
      uri,
      '---\nkind: post-mortem\n---\n# Nobody could sign in\n\n## Root cause\n\n- **Category:** trade-off\n\nWe shipped without the lock.\n',
    );
    const actions = await titles(editor, uri, 7);
    const action = actions.find(({ title }) => title === 'Log it as tech debt');
    applied.length = 0;
    await editor.request('workspace/executeCommand', action?.command);
    const words = JSON.stringify(applied);
    expect(words).toMatch(/It came back in \[Nobody could sign in\]\(\.\.\/postmortems\/login\.md\)/);
    expect(words).toMatch(/Logged as \[D-[0-9a-z]{6}\]\(\.\.\/debt\/[\w-]+\.md\)/);
  });

  test('is offered nothing that it could not carry out, and told so when it asks', async () => {
    const { workspace: folder, client: editor } = await start({}, { capabilities: plainCapabilities });
    const uri = folder.uriOf('src/retry.ts');
    editor.open(uri, code, 'typescript');
    expect(await titles(editor, uri, 7)).toEqual([]);
    const command = { command: 'whylint.logDebt.server', arguments: [{ uri, range: at(2) }] };
    await expect(editor.request('workspace/executeCommand', command)).rejects.toThrow(/makes no files/);
  });
});
