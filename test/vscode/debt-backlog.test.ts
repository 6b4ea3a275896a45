import assert from 'node:assert/strict';
import { type CodeAction, commands, type Hover, Position, Range, type Uri, WorkspaceEdit, workspace } from 'vscode';
import { at, closeAll, codes, open, pause, read, until, whylint } from './support.ts';

const run = <Result>(command: string, ...args: unknown[]) =>
  commands.executeCommand<Result>(`whylint.${command}`, ...args);

const backlog = `# Tech debt

| ID | Debt | Location | Priority | Effort | Status |
|----|------|----------|----------|--------|--------|
| TD-1 | Pump loses its last drop | \`src/pump.js:2\` | High | 2 days | Open |
| TD-2 | Valve never closes | \`src/valve.js:7\` | Low | S | In progress |
`;
const pump = 'export function pump() {\n  return drop();\n}\n';

/** The first of what is offered, as soon as it is on the screen. */
async function acceptFirst(picking: Thenable<unknown>): Promise<void> {
  let isDone = false;
  void picking.then(() => {
    isDone = true;
  });
  await until('the choice', async () => {
    if (!isDone) await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await pause(100);
    return isDone;
  });
}

describe('a backlog that the team keeps by itself', () => {
  let document: Uri;
  let source: Uri;

  beforeEach(async () => {
    [document, source] = [at('TECH_DEBT.md'), at('src/pump.js')];
    await workspace.fs.writeFile(source, Buffer.from(pump));
    await workspace.fs.writeFile(document, Buffer.from(backlog));
    const { debt } = await whylint();
    await until('the items', async () => (await debt.tree.shown()).flatMap(({ items }) => items).length === 2);
  });
  afterEach(async () => {
    await closeAll();
    await workspace.fs.delete(document);
    await workspace.fs.delete(source);
    const { debt } = await whylint();
    await until('an empty backlog', async () => (await debt.tree.shown()).length === 0);
  });

  const hoverAt = async (uri: Uri, position: Position) =>
    (await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, position))
      .flatMap(({ contents }) => contents.map((each) => (typeof each === 'string' ? each : each.value)))
      .join('\n');

  it('shows in the tree, and at the line with its own scale', async () => {
    const { debt } = await whylint();
    assert.match((await debt.tree.shown())[0]?.items.join() ?? '', /Pump loses its last drop/);
    await open(source);
    await until('the mark', () => debt.marks.shown(source)[0]?.range.start.line === 1);
    assert.match(debt.marks.shown(source)[0]?.hover ?? '', /Pump loses its last drop\*\* TD-1[\s\S]*suggested I7 E4/);
    const editor = await open(document);
    const column = editor.document.lineAt(4).text.indexOf('High');
    assert.match(await until('the hover', () => hoverAt(document, new Position(4, column))), /Unscored[\s\S]*I7 E4/);
  });

  it('becomes paid in one cell, and open again by undo', async () => {
    const editor = await open(document);
    await run('markDebtPaid', `${document.toString()}#L5`);
    await until('the cell', () => editor.document.getText() === backlog.replace('| Open |', '| Done |'));
    const { debt } = await whylint();
    await until('one less', async () => (await debt.tree.shown()).flatMap(({ items }) => items).length === 1);
    await open(document);
    await commands.executeCommand('undo');
    await until('as it was', () => editor.document.getText() === backlog);
    await editor.document.save();
    await until('both', async () => (await debt.tree.shown()).flatMap(({ items }) => items).length === 2);
  });

  it('follows code that is moved: saved where it was saved, and left unsaved where somebody is at it', async () => {
    const moved = at('src/engine/pump.js');
    const move = (from: Uri, to: Uri) => {
      const edit = new WorkspaceEdit();
      edit.renameFile(from, to);
      return workspace.applyEdit(edit);
    };
    const at2 = (path: string) => backlog.replace('src/pump.js', path);
    const editor = await open(document);
    // Until the server says what is wrong in it, it cannot be asked what goes with a move.
    await until('the finding', () => codes(document).includes('dangling-code-link'));
    assert.equal(await move(source, moved), true);
    await until('the path', () => editor.document.getText() === at2('src/engine/pump.js'));
    await until('the save', () => !editor.document.isDirty);
    assert.equal(await read(document), at2('src/engine/pump.js'));
    const note = 'Somebody is at it.\n';
    await editor.edit((edit) => edit.insert(editor.document.positionAt(editor.document.getText().length), note));
    assert.equal(await move(at('src/engine'), at('src/parts')), true);
    await until('the path', () => editor.document.getText() === at2('src/parts/pump.js') + note);
    await pause(300);
    assert.equal(editor.document.isDirty, true);
    assert.equal(await read(document), at2('src/engine/pump.js'));
    await editor.document.save();
    await move(at('src/parts/pump.js'), source);
    await until('all as it was', async () => (await read(document)) === backlog + note && !editor.document.isDirty);
    await workspace.fs.delete(at('src/parts'));
  });

  it('has no column for an owner: nobody is asked for one', async () => {
    await open(document);
    await run('setDebtOwner', `${document.toString()}#L5`, '@kim');
    assert.equal(await read(document), backlog);
  });

  it('asks for no scores where it has no place for them', async () => {
    await open(document);
    // With a question open it would not come back.
    await run('scoreDebt', `${document.toString()}#L5`);
    await run('scoreDebt');
    assert.equal(await read(document), backlog);
  });

  it('is linted at the path that is gone; another line is picked, and only the path is written', async () => {
    const editor = await open(document);
    await until('the finding', () => codes(document).includes('dangling-code-link'));
    const column = editor.document.lineAt(5).text.indexOf('src/valve');
    const position = new Position(5, column + 1);
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document,
      new Range(position, position),
    );
    const pick = actions.find(({ title }) => title === 'Pick a line…');
    assert.ok(pick?.command, 'a line can be picked');
    const [argument] = pick.command.arguments ?? [];
    // The file of the path is gone: its place is taken by the one that is there.
    const picking = commands.executeCommand(pick.command.command, { ...argument, code: source.toString() });
    await acceptFirst(picking);
    await until('the line', () => editor.document.getText() === backlog.replace('src/valve.js:7', 'src/pump.js:1'));
    assert.equal(await read(source), pump);
  });
});

