import assert from 'node:assert/strict';
import { type CodeAction, commands, type Hover, Position, Range, type Uri, workspace } from 'vscode';
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
