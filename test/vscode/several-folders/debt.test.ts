import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands, type Disposable, Selection, Uri, workspace } from 'vscode';
import { closeAll, open, read, until, whylint } from '../support.ts';
import { memoryFiles } from './memory-files.ts';

const code = `export function send(message) {
  try {
    return post(message);
  } catch {
    return undefined;
  }
}
`;

const run = <Result>(command: string, ...args: unknown[]) =>
  commands.executeCommand<Result>(`whylint.${command}`, ...args);

async function logged(file: Uri, title: string, line: number): Promise<string | undefined> {
  const editor = await open(file);
  editor.selection = new Selection(line, 4, line, 4);
  return run<string | undefined>('logDebt', { title });
}

const itemsIn = async (folder: Uri): Promise<string[]> =>
  workspace.fs.readDirectory(Uri.joinPath(folder, 'docs/debt')).then(
    (entries) => entries.map(([name]) => name).sort(),
    () => [],
  );

/** Opens a folder beside the others; what it answers closes it again. */
async function added(uri: Uri): Promise<() => Promise<void>> {
  const count = workspace.workspaceFolders?.length ?? 0;
  await confirmed(() => workspace.updateWorkspaceFolders(count, 0, { uri }));
  return () => confirmed(() => workspace.updateWorkspaceFolders(count, 1));
}

/** One change after the other, each when VS Code has said that it is done. */
async function confirmed(change: () => boolean): Promise<void> {
  let isDone = false;
  const listener = workspace.onDidChangeWorkspaceFolders(() => {
    isDone = true;
  });
  assert.ok(change());
  await until('the folders', () => isDone);
  listener.dispose();
}

const shownTitles = async () => (await (await whylint()).debt.tree.shown()).flatMap(({ items }) => items).sort();

describe('tech debt in several folders', () => {
  const clean: (() => unknown)[] = [];
  afterEach(async () => {
    await closeAll();
    for (const each of clean.splice(0).reverse()) await each();
    await until('an empty backlog', async () => (await shownTitles()).length === 0);
  });

  it('is kept in the folder of the file that it is logged from', async () => {
    const [one, two] = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    assert.ok(one && two);
    for (const folder of [one, two]) {
      await workspace.fs.writeFile(Uri.joinPath(folder, 'src/send.js'), Buffer.from(code));
      clean.push(() => workspace.fs.delete(Uri.joinPath(folder, 'src'), { recursive: true }));
      clean.push(() => workspace.fs.delete(Uri.joinPath(folder, 'docs/debt'), { recursive: true }));
    }
    const first = await logged(Uri.joinPath(one, 'src/send.js'), 'Errors are lost here', 3);
    const second = await logged(Uri.joinPath(two, 'src/send.js'), 'Errors are lost there', 3);
    assert.deepEqual(await itemsIn(one), [`errors-are-lost-here-${first}.md`]);
    assert.deepEqual(await itemsIn(two), [`errors-are-lost-there-${second}.md`]);
    await until('both', async () => (await shownTitles()).join() === 'Errors are lost here,Errors are lost there');
    const { debt } = await whylint();
    await open(Uri.joinPath(one, 'src/send.js'));
    await until('one mark', () => debt.marks.shown(Uri.joinPath(one, 'src/send.js')).length === 1);
  });

  it('follows its line through a checkout of another branch', async () => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'whylint-git-')));
    clean.push(() => rmSync(folder, { recursive: true, force: true }));
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=Kim', '-c', 'user.email=kim@example.org', ...words], { cwd: folder });
    const root = Uri.file(folder);
    const file = Uri.joinPath(root, 'src/send.js');
    git('init', '--quiet', '--initial-branch=main');
    await workspace.fs.writeFile(file, Buffer.from(code));
    git('add', '.');
    git('commit', '--quiet', '-m', 'Send');
    clean.push(await added(root));
    const id = await logged(file, 'Errors are lost', 3);
    assert.deepEqual(await itemsIn(root), [`errors-are-lost-${id}.md`]);
    git('add', '.');
    git('commit', '--quiet', '-m', 'Debt');
    git('checkout', '--quiet', '-b', 'longer');
    await workspace.fs.writeFile(file, Buffer.from(`// Sends.\n//\n// Twice.\n${code}`));
    git('commit', '--quiet', '--all', '-m', 'Words');

    const { debt } = await whylint();
    await open(file);
    const lines = () => debt.marks.shown(file).map(({ range }) => range.start.line);
    await until('the mark three lines below', () => lines().join() === '6');
    git('checkout', '--quiet', 'main');
    await until('the mark where it was', () => lines().join() === '3');
    git('checkout', '--quiet', 'longer');
    await until('the mark below again', () => lines().join() === '6');
    const [item = ''] = await itemsIn(root);
    assert.match(await read(Uri.joinPath(root, 'docs/debt', item)), /send\.js#L4\) `\} catch \{`/);
  });

  it('comes back in a folder that is on no disk', async () => {
    const files: Disposable = memoryFiles('memory');
    clean.push(() => files.dispose());
    const root = Uri.parse('memory:/shop');
    const file = Uri.joinPath(root, 'src/send.js');
    await workspace.fs.writeFile(file, Buffer.from(code));
    clean.push(await added(root));
    const id = await logged(file, 'Errors are lost', 3);
    assert.deepEqual(await itemsIn(root), [`errors-are-lost-${id}.md`]);
    const item = Uri.joinPath(root, `docs/debt/errors-are-lost-${id}.md`);
    assert.match(await read(item), /\[src\/send\.js:4\]\(\.\.\/\.\.\/src\/send\.js#L4\)/);

    await until('the item in the tree', async () => (await shownTitles()).join() === 'Errors are lost');
    const { debt } = await whylint();
    const editor = await open(file);
    const lines = () => debt.marks.shown(file).map(({ range }) => range.start.line);
    await until('the mark', () => lines().join() === '3');
    await editor.edit((edit) => edit.insert(editor.document.positionAt(0), '// one\n'));
    await editor.document.save();
    await until('the mark one line below', () => lines().join() === '4');

    assert.equal(await logged(file, 'errors are lost', 4), undefined);
    await until('a hit', async () => /^hits: 1$/m.test(await read(item)));
    await workspace.fs.writeFile(
      Uri.joinPath(root, 'docs/debt/slow-start-h7w2mp.md'),
      Buffer.from('---\nid: h7w2mp\nstatus: open\n---\n# Start takes a minute\n'),
    );
    await until('what came from elsewhere', async () => (await shownTitles()).includes('Start takes a minute'));
    await run('markDebtPaid', item.toString());
    assert.match(await read(item), /^status: paid\b/m);
  });
});
