import { expect, test } from 'vitest';
import { repository, runCli } from '../support/run-cli.ts';

const backlog = [
  '# Tech debt',
  '',
  '| ID | Item | Location | Priority | Status |',
  '|----|------|----------|----------|--------|',
  '| TD-001 | Retry swallows errors | `src/retry.ts:4` | High | Open |',
  '| TD-002 | Old cache | - | Low | Done |',
  '',
].join('\n');
const files = {
  'docs/TECH_DEBT.md': backlog,
  'docs/debt/k-k3f9qx.md': '---\nid: k3f9qx\nstatus: open\n---\n# Slow build\n',
};

test('a document of the team’s own is listed among the items', async () => {
  const { status, stdout } = await runCli(['debt', 'list', '--status', 'all', '--json'], { files });
  expect(status).toBe(0);
  const { items } = JSON.parse(stdout) as { items: readonly Record<string, unknown>[] };
  expect(items).toHaveLength(3);
  expect(items.find(({ id }) => id === 'TD-001')).toMatchObject({
    path: 'docs/TECH_DEBT.md:5',
    status: 'open',
    shape: 'table',
    suggested: { impact: 7 },
    own: { Priority: 'High', Status: 'Open' },
    anchors: [{ path: 'src/retry.ts', line: 4 }],
  });
  expect((await runCli(['debt', 'list'], { files })).stdout).toContain('TD-001');
});

test('an item is shown and set by its id or its line; one cell changes', async () => {
  expect((await runCli(['debt', 'show', 'TD-001'], { files })).stdout).toContain('docs/TECH_DEBT.md:5');
  const paid = await runCli(['debt', 'set', 'docs/TECH_DEBT.md:5', 'status=paid'], { files });
  expect([paid.status, paid.stderr]).toEqual([0, '']);
  expect(paid.files.text('/repo/docs/TECH_DEBT.md')).toBe(backlog.replace('| Open |', '| Done |'));
  const refused = await runCli(['debt', 'set', 'TD-001', 'impact=4'], { files });
  expect([refused.status, refused.stderr]).toEqual([
    2,
    expect.stringContaining('The table has no column for impact; change it in the document.') as string,
  ]);
});

test('where nothing has a place for a status, a title is struck when it is paid, and as it was when it is open', async () => {
  const list = '# Tech debt\n\n- **Old cache:** nobody clears it\n- **Slow build:** half an hour\n';
  const paid = await runCli(['debt', 'set', 'TECH_DEBT.md:4', 'status=paid'], { files: { 'TECH_DEBT.md': list } });
  expect([paid.status, paid.stdout]).toEqual([0, 'TECH_DEBT.md: paid · Unscored\n']);
  const struck = paid.files.text('/repo/TECH_DEBT.md') ?? '';
  expect(struck).toBe(list.replace('**Slow build:**', '~~**Slow build:**~~'));
  const open = await runCli(['debt', 'set', 'TECH_DEBT.md:4', 'status=open'], { files: { 'TECH_DEBT.md': struck } });
  expect([open.status, open.files.text('/repo/TECH_DEBT.md')]).toEqual([0, list]);
});

test('when it was paid, and by whom, goes when it is not paid after all', async () => {
  const path = 'docs/debt/k-k3f9qx.md';
  const item = files[path].replace('status: open', 'status: paid\npaid: 2026-10-02\npaid-by: Dana');
  const { files: after } = await runCli(['debt', 'set', 'D-k3f9qx', 'status=open'], { files: { [path]: item } });
  expect(after.text(`/repo/${path}`)).toBe(files[path]);
});

test('an index’s row gives way to the item that it links to; an essay has nothing', async () => {
  const { stdout } = await runCli(['debt', 'list', '--json'], {
    files: {
      'docs/tech-debt/README.md': '| ID | Title | Status |\n|-|-|-|\n| [TD-1](TD-1.md) | Old cache | open |\n',
      'docs/tech-debt/TD-1.md': '# TD-1: Old cache\n\n**Status:** open\n',
      'TECHNICAL_DEBT.md': '# How we limit technical debt\n\nWe talk about it.\n',
    },
  });
  const { items } = JSON.parse(stdout) as { items: readonly Record<string, unknown>[] };
  expect(items).toMatchObject([{ path: 'docs/tech-debt/TD-1.md:1', id: 'TD-1' }]);
});

