import assert from 'node:assert/strict';
import { commands, Range, Selection, TabInputWebview, type TextEditor, window, workspace } from 'vscode';
import {
  at,
  checkout,
  closeAll,
  codes,
  finding,
  found,
  open,
  opened,
  pause,
  putCursor,
  read,
  until,
  whylint,
  withUnusedDirective,
} from './support.ts';

const run = (command: string, ...args: unknown[]) => commands.executeCommand(`whylint.${command}`, ...args);

describe('Go to Next Open Prompt', () => {
  let editor: TextEditor;
  before(async () => {
    editor = await open(at(checkout));
    await finding(editor.document.uri, 'missing-why');
  });
  after(closeAll);

  it('selects the place of the next answer, and goes round', async () => {
    editor.selection = new Selection(0, 0, 0, 0);
    await run('goToNextPrompt');
    const first = editor.selection;
    assert.match(editor.document.lineAt(first.start.line).text, /integration or smoke tests|^$/);
    await run('goToNextPrompt');
    assert.equal(editor.document.getText(editor.selection), 'TBD');
    await run('goToNextPrompt');
    assert.deepEqual(editor.selection, first);
  });

  it('is what the lens does, from another document too', async () => {
    await open(at('notes/release-notes.md'));
    await run('goToNextPrompt', at(checkout).toString());
    assert.equal(window.activeTextEditor?.document.uri.path, at(checkout).path);
  });

  it('does nothing to a document of no kind', async () => {
    const notes = await open(at('notes/release-notes.md'));
    const before = notes.selection;
    await run('goToNextPrompt');
    assert.deepEqual(notes.selection, before);
  });
});

describe('Insert Missing Prompts', () => {
  afterEach(closeAll);

  it('inserts what is absent, once', async () => {
    const text = (await read(at(checkout))).replace(
      /\*\*Why didn't the issue get flagged in code review\?\*\* TBD\n\n/,
      '',
    );
    const { document } = await opened('docs/postmortems/2026-03-06-insert.md', text);
    await finding(document.uri, 'missing-why');
    await run('insertMissingPrompts');
    await until('the prompt', () => document.getText().includes("Why didn't the issue get flagged in code review?"));
    const once = document.getText();
    await pause(200);
    await run('insertMissingPrompts');
    await pause(300);
    assert.equal(document.getText(), once);
    await commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });
});

describe('Lint as Post-Mortem', () => {
  afterEach(closeAll);

  it('names the kind in the front matter', async () => {
    const { document } = await opened(
      'notes/what-broke.md',
      '# The mail queue stood still\n\n## Summary\n\nNo mail left for an hour.\n',
    );
    await pause(300);
    assert.deepEqual(codes(document.uri), []);
    await run('lintAsPostMortem');
    await until('front matter', () => document.getText().startsWith('---\nkind: post-mortem\n---\n'));
    await until('findings', () => codes(document.uri).length > 0);
  });
});

describe('Fix All Safe Problems', () => {
  afterEach(closeAll);

  it('leaves what needs a decision', async () => {
    const text = await read(at(checkout));
    const { document } = await opened('docs/postmortems/2026-03-07-fix-all.md', withUnusedDirective(text));
    await finding(document.uri, 'unused-directive');
    await run('fixAll');
    await until('the fix', () => document.getText() === text);
    await until('one finding less', () => !codes(document.uri).includes('unused-directive'));
    assert.ok(codes(document.uri).includes('invalid-root-cause'));
  });
});

