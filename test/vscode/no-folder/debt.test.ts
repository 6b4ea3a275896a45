import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands, env, Uri, window, workspace } from 'vscode';
import { closeAll, open, until } from '../support.ts';

const code = 'try {\n  send();\n} catch {\n}\n';

const logDebt = (title: string) => commands.executeCommand<string | undefined>('whylint.logDebt', { title });

const copied = (title: string) =>
  until('the clipboard', async () => {
    const text = await env.clipboard.readText();
    return text.includes(`# ${title}\n`) && text;
  });

describe('tech debt without a folder', () => {
  afterEach(closeAll);

  it('goes to the clipboard from a buffer that was never saved, which stays as it is', async () => {
    const document = await workspace.openTextDocument({ language: 'javascript', content: code });
    const editor = await window.showTextDocument(document);
    assert.equal(await logDebt('Errors are lost'), undefined);
    assert.match(await copied('Errors are lost'), /^---\nid: [a-z][0-9a-z]{5}\nstatus: open/);
    assert.equal(document.getText(), code);
    assert.equal(window.activeTextEditor, editor);
  });

  it('goes to the clipboard from a file of no project, and nothing is written beside it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'whylint-alone-'));
    const file = path.join(folder, 'send.js');
    writeFileSync(file, code);
    await open(Uri.file(file));
    assert.equal(await logDebt('Nobody is told'), undefined);
    assert.match(await copied('Nobody is told'), /send\.js/);
    assert.deepEqual(
      (await workspace.fs.readDirectory(Uri.file(folder))).map(([name]) => name),
      ['send.js'],
    );
    rmSync(folder, { recursive: true, force: true });
  });
});
