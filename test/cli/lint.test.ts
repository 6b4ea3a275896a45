import { describe, expect, test } from 'vitest';
import { repository, runCli } from '../support/run-cli.ts';

const template =
  '# Title\n\n## Summary\n\n<!-- What broke, for whom? -->\n\n## Root cause\n\n- **Category:** trade-off / knowledge gap / brain fart\n';
const pm = (body: string, frontMatter = '') => `${frontMatter}# Checkout was down\n\n${body}`;
const clean = pm('## Summary\n\nNobody could pay.\n\n## Root cause\n\n- **Category:** knowledge gap\n');
const wrong = clean.replace('knowledge gap', 'human error');
const blank = clean.replace('Nobody could pay.\n', '');
/** With a safe fix: a comment that silences nothing. */
const fixable = clean.replace('Nobody', '<!-- whylint-disable-next-line missing-why: asked elsewhere -->\nNobody');
const team = { 'docs/postmortems/template.md': template };
const at = (name: string) => `docs/postmortems/${name}.md`;

const jsonOf = async (argv: string[], files: Record<string, string | Uint8Array>, more = {}) => {
  const { stdout } = await runCli(['--format', 'json', ...argv], { files: { ...team, ...files }, ...more });
  return JSON.parse(stdout) as {
    results: { path: string; kind: string | null; diagnostics: { rule: string }[] }[];
    summary: object;
  };
};
const kindsOf = async (argv: string[], files: Record<string, string | Uint8Array>, more = {}) =>
  Object.fromEntries((await jsonOf(argv, files, more)).results.map(({ path, kind }) => [path, kind]));

