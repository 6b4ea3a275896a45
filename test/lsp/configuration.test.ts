import { afterEach, describe, expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { type DebtItems, newDocumentRequest } from '../../server/src/protocol.ts';
import { type BareClient, startClient } from './bare-client.ts';
import { config, document, expectedRules, plainCapabilities, pullCapabilities, template } from './documents.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from './temporary-workspace.ts';

let workspace: TemporaryWorkspace;
let client: BareClient;

afterEach(async () => {
  await client.stop();
  workspace.remove();
});

async function start(files: Readonly<Record<string, string>>, capabilities = pullCapabilities, repository = true) {
  workspace = temporaryWorkspace(files, { repository });
  client = await startClient({ capabilities, folders: [workspace.uri] });
}

const items = async (uri: string) => ((await client.pull(uri)) as FullDocumentDiagnosticReport).items;
const rules = async (uri: string) => (await items(uri)).map(({ code }) => code).sort();
const team = { '.whylint.yaml': config, 'docs/template.md': template };
const changed = (path: string) =>
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uriOf(path), type: 2 }] });
const refreshes = () => client.messages.filter(({ method }) => method === 'workspace/diagnostic/refresh').length;
const postMortem = () => workspace.uriOf('docs/postmortems/checkout.md');

describe('a change on disk', () => {
  test('of the configuration is in force at once, and the client is told to ask again', async () => {
    await start(team);
    client.open(postMortem(), document);
    expect(await rules(postMortem())).toEqual(expectedRules);
    workspace.write('.whylint.yaml', `${config}rules:\n  duplicate-section: off\n`);
    changed('.whylint.yaml');
    await client.message(({ method }) => method === 'workspace/diagnostic/refresh');
    expect(await rules(postMortem())).toEqual(['missing-section', 'missing-why']);
  });

  test('of the template, too', async () => {
    await start(team);
    client.open(postMortem(), document);
    await rules(postMortem());
    workspace.write('docs/template.md', template.replace('## Impact', '## Impact <!-- optional -->'));
    changed('docs/template.md');
    await client.message(({ method }) => method === 'workspace/diagnostic/refresh');
    expect(await rules(postMortem())).toEqual(['duplicate-section', 'missing-why']);
  });

  test('of another document concerns nobody', async () => {
    await start(team);
    client.open(postMortem(), document);
    await rules(postMortem());
    changed('docs/postmortems/other.md');
    await rules(postMortem());
    expect(refreshes()).toBe(0);
  });

  test('is noticed on saving in an editor that watches nothing, and told to one that does not ask', async () => {
    await start(team, plainCapabilities);
    client.open(postMortem(), document);
    await client.publishedFor(postMortem(), 1);
    client.open(workspace.uriOf('docs/template.md'), template);
    workspace.write('docs/template.md', template.replace('## Impact', '## Impact <!-- optional -->'));
    client.save(workspace.uriOf('docs/template.md'));
    await client.message(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' &&
        JSON.stringify(params).includes('checkout.md') &&
        !JSON.stringify(params).includes('missing-section'),
    );
  });
});

describe('a mistake', () => {
  const wrong = `${config}rules:\n  missing-whi: off\n  duplicate-section: [warning\n`;

  test('in the configuration stands there while it is open, and at the title of what it governs; the last good one holds', async () => {
    await start({ ...team, '.whylint.yaml': `${config}rules:\n  missing-section: off\n` });
    client.open(postMortem(), document);
    expect(await rules(postMortem())).toEqual(['duplicate-section', 'missing-why']);
    workspace.write('.whylint.yaml', wrong);
    client.open(workspace.uriOf('.whylint.yaml'), wrong, 'yaml');
    changed('.whylint.yaml');
    await client.message(({ method }) => method === 'workspace/diagnostic/refresh');
    expect(await rules(postMortem())).toEqual(['duplicate-section', 'invalid-configuration', 'missing-why']);
    const notice = (await items(postMortem())).find(({ code }) => code === 'invalid-configuration');
    expect(notice).toMatchObject({ severity: 3, range: { start: { line: 0 } } });
    expect(notice?.message).toMatch(/^\.whylint\.yaml, line \d+/);
    expect(await items(workspace.uriOf('.whylint.yaml'))).toMatchObject([
      { code: 'invalid-configuration', source: 'whylint' },
    ]);
  });

  test('in the configuration shows as it is typed, but governs only when it is saved', async () => {
    await start(team);
    const uri = workspace.uriOf('.whylint.yaml');
    client.open(postMortem(), document);
    client.open(uri, config, 'yaml');
    expect(await items(uri)).toEqual([]);
    client.change(uri, { text: `${config}rules:\n  missing-whi: off\n` });
    expect(await items(uri)).toMatchObject([
      { range: { start: { line: 5 } }, message: expect.stringContaining('missing-why') },
    ]);
    expect(await rules(postMortem())).toEqual(expectedRules);
  });

  test('in a template stands there, and at the title of what it governs', async () => {
    const broken = template.replace(
      'unit tests?**',
      'unit tests?**\n\n**If it rained, why did nobody bring an umbrella?**',
    );
    await start({ ...team, 'docs/template.md': broken });
    client.open(postMortem(), document);
    client.open(workspace.uriOf('docs/template.md'), broken);
    expect(await rules(workspace.uriOf('docs/template.md'))).toEqual(['invalid-template']);
    const notice = (await items(postMortem())).find(({ code }) => code === 'invalid-template');
    expect(notice).toMatchObject({ severity: 3, message: expect.stringMatching(/^docs\/template\.md, line 15/) });
  });
});

