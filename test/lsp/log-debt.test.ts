import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TextDocumentEdit } from 'vscode-languageserver-protocol';
import type { DebtComment, DebtMark, LogDebtParams } from '../../server/src/protocol.ts';
import { at, code, debtSession, items, log } from './debt-session.ts';

const { start, write, debtChanged } = debtSession();

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

test('no item is written through a link that leads out of the workspace', async () => {
  const { workspace: folder, client: editor } = await start({ 'docs/a.md': '' });
  symlinkSync('/', `${folder.folder}/docs/debt`);
  const uri = folder.uriOf('src/retry.ts');
  expect(await log(editor, { title: 'Out', uri, text: code, selection: at(3) })).toEqual({
    outcome: 'refused',
    message: 'The debt folder docs/debt leads outside the workspace: name another.',
  });
});
