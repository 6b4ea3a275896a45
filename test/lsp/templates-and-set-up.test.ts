import { afterEach, expect, test } from 'vitest';
import { promptReportRequest, type SetUp, setUpRequest, templatePageRequest } from '../../server/src/protocol.ts';
import { type BareClient, startClient } from './bare-client.ts';
import { config, document, pullCapabilities, template } from './documents.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from './temporary-workspace.ts';

let workspace: TemporaryWorkspace;
let client: BareClient;

afterEach(async () => {
  await client.stop();
  workspace.remove();
});

async function start(files: Readonly<Record<string, string>>): Promise<void> {
  workspace = temporaryWorkspace(files, { repository: true });
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

test('a folder that is set up already is left as it is', async () => {
  await start({ '.whylint.yaml': config, 'docs/template.md': template });
  await expect(client.request(setUpRequest, { folder: workspace.uri })).rejects.toThrow(
    '.whylint.yaml is here already',
  );
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