describe('where documents stand', () => {
  const unnamed = document.replaceAll('Post-mortem: ', '');

  test('without a folder, the nearest configuration upward holds', async () => {
    workspace = temporaryWorkspace(team);
    client = await startClient({ capabilities: pullCapabilities });
    client.open(postMortem(), document);
    expect(await rules(postMortem())).toEqual(expectedRules);
  });

  test.each(['.whylint.yaml', '.whylint.yml'])('outside a repository, debt is kept where %s is', async (name) => {
    const item = '---\nid: m2n4pq\nstatus: open\n---\n# Queue has no limit\n';
    workspace = temporaryWorkspace({ [name]: config, 'docs/debt/queue-m2n4pq.md': item }, { repository: false });
    client = await startClient({ capabilities: pullCapabilities });
    const { items: found } = await client.request<DebtItems>('whylint/debtItems', { uri: postMortem() });
    expect(found.map(({ id }) => id)).toEqual(['m2n4pq']);
  });

  test('in each of several folders its own', async () => {
    workspace = temporaryWorkspace({
      'one/.whylint.yaml': config,
      'one/docs/template.md': template,
      'one/.git/HEAD': '',
      'two/.whylint.yaml': `${config}rules:\n  duplicate-section: off\n`,
      'two/docs/template.md': template,
      'two/.git/HEAD': '',
    });
    client = await startClient({
      capabilities: pullCapabilities,
      folders: [workspace.uriOf('one'), workspace.uriOf('two')],
    });
    const [one, two] = ['one', 'two'].map((name) => workspace.uriOf(`${name}/docs/postmortems/x.md`)) as [
      string,
      string,
    ];
    client.open(one, document);
    client.open(two, document);
    expect(await rules(one)).toEqual(expectedRules);
    expect(await rules(two)).toEqual(['missing-section', 'missing-why']);
  });

  test('a folder that is opened itself tells by its name what is in it', async () => {
    workspace = temporaryWorkspace({ 'postmortems/.keep': '' }, { repository: false });
    client = await startClient({ capabilities: pullCapabilities, folders: [workspace.uriOf('postmortems')] });
    const uri = workspace.uriOf('postmortems/2026-03-01.md');
    client.open(uri, '# Down\n\nA restart helped.\n');
    expect(await rules(uri)).toEqual(['unadopted-template']);
  });

  test('one that was never saved is of the kind that it names', async () => {
    await start(team);
    const untitled = 'untitled:Untitled-1';
    client.open(untitled, unnamed);
    expect(await rules(untitled)).toEqual([]);
    client.change(untitled, { text: `---\nkind: post-mortem\n---\n${document}` });
    expect(await rules(untitled)).toEqual(expectedRules);
  });

  test('one in a folder that the server can not read is linted by what is built in', async () => {
    workspace = temporaryWorkspace();
    client = await startClient({ capabilities: pullCapabilities, folders: ['vscode-vfs://github/team/service'] });
    const uri = 'vscode-vfs://github/team/service/docs/postmortems/x.md';
    client.open(uri, '# Down\n\nA restart helped.\n');
    expect(await rules(uri)).toEqual(['unadopted-template']);
  });
});

describe('a new document', () => {
  const ask = (folder?: string) =>
    client.request<{ uri?: string; text: string; cursor: object }>(newDocumentRequest, {
      kind: 'post-mortem',
      title: 'Checkout failed',
      date: '2026-03-01',
      ...(folder !== undefined && { folder }),
    });

  test('comes from the template in force, at a place that is free', async () => {
    await start({ ...team, 'docs/postmortems/2026-03-01-checkout-failed.md': '# Taken\n' });
    const { uri, text } = await ask(workspace.uri);
    expect(uri).toBe(workspace.uriOf('docs/postmortems/2026-03-01-checkout-failed-2.md'));
    expect(text).toMatch(/^# Post-mortem: Checkout failed\n\n\*\*Severity:\*\*/);
  });

  test('stays inside a folder that is no repository', async () => {
    await start({}, pullCapabilities, false);
    expect((await ask(workspace.uri)).uri).toBe(workspace.uriOf('docs/postmortems/2026-03-01-checkout-failed.md'));
  });

  test('has no place without a folder', async () => {
    await start({});
    const { uri, text, cursor } = await ask();
    expect(uri).toBeUndefined();
    expect(text).toContain('Checkout failed');
    expect(cursor).toMatchObject({ line: expect.any(Number), character: expect.any(Number) });
  });

  test('of an unknown kind is refused', async () => {
    await start({});
    await expect(client.request(newDocumentRequest, { kind: 'novel', title: 'x', date: '2026-03-01' })).rejects.toThrow(
      'no kind',
    );
  });
});
