import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  Diagnostic,
  FullDocumentDiagnosticReport,
  Hover,
} from 'vscode-languageserver-protocol';
import {
  clientCommands,
  nextPromptRequest,
  promptStatusRequest,
  rulePageRequest,
  serverCommands,
} from '../../server/src/protocol.ts';
import { type BareClient, startClient } from './bare-client.ts';
import { config, document, expectedRules, pullCapabilities, template } from './documents.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from './temporary-workspace.ts';

let workspace: TemporaryWorkspace;
let client: BareClient;
let uri: string;

beforeAll(async () => {
  workspace = temporaryWorkspace({ '.whylint.yaml': config, 'docs/template.md': template });
  uri = workspace.uriOf('docs/postmortems/checkout.md');
  client = await startClient({
    capabilities: pullCapabilities,
    initializationOptions: { builtins: true, commands: [clientCommands.showRulePage] },
    folders: [workspace.uri],
    answer: (method) => (method === 'workspace/applyEdit' ? { applied: true } : { success: true }),
  });
});

afterAll(async () => {
  expect(await client.stop()).toBe(0);
  workspace.remove();
});

const pulled = async (of = uri) => ((await client.pull(of)) as FullDocumentDiagnosticReport).items;
const rules = (found: readonly Diagnostic[]) => found.map(({ code }) => code).sort();

describe('an editor that asks for its diagnostics', () => {
  test('is offered them, and no outline since it has its own', () => {
    expect(client.initialized.capabilities).toMatchObject({
      diagnosticProvider: { identifier: 'whylint', interFileDependencies: false, workspaceDiagnostics: false },
      codeLensProvider: {},
    });
    for (const provider of ['documentSymbolProvider', 'foldingRangeProvider'])
      expect(client.initialized.capabilities).not.toHaveProperty(provider);
    // No editor follows the id of a debt item by itself.
    expect(client.initialized.capabilities).toHaveProperty('documentLinkProvider');
  });

  test('is asked to watch what documents are linted by', async () => {
    const { params } = await client.message(({ method }) => method === 'client/registerCapability');
    expect(params).toMatchObject({ registrations: [{ method: 'workspace/didChangeWatchedFiles' }] });
    expect(JSON.stringify(params)).toContain('**/.whylint.{yaml,yml}');
  });

  test('gets exactly one of each, and is told when nothing has changed since', async () => {
    client.open(uri, document);
    const first = (await client.pull(uri)) as FullDocumentDiagnosticReport;
    expect(rules(first.items)).toEqual(expectedRules);
    expect(await client.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });

    client.change(uri, {
      range: { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } },
      text: 'Sadly: ',
    });
    const second = (await client.pull(uri, first.resultId)) as FullDocumentDiagnosticReport;
    expect(second.kind).toBe('full');
    expect(rules(second.items)).toEqual(expectedRules);
    expect(second.resultId).not.toBe(first.resultId);

    client.close(uri);
    expect(await client.pull(uri)).toMatchObject({ kind: 'full', items: [] });
  });

  test('gets edits for the version that they are for', async () => {
    client.open(uri, document);
    const version = client.change(uri, { text: document.replace('It was down.', 'Down.') });
    const diagnostics = await pulled();
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostics.find(({ code }) => code === 'missing-section')?.range,
      context: { diagnostics },
    });
    const insert = actions.find(({ title }) => title === 'Insert the section "Impact"');
    expect(insert?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version } }]);
    expect(insert?.diagnostics).toMatchObject([{ code: 'missing-section' }]);
    expect(actions.map(({ command }) => command?.command).filter(Boolean)).toContain(clientCommands.showRulePage);
    client.close(uri);
  });

  test('gets hovers in Markdown', async () => {
    client.open(uri, document);
    const hover = await client.request<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 4, character: 5 },
    });
    expect(hover.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('**Summary**') });
    client.close(uri);
  });

  test('gets a lens whose command the server carries out, since it has none itself', async () => {
    client.open(uri, document);
    const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    expect(lens?.command?.title).toMatch(/^2 of 5 prompts open · next: Why didn't the issue get flagged/);
    await client.request('workspace/executeCommand', {
      command: lens?.command?.command,
      arguments: lens?.command?.arguments,
    });
    const shown = await client.message(({ method }) => method === 'window/showDocument');
    expect(shown.params).toMatchObject({ uri, takeFocus: true, selection: { start: { line: 20, character: 0 } } });
    client.close(uri);
  });

  test('is never sent any', () => expect(client.published(uri)).toEqual([]));
});

