import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { type BareClient, startClient } from './bare-client.ts';
import { config, document, expectedRules, pullCapabilities, template } from './documents.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from './temporary-workspace.ts';

let workspace: TemporaryWorkspace;
let client: BareClient;

beforeAll(async () => {
  workspace = temporaryWorkspace({ '.whylint.yaml': config, 'docs/template.md': template });
  client = await startClient({ capabilities: pullCapabilities, folders: [workspace.uri] });
});

afterAll(async () => {
  expect(await client.stop()).toBe(0);
  workspace.remove();
});

const pulled = async (uri: string) => ((await client.pull(uri)) as FullDocumentDiagnosticReport).items;
const rules = async (uri: string) => (await pulled(uri)).map(({ code }) => code).sort();

/** The server still does for a sound document what it did before. */
async function stillWorks() {
  const uri = workspace.uriOf('docs/postmortems/sound.md');
  client.open(uri, document);
  expect(await rules(uri)).toEqual(expectedRules);
  client.close(uri);
}

describe('poison', () => {
  test.each([
    ['nothing', ''],
    ['a byte order mark', `\ufeff${document}`],
    ['NUL and other control characters', '# x\n\n\u0000\u0001\u0002\u007f\n'],
    ['half of a surrogate pair', '# x \ud800\n\n## Summary \udc00\n'],
    ['lone carriage returns', document.replaceAll('\n', '\r')],
    [
      'front matter that expands',
      `---\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'.replace(/./g, (key, at) => `${key}: &${key} [${`*${'abcdefgh'[at]}, `.repeat(9)}]\n`)}---\n# x\n`,
    ],
    ['half of everything', '---\nkind: [\n---\n# x\n\n<!-- whylint-disable\n\n```\n## Summary\n\n| a\n| -'],
    ['quotes, ten thousand deep', `# x\n\n${'>'.repeat(10_000)}x\n`],
    [
      'lists, two thousand deep',
      `# x\n\n${Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n')}\n`,
    ],
    ['unclosed emphasis', `# x\n\n${'*a _b '.repeat(20_000)}\n`],
    ['brackets', `# x\n\n${'['.repeat(50_000)}\n`],
    ['six megabytes', `# x\n\n${'word '.repeat(1_300_000)}\n`],
  ])('%s', async (name, text) => {
    const uri = workspace.uriOf(`docs/postmortems/${encodeURIComponent(name)}.md`);
    const textDocument = { uri };
    const position = { line: 2, character: 1 };
    client.open(uri, text);
    expect(Array.isArray(await pulled(uri))).toBe(true);
    await client.request('textDocument/hover', { textDocument, position });
    await client.request('textDocument/completion', { textDocument, position });
    await client.request('textDocument/codeLens', { textDocument });
    await client.request('textDocument/documentSymbol', { textDocument });
    await client.request('textDocument/foldingRange', { textDocument });
    await client.request('textDocument/documentLink', { textDocument });
    await client.request('textDocument/codeAction', {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } },
      context: { diagnostics: [] },
    });
    client.change(uri, { range: { start: position, end: { line: 99, character: 99 } }, text: 'x' });
    expect(Array.isArray(await pulled(uri))).toBe(true);
    client.close(uri);
    expect(client.messages.filter(({ method }) => method === 'window/logMessage')).toEqual([]);
    await stillWorks();
  });

  test('messages about what is not there', async () => {
    const textDocument = { uri: 'file:///nowhere.md' };
    client.change('file:///nowhere.md', { text: 'x' });
    client.close('file:///nowhere.md');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///nowhere/.whylint.yaml', type: 3 }] });
    client.notify('workspace/didChangeConfiguration', { settings: null });
    client.notify('workspace/didChangeConfiguration', {
      settings: { whylint: { maximumFindings: 'many', codeLens: 3 } },
    });
    client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: 'file:///gone', name: '' }] },
    });
    expect(
      await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 0 } }),
    ).toBeNull();
    await expect(client.request('whylint/unheardOf', {})).rejects.toThrow();
    await stillWorks();
  });

  test('an address that is no URI', async () => {
    client.open('%%%', document);
    expect(Array.isArray(await pulled('%%%'))).toBe(true);
    client.close('%%%');
    await stillWorks();
  });
});

describe('typing', () => {
  test('200 edits, each with a question, are all answered, and from the newest text', async () => {
    const uri = workspace.uriOf('docs/postmortems/typed.md');
    client.open(uri, document);
    const answers: Promise<unknown>[] = [];
    for (let edit = 0; edit < 200; edit++) {
      client.change(uri, {
        range: { start: { line: 6, character: edit }, end: { line: 6, character: edit } },
        text: 'x',
      });
      answers.push(client.pull(uri));
    }
    const settled = await Promise.all(answers);
    const ids = new Set(settled.map((report) => (report as FullDocumentDiagnosticReport).resultId));
    expect(ids.size).toBeLessThan(20);
    expect(settled.at(-1)).toEqual(await client.pull(uri));
    client.close(uri);
  });
});

describe('the end', () => {
  test('comes with the editor’s, politely or not', async () => {
    const polite = await startClient();
    expect(await polite.stop()).toBe(0);
    const abrupt = await startClient();
    const exit = once(abrupt.process, 'exit');
    abrupt.process.stdin?.end();
    expect((await exit)[0]).toBe(1);
  });
});
