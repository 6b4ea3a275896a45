import assert from 'node:assert/strict';
import {
  type CodeAction,
  type CodeLens,
  ConfigurationTarget,
  commands,
  env,
  languages,
  Selection,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { apply, at, closeAll, open, opened, pause, putCursor, read, until, whylint, withSetting } from './support.ts';

const run = <Result>(command: string, ...args: unknown[]) =>
  commands.executeCommand<Result>(`whylint.${command}`, ...args);

const code = `import { send } from './send';

export function retry(times) {
  for (let at = 0; at < times; at++) {
    try {
      return send(at);
    } catch (error) {
      // TODO: tell somebody that it failed
    }
  }
  // FIXME(kim): the caller waits for ever
}
`;

const itemFiles = async (): Promise<string[]> =>
  (
    await workspace.fs.readDirectory(at('docs/debt')).then(
      (entries) => entries.map(([name]) => name),
      () => [],
    )
  ).sort();

const itemOf = async (id: string): Promise<Uri> => {
  const name = (await itemFiles()).find((each) => each.endsWith(`-${id}.md`));
  assert.ok(name, `${id} has a file`);
  return at(`docs/debt/${name}`);
};

async function codeActions(uri: Uri, line: number): Promise<CodeAction[]> {
  const editor = await open(uri);
  return commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    editor.document.lineAt(line).range,
  );
}