describe('Show Rule Page', () => {
  afterEach(closeAll);

  it('opens the page as a preview', async () => {
    await open(at(checkout));
    await run('showRulePage', 'missing-why');
    const tab = await until('the preview', () => window.tabGroups.activeTabGroup.activeTab);
    await until('the preview', () => window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputWebview);
    assert.ok(tab);
    const page = await until('the page', () =>
      workspace.textDocuments.find(({ uri }) => uri.scheme === 'whylint-rule'),
    );
    assert.match(page.getText(), /missing-why/);
  });

  it('opens nothing for a rule that there is none of', async () => {
    await open(at(checkout));
    const before = window.tabGroups.activeTabGroup.tabs.length;
    await run('showRulePage', 'no-such-rule');
    assert.equal(window.tabGroups.activeTabGroup.tabs.length, before);
  });
});

describe('the status bar', () => {
  afterEach(closeAll);

  it('counts the open prompts of the active document', async () => {
    const { statusBar } = await whylint();
    await open(at(checkout));
    const shown = await until('the item', statusBar);
    assert.equal(shown.text, '2 open prompts');
    assert.match(shown.tooltip, /^2 of \d+ prompts open\nNext: /);
    assert.match(shown.label, /^Whylint: 2 of/);
    await open(at('notes/release-notes.md'));
    await until('no item', () => statusBar() === undefined);
  });

  it('counts apart what depends on a time that is not known yet', async () => {
    const { statusBar } = await whylint();
    const unknown = (await read(at(checkout))).replace('| 2026-03-01 08:22 |', '| --:-- |');
    await opened('docs/postmortems/2026-03-09-unknown.md', unknown);
    const { tooltip } = await until('the item', () =>
      statusBar()?.tooltip.includes('depend') ? statusBar() : undefined,
    );
    assert.match(tooltip, /^2 of \d+ prompts open\n1 more depends? on a condition/);
  });

  it('follows what is written', async () => {
    const { statusBar } = await whylint();
    const editor = await opened('docs/postmortems/2026-03-08-status.md', await read(at(checkout)));
    await until('the item', () => statusBar()?.text === '2 open prompts');
    await editor.edit((edit) => edit.replace(rangeOf(editor, 'TBD'), 'The reviewer had never seen the pool full.'));
    await until('one prompt less', () => statusBar()?.text === '1 open prompt');
    putCursor(editor, 'integration or smoke tests?**');
    await commands.executeCommand('type', { text: ' The stub always answered.' });
    await until('none open', () => statusBar()?.text === 'All prompts answered');
  });
});

// What it asks is tested in ui/, by a person's hands.
describe('New Post-Mortem', () => {
  const incident = { title: 'Search was stale for a day', date: '2026-04-11' };
  const name = 'docs/postmortems/2026-04-11-search-was-stale-for-a-day.md';
  afterEach(closeAll);

  it('writes the template into a new file and puts the cursor at the first prompt', async () => {
    await run('newPostMortem', incident);
    const editor = await until('the editor', () => window.activeTextEditor);
    const { document } = editor;
    assert.equal(workspace.asRelativePath(document.uri), name);
    assert.equal(document.isDirty, false);
    assert.equal(await read(document.uri), document.getText());
    assert.match(document.getText(), /^# Search was stale for a day$/m);
    assert.match(document.getText(), /Date:\*\* 2026-04-11/);
    assert.ok(editor.selection.active.line > 0);
  });

  it('writes over nothing', async () => {
    await workspace.fs.writeFile(at(name), Buffer.from('# Mine\n'));
    await run('newPostMortem', incident);
    const { document } = await until('the editor', () => window.activeTextEditor);
    assert.equal(await read(at(name)), '# Mine\n');
    assert.notEqual(workspace.asRelativePath(document.uri), name);
    assert.match(document.getText(), /^# Search was stale for a day$/m);
  });
});

describe('Restart Server', () => {
  afterEach(closeAll);

  it('shows the same findings again', async () => {
    const { document } = await open(at(checkout));
    await finding(document.uri, 'invalid-root-cause');
    const before = codes(document.uri);
    await run('restartServer');
    await found(document.uri, before);
  });
});

function rangeOf({ document }: TextEditor, text: string): Range {
  const start = document.getText().indexOf(text);
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}