describe('what is linted', () => {
  test('a folder’s documents of a known kind, its template, and what says so at its head', async () => {
    const files = {
      [at('2026-03-01-a')]: clean,
      'notes.md': clean,
      'elsewhere.md': `---\nkind: post-mortem\n---\n${clean}`,
      'other-kind.md': `---\nkind: recipe\n---\n${clean}`,
      'late.md': `---\ntitle: x\n---\n${clean}\nkind: post-mortem\n`,
    };
    const found = { [at('2026-03-01-a')]: 'post-mortem', [at('template')]: 'template', 'elsewhere.md': 'post-mortem' };
    expect(await kindsOf([], files)).toEqual(found);
    expect(await kindsOf(['lint', '.'], files)).toEqual(found);
  });

  test('a named file of no kind is listed, without findings', async () => {
    expect((await jsonOf(['notes.md'], { 'notes.md': wrong })).results).toEqual([
      { path: 'notes.md', kind: null, diagnostics: [] },
    ]);
    expect((await jsonOf(['--audience', 'author', 'notes.md'], { 'notes.md': wrong })).results[0]?.diagnostics).toEqual(
      [],
    );
  });

  test('globs count as naming, Markdown files and others of a kind only', async () => {
    const files = { 'a/1.md': clean, 'a/2.txt': clean, 'a/b/3.md': clean, [at('x')]: clean };
    expect(await kindsOf(['a/**'], files)).toEqual({ 'a/1.md': null, 'a/b/3.md': null });
    expect(await kindsOf(['*/*/x.md'], files)).toEqual({ [at('x')]: 'post-mortem' });
    expect(await kindsOf(['../a/*.md'], files, { cwd: '/repo/docs' })).toEqual({ '../a/1.md': null });
  });

  test('a team’s globs mean documents, not the pictures beside them, unless they name an ending', async () => {
    const files = { 'pm/a.md': clean, 'pm/b.txt': clean, 'pm/c.png': '\0', 'pm/template.md': template };
    const config = (glob: string) => ({
      '.whylint.yaml': `kinds:\n  post-mortem:\n    template: pm/template.md\n    files: ['${glob}']\n`,
    });
    expect(await kindsOf(['pm'], { ...files, ...config('pm/**') })).toEqual({
      'pm/a.md': 'post-mortem',
      'pm/template.md': 'template',
    });
    expect(await kindsOf(['pm/**'], { ...files, ...config('pm/**') })).toEqual({
      'pm/a.md': 'post-mortem',
      'pm/template.md': 'template',
    });
    expect(await kindsOf(['pm'], { ...files, ...config('pm/*.txt') })).toEqual({
      'pm/b.txt': 'post-mortem',
      'pm/template.md': 'template',
    });
  });

  test('a file that is named and found is linted once', async () => {
    expect(
      await kindsOf([at('a'), 'docs', './docs/postmortems/../postmortems/a.md', 'docs/**/a.md'], { [at('a')]: clean }),
    ).toEqual({
      [at('a')]: 'post-mortem',
      [at('template')]: 'template',
    });
  });

  test('paths are relative to the working directory, sorted, and the repository says what they count from', async () => {
    const files = { [at('b')]: clean, [at('a')]: clean, '/elsewhere/incidents/c.md': clean };
    expect(Object.keys(await kindsOf(['b.md', 'a.md'], files, { cwd: '/repo/docs/postmortems' }))).toEqual([
      'a.md',
      'b.md',
    ]);
    expect(await kindsOf(['a.md', '/elsewhere/incidents'], files, { cwd: '/repo/docs/postmortems' })).toEqual({
      '../../../elsewhere/incidents/c.md': 'post-mortem',
      'a.md': 'post-mortem',
    });
  });

  test('outside a repository the name of the working directory counts', async () => {
    expect(
      await kindsOf(
        ['.'],
        { '/home/postmortems/a.md': clean, '/home/notes/b.md': clean },
        { cwd: '/home/postmortems' },
      ),
    ).toEqual({
      'a.md': 'post-mortem',
    });
  });

  test('--kind treats every given file as that kind', async () => {
    expect(
      await kindsOf(['--kind', 'post-mortem', 'notes.md', 'more'], {
        'notes.md': clean,
        'more/a.md': clean,
        'more/b.txt': 'x',
      }),
    ).toEqual({
      'more/a.md': 'post-mortem',
      'notes.md': 'post-mortem',
    });
  });

  test('standard input, under the path it is given', async () => {
    const stdin = wrong;
    expect(await kindsOf(['--stdin', '--stdin-path', at('new')], {}, { stdin })).toEqual({
      [at('new')]: 'post-mortem',
    });
    expect(await kindsOf(['--stdin', '--kind', 'post-mortem'], {}, { stdin })).toEqual({ stdin: 'post-mortem' });
    expect(await kindsOf(['--stdin'], {}, { stdin })).toEqual({ stdin: null });
    expect((await runCli(['--stdin'], { stdin: Buffer.from([0xff, 0xfe, 0, 0]) })).stderr).toBe(
      'stdin: UTF-16 text; save it as UTF-8 to have it linted\n',
    );
  });

  test('each folder under its nearest configuration', async () => {
    const { results } = await jsonOf([], {
      [at('a')]: wrong,
      'services/pay/.whylint.yaml': 'rules:\n  invalid-root-cause: off\n',
      'services/pay/postmortems/a.md': wrong,
      'services/pay/postmortems/template.md': template,
    });
    const rules = Object.fromEntries(
      results.map(({ path, diagnostics }) => [path, diagnostics.map(({ rule }) => rule)]),
    );
    expect(rules[at('a')]).toEqual(['invalid-root-cause']);
    expect(rules['services/pay/postmortems/a.md']).toEqual([]);
  });
});