describe('tech debt', () => {
  let source: Uri;

  beforeEach(async () => {
    source = at('src/retry.js');
    await workspace.fs.writeFile(source, Buffer.from(code));
  });
  afterEach(async () => {
    await closeAll();
    await workspace.fs.delete(at('docs/debt'), { recursive: true }).then(undefined, () => undefined);
    const { debt } = await whylint();
    debt.tree.filter('');
    await until('an empty backlog', async () => (await debt.tree.shown()).length === 0);
  });

  const logged = async (title: string, line: number): Promise<string> => {
    const editor = await open(source);
    editor.selection = new Selection(line, 4, line, 4);
    const id = await run<string>('logDebt', { title });
    assert.match(id, /^[a-z][0-9a-z]{5}$/);
    return id;
  };

  it('is logged from code, which stays as it is', async () => {
    const editor = await open(source);
    editor.selection = new Selection(6, 6, 6, 11);
    const id = await run<string>('logDebt', { title: 'Errors are lost' });
    assert.equal(window.activeTextEditor, editor);
    assert.deepEqual(editor.selection, new Selection(6, 6, 6, 11));
    assert.equal(editor.document.isDirty, false);
    const text = await read(await itemOf(id));
    assert.match(text, /^# Errors are lost$/m);
    assert.match(text, /\[.*src\/retry\.js:7\]\(\.\.\/\.\.\/src\/retry\.js#L7\) `\} catch \(error\) \{`/);
    assert.deepEqual(
      workspace.textDocuments.filter(({ isDirty }) => isDirty),
      [],
    );
  });

  it('is marked at its line, after edits above it and after a change from outside, too', async () => {
    const { debt, statusBar } = await whylint();
    await logged('Errors are lost', 6);
    const editor = await open(source);
    const lines = () => debt.marks.shown(source).map(({ range }) => range.start.line);
    await until('the mark', () => lines()[0] === 6);
    await until('the status bar', () => statusBar()?.text === '1 debt item');
    await editor.edit((edit) => edit.insert(editor.document.positionAt(0), '// one\n// two\n'));
    await editor.document.save();
    await until('the mark two lines below', () => lines()[0] === 8);
    await workspace.fs.writeFile(source, Buffer.from(`'use strict';\n${code}`));
    await until('the mark in what a checkout left', () => lines()[0] === 7);
    const [mark] = debt.marks.shown(source);
    assert.match(mark?.hover ?? '', /\*\*Errors are lost\*\* D-/);
  });

  it('is taken back by one command, unless somebody has written in it', async () => {
    const id = await logged('A slip', 6);
    await run('undoLog', id);
    assert.deepEqual(await itemFiles(), []);
    const kept = await logged('No slip', 6);
    const uri = await itemOf(kept);
    await workspace.fs.writeFile(uri, Buffer.from(`${await read(uri)}\nMore.\n`));
    await run('undoLog', kept);
    assert.equal((await itemFiles()).length, 1);
  });

  it('is counted as a hit where it is known already', async () => {
    const { debt } = await whylint();
    const id = await logged('Errors are lost', 6);
    await until('the item', async () => (await debt.tree.shown()).length > 0);
    await open(source);
    assert.equal(await run('logDebt', { title: 'errors are lost' }), undefined);
    await until('a hit', async () => /^hits: 1$/m.test(await read(await itemOf(id))));
    assert.equal((await itemFiles()).length, 1);
  });

  it('is logged from a comment, which is tagged, and never twice', async () => {
    const { debt } = await whylint();
    const action = await until('the action', async () =>
      (await codeActions(source, 7)).find(({ title }) => title === 'Log as tech debt'),
    );
    await apply(action);
    const { document } = await open(source);
    assert.match(document.lineAt(7).text, /\/\/ TODO\(D-[0-9a-z]{6}\): tell somebody that it failed$/);
    await until('the item', async () => (await debt.tree.shown()).length > 0);
    assert.deepEqual(
      (await codeActions(source, 7)).filter(({ title }) => title === 'Log as tech debt'),
      [],
    );
    await run('undoLog');
    assert.equal(document.getText(), code);
    assert.deepEqual(await itemFiles(), []);
  });

  it('is missed where a comment names an item that there is none of, and pointed out where it is paid', async () => {
    const id = await logged('Errors are lost', 6);
    const file = at('src/tagged.js');
    await workspace.fs.writeFile(file, Buffer.from(`// TODO(D-zz9zz9): of nobody\n// TODO(D-${id}): of somebody\n`));
    await open(file);
    const said = () => languages.getDiagnostics(file).map(({ code, range }) => `${code} ${range.start.line}`);
    await until('the unknown one', () => said().toString() === 'unknown-debt-id 0');
    await run('markDebtPaid', (await itemOf(id)).toString());
    await until('the paid one', () => said().toString() === 'unknown-debt-id 0,paid-debt-still-tagged 1');
    await workspace.fs.delete(file);
  });

  it('is offered for words in comments only', async () => {
    await open(source);
    await workspace.fs.writeFile(at('src/words.js'), Buffer.from("const word = 'TODO: no comment';\n"));
    await pause(300);
    assert.deepEqual(
      (await codeActions(at('src/words.js'), 0)).filter(({ title }) => title === 'Log as tech debt'),
      [],
    );
  });

  it('is logged from all comments of a file, which may go', async () => {
    await withSetting('whylint.debt.comment', 'remove', ConfigurationTarget.Global, async () => {
      const { document } = await open(source);
      await run('logTodos', 'all');
      assert.equal((await itemFiles()).length, 2);
      assert.doesNotMatch(document.getText(), /TODO|FIXME/);
    });
  });

  it('stands in the tree by size, and elsewhere by status once it is paid', async () => {
    const { debt } = await whylint();
    const id = await logged('Errors are lost', 6);
    await logged('Send has no time limit', 5);
    const groups = async () => (await debt.tree.shown()).map(({ group, items }) => [group, items.length]);
    await until('both', async () => (await groups()).toString() === 'Unscored,2');
    const uri = await itemOf(id);
    await workspace.fs.writeFile(
      uri,
      Buffer.from((await read(uri)).replace(/^status:.*$/m, 'status: open\nimpact: 6\nconfidence: 7\neffort: 4')),
    );
    await until('a small one', async () => (await groups()).toString() === 'Small: up to 2 days,1,Unscored,1');
    debt.tree.filter('time limit');
    assert.equal((await groups()).toString(), 'Unscored,1');
    debt.tree.filter('');
    await run('markDebtPaid', uri.toString());
    assert.match(await read(uri), /^status: paid\n(?:.*\n)*paid: \d{4}-\d\d-\d\d$/m);
    await until('one less', async () => (await groups()).toString() === 'Unscored,1');
    await run('groupDebt', 'status');
    await until('both again', async () => (await groups()).toString() === 'Open,1,Paid,1');
    await run('groupDebt', 'size');
  });

  it('has an owner, and none', async () => {
    const uri = await itemOf(await logged('Errors are lost', 6));
    const before = await read(uri);
    const { debt } = await whylint();
    await until('the item', async () => (await debt.tree.shown()).length === 1);
    await run('setDebtOwner', uri.toString(), '@kim');
    assert.match(await read(uri), /^owner: "@kim"$/m);
    await run('setDebtOwner', uri.toString(), '');
    assert.equal(await read(uri), before);
  });

  it('is that of the active document for the palette, and for a menu that names none it is asked for', async () => {
    const uri = await itemOf(await logged('Errors are lost', 6));
    const before = await read(uri);
    const { debt } = await whylint();
    await until('the item', async () => (await debt.tree.shown()).length === 1);
    await open(uri);
    let isAsked = true;
    const asking = Promise.resolve(run('markDebtPaid', undefined)).then(() => (isAsked = false));
    await pause(500);
    assert.equal(isAsked, true);
    await commands.executeCommand('workbench.action.closeQuickOpen');
    await asking;
    assert.equal(await read(uri), before);
    await run('markDebtPaid');
    assert.match(await read(uri), /^status: paid\b/m);
  });

  it('is shown as broken when its head cannot be read, and is not written to', async () => {
    const { debt } = await whylint();
    const id = await logged('Errors are lost', 6);
    const uri = await itemOf(id);
    const broken = (await read(uri)).replace(/^status:.*$/m, 'status: [');
    await workspace.fs.writeFile(uri, Buffer.from(broken));
    await until('a group of its own', async () => (await debt.tree.shown())[0]?.group === 'Broken');
    await run('markDebtPaid', uri.toString());
    assert.equal(await read(uri), broken);
  });

  it('leads to its line, and becomes the text of an issue', async () => {
    const id = await logged('Errors are lost', 6);
    const { debt } = await whylint();
    await until('the mark', () => debt.marks.shown(source).length > 0);
    const editor = await open(source);
    await editor.edit((edit) => edit.insert(editor.document.positionAt(0), '// one\n'));
    await run('goToDebtLine', (await itemOf(id)).toString());
    await until('the line', () => window.activeTextEditor?.selection.active.line === 7);
    await run('copyDebtAsIssue', (await itemOf(id)).toString());
    await until('the text', async () => /^Errors are lost\n/.test(await env.clipboard.readText()));
  });

  it('has a lens where that is switched on', async () => {
    const { debt } = await whylint();
    await logged('Errors are lost', 6);
    await until('the mark', () => debt.marks.shown(source).length > 0);
    const lenses = () => commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', source);
    assert.deepEqual(await lenses(), []);
    await withSetting('whylint.debt.codeLens', true, ConfigurationTarget.Global, async () => {
      const [lens] = await until('the lens', async () => (await lenses()).length > 0 && lenses());
      assert.match(lens?.command?.title ?? '', /^D-[0-9a-z]{6} · Errors are lost · Unscored/);
      assert.equal(lens?.range.start.line, 6);
    });
  });

  it('takes a comment out and puts it back', async () => {
    await withSetting('whylint.debt.comment', 'remove', ConfigurationTarget.Global, async () => {
      const { document } = await open(source);
      const range = document.lineAt(7).range;
      await run('logDebt', { uri: source.toString(), range, title: 'Tell somebody', comment: 'remove' });
      assert.doesNotMatch(document.getText(), /TODO/);
      await run('undoLog');
      assert.equal(document.getText(), code);
    });
  });

  it('is logged from a buffer that was never saved', async () => {
    const document = await workspace.openTextDocument({ language: 'javascript', content: code });
    const editor = await window.showTextDocument(document);
    putCursor(editor, 'return send');
    const id = await run<string>('logDebt', { title: 'Draft with debt' });
    assert.match(await read(await itemOf(id)), /^# Draft with debt$/m);
    assert.equal(document.getText(), code);
  });

  it('is logged from a text as it is in the editor, which is not saved by that', async () => {
    const editor = await open(source);
    await editor.edit((edit) => edit.insert(editor.document.positionAt(0), '// one\n// two\n'));
    editor.selection = new Selection(8, 6, 8, 6);
    const id = await run<string>('logDebt', { title: 'Errors are lost' });
    assert.match(await read(await itemOf(id)), /retry\.js#L9\) `\} catch \(error\) \{`/);
    assert.equal(editor.document.isDirty, true);
    assert.equal(await read(source), code);
    const { debt } = await whylint();
    await until('the mark', () => debt.marks.shown(source)[0]?.range.start.line === 8);
    await commands.executeCommand('workbench.action.files.revert');
    await until('the mark in what is on disk', () => debt.marks.shown(source)[0]?.range.start.line === 6);
  });

  it('is logged from the trade-off of a post-mortem, and linked both ways', async () => {
    const text =
      '---\nkind: post-mortem\n---\n# Nobody could sign in\n\n## Root cause\n\n- **Category:** trade-off\n\nWe shipped without the lock.\n';
    const editor = await opened('docs/postmortems/2026-06-01-sign-in.md', text);
    putCursor(editor, 'trade-off');
    const id = await run<string>('logDebt', { title: 'Sign-in has no lock' });
    assert.match(editor.document.getText(), new RegExp(`Logged as \\[D-${id}\\]\\(\\.\\./debt/`));
    assert.match(await read(await itemOf(id)), /\[Nobody could sign in\]\(\.\.\/postmortems\//);
    await run('undoLog', id);
    assert.equal(editor.document.getText(), text);
    await workspace.fs.delete(editor.document.uri);
  });

  describe('in a document of several', () => {
    const text =
      '# Tech debt\n\n| ID | Item | Where | Status |\n|--|--|--|--|\n| TD-1 | Slow build | `src/retry.js:4` | todo |\n\nMore.\n';
    let backlog: Uri;
    let configuration: Uri;

    beforeEach(async () => {
      backlog = at('TECH_DEBT.md');
      configuration = at('.whylint.yaml');
      await workspace.fs.writeFile(backlog, Buffer.from(text));
    });
    afterEach(async () => {
      await closeAll();
      for (const uri of [backlog, configuration]) await workspace.fs.delete(uri).then(undefined, () => undefined);
    });

    it('is logged where the configuration says, and taken back', async () => {
      const { debt } = await whylint();
      const before = await read(configuration).catch(() => undefined);
      assert.equal(before, undefined);
      await workspace.fs.writeFile(configuration, Buffer.from('debt: { log-to: TECH_DEBT.md }\n'));
      await until('the item that is there', async () => (await debt.tree.shown()).length > 0);
      const editor = await open(source);
      editor.selection = new Selection(5, 6, 5, 6);
      const id = await until('the document', async () => {
        const logged = await run<string>('logDebt', { title: 'Nobody sees it fail' });
        if (logged.startsWith('TD-')) return logged;
        // The configuration has not been read yet.
        await run('undoLog', logged);
        return undefined;
      });
      assert.equal(id, 'TD-2');
      assert.equal(window.activeTextEditor, editor);
      const row = '| TD-2 | Nobody sees it fail | `src/retry.js:6` | todo |\n';
      assert.equal(await read(backlog), text.replace('\n\nMore', `\n${row}\nMore`));
      assert.deepEqual(await itemFiles(), []);
      await run('undoLog', id);
      assert.equal(await read(backlog), text);
    });

    it('migrates to files, and one undo restores it', async () => {
      const { debt } = await whylint();
      await until('the item that is there', async () => (await debt.tree.shown()).length > 0);
      await run('migrateDebt', { uri: backlog.toString(), to: 'items', write: true });
      const [file = ''] = await until('the file', async () => (await itemFiles()).length === 1 && itemFiles());
      assert.match(await read(at(`docs/debt/${file}`)), /^# Slow build\n\n- \*\*ID:\*\* TD-1$/m);
      const migrated = await read(backlog);
      assert.ok(migrated.includes(`| TD-1 | [Slow build](docs/debt/${file}) |  |  |`), migrated);
      const { document } = await open(backlog);
      await commands.executeCommand('undo');
      await until('the text', () => document.getText() === text);
      await until('no file', async () => (await itemFiles()).length === 0);
      await document.save();
    });

    it('migrates to files and back to the letter', async () => {
      await run('migrateDebt', { uri: backlog.toString(), to: 'items', write: true });
      await until('the file', async () => (await itemFiles()).length === 1);
      await run('migrateDebt', { uri: backlog.toString(), to: 'table', write: true });
      assert.equal(await read(backlog), text);
      assert.deepEqual(await itemFiles(), []);
    });
  });
});
