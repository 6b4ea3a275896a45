import { expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { startClient } from './bare-client.ts';
import { config, document, expectedRules, pullCapabilities, template } from './documents.ts';
import { temporaryWorkspace } from './temporary-workspace.ts';

test('a client that refuses to watch files, though it announced that it can, is served all the same', async () => {
  const workspace = temporaryWorkspace({ '.whylint.yaml': config, 'docs/template.md': template });
  const client = await startClient({
    capabilities: pullCapabilities,
    folders: [workspace.uri],
    answer: (method) => {
      if (method === 'client/registerCapability') throw new Error('no watchers left');
      return null;
    },
  });
  const uri = workspace.uriOf('docs/postmortems/checkout.md');
  client.open(uri, document);
  await client.message(({ method, params }) => {
    return method === 'window/logMessage' && /watching files: .*no watchers left/.test(JSON.stringify(params));
  });
  const { items } = (await client.pull(uri)) as FullDocumentDiagnosticReport;
  expect(items.map(({ code }) => code).sort()).toEqual(expectedRules);
  expect(await client.stop()).toBe(0);
  workspace.remove();
});
