import { afterEach, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { type BareClient, startClient } from './bare-client.ts';
import { pullCapabilities } from './documents.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from './temporary-workspace.ts';

const path = 'docs/debt/retry-m2n4pq.md';
const item = (line: number) =>
  `---\nid: m2n4pq\n---\n# Retry waits for ever\n\nA day of every release.\n\n- [src/a.ts:${line}](../../src/a.ts#L${line}) \`const timeout = 30_000;\`\n`;

let workspace: TemporaryWorkspace;
let client: BareClient;

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  workspace.remove();
});

/** An editor with the item open. */
async function open(code: string, line: number, initializationOptions = {}) {
  workspace = temporaryWorkspace({ 'src/a.ts': code, [path]: item(line) }, { repository: true });
  client = await startClient({ capabilities: pullCapabilities, folders: [workspace.uri], initializationOptions });
  const uri = workspace.uriOf(path);
  client.open(uri, item(line));
  return uri;
}

/** The messages on links to code, once there are as many as are waited for. */
async function messages(uri: string, count: number): Promise<string[]> {
  for (let tries = 0; tries < 200; tries++) {
    const report = await client.pull(uri);
    const found = (report.kind === 'full' ? report.items : []).filter(({ code }) => /-code-link$/.test(String(code)));
    if (found.length === count) return found.map(({ message }) => String(message));
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`there were never ${count}`);
}

test('a line that moved is said when the item is opened, and written by the fix', async () => {
  const uri = await open('// one\n// two\nconst timeout = 30_000;\n', 1);
  expect(await messages(uri, 1)).toEqual(['This line of a.ts is line 3 now.']);
  const range = { start: { line: 7, character: 4 }, end: { line: 7, character: 4 } };
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics: [] },
  });
  const fix = actions.find(({ title }) => title === 'Write where it is now');
  expect(JSON.stringify(fix?.edit)).toContain('#L3');
});

test('code that was changed elsewhere is looked up again, other code is not', async () => {
  const uri = await open('// one\nconst timeout = 30_000;\n', 1);
  expect(await messages(uri, 1)).toEqual(['This line of a.ts is line 2 now.']);
  await client.message(
    ({ method, params }) => method === 'client/registerCapability' && /\*\.ts"/.test(JSON.stringify(params)),
  );
  workspace.write('src/a.ts', 'nothing\nlike\nit\n');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uriOf('src/b.ts'), type: 2 }] });
  expect(await messages(uri, 1)).toEqual(['This line of a.ts is line 2 now.']);
  const refreshed = client.messages.length;
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uriOf('src/a.ts'), type: 2 }] });
  await client.message(
    (message) => client.messages.indexOf(message) >= refreshed && message.method === 'workspace/diagnostic/refresh',
  );
  // What was refreshed may have been what came before.
  await expect
    .poll(() => messages(uri, 1), { timeout: 5000 })
    .toEqual(['This line is not in a.ts any more. Is this paid, or has it moved?']);
});

test('saving an item looks its code up again', async () => {
  const uri = await open('// one\nconst timeout = 30_000;\n', 1);
  expect(await messages(uri, 1)).toEqual(['This line of a.ts is line 2 now.']);
  workspace.write('src/a.ts', '// one\n// two\nconst timeout = 30_000;\n');
  const refreshed = client.messages.length;
  client.save(uri);
  await client.message(
    (message) => client.messages.indexOf(message) >= refreshed && message.method === 'workspace/diagnostic/refresh',
  );
  expect(await messages(uri, 1)).toEqual(['This line of a.ts is line 3 now.']);
});

test.each([[true], [false]])('the ways out in their order, where the editor can pick a line: %s', async (picks) => {
  const commands = picks ? ['whylint.pickLine'] : [];
  const uri = await open('nothing\nlike\nconst retry = sendAgain();\n', 1, { commands });
  await messages(uri, 1);
  const position = { line: 7, character: 4 };
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [], only: ['quickfix'] },
  });
  const titles = actions.map(({ title }) => title).filter((title) => !/for this line|page of/i.test(title));
  expect(titles.slice(0, picks ? 4 : 3)).toEqual([
    'Mark paid',
    ...(picks ? ['Pick a line…'] : []),
    'Keep as a file link',
    'Remove the link',
  ]);
  const code = workspace.uriOf('src/a.ts');
  const answer = await client.request('whylint/pickLine', { uri, position, code, line: 3 });
  expect(JSON.stringify(answer)).toContain('- [src/a.ts:3](../../src/a.ts#L3) `const retry = sendAgain();`');
});
