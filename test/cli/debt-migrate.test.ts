import { expect, test } from 'vitest';
import { repository, runCli } from '../support/run-cli.ts';

const text =
  '# Tech debt\n\nAsk Kim.\n\n| ID | Item | Where | Status |\n|--|--|--|--|\n| TD-1 | Slow build | `a.ts:3` | open |\n| TD-2 | Old cache | `b.ts` | done |\n\nMore.\n';
const migrate = (files: ReturnType<typeof repository>, ...argv: string[]) =>
  runCli(['debt', 'migrate', ...argv], { files });

test('a preview writes nothing', async () => {
  const files = repository({ 'TECH_DEBT.md': text });
  const { stdout, status } = await migrate(files, 'TECH_DEBT.md', '--dry-run');
  expect(stdout).toMatch(/^docs\/debt\/slow-build-\w{6}\.md {2}TD-1: Slow build\n/);
  expect(stdout).toContain('-| TD-1 | Slow build | `a.ts:3` | open |\n');
  expect(stdout).toMatch(/\nnothing was written\n$/);
  expect([status, files.text('/repo/TECH_DEBT.md'), await files.entry('/repo/docs')]).toEqual([0, text, undefined]);
});

test('there and back, by files and links', async () => {
  const files = repository({ 'TECH_DEBT.md': text });
  const { stdout } = await migrate(files, 'TECH_DEBT.md');
  expect(stdout).toMatch(/2 items written; TECH_DEBT\.md links to them\n$/);
  expect(files.text('/repo/TECH_DEBT.md')).toMatch(
    /\| TD-1 \| \[Slow build\]\(docs\/debt\/slow-build-\w{6}\.md\) \| {2}\| {2}\|\n/,
  );
  expect((await runCli(['debt', 'list'], { files })).stdout).toMatch(/D-\w{6} {2}Slow build .*a\.ts:3/);
  const back = await migrate(files, 'TECH_DEBT.md', '--to', 'table');
  expect(back.stdout).toMatch(/2 items in TECH_DEBT\.md; their files are gone\n$/);
  expect([files.text('/repo/TECH_DEBT.md'), await files.entry('/repo/docs')]).toEqual([text, undefined]);
});

test('what was there stays where that is asked for', async () => {
  const files = repository({ 'TECH_DEBT.md': text });
  expect((await migrate(files, 'TECH_DEBT.md', '--keep')).stdout).toContain('TECH_DEBT.md stays as it is');
  expect(files.text('/repo/TECH_DEBT.md')).toBe(text);
  expect((await migrate(files, 'ALL.md', '--to', 'headings', '--keep')).stdout).toContain(
    '2 items in ALL.md; the files stay',
  );
  expect(files.text('/repo/ALL.md')).toContain('## TD-1: Slow build\n\n- **Status:** Open\n');
  expect(await files.entry('/repo/docs/debt')).toBe('folder');
});

test('a run that was stopped before it wrote the links is taken up again', async () => {
  const files = repository({ 'TECH_DEBT.md': text });
  await migrate(files, 'TECH_DEBT.md', '--keep');
  const listed = (await runCli(['debt', 'list', '--status', 'all', '--json'], { files })).stdout;
  const { stdout } = await migrate(files, 'TECH_DEBT.md');
  expect(stdout).toMatch(/\n2 items written, 2 of them by an earlier run; TECH_DEBT\.md links to them\n$/);
  const paths = (JSON.parse(listed).items as { path: string }[])
    .map((item) => item.path)
    .filter((path) => /^docs/.test(path));
  expect(paths).toHaveLength(2);
  for (const path of paths) expect(files.text('/repo/TECH_DEBT.md')).toContain(`](${path})`);
  expect((await runCli(['debt', 'list', '--status', 'all'], { files })).stdout).toMatch(/\n2 items/);
});

test('a file that somebody has changed since is no longer the one that would be written', async () => {
  const files = repository({ 'TECH_DEBT.md': text });
  await migrate(files, 'TECH_DEBT.md', '--keep');
  const [, id] = /D-(\w{6}) {2}Slow build/.exec((await runCli(['debt', 'list'], { files })).stdout) ?? [];
  const path = `docs/debt/slow-build-${id}.md`;
  expect((await runCli(['debt', 'set', path, 'owner=Kim'], { files })).status).toBe(0);
  expect((await migrate(files, 'TECH_DEBT.md')).stdout).toContain('2 items written, 1 of them by an earlier run');
  expect(files.text(`/repo/${path}`)).toContain('owner: Kim');
});

test('a run that was stopped before it removed the files is taken up again', async () => {
  const files = repository({ 'TECH_DEBT.md': text });
  await migrate(files, 'TECH_DEBT.md');
  await migrate(files, 'ALL.md', '--to', 'table', '--keep');
  const written = files.text('/repo/ALL.md');
  expect((await migrate(files, 'ALL.md', '--to', 'table')).stdout).toMatch(
    /2 items in ALL\.md; their files are gone\n$/,
  );
  expect([files.text('/repo/ALL.md'), await files.entry('/repo/docs')]).toEqual([written, undefined]);
});

test('files go away again where the document cannot be written', async () => {
  const files = repository({ 'TECH_DEBT.md': text });
  files.protect('/repo/TECH_DEBT.md');
  const { stderr, status } = await migrate(files, 'TECH_DEBT.md');
  expect([status, stderr]).toEqual([2, 'whylint: TECH_DEBT.md: no permission to write it\n']);
  expect(await files.entry('/repo/docs')).toBeUndefined();
});

test.each([
  [[], 'debt migrate wants one document'],
  [['TECH_DEBT.md', '--to', 'list'], '--to list: there is items, table, headings'],
  [['gone.md'], 'gone.md: no such file; with --to table or headings, items go into it'],
  [['essay.md'], 'essay.md: no items are recognised in it; nothing was written'],
  [['docs/debt/all.md'], 'docs/debt/all.md: lies in the folder of items'],
  [['a.txt'], 'a.txt: a Markdown file is wanted'],
  [['../a.md'], '../a.md: lies outside the workspace'],
  [['new.md', '--to', 'table'], 'docs/debt: no items; nothing was written'],
])('%j is refused', async (argv, why) => {
  const files = repository({ 'essay.md': '# Essay\n\nWords.\n', 'a.txt': '' });
  const { stderr, status } = await migrate(files, ...argv);
  expect([status, stderr.startsWith(`whylint: ${why}`) || stderr]).toEqual([2, true]);
});
