import { describe, expect, test } from 'vitest';
import { builtInKinds } from '../../server/src/kinds/built-in.ts';
import { repository, runCli } from '../support/run-cli.ts';

const builtIn = builtInKinds()[0]?.outline.template.text;

describe('init', () => {
  test('writes a configuration and the template to make one’s own; both are in force', async () => {
    const { status, stdout, stderr, files } = await runCli(['init']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(
      /There are no documents yet\.\n\n\.whylint\.yaml written\ndocs\/postmortems\/template\.md written\n$/,
    );
    expect(files.text('/repo/docs/postmortems/template.md')).toBe(builtIn);
    expect(files.text('/repo/.whylint.yaml')).toMatchInlineSnapshot(`
      "# The template is the linter: what it asks for is what documents are checked for.
      kinds:
        post-mortem:
          template: docs/postmortems/template.md

      # What makes the command line exit 1, in documents that are no drafts.
      fail-on: warning
      "
    `);
    files.put('/repo/docs/postmortems/a.md', '---\nkind: post-mortem\n---\n# A\n');
    expect(await runCli([], { files })).toMatchObject({ status: 1, stderr: '' });
  });

  test('puts the template where the post-mortems are', async () => {
    const { stdout } = await runCli(['init'], { files: { 'ops/incidents/a.md': '# A\n' } });
    expect(stdout).toContain('.whylint.yaml written\nops/incidents/template.md written\n');
  });

  test('names the template that is there already', async () => {
    const { stdout, files } = await runCli(['init'], {
      files: { 'ops/postmortems/_template.md': '# T\n\n## Summary\n', 'ops/postmortems/a.md': '# A\n' },
    });
    expect(stdout).toContain('.whylint.yaml written\n');
    expect(stdout).not.toContain('template.md written');
    expect(files.text('/repo/.whylint.yaml')).toContain('template: ops/postmortems/_template.md\n');
  });

  test('sets up the working directory, whatever governs above it', async () => {
    const { stdout, files } = await runCli(['init'], {
      files: { '.whylint.yaml': 'fail-on: hint\n', 'pay/postmortems/a.md': '# A\n' },
      cwd: '/repo/pay',
    });
    expect(stdout).toContain('.whylint.yaml written\npostmortems/template.md written\n');
    expect(files.text('/repo/pay/.whylint.yaml')).toContain('template: postmortems/template.md\n');
  });

  test('never overwrites', async () => {
    const configured = await runCli(['init'], { files: { '.whylint.yaml': 'fail-on: hint\n' } });
    expect(configured).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'whylint: .whylint.yaml is here already; nothing was written\n',
    });
    const empty = await runCli(['init'], { files: { 'docs/postmortems/template.md': '' } });
    expect(empty.stdout).toContain(
      '.whylint.yaml written\ndocs/postmortems/template.md was here already and stays as it is\n',
    );
    expect(empty.files.text('/repo/docs/postmortems/template.md')).toBe('');
  });

  describe('with documents that are older than it', () => {
    const old = {
      'docs/incidents/a.md': '# A\n\n## Impact\n\n40 people.\n',
      'docs/incidents/template.md': '# {title}\n\n## Impact\n\n## Root cause\n\n## Plan\n',
    };

    test('shows what would be found, and knows it from then on: only what is new fails', async () => {
      const { stdout, files } = await runCli(['init', '--yes'], { files: old });
      expect(stdout).toContain('missing-section  warning   2');
      expect(stdout).toMatch(/\.whylint\.yaml written\n\.whylint-baseline\.json written\n$/);
      expect(files.text('/repo/.whylint.yaml')).toContain('      - docs/incidents/**/*.md  # 1 document now\n');
      expect(await runCli([], { files })).toMatchObject({ status: 0 });
      files.put('/repo/docs/incidents/b.md', '# B\n\n## Impact\n\n## Root cause\n\nTBD\n\n## Plan\n\n');
      const { status, stdout: json } = await runCli(['--format', 'json'], { files });
      const [, added] = (JSON.parse(json) as { results: { diagnostics: { rule: string }[] }[] }).results;
      expect([status, added?.diagnostics.map(({ rule }) => rule)]).toEqual([
        1,
        ['empty-section', 'unanswered-prompt', 'empty-section'],
      ]);
    });

    test('writes nothing when it is only to show', async () => {
      const { status, stdout, files } = await runCli(['init', '--dry-run'], { files: old });
      expect(status).toBe(0);
      expect(stdout).toMatch(/baseline: \.whylint-baseline\.json\n\nnothing was written\n$/);
      expect(files.text('/repo/.whylint.yaml')).toBeUndefined();
      expect(await runCli(['init', '--dry-run', '--yes'], { files: old })).toMatchObject({ status: 2 });
    });

    test.each<[string, readonly boolean[], readonly string[]]>([
      ['no', [false], []],
      ['yes, without the baseline', [true, false], ['.whylint.yaml']],
      ['yes to both', [true, true], ['.whylint.yaml', '.whylint-baseline.json']],
    ])('asks whoever is there: %s', async (_, answers, written) => {
      const left = [...answers];
      const { files } = await runCli(['init'], { files: old, ask: async () => left.shift() ?? false });
      const names = ['.whylint.yaml', '.whylint-baseline.json'];
      expect(names.filter((name) => files.text(`/repo/${name}`) !== undefined)).toEqual(written);
      expect(left).toEqual([]);
    });
  });

  test('says so when it may not write', async () => {
    const files = repository({});
    files.protect('/repo/.whylint.yaml');
    expect(await runCli(['init'], { files })).toMatchObject({
      status: 2,
      stderr: 'whylint: .whylint.yaml: no permission to write it\n',
    });
  });
});

