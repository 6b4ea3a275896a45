import { expect, test } from 'vitest';
import { repository, runCli } from '../support/run-cli.ts';

const open = '---\nkind: post-mortem\n---\n# A\n';
const start = () => repository({ 'a.md': open });

test('several reports in one run, each the same as it is printed', async () => {
  const files = start();
  const formats = ['text', 'json', 'sarif', 'github', 'junit', 'markdown'];
  const argv = formats.flatMap((format) => ['--output', `${format}=out/report.${format}`]);
  const { status, stdout } = await runCli(argv, { files });
  expect({ status, stdout }).toEqual({ status: 0, stdout: (await runCli([], { files: start() })).stdout });
  for (const format of formats)
    expect(files.text(`/repo/out/report.${format}`)).toBe(
      (await runCli(['--format', format], { files: start() })).stdout,
    );
});

test('files hold no colours', async () => {
  const files = start();
  await runCli(['--output=text=a.txt'], { files, color: true });
  expect(files.text('/repo/a.txt')).not.toContain('\u001b');
});

test('one that cannot be written is said, and the report is printed all the same', async () => {
  const files = start();
  files.protect('/repo/a.xml');
  const { status, stdout, stderr } = await runCli(['--output', 'junit=a.xml', '--format', 'json'], { files });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'whylint: --output junit=a.xml: no permission to write it\n',
  });
  expect(JSON.parse(stdout).results).toHaveLength(1);
});

test.each([
  [['--output', 'sarif'], '--output sarif: which format in which file? --output sarif=whylint.sarif'],
  [['--output', 'sarif='], '--output sarif=: which format in which file? --output sarif=whylint.sarif'],
  [['--output', 'sariff=a'], '--output sariff=a: unknown; did you mean sarif?'],
  [['--output', 'json=a', '--output', 'text=a'], '--output: two reports would go into a'],
  [['--output', 'text=a.md'], '--output: a.md is one of the documents; the report wants a file of its own'],
  [['--output', 'text=a', '--fix-dry-run'], '--fix-dry-run prints a diff, not a report'],
])('%j is answered with one line', async (argv, line) => {
  const files = start();
  expect(await runCli(argv, { files })).toMatchObject({ status: 2, stdout: '', stderr: `whylint: ${line}\n` });
  expect(files.text('/repo/a.md')).toBe(open);
});

test('findings of a draft fail no report; with --max-warnings the warnings do', async () => {
  const failures = async (text: string, ...argv: string[]) => {
    const { stdout } = await runCli(['--format', 'junit', ...argv], { files: repository({ 'a.md': text }) });
    return Number(/failures="(\d+)"/.exec(stdout)?.[1]);
  };
  const draft = open.replace('---\n#', 'status: draft\n---\n#');
  const review = draft.replace('draft', 'in review');
  expect(await failures(open)).toBe(0);
  expect(await failures(open, '--max-warnings', '0')).toBeGreaterThan(5);
  expect(await failures(review, '--max-warnings', '0')).toBeGreaterThan(5);
  expect(await failures(draft, '--max-warnings', '0')).toBe(0);
  expect(await failures(draft, '--max-warnings', '0', '--strict')).toBeGreaterThan(5);
});

test('no format says anything by rules for the author alone, unless asked', async () => {
  const blaming = `${open}\n## Summary\n\nBob forgot to renew the certificate.\n`;
  for (const format of ['text', 'json', 'sarif', 'github', 'junit', 'markdown']) {
    const said = async (...argv: string[]) =>
      (await runCli(['--format', format, ...argv], { files: repository({ 'a.md': blaming }) })).stdout;
    expect(await said()).not.toContain('blaming-wording');
    expect(await said('--audience', 'author')).toContain('blaming-wording');
  }
});
