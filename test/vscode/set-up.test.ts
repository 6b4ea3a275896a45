import assert from 'node:assert/strict';
import { commands, TabInputWebview, Uri, window, workspace } from 'vscode';
import { at, checkout, closeAll, codes, finding, found, open, opened, read, until, whylint } from './support.ts';

const run = (command: string, ...args: unknown[]) => commands.executeCommand(`whylint.${command}`, ...args);

const isThere = (path: string) =>
  Promise.resolve(workspace.fs.stat(at(path))).then(
    () => true,
    () => false,
  );

/** The text of a page that a command has opened as a preview. */
async function page(name: string): Promise<string> {
  await until('the preview', () => window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputWebview);
  return (await workspace.openTextDocument(Uri.parse(`whylint-page:/${name}.md`))).getText();
}

/** Takes a command's question away as the Escape key does, and waits for the command's end. */
async function dismissed(command: Thenable<unknown>): Promise<void> {
  let isOver = false;
  command.then(() => {
    isOver = true;
  });
  await until('the end of the command', async () => {
    await commands.executeCommand('notifications.clearAll');
    return isOver;
  });
}

describe('Set Up Whylint', () => {
  const written = ['.whylint.yaml', '.whylint-baseline.json'];
  const final = 'docs/postmortems/2026-01-05-search-stalled.md';

  // One that is no draft, so that a build would fail.
  before(async () => {
    await whylint();
    await opened(final, (await read(at(checkout))).replace('status: draft', 'status: final'));
    await finding(at(final), 'missing-why');
  });
  after(async () => {
    await closeAll();
    for (const path of [...written, final]) if (await isThere(path)) await workspace.fs.delete(at(path));
    await open(at(checkout));
    await finding(at(checkout), 'missing-why');
    await closeAll();
  });

  it('shows what it would do, and does nothing unless told to', async () => {
    await dismissed(run('setUp'));
    assert.match(await page('set-up'), /^# Whylint in this folder\n\n- Post-mortems: \d+ documents?/);
    for (const path of written) assert.equal(await isThere(path), false, path);
  });

  it('writes a configuration and a baseline, which leaves only what is new', async () => {
    await run('setUp', { write: 'all' });
    assert.equal(window.activeTextEditor?.document.uri.path, at('.whylint.yaml').path);
    assert.equal(window.activeTextEditor?.document.isDirty, false);
    assert.match(await read(at('.whylint.yaml')), /\n {4}template: incidents\/template\.md\n/);
    assert.match(await read(at('.whylint-baseline.json')), /"missing-why"/);
    await open(at(final));
    await found(at(final), []);
  });

  it('leaves a folder that is set up as it is, and says what is there', async () => {
    const before = await read(at('.whylint.yaml'));
    await dismissed(run('setUp', { write: 'all' }));
    assert.equal(await read(at('.whylint.yaml')), before);
    assert.deepEqual(codes(at(final)), []);
  });
});

describe('Explain Template', () => {
  afterEach(closeAll);

  it('shows what a template checks', async () => {
    await open(at('incidents/template.md'));
    await run('explainTemplate');
    const text = await page('template');
    assert.match(text, /^# What template\\\.md checks\n/);
    assert.match(text, /a test catch it.*asks why/);
  });
});

describe('Report on Prompts', () => {
  afterEach(closeAll);

  it('counts over the documents of the folder what became of each prompt', async () => {
    await run('reportPrompts');
    assert.match(await page('prompts'), /Documents: \d+, of which \d+ are written by this template/);
  });
});
