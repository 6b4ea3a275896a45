import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeAction, CompletionItem, Diagnostic, Hover } from 'vscode-languageserver-protocol';
import { type TimelinePicture, timelinePictureRequest } from '../../server/src/protocol.ts';
import { type BareClient, startClient } from './bare-client.ts';
import { config, document, expectedRules, plainCapabilities, template } from './documents.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from './temporary-workspace.ts';

let workspace: TemporaryWorkspace;
let client: BareClient;
let uri: string;

beforeAll(async () => {
  workspace = temporaryWorkspace({ '.whylint.yaml': config, 'docs/template.md': template });
  uri = workspace.uriOf('docs/postmortems/checkout.md');
  client = await startClient({ capabilities: plainCapabilities, folders: [workspace.uri] });
});

afterAll(async () => {
  expect(await client.stop()).toBe(0);
  workspace.remove();
});

const rules = (found: readonly Diagnostic[]) => found.map(({ code }) => code).sort();

describe('an editor that is sent its diagnostics', () => {
  test('is promised nothing that it did not announce', () => {
    const { capabilities } = client.initialized;
    expect(capabilities.diagnosticProvider).toBeUndefined();
    expect(capabilities.codeLensProvider).toBeUndefined();
    expect(capabilities.positionEncoding ?? 'utf-16').toBe('utf-16');
    expect(capabilities).toMatchObject({
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      hoverProvider: true,
    });
  });

  test('gets exactly one of each on opening, editing and closing', async () => {
    client.open(uri, document);
    expect(rules(await client.publishedFor(uri, 1))).toEqual(expectedRules);

    const version = client.change(uri, {
      range: { start: { line: 6, character: 0 }, end: { line: 6, character: 12 } },
      text: 'Checkout was down.',
    });
    expect(rules(await client.publishedFor(uri, version))).toEqual(expectedRules);

    const fixed = client.change(uri, {
      range: { start: { line: 20, character: 0 }, end: { line: 20, character: 3 } },
      text: 'It looked like a rename.',
    });
    expect(rules(await client.publishedFor(uri, fixed))).toEqual(['duplicate-section', 'missing-section']);

    client.close(uri);
    await client.message(({ params }) => JSON.stringify(params) === JSON.stringify({ uri, diagnostics: [] }));
    expect(client.published(uri).map(({ version: of }) => of)).toEqual([1, 2, 3, undefined]);
  });

  test('gets fixes as plain edits, and no command but those that the server announced', async () => {
    client.open(uri, document);
    const diagnostics = await client.publishedFor(uri, 1);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 19, character: 0 } },
      context: { diagnostics },
    });
    expect(actions.map(({ title }) => title)).toContain('Insert the section "Impact"');
    const known = client.initialized.capabilities.executeCommandProvider?.commands ?? [];
    for (const { edit, command } of actions) {
      expect(edit?.documentChanges).toBeUndefined();
      if (command) expect(known).toContain(command.command);
      else expect(Object.keys(edit?.changes ?? {})).toEqual([uri]);
    }
    expect(JSON.stringify(actions)).not.toMatch(/\$0|\$\{/);
    client.close(uri);
  });

  test('gets completions without tab stops, and hovers without Markdown', async () => {
    client.open(uri, document);
    client.change(uri, { range: { start: { line: 7, character: 0 }, end: { line: 7, character: 0 } }, text: '#' });
    const items = await client.request<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 7, character: 1 },
    });
    expect(items.map(({ label }) => label)).toEqual(['Impact']);
    expect(items[0]).not.toHaveProperty('insertTextFormat');
    expect(items[0]).not.toHaveProperty('command');
    const hover = await client.request<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 4, character: 5 },
    });
    expect(hover.contents).toMatchObject({ kind: 'plaintext', value: expect.stringContaining('not there') });
    client.close(uri);
  });

  test('is asked for nothing', () => {
    expect(new Set(client.messages.map(({ method }) => method))).toEqual(new Set(['textDocument/publishDiagnostics']));
  });
});

test('a timeline is had as a picture, where there is one', async () => {
  client.open(
    uri,
    `${document}\n## Timeline (UTC)\n\n- 2026-03-26 08:22: Outage starts <b>\n- 08:26: Detected by an alert\n`,
  );
  const ask = (params: object) => client.request<TimelinePicture | null>(timelinePictureRequest, params);
  const picture = await ask({ uri });
  expect(picture?.title).toBe('Post-mortem: checkout');
  expect(picture?.svg).toMatch(/^<svg [^>]*>[\s\S]*prefers-color-scheme[\s\S]*detected after 4 min[\s\S]*<\/svg>\n$/);
  expect((await ask({ uri, embedded: true }))?.svg).not.toContain('<style>');
  client.change(uri, { text: document });
  expect(await ask({ uri })).toBeNull();
  expect(await ask({ uri: workspace.uriOf('notes/closed.md') })).toBeNull();
  client.close(uri);
});

test('a document of no kind gets nothing', async () => {
  const notes = workspace.uriOf('notes/today.md');
  client.open(notes, '# Today\n\n## Summary\n\n#\n');
  expect(await client.publishedFor(notes, 1)).toEqual([]);
  const position = { line: 4, character: 1 };
  for (const method of [
    'textDocument/completion',
    'textDocument/documentSymbol',
    'textDocument/foldingRange',
    'textDocument/documentLink',
  ])
    expect(await client.request(method, { textDocument: { uri: notes }, position })).toEqual([]);
  expect(await client.request('textDocument/hover', { textDocument: { uri: notes }, position })).toBeNull();
  client.close(notes);
});

test('200 quick edits are linted once or little more, and the last word is about the last', async () => {
  const quick = workspace.uriOf('docs/postmortems/quick.md');
  client.open(quick, document);
  await client.publishedFor(quick, 1);
  let last = 1;
  for (let edit = 0; edit < 200; edit++)
    last = client.change(quick, {
      range: { start: { line: 6, character: edit }, end: { line: 6, character: edit } },
      text: 'x',
    });
  expect(rules(await client.publishedFor(quick, last))).toEqual(expectedRules);
  const versions = client.published(quick).map(({ version }) => version ?? 0);
  expect(versions.length).toBeLessThan(20);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  client.close(quick);
});
