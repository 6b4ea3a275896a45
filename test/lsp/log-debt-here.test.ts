import { describe, expect, test } from 'vitest';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { BareClient } from './bare-client.ts';
import { at, code, debtSession, item } from './debt-session.ts';
import { creatingCapabilities, plainCapabilities } from './documents.ts';

const { start } = debtSession();

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
    const { workspace: folder, client: editor } = await start({}, { capabilities: creatingCapabilities, answer });
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
      { capabilities: creatingCapabilities, initializationOptions: { commands } },
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
      { capabilities: creatingCapabilities, answer },
    );
    const uri = folder.uriOf('src/retry.ts');
    editor.open(uri, '// TODO(D-m2n4pq): known\n// TODO(D-zzzz99): unknown\n', 'typescript');
    expect(await editor.publishedFor(uri, 1)).toMatchObject([
      { code: 'unknown-debt-id', range: { start: { line: 1, character: 8 }, end: { line: 1, character: 16 } } },
    ]);
  });

  test('logs the trade-off of a post-mortem, linked both ways', async () => {
    const { workspace: folder, client: editor } = await start({}, { capabilities: creatingCapabilities, answer });
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
