import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, EndOfLine, languages, type TextEditor, Uri, window, workspace } from 'vscode';
import {
  at,
  checkout,
  closeAll,
  codeOf,
  codes,
  finding,
  findings,
  found,
  open,
  opened,
  pause,
  putCursor,
  read,
  until,
  withSetting,
} from './support.ts';

const ofCheckout = ['invalid-root-cause', 'missing-why', 'missing-why', 'shallow-whys'];

describe('findings', () => {
  afterEach(closeAll);

  it('are those of the post-mortem, each of them once', async () => {
    const { document } = await open(at(checkout));
    await found(document.uri, ofCheckout);
    await pause(500);
    const places = findings(document.uri).map((each) => `${codeOf(each)} ${each.range.start.line}`);
    assert.deepEqual(places, [...new Set(places)]);
    assert.deepEqual(codes(document.uri), ofCheckout);
  });

  it('say what is there, in one line', async () => {
    const { document } = await open(at(checkout));
    await found(document.uri, ofCheckout);
    for (const { message } of findings(document.uri)) assert.match(message, /^[^\n!]{1,100}$/);
  });

  it('are gone when the document is closed', async () => {
    const { document } = await open(at(checkout));
    await found(document.uri, ofCheckout);
    await closeAll();
    await found(document.uri, []);
  });

  it('are none in other Markdown', async () => {
    await open(at(checkout));
    await found(at(checkout), ofCheckout);
    const { document } = await open(at('notes/release-notes.md'));
    await pause(1000);
    assert.deepEqual(codes(document.uri), []);
  });

  it('stand at the same places with Windows line ends', async () => {
    const text = await read(at(checkout));
    const { document } = await opened('docs/postmortems/2026-03-02-crlf.md', text.replaceAll('\n', '\r\n'));
    assert.equal(document.eol, EndOfLine.CRLF);
    await found(document.uri, ofCheckout);
    const { document: original } = await open(at(checkout));
    await found(original.uri, ofCheckout);
    const places = (uri: Uri) => findings(uri).map(({ range }) => range);
    assert.deepEqual(places(document.uri), places(original.uri));
  });

  it('are there in an untitled document that names its kind', async () => {
    const content = await read(at(checkout));
    const document = await workspace.openTextDocument({ language: 'markdown', content });
    await window.showTextDocument(document);
    await found(document.uri, ofCheckout);
  });

  it('are none in a document that can only be read, nor on the left of a diff', async () => {
    const text = await read(at(checkout));
    const provider = workspace.registerTextDocumentContentProvider('git', { provideTextDocumentContent: () => text });
    const old = Uri.from({ scheme: 'git', path: at(checkout).path, query: 'HEAD' });
    try {
      await commands.executeCommand('vscode.diff', old, at(checkout));
      await found(at(checkout), ofCheckout);
      await pause(500);
      assert.deepEqual(codes(old), []);
    } finally {
      provider.dispose();
    }
  });

  it('are shown on a configuration that has a mistake, until it has none', async () => {
    const { document } = await open(at('misconfigured/.whylint.yaml'));
    const mistake = await until('the mistake', () => findings(document.uri)[0]);
    assert.equal(mistake.range.start.line, 1);
    assert.match(mistake.message, /missing-why/);
    const editor = await open(document.uri);
    await editor.edit((edit) => edit.delete(document.lineAt(1).range));
    await editor.edit((edit) => edit.delete(document.lineAt(0).range));
    await found(document.uri, []);
  });

  it('follow a change of the configuration on disk', async () => {
    const { document } = await open(at(checkout));
    await found(document.uri, ofCheckout);
    const rules = [...new Set(ofCheckout)].map((rule) => `  ${rule}: off\n`).join('');
    await workspace.fs.writeFile(at('.whylint.yaml'), Buffer.from(`rules:\n${rules}`));
    try {
      await found(document.uri, []);
    } finally {
      await workspace.fs.delete(at('.whylint.yaml'));
    }
    await found(document.uri, ofCheckout);
  });

  it('go by the template that the team has put beside its documents', async () => {
    const { document } = await open(at('incidents/2026-05-20-login-loop.md'));
    await found(document.uri, ofCheckout);
    const template = await read(at('incidents/template.md'));
    await workspace.fs.writeFile(at('incidents/template.md'), Buffer.from(`${template}\n## Who was told\n`));
    try {
      await found(document.uri, [...ofCheckout, 'missing-section']);
    } finally {
      await workspace.fs.writeFile(at('incidents/template.md'), Buffer.from(template));
    }
    await found(document.uri, ofCheckout);
  });

  it('come from no other source than Whylint', async () => {
    const { document } = await open(at(checkout));
    await found(document.uri, ofCheckout);
    assert.equal(languages.getDiagnostics(document.uri).length, ofCheckout.length);
  });
});