describe('new', () => {
  test('creates a draft in the team’s folder and prints its path', async () => {
    const { status, stdout, stderr, files } = await runCli(['new', 'post-mortem', 'Checkout was down'], {
      files: { 'ops/incidents/a.md': '# A\n' },
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: 'ops/incidents/2026-03-02-checkout-was-down.md\n',
      stderr: '',
    });
    expect(files.text('/repo/ops/incidents/2026-03-02-checkout-was-down.md')).toMatch(
      /^---\nkind: post-mortem\nstatus: draft\n---\n# Checkout was down\n\n- \*\*Date:\*\* 2026-03-02\n/,
    );
    expect(await runCli(['--kind', 'post-mortem', stdout.trim()], { files })).toMatchObject({ status: 0 });
  });

  test('from the team’s template, which need not be a post-mortem’s', async () => {
    const files = {
      '.whylint.yaml': 'kinds:\n  change-review:\n    template: changes/template.md\n    files: [changes/*.md]\n',
      'changes/template.md': '# {title}\n\n## Risk\n',
    };
    const { stdout, files: after } = await runCli(['new', 'change-review', 'Two zones'], {
      files,
      cwd: '/repo/changes',
    });
    expect(stdout).toBe('2026-03-02-two-zones.md\n');
    expect(after.text('/repo/changes/2026-03-02-two-zones.md')).toBe('# Two zones\n\n## Risk\n');
  });

  test('date and folder as asked for, the folder’s template included', async () => {
    const files = { 'a/postmortems/template.md': '# {title}\n\n## Ours\n' };
    const { stdout, files: after } = await runCli(
      ['new', 'post-mortem', 'X', '--date', '2026-02-27', '--folder', 'a/postmortems'],
      { files },
    );
    expect(stdout).toBe('a/postmortems/2026-02-27-x.md\n');
    expect(after.text('/repo/a/postmortems/2026-02-27-x.md')).toBe('# X\n\n## Ours\n');
    expect((await runCli(['new', 'post-mortem', '--today', '2025-12-31'])).stdout).toBe(
      'docs/postmortems/2025-12-31-post-mortem.md\n',
    );
  });

  test('a document outside of the kind’s folders says itself what it is', async () => {
    const files = { 'docs/postmortems/template.md': '# {title}\n\n## Ours\n' };
    const { stdout, files: after } = await runCli(['new', 'post-mortem', 'X', '--folder', 'notes'], { files });
    expect(stdout).toBe('notes/2026-03-02-x.md\n');
    expect(after.text('/repo/notes/2026-03-02-x.md')).toMatch(/^---\nkind: post-mortem\n/);
  });

  test('takes another name rather than overwrite', async () => {
    const { stdout, files } = await runCli(['new', 'post-mortem', 'X'], {
      files: { 'docs/postmortems/2026-03-02-x.md': '# Theirs\n' },
    });
    expect(stdout).toBe('docs/postmortems/2026-03-02-x-2.md\n');
    expect(files.text('/repo/docs/postmortems/2026-03-02-x.md')).toBe('# Theirs\n');
  });

  test('without a repository it goes to the working directory', async () => {
    const { stdout } = await runCli(['new', 'post-mortem', 'X'], {
      files: {
        '/home/me/notes.md': '',
        '/home/other/postmortems/a.md': '# A\n',
        '/home/docs/postmortems/template.md': '# Theirs\n',
      },
      cwd: '/home/me',
    });
    expect(stdout).toBe('docs/postmortems/2026-03-02-x.md\n');
  });

  test('says so when it may not write', async () => {
    const files = repository({});
    files.protect('/repo/docs/postmortems/2026-03-02-x.md');
    expect(await runCli(['new', 'post-mortem', 'X'], { files })).toMatchObject({
      status: 2,
      stderr: 'whylint: docs/postmortems/2026-03-02-x.md: no permission to write it\n',
    });
  });
});

describe('rules and explain', () => {
  test('rules are listed with severity and summary, in columns', async () => {
    const { status, stdout } = await runCli(['rules']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^missing-why +warning +\S.*\.$/m);
    expect(
      new Set(
        stdout
          .trimEnd()
          .split('\n')
          .map((line) => line.search(/(?<= {2})\S/)),
      ).size,
    ).toBe(1);
  });

  test('a rule’s page is plain text', async () => {
    const { status, stdout } = await runCli(['explain', 'missing-why']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^missing-why\n\nA question of the template/);
    expect(stdout).not.toMatch(/^#{1,6} \w|```/m);
    expect((await runCli(['explain', 'missing-why'], { color: true })).stdout).toMatch(
      /^\u001b\[1mmissing-why\u001b\[22m\n/,
    );
  });
});
