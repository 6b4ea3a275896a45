import assert from 'node:assert/strict';
import { type CodeLens, commands, Range, type Tab, TabInputWebview, type TextEditor, window, workspace } from 'vscode';
import { at, checkout, closeAll, open, pause, read, until } from './support.ts';

const show = (...args: unknown[]) => commands.executeCommand('whylint.showTimeline', ...args);

const pictures = (): Tab[] =>
  window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith('whylint.timeline'));

describe('Show Timeline', () => {
  afterEach(closeAll);

  it('opens the picture beside the document, once, and leaves the keyboard where it is', async () => {
    const editor = await open(at(checkout));
    await show();
    const tab = await until('the picture', () => pictures()[0]);
    assert.match(tab.label, /^Timeline: /);
    assert.notEqual(tab.group.viewColumn, editor.viewColumn);
    assert.equal(window.activeTextEditor?.document, editor.document);
    await show();
    await pause(200);
    assert.equal(pictures().length, 1);
  });

  it('is what the lens does', async () => {
    const { document } = await open(at(checkout));
    const lens = await until('the lens', async () => {
      const all = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
      return all.find(({ command }) => command?.command === 'whylint.showTimeline');
    });
    assert.equal(document.lineAt(lens.range.start).text, '## Timeline');
    await show(...(lens.command?.arguments ?? []));
    await until('the picture', () => pictures().length === 1);
  });

  it('follows what is written, and goes with the document', async () => {
    const uri = at('docs/postmortems/2026-03-09-timeline.md');
    await workspace.fs.writeFile(uri, Buffer.from(await read(at(checkout))));
    // As from the explorer: what an extension opens, VS Code keeps for minutes after its last editor.
    await commands.executeCommand('vscode.open', uri, { preview: false });
    const editor = await until('the editor', () => window.activeTextEditor);
    await show();
    await until('the picture', () => pictures().length === 1);
    await editor.edit((edit) => edit.replace(titleOf(editor), '# The till stood still'));
    await until('the new title', () => pictures()[0]?.label === 'Timeline: The till stood still');
    await editor.document.save();
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await until('no picture', () => pictures().length === 0);
  });

  it('opens nothing for a document without a timeline', async () => {
    await open(at('notes/release-notes.md'));
    await show();
    await pause(300);
    assert.deepEqual(pictures(), []);
  });

  it('shows the document it is called with', async () => {
    await open(at('notes/release-notes.md'));
    await show(at(checkout).toString());
    await until('the picture', () => pictures().length === 1);
  });
});

function titleOf({ document }: TextEditor): Range {
  const line = document
    .getText()
    .split('\n')
    .findIndex((each) => each.startsWith('# '));
  return new Range(line, 0, line, document.lineAt(line).text.length);
}