describe('findings while a document is written', () => {
  afterEach(closeAll);

  const valid = async () => (await read(at(checkout))).replace('trade-of\n', 'trade-off\n');
  const shows = (uri: Uri) => codes(uri).includes('invalid-root-cause');

  async function spoil(name: string): Promise<TextEditor> {
    const editor = await opened(`docs/postmortems/${name}.md`, await valid());
    await finding(editor.document.uri, 'missing-why');
    putCursor(editor, '- **Category:** trade-off');
    await commands.executeCommand('deleteLeft');
    return editor;
  }

  it('wait until the cursor leaves the line', async () => {
    const { document } = await spoil('2026-03-10-wait');
    await pause(1000);
    assert.equal(shows(document.uri), false);
    await commands.executeCommand('cursorDown');
    await finding(document.uri, 'invalid-root-cause');
  });

  it('wait no longer than until a save by hand', async () => {
    const { document } = await spoil('2026-03-11-save');
    await pause(300);
    assert.equal(shows(document.uri), false);
    await commands.executeCommand('workbench.action.files.save');
    await finding(document.uri, 'invalid-root-cause');
  });

  it('do not wait when they need not', async () => {
    await withSetting('whylint.lint.waitAtCursor', false, ConfigurationTarget.Global, async () => {
      const { document } = await spoil('2026-03-12-at-once');
      await finding(document.uri, 'invalid-root-cause');
    });
  });

  it('stay where they were seen while they are true, and leave at once when they are not', async () => {
    const editor = await opened('docs/postmortems/2026-03-13-stay.md', await read(at(checkout)));
    const { document } = editor;
    await finding(document.uri, 'invalid-root-cause');
    putCursor(editor, '- **Category:** trade-of');
    await commands.executeCommand('type', { text: 'g' });
    await pause(500);
    assert.equal(shows(document.uri), true);
    await commands.executeCommand('deleteLeft');
    await commands.executeCommand('type', { text: 'f' });
    await until('the finding gone', () => !shows(document.uri));
  });
});

describe('settings', () => {
  afterEach(closeAll);

  it('lint.run: onSave leaves the writer alone until the document is saved', async () => {
    await withSetting('whylint.lint.run', 'onSave', ConfigurationTarget.Workspace, async () => {
      const text = await read(at(checkout));
      const editor = await opened('docs/postmortems/2026-03-03-on-save.md', text);
      await found(editor.document.uri, ofCheckout);
      putCursor(editor, '- **Category:** trade-of');
      await commands.executeCommand('type', { text: 'f' });
      await pause(1000);
      assert.deepEqual(codes(editor.document.uri), ofCheckout);
      await editor.document.save();
      await found(editor.document.uri, [
        ...without(ofCheckout, 'invalid-root-cause', 'shallow-whys'),
        'trade-off-without-debt',
      ]);
    });
  });

  it('diagnostics.maximum and its lifting apply at once', async () => {
    const { document } = await open(at(checkout));
    await found(document.uri, ofCheckout);
    await withSetting('whylint.diagnostics.maximum', 2, ConfigurationTarget.Global, async () => {
      await until('the count of the others', () => codes(document.uri).includes('more-findings'));
      assert.equal(codes(document.uri).length, 3);
      await commands.executeCommand('whylint.showAllFindings');
      await found(document.uri, ofCheckout);
    });
  });

  it('codeLens.enabled applies at once', async () => {
    const { document } = await open(at(checkout));
    const lenses = () =>
      commands.executeCommand<unknown[]>('vscode.executeCodeLensProvider', document.uri, Number.MAX_SAFE_INTEGER);
    const before = await until('lenses', async () => (await lenses()).length);
    await withSetting('whylint.codeLens.enabled', false, ConfigurationTarget.Global, async () => {
      await until('no lens', async () => (await lenses()).length === 0);
    });
    await until('the same lenses', async () => (await lenses()).length === before);
  });
});

const without = (all: readonly string[], ...some: readonly string[]) => all.filter((each) => !some.includes(each));