describe('a list without a place for a status', () => {
  const list = '# Tech debt\n\n- **Old cache:** nobody clears it\n- **Slow build:** half an hour\n';

  it('has the title struck of what is paid, and as it was of what is open again', async () => {
    const document = at('TECH_DEBT.md');
    const { debt } = await whylint();
    await workspace.fs.writeFile(document, Buffer.from(list));
    const count = async (items: number) => (await debt.tree.shown()).flatMap((group) => group.items).length === items;
    await until('the items', () => count(2));
    await run('markDebtPaid', `${document.toString()}#L4`);
    await until('one less', () => count(1));
    assert.equal(await read(document), list.replace('**Slow build:**', '~~**Slow build:**~~'));
    const picking = run('setDebtStatus', `${document.toString()}#L4`);
    await acceptFirst(picking);
    await until('both', () => count(2));
    assert.equal(await read(document), list);
    await closeAll();
    await workspace.fs.delete(document);
    await until('an empty backlog', () => count(0));
  });

  it('takes the comments of a file in their order', async () => {
    const [document, source, config] = [at('TECH_DEBT.md'), at('src/valve.js'), at('.whylint.yaml')];
    const { debt } = await whylint();
    await workspace.fs.writeFile(config, Buffer.from('debt:\n  log-to: TECH_DEBT.md\n'));
    await workspace.fs.writeFile(source, Buffer.from('// TODO: close it\nshut();\n// FIXME: ask why\n'));
    await workspace.fs.writeFile(document, Buffer.from(list));
    await until('the items', async () => (await debt.tree.shown()).flatMap((group) => group.items).length === 2);
    await open(source);
    await run('logTodos', 'all');
    const titles = [...(await read(document)).matchAll(/close it|ask why/g)].map(([title]) => title);
    assert.deepEqual(titles, ['close it', 'ask why']);
    await closeAll();
    for (const uri of [document, source, config]) await workspace.fs.delete(uri);
    await until('an empty backlog', async () => (await debt.tree.shown()).length === 0);
  });
});

describe('a backlog by its front matter alone', () => {
  const text = `---
kind: debt-backlog
---
# What we owe ourselves

## Pump loses its last drop

- Status: open
- Location: \`src/pump.js:2\`

## Valve never closes

- Status: in progress
`;

  it('is in the tree and at the line once it is opened, and is written to where it stands', async () => {
    const { debt } = await whylint();
    const [document, source] = [at('planning/owed.md'), at('src/pump.js')];
    const titles = async () => (await debt.tree.shown()).flatMap(({ items }) => items).join();
    await workspace.fs.writeFile(source, Buffer.from(pump));
    await workspace.fs.writeFile(document, Buffer.from(text));
    const editor = await open(document);
    await until('the items', async () => (await titles()) === 'Pump loses its last drop,Valve never closes');
    await open(source);
    await until('the mark', () => debt.marks.shown(source)[0]?.range.start.line === 1);
    await run('markDebtPaid', `${document.toString()}#L6`);
    await until('the field', () => editor.document.getText() === text.replace('open', 'done'));
    await until('one less', async () => (await titles()) === 'Valve never closes');
    await closeAll();
    await workspace.fs.delete(document);
    await workspace.fs.delete(source);
    await until('an empty backlog', async () => (await debt.tree.shown()).length === 0);
  });
});
