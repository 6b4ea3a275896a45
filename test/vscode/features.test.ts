import assert from 'node:assert/strict';
import {
  type CodeLens,
  type CompletionList,
  ConfigurationTarget,
  commands,
  type DocumentSymbol,
  type Hover,
  MarkdownString,
  type Position,
  type TextEditor,
} from 'vscode';
import {
  apply,
  at,
  checkout,
  closeAll,
  finding,
  open,
  opened,
  quickFixes,
  read,
  until,
  withSetting,
  withUnusedDirective,
} from './support.ts';

describe('a quick fix', () => {
  afterEach(closeAll);

  for (const [lineEnd, name] of [
    ['\n', 'lf'],
    ['\r\n', 'crlf'],
  ] as const) {
    it(`changes what it says and undo restores every byte (${name})`, async () => {
      const text = (await read(at(checkout))).replaceAll('\n', lineEnd);
      const { document } = await opened(`docs/postmortems/2026-03-04-${name}.md`, text);
      const wrong = await finding(document.uri, 'invalid-root-cause');
      const fix = (await quickFixes(document, wrong)).find(({ isPreferred }) => isPreferred);
      assert.ok(fix, 'one fix is preferred');
      await apply(fix);
      assert.equal(document.getText(), text.replace('trade-of', 'trade-off'));
      await commands.executeCommand('undo');
      assert.equal(document.getText(), text);
      await document.save();
      assert.equal(await read(document.uri), text);
    });
  }

  it('may show the page of the rule', async () => {
    const { document } = await open(at(checkout));
    const wrong = await finding(document.uri, 'invalid-root-cause');
    const page = (await quickFixes(document, wrong)).find(({ command }) => command?.command === 'whylint.showRulePage');
    assert.deepEqual(page?.command?.arguments, ['invalid-root-cause']);
  });
});

describe('source.fixAll.whylint', () => {
  afterEach(closeAll);

  it('applies the safe fixes on save', async () => {
    const text = await read(at(checkout));
    const actions = { 'source.fixAll.whylint': 'explicit' };
    await withSetting('editor.codeActionsOnSave', actions, ConfigurationTarget.Workspace, async () => {
      const editor = await opened('docs/postmortems/2026-03-05-fix-all.md', withUnusedDirective(text));
      await finding(editor.document.uri, 'unused-directive');
      await editor.edit((edit) => edit.insert(editor.document.lineAt(editor.document.lineCount - 1).range.end, '\n'));
      await editor.document.save();
      await until('the fix', async () => (await read(editor.document.uri)) === `${text}\n`);
    });
  });
});

describe('while a document is read and written', () => {
  let editor: TextEditor;

  before(async () => {
    editor = await open(at(checkout));
    await finding(editor.document.uri, 'invalid-root-cause');
  });
  after(closeAll);

  it('completion knows the root causes', async () => {
    const { items } = await until('completions', async () => {
      const list = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        placeOf(editor, '**Category:** '),
      );
      return list.items.length > 0 && list;
    });
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.deepEqual(labels.filter((label) => ['trade-off', 'knowledge gap', 'brain fart'].includes(label)).sort(), [
      'brain fart',
      'knowledge gap',
      'trade-off',
    ]);
  });

  it('hover tells what a category is', async () => {
    const text = editor.document.getText().replace('trade-of\n', 'knowledge gap\n');
    const valid = await opened('docs/postmortems/2026-03-09-hover.md', text);
    assert.match(await hover(valid, placeOf(valid, '**Category:** kn')), /knowledge gap/);
    await open(at(checkout));
  });

  it('hover shows no picture and runs no command from the document', async () => {
    const text = await hover(editor, placeOf(editor, "**Why didn't the issue get flagged"));
    assert.doesNotMatch(text, /!\[|command:/);
  });

  it('one lens at the title counts the open prompts and leads to the next', async () => {
    const lenses = await until('a lens', async () => {
      const all = await commands.executeCommand<CodeLens[]>(
        'vscode.executeCodeLensProvider',
        editor.document.uri,
        Number.MAX_SAFE_INTEGER,
      );
      return all.length > 0 && all;
    });
    const [lens, ...more] = lenses.filter(({ range }) => range.start.line === 4);
    assert.deepEqual(more, []);
    assert.match(
      lens?.command?.title ?? '',
      /^2 of \d+ prompts open · .*next: Why didn't the issue get caught by integration/,
    );
    assert.equal(lens?.command?.command, 'whylint.goToNextPrompt');
  });

  it('the outline is VS Code’s own, and not there twice', async () => {
    const symbols = await until('symbols', async () => {
      const all = await commands.executeCommand<DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        editor.document.uri,
      );
      return all?.length > 0 && all;
    });
    assert.equal(symbols.length, 1);
    const names = symbols.flatMap(({ children }) => children.map(({ name }) => name));
    assert.deepEqual(names, [...new Set(names)]);
    assert.ok(names.includes('## Root cause'));
  });
});

function placeOf({ document }: TextEditor, text: string): Position {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, `“${text}” is in the document`);
  return document.positionAt(start + text.length);
}

async function hover({ document }: TextEditor, position: Position): Promise<string> {
  return until('a hover', async () => {
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, position);
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((each) => (each instanceof MarkdownString ? each.value : String(each))),
    );
    return texts.join('\n') || undefined;
  });
}
