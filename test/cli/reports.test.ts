import { describe, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';

const files = {
  '.whylint.yaml': 'kinds:\n  review:\n    template: t.md\n    files: [reviews/*.md]\n',
  't.md': '# {title}\n\n- **Risk:** {risk} <!-- whylint: one of: high, low -->\n\n## Plan\n',
  'reviews/a.md': '# A\n\n- **Risk:** high\n\n## Plan\n\nTwo zones.\n',
  'reviews/b.md': '# B\n\n- **Risk:** N/A – only text\n\n## Plan\n',
};

describe('report prompts', () => {
  test('as text', async () => {
    const { status, stdout, stderr } = await runCli(['report', 'prompts'], { files });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Risk {4}1 {9}1 {4}0 {5}0 {7}0$/m);
    expect(stdout).toMatch(/^empty-section {2}1 /m);
  });

  test('as JSON, of some documents', async () => {
    const { stdout } = await runCli(['report', 'prompts', 'reviews/a.md', '--format', 'json'], { files });
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      templates: [
        {
          kind: 'review',
          template: 't.md',
          documents: 1,
          prompts: [{ prompt: 'Risk', answered: 1 }, { prompt: 'Plan' }],
        },
      ],
      rules: [],
    });
  });

  test.each([
    [['report'], 'report wants its subject: whylint report prompts'],
    [['report', 'promts'], 'report promts: unknown; did you mean prompts?'],
    [['report', 'prompts', '--format', 'sarif'], '--format sarif: unknown; there is text, json'],
    [['stats', '--format', 'svgg'], '--format svgg: unknown; did you mean svg?'],
    [['explain-template'], 'explain-template wants one file: whylint explain-template docs/postmortems/template.md'],
    [['explain-template', 'gone.md'], 'explain-template gone.md: no such file'],
  ])('%j is refused', async (argv, message) => {
    expect(await runCli(argv, { files })).toMatchObject({ status: 2, stdout: '', stderr: `whylint: ${message}\n` });
  });
});

describe('stats', () => {
  test('as text, JSON and SVG', async () => {
    expect((await runCli(['stats'], { files })).stdout).toContain('Of 4 prompts that are asked, 3 have an answer.');
    expect(JSON.parse((await runCli(['stats', '--format', 'json'], { files })).stdout)).toMatchObject({
      version: 1,
      documents: [{ path: 'reviews/a.md', asked: 2, answered: 2 }, { path: 'reviews/b.md' }],
    });
    expect((await runCli(['stats', '--format', 'svg'], { files })).stdout).toMatch(/^<svg /);
  });
});

test('explain-template tells what a template checks', async () => {
  const { stdout } = await runCli(['explain-template', 't.md'], { files });
  expect(stdout).toMatch(/^What t\.md checks\n\nDocuments of kind review: 1 section, 2 prompts, 2 of them required/);
  expect(stdout).toContain('- Risk – required · one of: high, low\n  {risk}\n');
});

test('new bug-report writes one that says what it is', async () => {
  const { stdout, files: after } = await runCli(['new', 'bug-report', 'Sign-in fails']);
  const path = stdout.trim();
  expect(after.text(`/repo/${path}`)).toMatch(/^---\nkind: bug-report\nstatus: draft\n---\n# Sign-in fails\n/);
  expect(await runCli([path], { files: after })).toMatchObject({ status: 0 });
});
