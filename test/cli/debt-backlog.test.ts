import { expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';

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
