import { expect, test } from 'vitest';
import { repository, runCli } from '../support/run-cli.ts';

const config = 'debt: { log-to: TECH_DEBT.md }\n';
const table = [
  '# Tech debt',
  '',
  '| ID     | Item                | Location      | Priority | Status |',
  '| ------ | ------------------- | ------------- | -------- | ------ |',
  '| TD-001 | Slow `a \\| b`       | `src/a.ts:3`  | High     | open   |',
  '| TD-004 | Old cache           | `src/b.ts`    | Low      | done   |',
  '',
  'Ask Kim before adding any.',
  '',
].join('\r\n');
const code = 'import a;\nretry(forever);\n';

const logged = async (text: string | undefined, ...argv: string[]) => {
  const files = repository({
    '.whylint.yaml': config,
    'src/retry.ts': code,
    ...(text !== undefined && { 'TECH_DEBT.md': text }),
  });
  const { stdout, stderr, status } = await runCli(['debt', 'log', ...argv], { files });
  return { stdout, stderr, status, files, text: files.text('/repo/TECH_DEBT.md') };
};

test('a row behind the last one, and no other byte', async () => {
  const { stdout, text, files } = await logged(table, 'Retry | never ends', '--at', 'src/retry.ts:2', '--impact', '7');
  const row = '| TD-005 | Retry \\| never ends | `src/retry.ts:2` | High     | open   |\r\n';
  expect(text).toBe(table.replace('\r\n\r\nAsk', `\r\n${row}\r\nAsk`));
  expect(stdout).toBe('TD-005 TECH_DEBT.md:7\n');
  expect((await runCli(['debt', 'show', 'TD-005'], { files })).stdout).toContain('Retry | never ends');
});

test('the same again is known; it is counted where hits have a place', async () => {
  const { files } = await logged(table, 'Retry never ends', '--at', 'src/retry.ts:2');
  const again = await runCli(['debt', 'log', 'Retry never ends', '--at', 'src/retry.ts:1'], { files });
  expect(again.stdout).toBe('TD-005 TECH_DEBT.md:7: logged before; the document has no place to count hits\n');
  const fresh = await logged(undefined, 'Retry never ends', '--at', 'src/retry.ts:2');
  const hit = await runCli(['debt', 'log', 'retry never ends', '--at', 'src/retry.ts:2'], { files: fresh.files });
  expect(hit.stdout).toMatch(/^D-[0-9a-z]{6} TECH_DEBT\.md:5: logged before, hit 1\n$/);
  expect(fresh.files.text('/repo/TECH_DEBT.md')).toMatch(/\| 1 \| 2026-03-02 \|/);
});

test('a file that is not there begins as a table', async () => {
  const { text, stdout } = await logged(undefined, 'Retry never ends', '--impact', '6', '--confidence', '7');
  expect(stdout).toMatch(/^D-[0-9a-z]{6} TECH_DEBT\.md:5\n$/);
  expect(text).toMatch(
    /^# Tech debt\n\n\| ID \| Title .*\n\| --- .*\n\| D-[0-9a-z]{6} \| Retry never ends \| .* \| Open \| 6 \| 7 \|/,
  );
});

test('an essay, a single item and the debt folder get no item: it has a file of its own', async () => {
  const essay = '# How we limit technical debt\n\nWe talk.\n';
  const { text, stdout, stderr, status } = await logged(essay, 'Retry never ends');
  expect(text).toBe(essay);
  expect(stdout).toMatch(/^D-\w+ docs\/debt\/retry-never-ends-\w+\.md\n$/);
  expect(stderr).toBe(
    'whylint: TECH_DEBT.md: no list of debt is recognised in it; the item has a file of its own instead\n',
  );
  expect(status).toBe(0);
  const single = '# TD-1: No test\n\n**Status:** open\n\n## Problem\n\nNone.\n';
  expect((await logged(single, 'Retry never ends')).stderr).toContain('it is one item as a whole');
  const files = repository({ '.whylint.yaml': 'debt: { log-to: docs/debt/all.md }\n' });
  const inFolder = await runCli(['debt', 'log', 'Retry never ends'], { files });
  expect(inFolder.stderr).toContain('docs/debt/all.md: lies in the folder of items');
});

test('a document of any name counts as a backlog once it is named', async () => {
  const files = repository({ '.whylint.yaml': 'debt: { log-to: notes/later.md }\n', 'notes/later.md': table });
  expect((await runCli(['debt', 'list'], { files })).stdout).toContain('TD-001');
});
