import assert from 'node:assert/strict';
import { commands, type TextDocument, type Uri, window, workspace } from 'vscode';
import { at, closeAll, folder, open, opened, read, until, whylint } from './support.ts';

const run = <Result>(...args: unknown[]) => commands.executeCommand<Result>('whylint.importNotes', ...args);

const notes = `Payments:
- retry loop in src/retry.js:2 swallows errors
- [ ] queue has no limit
- [x] old router removed
`;

const itemFiles = async (): Promise<string[]> =>
  workspace.fs.readDirectory(at('docs/debt')).then(
    (entries) => entries.map(([name]) => name).sort(),
    () => [],
  );

describe('notes', () => {
  let uri: Uri;

  beforeEach(async () => {
    uri = at('notes/scratch.txt');
    await workspace.fs.writeFile(at('src/retry.js'), Buffer.from('function retry() {\n  ignore(error);\n}\n'));
    await workspace.fs.writeFile(uri, Buffer.from(notes));
  });
  afterEach(async () => {
    await closeAll();
    await workspace.fs.delete(at('docs/debt'), { recursive: true }).then(undefined, () => undefined);
    await workspace.fs.delete(uri).then(undefined, () => undefined);
    const { debt } = await whylint();
    await until('an empty backlog', async () => (await debt.tree.shown()).length === 0);
  });

  it('become items of the backlog, and stay as they are', async () => {
    const { debt } = await whylint();
    const ids = await run<string[]>(uri, { only: [1, 2], strike: false });
    assert.equal(ids.length, 2);
    const names = await itemFiles();
    assert.equal(names.length, 2);
    const text = await read(at(`docs/debt/${names.find((name) => name.startsWith('retry-loop'))}`));
    assert.match(
      text,
      /^area: Payments\n# from scratch\.txt, line 2\n---\n# retry loop in src\/retry\.js:2 swallows errors$/m,
    );
    assert.match(text, /- \[.*src\/retry\.js:2\]\(\.\.\/\.\.\/src\/retry\.js#L2\) `ignore\(error\);`/);
    assert.equal(await read(uri), notes);
    await until('the items', async () => (await debt.tree.shown()).length > 0);
    // Now they are known, each of them.
    assert.equal(await run(uri, { only: [], strike: false }), undefined);
  });

  it('are struck where they stand, what is not saved yet, too, and taken back as one', async () => {
    const editor = await open(uri);
    await editor.edit((edit) => edit.insert(editor.document.positionAt(notes.length), '- typed a moment ago\n'));
    const typed = editor.document.getText();
    const [one, two, three] = await run<string[]>(undefined, { only: [1, 2, 4], strike: true });
    const struck = typed
      .replace('swallows errors', `swallows errors [D-${one}]`)
      .replace('[ ] queue has no limit', `[x] queue has no limit [D-${two}]`)
      .replace('a moment ago', `a moment ago [D-${three}]`);
    assert.equal(editor.document.getText(), struck);
    assert.equal(editor.document.isDirty, true);
    assert.equal((await itemFiles()).length, 3);
    await commands.executeCommand('whylint.undoLog', two);
    assert.deepEqual(await itemFiles(), []);
    assert.equal(editor.document.getText(), typed);
  });

  it('in Markdown are struck through, and the file is saved where it was', async () => {
    const editor = await opened('notes/scratch.md', '# Notes\n\n- queue has no limit\n');
    const [id] = await run<string[]>(undefined, { only: [1], strike: true });
    await until('the file', async () => (await read(editor.document.uri)).includes('~~'));
    assert.equal(await read(editor.document.uri), `# Notes\n\n- ~~queue has no limit~~ (D-${id})\n`);
    assert.equal(editor.document.isDirty, false);
    await workspace.fs.delete(editor.document.uri);
  });

  it('that were never saved go to the open folder', async () => {
    const document = await workspace.openTextDocument({ language: 'plaintext', content: 'queue has no limit\n' });
    await window.showTextDocument(document);
    const [id] = await run<string[]>(undefined, { only: [1], strike: true });
    assert.equal(document.getText(), `queue has no limit [D-${id}]\n`);
    assert.match((await itemFiles())[0] ?? '', /^queue-has-no-limit-/);
    assert.ok(folder());
  });

  it('read in a wrong encoding are not imported: saved, their letters would be lost', async () => {
    const latin = at('notes/latin.txt');
    const bytes = Buffer.from('Größe der Warteschlange unklar\n', 'latin1');
    await workspace.fs.writeFile(latin, bytes);
    assert.equal(await run(latin, { only: [1], strike: true }), undefined);
    assert.deepEqual(Buffer.from(await workspace.fs.readFile(latin)), bytes);
    assert.deepEqual(await itemFiles(), []);
    await workspace.fs.delete(latin);
  });

  it('in a file that holds none, or no text, make nothing', async () => {
    const binary = at('notes/logo.bin');
    await workspace.fs.writeFile(binary, Buffer.from([0, 1, 2, 0, 255]));
    assert.equal(await run(binary, { only: [1], strike: true }), undefined);
    await workspace.fs.delete(binary);
    const editor = await opened('notes/empty.md', '# Notes\n');
    assert.equal(await run(undefined, { only: [1], strike: true }), undefined);
    assert.deepEqual(await itemFiles(), []);
    await workspace.fs.delete(editor.document.uri);
  });
});

describe('notes for a document that the team keeps by itself', () => {
  const backlog =
    '# Tech debt\r\n\r\n| ID | Debt | Location | Status |\r\n|-|-|-|-|\r\n| TD-9 | Old cache | | Open |\r\n';
  const row = '| TD-10 | retry loop in src/retry.js:2 swallows errors | `src/retry.js:2` | Open |\r\n';
  const own = '- [ ] retry loop in src/retry.js:2 swallows errors\n- [ ] no backup\n';
  let document: Uri;
  let uri: Uri;

  beforeEach(async () => {
    [document, uri] = [at('TECH_DEBT.md'), at('notes/scratch.txt')];
    await workspace.fs.writeFile(at('src/retry.js'), Buffer.from('function retry() {\n  ignore(error);\n}\n'));
    await workspace.fs.writeFile(uri, Buffer.from(own));
    await workspace.fs.writeFile(document, Buffer.from(backlog));
    await workspace.fs.writeFile(at('.whylint.yaml'), Buffer.from('debt: { log-to: TECH_DEBT.md }\n'));
    const { debt } = await whylint();
    await until('the item', async () => (await debt.tree.shown()).flatMap(({ items }) => items).length === 1);
  });
  afterEach(async () => {
    await closeAll();
    for (const each of [document, uri, at('.whylint.yaml')]) await workspace.fs.delete(each);
    await workspace.fs.delete(at('docs/debt'), { recursive: true }).then(undefined, () => undefined);
    const { debt } = await whylint();
    await until('an empty backlog', async () => (await debt.tree.shown()).length === 0);
  });

  /** The configuration may not have been read yet. */
  const imported = (only: readonly number[], strike: boolean) =>
    until('the row', async () => {
      const [id] = await run<string[]>(uri, { only, strike });
      if (id?.startsWith('TD-')) return id;
      await commands.executeCommand('whylint.undoLog', id);
      return undefined;
    });

  it('become rows, also where somebody has written since it was read', async () => {
    const { debt } = await whylint();
    assert.equal(await imported([1], false), 'TD-10');
    assert.equal(await read(document), backlog + row);
    assert.equal(await read(uri), own);
    assert.deepEqual(await itemFiles(), []);
    await until('both', async () => (await debt.tree.shown()).flatMap(({ items }) => items).length === 2);
    await workspace.fs.writeFile(document, Buffer.from(`${backlog}${row}| TD-11 | By hand | | Open |\r\n`));
    // What is open is read anew when the editor has noticed.
    const isStale = ({ uri: each, getText }: TextDocument) =>
      each.toString() === document.toString() && !getText().includes('TD-11');
    await until('what was written', () => !workspace.textDocuments.some(isStale));
    assert.equal(await imported([2], false), 'TD-12');
    assert.match(await read(document), /TD-11 \| By hand .*\r\n\| TD-12 \| no backup /);
  });

  it('are taken back out of both files, whatever was written beside them meanwhile', async () => {
    const [notesEditor, editor] = [await open(uri), await open(document)];
    assert.equal(await imported([1], true), 'TD-10');
    assert.equal(await read(uri), own.replace('[ ]', '[x]').replace('errors', 'errors [TD-10]'));
    await editor.edit((edit) => edit.insert(editor.document.positionAt(backlog.indexOf(' debt')), 'nical'));
    await open(uri);
    await commands.executeCommand('whylint.undoLog', 'TD-10');
    assert.equal(editor.document.getText(), backlog.replace('Tech debt', 'Technical debt'));
    assert.equal(notesEditor.document.getText(), own);
    assert.equal(await read(uri), own);
    // What is not saved stays so.
    assert.equal(editor.document.isDirty, true);
  });

  it('are left where the row has been changed since', async () => {
    const editor = await open(document);
    const id = await imported([1], false);
    const at = editor.document.getText().indexOf('swallows');
    await editor.edit((edit) => edit.insert(editor.document.positionAt(at), 'quietly '));
    const changed = editor.document.getText();
    await commands.executeCommand('whylint.undoLog', id);
    assert.equal(editor.document.getText(), changed);
  });
});
