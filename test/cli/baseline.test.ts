import { describe, expect, test } from 'vitest';
import type { InMemoryFiles } from '../support/in-memory-files.ts';
import { repository, runCli } from '../support/run-cli.ts';

const template =
  '# Title\n\n## Summary\n\n<!-- What broke, for whom? -->\n\n## Root cause\n\n- **Category:** trade-off / knowledge gap / brain fart\n';
const clean = '# Checkout was down\n\n## Summary\n\nNobody could pay.\n\n## Root cause\n\n- **Category:** trade-off\n';
const wrong = clean.replace('trade-off', 'human error');
const at = (name: string) => `docs/postmortems/${name}.md`;
const file = '/repo/known.json';

const start = (files: Record<string, string> = {}) =>
  repository({ [at('template')]: template, [at('a')]: wrong, ...files });
const lint = (files: InMemoryFiles, ...argv: string[]) => runCli(argv, { files });
const update = (files: InMemoryFiles, ...argv: string[]) =>
  lint(files, '--baseline', 'known.json', '--update-baseline', ...argv);
const documentsOf = (files: InMemoryFiles) => Object.keys(JSON.parse(files.text(file) ?? '').documents);

describe('--baseline', () => {
  test('what it knows fails nothing and is counted; what is new does', async () => {
    const files = start();
    expect((await lint(files)).status).toBe(1);
    const { status, stdout, stderr } = await update(files);
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'known.json: 1 finding in 1 document written\n' });
    expect(stdout).toBe('2 documents, nothing found; 1 in the baseline\n');

    files.put(`/repo/${at('a')}`, wrong.replace('Nobody', 'A word more.\n\nNobody'));
    const moved = await lint(files, '--baseline', 'known.json');
    expect(moved).toMatchObject({ status: 0, stdout: '2 documents, nothing found; 1 in the baseline\n', stderr: '' });

    files.put(`/repo/${at('b')}`, wrong);
    const { status: red, stdout: found } = await lint(files, '--baseline', 'known.json');
    expect(red).toBe(1);
    expect(found).toContain(`${at('b')}\n`);
    expect(found).not.toContain(`${at('a')}\n`);
  });

  test('is a setting too: nothing to say on the command line', async () => {
    const files = start({ '.whylint.yaml': 'baseline: known.json\n' });
    expect(await lint(files, '--update-baseline')).toMatchObject({ status: 0 });
    expect(await lint(files)).toMatchObject({ status: 0, stderr: '' });
    expect((await runCli(['a.md'], { files, cwd: '/repo/docs/postmortems' })).status).toBe(0);
    files.put('/repo/.whylint.yaml', '');
    expect((await lint(files)).status).toBe(1);
  });

  test('says what is no longer there; the next update takes it out', async () => {
    const files = start({ [at('b')]: wrong });
    await update(files);
    files.put(`/repo/${at('a')}`, clean);
    expect(await lint(files, '--baseline', 'known.json')).toMatchObject({
      status: 0,
      stderr: 'known.json: 1 finding in it no longer there; --update-baseline takes them out\n',
    });
    await update(files);
    expect((await lint(files, '--baseline', 'known.json')).stderr).toBe('');
    expect(documentsOf(files)).toEqual([at('a'), at('b')]);
  });

  test('a run over some documents leaves the entries of the others, unless these are gone', async () => {
    const files = start({ [at('b')]: wrong, [at('c')]: wrong });
    await update(files);
    files.lose(`/repo/${at('c')}`);
    files.put(`/repo/${at('a')}`, clean);
    expect((await lint(files, '--baseline', 'known.json', at('b'))).stderr).toContain('1 finding in it no longer');
    await update(files, at('b'));
    expect(documentsOf(files)).toEqual([at('a'), at('b')]);
  });

  test('drafts are not in it, unless they count', async () => {
    const files = start({ [at('a')]: `---\nstatus: draft\n---\n${wrong}` });
    await update(files);
    expect(documentsOf(files)).toEqual([]);
    expect((await lint(files, '--baseline', 'known.json', '--strict')).status).toBe(1);
    await update(files, '--strict');
    expect(documentsOf(files)).toEqual([at('a')]);
  });

  test('rules for the author alone are in it only when that was asked for, and a shared run leaves them', async () => {
    const blaming = clean.replace('Nobody could pay.', 'Bob forgot to renew the certificate.');
    const files = start({ [at('a')]: blaming });
    await update(files);
    expect(files.text(file)).not.toContain('blaming-wording');
    await update(files, '--audience', 'author');
    expect(files.text(file)).toContain('blaming-wording');
    expect(await lint(files, '--baseline', 'known.json')).toMatchObject({ stderr: '' });
    await update(files);
    expect(files.text(file)).toContain('blaming-wording');
  });

  test('lies anywhere: its paths count from its own folder', async () => {
    const files = start();
    await lint(files, '--baseline', '/elsewhere/known.json', '--update-baseline');
    expect(Object.keys(JSON.parse(files.text('/elsewhere/known.json') ?? '').documents)).toEqual([
      `../repo/${at('a')}`,
    ]);
    expect((await lint(files, '--baseline', '/elsewhere/known.json')).status).toBe(0);
  });

  test('what it has is suppressed in reports, not dropped', async () => {
    const files = start();
    await update(files);
    const { stdout } = await lint(files, '--baseline', 'known.json', '--format', 'sarif');
    const kinds = JSON.parse(stdout).runs[0].results.map((each: { suppressions: { kind: string }[] }) =>
      each.suppressions.map(({ kind }) => kind),
    );
    expect(kinds).toEqual([['external']]);
  });
});