describe('a command', () => {
  const execute = (command: string, argument: object) =>
    client.request('workspace/executeCommand', { command, arguments: [argument] });
  const lastEdit = () =>
    JSON.stringify(client.messages.findLast(({ method }) => method === 'workspace/applyEdit')?.params);

  test('inserts what is missing', async () => {
    client.open(uri, document);
    await execute(serverCommands.insertMissingPrompts, { uri });
    expect(lastEdit()).toContain('## Impact');
    client.close(uri);
  });

  test('makes a document one of a kind', async () => {
    const notes = workspace.uriOf('notes/x.md');
    client.open(notes, '# Down\n');
    await execute(serverCommands.lintAs, { uri: notes, kind: 'post-mortem' });
    expect(lastEdit()).toContain('kind: post-mortem');
    await expect(execute(serverCommands.lintAs, { uri: notes, kind: 'novel' })).rejects.toThrow('no kind');
    client.close(notes);
  });

  test('fixes all that is safe, and sends no edit when nothing is', async () => {
    client.open(uri, document);
    const before = client.messages.length;
    await execute(serverCommands.fixAll, { uri });
    expect(client.messages.slice(before)).toEqual([]);
    client.change(uri, { text: `${document}\n<!-- whylint-disable-next-line empty-section -->\n` });
    await execute(serverCommands.fixAll, { uri });
    expect(lastEdit()).toContain('"newText":""');
    client.close(uri);
  });

  test('lifts the cap for a document', async () => {
    const old = workspace.uriOf('docs/postmortems/old.md');
    const copies = Array.from({ length: 12 }, (_, at) => `## Summary\n\nOnce more ${at}.\n`).join('\n');
    client.open(old, `# Post-mortem: old\n\n${copies}`);
    const capped = await pulled(old);
    expect(capped.filter(({ code }) => code !== 'more-findings')).toHaveLength(7);
    expect(capped.at(-1)).toMatchObject({
      code: 'more-findings',
      message: expect.stringMatching(/^\d+ more after these: show all$/),
    });
    await execute(serverCommands.showAllFindings, { uri: old });
    await client.message(({ method }) => method === 'workspace/diagnostic/refresh');
    const all = await pulled(old);
    expect(all.length).toBeGreaterThan(8);
    expect(rules(all)).not.toContain('more-findings');
    client.close(old);
  });

  test('that is unknown, or about nothing, is refused', async () => {
    await expect(execute('whylint.unheardOf', { uri })).rejects.toThrow();
    await expect(execute(serverCommands.fixAll, {})).rejects.toThrow();
    await expect(execute(serverCommands.fixAll, { uri: 'file:///nowhere.md' })).rejects.toThrow();
  });
});

describe('beyond the protocol', () => {
  test('the status of a document, and the next open prompt', async () => {
    client.open(uri, document);
    expect(await client.request(promptStatusRequest, { uri })).toMatchObject({
      kind: 'post-mortem',
      prompts: 5,
      open: 2,
    });
    expect(await client.request(nextPromptRequest, { uri, position: { line: 0, character: 0 } })).toMatchObject({
      text: expect.stringContaining('code review'),
      range: { start: { line: 20 } },
    });
    client.close(uri);
    expect(await client.request(promptStatusRequest, { uri })).toBeNull();
  });

  test('the page of a rule', async () => {
    expect(await client.request(rulePageRequest, { rule: 'missing-why' })).toContain('# missing-why');
    expect(await client.request(rulePageRequest, { rule: 'no-such-rule' })).toBeNull();
  });
});