describe('exit status', () => {
  const status = async (argv: string[], files: Record<string, string | Uint8Array>, config = '') =>
    (await runCli(argv, { files: { ...team, ...files, ...(config && { '.whylint.yaml': config }) } })).status;

  test('0 without findings that count, and where there is nothing to lint', async () => {
    expect(await status([], { [at('a')]: clean })).toBe(0);
    expect(await status([], { [at('a')]: blank })).toBe(0);
    expect(await status(['notes.md'], { 'notes.md': wrong })).toBe(0);
    expect((await runCli([], { files: { 'README.md': '# Read me\n' } })).status).toBe(0);
  });

  test('1 at or above fail-on', async () => {
    expect(await status([], { [at('a')]: wrong })).toBe(1);
    expect(await status([], { [at('a')]: blank }, 'fail-on: warning\n')).toBe(1);
    expect(await status([], { [at('a')]: wrong }, 'rules:\n  invalid-root-cause: warning\n')).toBe(0);
  });

  test('1 for more warnings than --max-warnings', async () => {
    expect(await status(['--max-warnings', '1'], { [at('a')]: blank })).toBe(0);
    expect(await status(['--max-warnings', '0'], { [at('a')]: blank })).toBe(1);
    expect(await status(['--max-warnings=1'], { [at('a')]: blank, [at('b')]: blank })).toBe(1);
  });

  test('drafts do not count, unless --strict says so; documents in review do', async () => {
    const draft = `---\nstatus: draft\n---\n${wrong}`;
    expect(await status([], { [at('a')]: draft })).toBe(0);
    expect(await status(['--max-warnings', '0'], { [at('a')]: `---\nstatus: draft\n---\n${blank}` })).toBe(0);
    expect(await status(['--strict'], { [at('a')]: draft })).toBe(1);
    expect(await status([], { [at('a')]: draft.replace('draft', 'in review') })).toBe(1);
  });

  test('2 for a wrong configuration, at its line; the documents are linted all the same', async () => {
    const { status, stdout, stderr } = await runCli([], {
      files: { ...team, [at('a')]: wrong, '.whylint.yaml': 'fail-on: error\nrules:\n  mising-why: off\n' },
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^\.whylint\.yaml:3:3: .*missing-why.*\n$/);
    expect(stdout).toContain('invalid-root-cause');
  });

  test('2 for a template that is not there; the built-in one stays in force', async () => {
    const { status, stderr, stdout } = await runCli(['--format', 'json'], {
      files: { [at('a')]: clean, '.whylint.yaml': 'kinds:\n  post-mortem:\n    template: docs/pm.md\n' },
    });
    expect(status).toBe(2);
    expect(stderr).toBe('.whylint.yaml:3:15: docs/pm.md: no such file. The built-in template stays in force.\n');
    expect(JSON.parse(stdout).results[0].kind).toBe('post-mortem');
  });

  test('2 for a configuration that is wrong where there is nothing else to say', async () => {
    expect(await status([], {}, 'fail-on: [')).toBe(2);
    expect((await runCli([], { files: { '.whylint.yaml': 'nonsense: true\n' } })).status).toBe(2);
  });

  test('3 when Whylint itself fails; the other files are linted', async () => {
    const files = repository({ ...team, [at('a')]: wrong, [at('b')]: clean });
    const read = files.read;
    files.read = async (path) => {
      if (path.endsWith('b.md')) throw new TypeError('boom');
      return read(path);
    };
    const { status, stdout, stderr } = await runCli([], { files });
    expect(status).toBe(3);
    expect(stderr).toBe(`${at('b')}: Whylint failed on this file: boom\n`);
    expect(stdout).toContain('invalid-root-cause');
  });
});

describe('bad input', () => {
  test('what cannot be read is one line each, the rest is linted, and the run is not taken for clean', async () => {
    const { status, stdout, stderr } = await runCli([], {
      files: {
        ...team,
        [at('1-utf16')]: Buffer.from('\ufeff# A', 'utf16le'),
        [at('2-binary')]: 'a\0b',
        [at('3-latin')]: Buffer.from([0x23, 0x20, 0xe9, 0x0a]),
        [at('4-good')]: clean,
      },
    });
    expect(stderr.split('\n').sort()).toEqual([
      '',
      `${at('1-utf16')}: UTF-16 text; save it as UTF-8 to have it linted`,
      `${at('2-binary')}: looks binary: it holds NUL bytes`,
      `${at('3-latin')}: not valid UTF-8 at line 1; save it as UTF-8 to have it linted`,
    ]);
    expect(stdout).toBe('2 documents, nothing found\n');
    expect(status).toBe(2);
  });

  test('what a document is called or holds cannot steer the terminal', async () => {
    const { stdout, stderr } = await runCli(['docs/postmortems'], {
      files: {
        ...team,
        'docs/postmortems/a\u001b[2J.md': wrong.replace('human error', 'human \u001b]0;owned\u0007 \u202eerror'),
        'docs/postmortems/b\n.md': 'a\0b',
      },
    });
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(stderr).toBe('docs/postmortems/b␊.md: looks binary: it holds NUL bytes\n');
  });
});

describe('--fix', () => {
  test('applies safe fixes, reports what is left', async () => {
    const { files, stdout, status } = await runCli(['--fix'], {
      files: { ...team, [at('a')]: fixable.replace('knowledge gap', 'human error') },
    });
    expect(files.text(`/repo/${at('a')}`)).toBe(wrong);
    expect(stdout).toContain('invalid-root-cause');
    expect(stdout).not.toContain('unused-directive');
    expect(stdout).toMatch(/2 documents, 1 error; 1 fixed\n$/);
    expect(status).toBe(1);
  });

  test('keeps byte order mark, line ends, and whatever lies outside the edits', async () => {
    const crlf = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}trailing \t`;
    const { files } = await runCli(['--fix'], { files: { ...team, [at('a')]: crlf(fixable) } });
    expect(files.text(`/repo/${at('a')}`)).toBe(crlf(clean));
  });

  test('a second run changes nothing', async () => {
    const { files } = await runCli(['--fix'], { files: { ...team, [at('a')]: fixable } });
    const once = files.text(`/repo/${at('a')}`);
    expect((await runCli(['--fix'], { files })).stdout).toBe('2 documents, nothing found\n');
    expect(files.text(`/repo/${at('a')}`)).toBe(once);
  });

  test('a file that cannot be written is said to be so, and what was found in it stands', async () => {
    const files = repository({ ...team, [at('a')]: fixable });
    files.protect(`/repo/${at('a')}`);
    const { status, stdout, stderr } = await runCli(['--fix'], { files });
    expect(stderr).toBe(`${at('a')}: no permission to write it\n`);
    expect(stdout).toContain('unused-directive');
    expect(status).toBe(2);
  });

  test('--fix-dry-run shows the diff and writes nothing', async () => {
    const { files, stdout, stderr, status } = await runCli(['--fix-dry-run'], {
      files: { ...team, [at('a')]: fixable, [at('b')]: clean },
    });
    expect(files.text(`/repo/${at('a')}`)).toBe(fixable);
    expect(stdout).toBe(`--- a/${at('a')}
+++ b/${at('a')}
@@ -2,7 +2,6 @@
 
 ## Summary
 
-<!-- whylint-disable-next-line missing-why: asked elsewhere -->
 Nobody could pay.
 
 ## Root cause
`);
    expect(stderr).toBe('whylint: nothing was written; --fix would apply 1 in 1 of 3 files and leave 0 findings\n');
    expect(status).toBe(0);
  });

  test('--fix-dry-run of standard input, with its byte order mark', async () => {
    const { stdout } = await runCli(['--stdin', '--stdin-path', at('a'), '--fix-dry-run'], {
      files: team,
      stdin: `\ufeff${fixable}`,
    });
    expect(stdout).toContain(`--- a/${at('a')}\n`);
    expect(stdout).toContain('-<!-- whylint-disable-next-line');
  });
});

describe('debt', () => {
  const item = (fields: string) =>
    `---\n${fields}\nimpact: 6\nconfidence: 7\neffort: 4\n---\n# Retry loop swallows errors\n\nEvery change takes a day.\n`;
  const status = async (files: Record<string, string>, ...argv: string[]) =>
    (await runCli(['lint', ...argv], { files })).status;

  test('two items with one id fail the run', async () => {
    const files = {
      'docs/debt/a.md': item('id: k3f9qx\ncreated: 2026-03-01'),
      'docs/debt/b.md': item('id: k3f9qx\ncreated: 2026-03-01').replace('Retry', 'Second'),
    };
    expect(await status(files)).toBe(1);
    expect(await status({ 'docs/debt/a.md': files['docs/debt/a.md'] })).toBe(0);
  });

  test('time alone fails none, however strict it is', async () => {
    const files = { 'docs/debt/a.md': item('id: k3f9qx\ncreated: 2020-03-01') };
    const { stdout } = await runCli(['lint'], { files });
    expect(stdout).toContain('unreviewed-debt');
    expect(stdout).toContain('ignored-backlog');
    const strict = { ...files, '.whylint.yaml': 'fail-on: hint\n' };
    expect(await status(strict, '--max-warnings', '0')).toBe(0);
  });

  test('a post-mortem is told of an id that no item has', async () => {
    const { results } = await jsonOf([at('a')], {
      [at('a')]: `${clean}\nSee D-k3f9qz.\n`,
      'docs/debt/a.md': item('id: k3f9qx'),
    });
    expect(results[0]?.diagnostics.map(({ rule }) => rule)).toEqual(['unknown-debt-id']);
  });
});