test('debt check lints backlogs, and looks up what they name', async () => {
  const essay = { 'TECHNICAL_DEBT.md': '# How we limit technical debt\n\nWe talk about it.\n' };
  const code = { 'src/retry.ts': 'a\nb\n' };
  const { status, stdout, stderr } = await runCli(['debt', 'check', '--format', 'json'], {
    files: { 'docs/TECH_DEBT.md': backlog, ...essay, ...code },
  });
  expect([status, stderr]).toEqual([0, '']);
  const { results } = JSON.parse(stdout) as {
    results: readonly { path: string; kind: string; diagnostics: readonly Record<string, unknown>[] }[];
  };
  expect(results).toMatchObject([
    {
      path: 'docs/TECH_DEBT.md',
      kind: 'debt-backlog',
      diagnostics: [{ rule: 'dangling-code-link', message: 'retry.ts ends at line 3. Is this paid, or has it moved?' }],
    },
  ]);
  expect(await runCli(['debt', 'check'], { files: essay })).toMatchObject({ status: 0, stdout: '' });
});

test('the numbers that moved are written, once each, and nothing else', async () => {
  const text = backlog.replace('`src/retry.ts:4`', '`src/retry.ts:4`, [there](../src/retry.ts#L4-L5)');
  const paths = { 'docs/TECH_DEBT.md': text, 'src/retry.ts': 'a\nb\nc\nd\ne\nf\n' };
  const git = {
    headCommit: async () => undefined,
    author: async () => ({}),
    lastChanges: async () => new Map<string, string>(),
    changesSince: async () =>
      'diff --git a/src/retry.ts b/src/retry.ts\n--- a/src/retry.ts\n+++ b/src/retry.ts\n@@ -0,0 +1,1 @@\n+a\n',
    linesWith: async () => [],
    lineCommits: async () => new Map(text.split('\n').map((line) => [line, 'abc1234'])),
  };
  const fixed = await runCli(['debt', 'check', '--fix'], { files: paths, git });
  const after = fixed.files.text('/repo/docs/TECH_DEBT.md');
  expect(after).toBe(text.replace('retry.ts:4`', 'retry.ts:5`').replace('#L4-L5', '#L5-L6'));
  // Word for word, only numbers differ.
  expect(after?.split(/\d+/)).toEqual(text.split(/\d+/));
});

test('documents that a configuration names are backlogs, whatever they are called', async () => {
  const files = {
    '.whylint.yaml': 'kinds:\n  debt-backlog:\n    files: [notes/*.md]\n',
    'notes/shortcuts.md': backlog,
    'other.md': `---\nkind: debt-backlog\n---\n${backlog.replace('Open', 'Opn')}`,
  };
  expect((await runCli(['debt', 'list'], { files })).stdout).toContain('TD-001');
  const { stdout } = await runCli(['lint', '--format', 'json'], { files });
  const { results } = JSON.parse(stdout) as { results: readonly { path: string; kind: string }[] };
  expect(results.map(({ path, kind }) => [path, kind])).toEqual([
    ['notes/shortcuts.md', 'debt-backlog'],
    ['other.md', 'debt-backlog'],
  ]);
});

test('one that only says of itself that it is a backlog is read in the debt folder, and where it is named', async () => {
  const rough = '---\nkind: debt-backlog\n---\n# Rough edges\n\n- [ ] Queue has no limit\n- [ ] Cache never expires\n';
  const files = repository({ 'docs/debt/old.md': rough, 'notes/rough.md': rough });
  const { stdout } = await runCli(['debt', 'list', '--json'], { files });
  expect(stdout).toContain('docs/debt/old.md:6');
  expect(stdout).not.toContain('notes/rough.md');
  expect((await runCli(['debt', 'set', 'notes/rough.md:7', 'status=paid'], { files })).stderr).toBe('');
  expect(files.text('/repo/notes/rough.md')).toContain('- [x] Cache never expires\n');
});
