import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { type BareClient, startClient } from './bare-client.ts';
import { config, document, expectedRules, pullCapabilities, template } from './documents.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from './temporary-workspace.ts';

const baseline = '.whylint-baseline.json';
const team = {
  '.whylint.yaml': `${config}baseline: ${baseline}\n`,
  'docs/template.md': template,
  'docs/postmortems/checkout.md': document,
};
let workspace: TemporaryWorkspace;
let client: BareClient;

afterEach(async () => {
  await client.stop();
  workspace.remove();
});

async function start(): Promise<string> {
  workspace = temporaryWorkspace(team, { repository: true });
  client = await startClient({ capabilities: pullCapabilities, folders: [workspace.uri] });
  const uri = workspace.uriOf('docs/postmortems/checkout.md');
  client.open(uri, document);
  return uri;
}
const codes = async (uri: string) =>
  ((await client.pull(uri)) as FullDocumentDiagnosticReport).items.map(({ code }) => code).sort();
const whylint = (...argv: string[]) =>
  spawnSync(process.execPath, [path.resolve('server/bin/whylint.js'), ...argv], {
    cwd: workspace.folder,
    encoding: 'utf8',
  });

test('what the command line put into the baseline does not show in the editor; what is new does', async () => {
  const uri = await start();
  expect(await codes(uri)).toEqual(['invalid-configuration', ...expectedRules].sort());
  expect(whylint('--update-baseline')).toMatchObject({ status: 0 });
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uriOf(baseline), type: 1 }] });
  expect(await codes(uri)).toEqual([]);
  client.close(uri);
  client.open(uri, `${document}\n<!-- whylint-disable-next-line no-such-rule -->\n`);
  expect(await codes(uri)).toEqual(['unknown-directive-rule']);
});

test('one that cannot be read is said once at the title, and everything shows', async () => {
  const uri = await start();
  workspace.write(baseline, '{"name": "a package"}');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uriOf(baseline), type: 1 }] });
  expect(await codes(uri)).toEqual(['invalid-configuration', ...expectedRules].sort());
  const settings = workspace.uriOf('.whylint.yaml');
  client.open(settings, team['.whylint.yaml']);
  const { items } = (await client.pull(settings)) as FullDocumentDiagnosticReport;
  expect(items.map(({ message }) => message)).toEqual([`${baseline}: no baseline that Whylint wrote.`]);
});
