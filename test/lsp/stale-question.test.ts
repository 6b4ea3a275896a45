import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMessageConnection, type MessageConnection } from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { startServer } from '../../server/src/lsp/server.ts';
import { rulePageRequest } from '../../server/src/protocol.ts';
import { inMemoryWorkspace } from '../support/in-memory-workspace.ts';
import { config, document, expectedRules, pullCapabilities, template } from './documents.ts';

const folder = 'file:///workspace';
const uri = `${folder}/docs/postmortems/typed.md`;
const textDocument = { uri };

let client: MessageConnection;
/** Until then the server waits for its configuration, and with it every question that needs a linted document. */
let openDisk: () => void;

beforeEach(async () => {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const workspace = inMemoryWorkspace({ '.whylint.yaml': config, 'docs/template.md': template });
  const disk = new Promise<void>((resolve) => {
    openDisk = resolve;
  });
  startServer(createConnection(toServer, toClient), {
    openWorkspace: () => ({ ...workspace, read: (path) => disk.then(() => workspace.read(path)) }),
    projectOf: () => folder,
    today: () => '2026-03-05',
    random: () => 0,
    versionControl: {
      commit: async () => undefined,
      author: async () => undefined,
      lastChanges: async () => new Map(),
    },
    version: '0',
  });
  client = createMessageConnection(toClient, toServer);
  client.onRequest(() => null);
  client.listen();
  const workspaceFolders = [{ uri: folder, name: 'workspace' }];
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: folder,
    workspaceFolders,
    capabilities: pullCapabilities,
  });
  await client.sendNotification('initialized', {});
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text: document },
  });
});

afterEach(() => client.dispose());

const hover = () => client.sendRequest('textDocument/hover', { textDocument, position: { line: 4, character: 5 } });
const pull = () => client.sendRequest<FullDocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });

async function change(): Promise<void> {
  const contentChanges = [{ text: '# Post-mortem: x\n\n## Summary\n\nDown.\n' }];
  await client.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
  // Messages are taken in by their order: once this is answered, the change is known.
  await client.sendRequest(rulePageRequest, { rule: 'missing-why' });
}

test('a question about a place in a text that has changed since is turned down', async () => {
  const answer = expect(hover()).rejects.toMatchObject({ code: -32801 });
  await change();
  openDisk();
  await answer;
});

test('a question about a text that stayed as it was is answered', async () => {
  const answer = hover();
  openDisk();
  expect(await answer).toMatchObject({ range: { start: { line: 4 } } });
});

test('diagnostics are those of the newest text, whenever they were asked for', async () => {
  const answer = pull();
  await change();
  openDisk();
  const { items } = await answer;
  expect(expectedRules).toContain('duplicate-section');
  expect(items.length).toBeGreaterThan(0);
  expect(items.map(({ code }) => code)).not.toContain('duplicate-section');
});
