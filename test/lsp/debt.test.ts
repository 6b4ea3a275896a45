import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CompletionItem, DocumentLink, Hover, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { ScoreChoice, SetDebtResult } from '../../server/src/protocol.ts';
import { debtSession, item, items } from './debt-session.ts';

const { start, debtChanged } = debtSession();

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

  test('is renamed where a document of several items names it, open or not', async () => {
    const table =
      '# Debt\n\n| ID | Item | Status |\n|--|--|--|\n| D-m2n4pq | Mail | Open |\n| D-k3f9qx | Cache | Open |\n';
    const { workspace: folder, client: editor } = await start({ 'docs/TECH_DEBT.md': table }, {}, false);
    const uri = folder.uriOf('notes.md');
    editor.open(uri, 'See D-k3f9qx\n');
    const place = { textDocument: { uri }, position: { line: 0, character: 8 } };
    const renamed = await editor.request<WorkspaceEdit>('textDocument/rename', { ...place, newName: 'newer1' });
    expect(renamed.documentChanges?.slice(0, 1)).toEqual([
      {
        textDocument: { uri: folder.uriOf('docs/TECH_DEBT.md'), version: null },
        edits: [{ range: { start: { line: 5, character: 4 }, end: { line: 5, character: 10 } }, newText: 'newer1' }],
      },
    ]);
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
