import { afterEach, expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import {
  promptReportRequest,
  type SetUp,
  type SetUpBefore,
  setUpRequest,
  templatePageRequest,
} from '../../server/src/protocol.ts';
import { type BareClient, startClient } from './bare-client.ts';
import { config, document, pullCapabilities, template } from './documents.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from './temporary-workspace.ts';

let workspace: TemporaryWorkspace;
let client: BareClient;

afterEach(async () => {
  await client.stop();
  workspace.remove();
});

async function start(files: Readonly<Record<string, string>>, repository = true): Promise<void> {
  workspace = temporaryWorkspace(files, { repository });
  client = await startClient({ capabilities: pullCapabilities, folders: [workspace.uri] });
}

test('a set-up is proposed, with a baseline, and nothing is written', async () => {
  await start({ 'docs/postmortems/checkout.md': document, 'docs/postmortems/template.md': template });
  const folder = workspace.uri;
  const { page, files, withBaseline } = await client.request<SetUp>(setUpRequest, { folder });
  expect(page).toContain('- Post-mortems: 1 document, docs\\/postmortems\\/');
  expect(files.map(({ uri }) => uri)).toEqual([workspace.uriOf('.whylint.yaml')]);
  expect(withBaseline?.map(({ uri }) => uri)).toEqual(
    ['.whylint.yaml', '.whylint-baseline.json'].map((name) => workspace.uriOf(name)),
  );
  expect((await client.request<SetUp>(setUpRequest, { folder })).files).toHaveLength(1);
});

test.each([
  ['a repository', true],
  ['a folder that is none', false],
])('in %s, what was written counts for a document that is open', async (_, repository) => {
  const path = 'docs/postmortems/checkout.md';
  await start({ [path]: document, 'docs/postmortems/template.md': template }, repository);
  const uri = workspace.uriOf(path);
  client.open(uri, document);
  const open = async () => ((await client.pull(uri)) as FullDocumentDiagnosticReport).items.map(({ code }) => code);
  expect((await open()).length).toBeGreaterThan(0);
  const { withBaseline = [] } = await client.request<SetUp>(setUpRequest, { folder: workspace.uri });
  for (const file of withBaseline) {
    workspace.write(file.uri.slice(workspace.uri.length + 1), file.text);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: file.uri, type: 1 }] });
  }
  expect(await open()).toEqual([]);
});

test('a folder that is set up already is left as it is', async () => {
  await start({ '.whylint.yaml': config, 'docs/template.md': template });
  expect(await client.request<SetUpBefore>(setUpRequest, { folder: workspace.uri })).toEqual({
    configuration: workspace.uriOf('.whylint.yaml'),
  });
});

test('pages tell what a template checks, and what becomes of its prompts', async () => {
  await start({ '.whylint.yaml': config, 'docs/template.md': template, 'docs/postmortems/checkout.md': document });
  const uri = workspace.uriOf('docs/template.md');
  client.open(uri, template);
  expect(await client.request(templatePageRequest, { uri })).toMatch(/^# What template\\\.md checks\n/);
  expect(await client.request(promptReportRequest, { folder: workspace.uri })).toMatch(
    /Documents: 1, of which 1 are written by this template/,
  );
});