describe('a baseline that is none', () => {
  test.each([
    ['a file of something else', '{"name": "a package"}', 'no baseline that Whylint wrote; nothing was changed in it'],
    [
      'a later version',
      '{"version": 2, "documents": {}}',
      'a baseline of another version of Whylint; nothing was changed in it',
    ],
    ['no text', '\0', 'looks binary: it holds NUL bytes'],
  ])('%s: exit 2 and one line, and it stays as it was', async (_, content, reason) => {
    for (const argv of [
      ['--baseline', 'known.json'],
      ['--baseline', 'known.json', '--update-baseline'],
    ]) {
      const files = start({ 'known.json': content });
      expect(await lint(files, ...argv)).toMatchObject({
        status: 2,
        stdout: '',
        stderr: `whylint: --baseline known.json: ${reason}\n`,
      });
      expect(files.text(file)).toBe(content);
    }
  });

  test('one that is not there', async () => {
    expect(await lint(start(), '--baseline', 'known.json')).toMatchObject({
      status: 2,
      stderr: 'whylint: --baseline known.json: no such file; --update-baseline writes it\n',
    });
  });

  test('one that the configuration names is said at its line', async () => {
    const configured = { '.whylint.yaml': 'fail-on: error\nbaseline: known.json\n' };
    expect(await lint(start(configured))).toMatchObject({
      status: 2,
      stderr: '.whylint.yaml:2:11: known.json: no such file; `whylint --update-baseline` writes it.\n',
    });
    const files = start({ ...configured, 'known.json': '{}' });
    expect(await lint(files, '--update-baseline')).toMatchObject({
      status: 2,
      stderr:
        '.whylint.yaml:2:11: known.json: no baseline that Whylint wrote.\nwhylint: the baseline was not written\n',
    });
    expect(files.text(file)).toBe('{}');
  });

  test('an update wants to know which file, and one it may write', async () => {
    expect(await lint(start(), '--update-baseline')).toMatchObject({
      status: 2,
      stderr: 'whylint: --update-baseline: into which file? --baseline FILE, or "baseline: FILE" in .whylint.yaml\n',
    });
    expect((await update(start(), '--fix-dry-run')).stderr).toBe(
      'whylint: --update-baseline writes and --fix-dry-run does not; which one?\n',
    );
    const files = start();
    files.protect(file);
    expect(await update(files)).toMatchObject({
      status: 2,
      stderr: 'whylint: known.json: no permission to write it\n',
    });
  });
});
