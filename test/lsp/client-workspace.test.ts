import { afterEach, describe, expect, test } from 'vitest';
import { type Ask, clientWorkspace } from '../../server/src/lsp/client-workspace.ts';
import { type DebtItems, readFileRequest, readFolderRequest } from '../../server/src/protocol.ts';
import { UnreadableFile } from '../../server/src/workspace.ts';
import { type BareClient, startClient } from './bare-client.ts';

const root = 'memory:/shop';
const asked: string[] = [];
let client: BareClient | undefined;

afterEach(async () => {
  asked.length = 0;
  await client?.stop();
  client = undefined;
});

/** An editor with these files, by their paths, in a folder that is on no disk. */
const answering =
  (files: Readonly<Record<string, string | Uint8Array | null>>) =>
  (method: string, params: unknown): unknown => {
    const { uri } = params as { readonly uri: string };
    if (method !== readFileRequest && method !== readFolderRequest) return null;
    asked.push(uri);
    if (uri !== root && !uri.startsWith(`${root}/`)) return null;
    const path = decodeURIComponent(uri.slice(root.length + 1));
    const below = Object.keys(files).filter((each) => path === '' || each.startsWith(`${path}/`));
    if (method === readFolderRequest) {
      const names = below.map((each) => each.slice(path === '' ? 0 : path.length + 1).split('/'));
      const kinds = new Map(names.map(([name = '', ...rest]) => [name, rest.length === 0 ? 'file' : 'folder']));
      return below.length === 0 ? null : [...kinds].map(([name, kind]) => ({ name, kind }));
    }
    const file = files[path];
    if (below.length > 0) return { problem: 'folder' };
    if (file === null) return { problem: 'long' };
    return file === undefined ? null : { base64: Buffer.from(file).toString('base64') };
  };

function workspaceOf(files: Parameters<typeof answering>[0]) {
  const answer = answering(files);
  const ask = (async (method, params) => answer(method, params)) as Ask;
  return clientWorkspace(root, ask);
}

describe('a folder that only the editor can look into', () => {
  test('is read as one on disk is', async () => {
    const { read } = workspaceOf({
      'a b.md': '\ufeffwörds',
      'docs/a.md': 'a',
      long: null,
      broken: new Uint8Array([0x61, 0xff]),
    });
    expect(await read('a b.md')).toBe('wörds');
    expect(await read('docs/../docs/./a.md')).toBe('a');
    expect(await read('missing.md')).toBeUndefined();
    await expect(read('docs')).rejects.toThrow('a folder, not a file');
    await expect(read('long')).rejects.toThrow('over 5 MB');
    await expect(read('broken')).rejects.toThrow('not valid UTF-8');
  });

  test.each(['../a.md', 'docs/../../a.md', '/etc/passwd', 'C:/a.md'])('is not left by %s', async (path) => {
    await expect(workspaceOf({}).read(path)).rejects.toThrow(UnreadableFile);
    expect(asked).toEqual([]);
  });

  test('is searched as one on disk is', async () => {
    const { list } = workspaceOf({
      '.gitignore': 'build/\n*.tmp.md\n',
      'a.md': '',
      'build/b.md': '',
      'docs/.gitignore': '!kept.tmp.md\n',
      'docs/debt/c.md': '',
      'docs/debt/d.txt': '',
      'docs/kept.tmp.md': '',
      'docs/left.tmp.md': '',
      'node_modules/e.md': '',
      '.github/f.md': '',
    });
    expect(await list(['**/*.md'])).toEqual(['a.md', 'docs/debt/c.md', 'docs/kept.tmp.md']);
    expect(await list(['.github/*.md'])).toEqual(['.github/f.md']);
    expect(await list(['**/*.md'], { ignore: ['docs/debt/**'], limit: 1 })).toEqual(['a.md']);
    expect(await list(['build/*.md'], { under: 'build' })).toEqual(['build/b.md']);
    expect(await list(['**/*.md'], { under: '../elsewhere' })).toEqual([]);
    asked.length = 0;
    expect(await list(['docs/debt/**/*.md'], { under: 'docs/debt' })).toEqual(['docs/debt/c.md']);
    expect(asked).not.toContain(`${root}/node_modules`);
  });

  test('is searched to a bound, however deep it goes', async () => {
    let folders = 0;
    const ask = (async (method) => {
      if (method !== readFolderRequest) return null;
      folders++;
      return [
        { name: 'a', kind: 'folder' },
        { name: 'b', kind: 'folder' },
        { name: 'c.md', kind: 'file' },
      ];
    }) as Ask;
    expect(await clientWorkspace(root, ask).list(['**/*.md'], { limit: 3 })).toHaveLength(3);
    expect(folders).toBe(1000);
  });
});

const item =
  '---\nid: k3f9qx\nstatus: open\n---\n# Errors are lost\n\n- [src/send.js:1](../../src/send.js#L1) `send()`\n';

test('the backlog of such a folder is read through the editor that says it answers', async () => {
  const files = { 'docs/debt/errors-k3f9qx.md': item, 'src/send.js': 'send()\n' };
  client = await startClient({
    folders: [root],
    initializationOptions: { files: true, trusted: false },
    answer: answering(files),
  });
  const { items } = await client.request<DebtItems>('whylint/debtItems', {});
  expect(items.map(({ uri, title }) => [uri, title])).toEqual([
    [`${root}/docs/debt/errors-k3f9qx.md`, 'Errors are lost'],
  ]);
  const marks = await client.request('whylint/debtMarks', { uri: `${root}/src/send.js`, text: '\nsend()\n' });
  expect(marks).toMatchObject([{ found: 'moved', range: { start: { line: 1 } } }]);
});

test('an editor that does not say so is asked nothing', async () => {
  client = await startClient({ folders: [root], answer: answering({ 'docs/debt/errors-k3f9qx.md': item }) });
  expect(await client.request('whylint/debtItems', {})).toEqual({ items: [] });
  expect(asked).toEqual([]);
});
