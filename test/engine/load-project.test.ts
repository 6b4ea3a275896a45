import { describe, expect, test, vi } from 'vitest';
import { loadSetup, setupLoader } from '../../server/src/engine/load-project.ts';
import type { Setup } from '../../server/src/engine/setup.ts';
import { builtInKindNames } from '../../server/src/kinds/built-in.ts';
import { detectKind } from '../../server/src/kinds/detect-kind.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { rules } from '../../server/src/rules/index.ts';
import { UnreadableFile } from '../../server/src/workspace.ts';
import { type FileTable, inMemoryWorkspace } from '../support/in-memory-workspace.ts';

const template = (...headings: string[]) => `# Title\n\n${headings.map((heading) => `## ${heading}\n\n`).join('')}`;
const load = (files: FileTable, from = '', configPath?: string) =>
  loadSetup(inMemoryWorkspace(files), { from, rules, ...(configPath && { configPath }) });
/** Kind, template and first heading of what governs a path. */
const governing = ({ kinds }: Setup, path: string) => {
  const kind = detectKind(createDocument(path, '# x\n'), kinds)?.kind;
  return kind && [kind.name, kind.template, kind.outline.sections[0]?.title];
};
const lines = ({ problems }: Setup) =>
  problems.map(({ path, source, severity, message }) => `${path} ${source} ${severity}: ${message}`);

test('without any file the defaults and the built-in kinds are in force', async () => {
  const setup = await load({}, 'docs/postmortems');
  expect(setup.problems).toEqual([]);
  expect(setup.config.failOn).toBe('error');
  expect(governing(setup, 'docs/postmortems/a.md')).toEqual(['post-mortem', undefined, 'Summary']);
  expect(governing(setup, 'docs/notes.md')).toBeUndefined();
});

describe('configuration', () => {
  const files = {
    '.whylint.yaml': 'fail-on: hint\n',
    'services/pay/.whylint.yaml': 'fail-on: warning\n',
    'ci/strict.yaml': 'fail-on: information\n',
  };

  test('the nearest one upward governs, or the one that is named', async () => {
    expect((await load(files, 'docs/postmortems')).config.failOn).toBe('hint');
    expect((await load(files, 'services/pay/docs')).config.failOn).toBe('warning');
    expect((await load(files, 'services/pay/docs', 'ci/strict.yaml')).config.failOn).toBe('information');
  });

  test('mistakes are problems of that file; what is right is in force', async () => {
    const setup = await load({ '.whylint.yaml': 'fail-on: warning\nquestions: who\n' });
    expect(setup.config.failOn).toBe('warning');
    expect(setup.problems).toMatchObject([
      { path: '.whylint.yaml', source: 'config', severity: 'error', range: { start: 28 } },
    ]);
  });

  test('one that cannot be read is a problem, and the defaults are in force', async () => {
    const unreadable = { '.whylint.yaml': new UnreadableFile('.whylint.yaml', 'looks binary') };
    const setup = await load(unreadable);
    expect(setup.config.failOn).toBe('error');
    expect(lines(setup)).toEqual(['.whylint.yaml config error: Looks binary. The defaults stay in force.']);
    expect(lines(await load({}, '', 'missing.yaml'))).toEqual([
      'missing.yaml config error: No such file. The defaults stay in force.',
    ]);
  });
});

describe('templates that the configuration names', () => {
  test('govern the documents that their globs name, or the usual ones', async () => {
    const setup = await load(
      {
        'team/.whylint.yaml': `kinds:
  post-mortem:
    template: templates/pm.md
    ignore: [postmortems/old/**]
  change-review:
    template: templates/change.md
    files: [changes/*.md]
`,
        'team/templates/pm.md': template('Impact'),
        'team/templates/change.md': template('Risk'),
      },
      'team/changes',
    );
    expect(setup.problems).toEqual([]);
    expect(governing(setup, 'team/postmortems/a.md')).toEqual(['post-mortem', 'team/templates/pm.md', 'Impact']);
    expect(governing(setup, 'team/postmortems/old/a.md')).toBeUndefined();
    expect(governing(setup, 'team/changes/a.md')).toEqual(['change-review', 'team/templates/change.md', 'Risk']);
    expect(governing(setup, 'changes/a.md')).toBeUndefined();
    const origins = Object.fromEntries(setup.kinds.map(({ name, origin }) => [name, origin]));
    expect(origins).toMatchObject({ 'post-mortem': 'convention', 'change-review': 'configured', runbook: 'built-in' });
  });

  test('a built-in kind needs none: a place is enough', async () => {
    const setup = await load({ '.whylint.yaml': 'kinds:\n  runbook:\n    files: [docs/runbooks/**/*.md]\n' });
    expect(setup.problems).toEqual([]);
    expect(governing(setup, 'docs/runbooks/disk.md')).toEqual(['runbook', undefined, 'Symptoms']);
    expect(governing(setup, 'runbooks/disk.md')).toBeUndefined();
  });

  test('may say themselves which files are theirs', async () => {
    const setup = await load({
      '.whylint.yaml': 'kinds:\n  review:\n    template: review.md\n',
      'review.md': `<!-- whylint: files reviews/*.md -->\n\n${template('Risk')}`,
    });
    expect(governing(setup, 'reviews/a.md')).toEqual(['review', 'review.md', 'Risk']);
  });

  test.each([
    ['is missing', {}, 'docs/pm.md: no such file. The built-in template stays in force.'],
    [
      'is unreadable',
      { 'docs/pm.md': new UnreadableFile('docs/pm.md', 'looks binary') },
      'docs/pm.md: looks binary. The built-in template stays in force.',
    ],
    [
      'has no headings',
      { 'docs/pm.md': 'Write something.\n' },
      'docs/pm.md: neither section headings nor fields. The built-in template stays in force.',
    ],
  ])('one that %s is a problem where it is named, and the built-in one is in force', async (_, files, message) => {
    const config = 'kinds:\n  post-mortem:\n    template: docs/pm.md\n';
    const setup = await load({ ...files, '.whylint.yaml': config });
    const problem = setup.problems.find(({ source }) => source === 'config');
    expect(problem).toMatchObject({ path: '.whylint.yaml', message, severity: 'error' });
    expect(config.slice(problem?.range.start, problem?.range.end)).toBe('docs/pm.md');
    expect(governing(setup, 'postmortems/a.md')).toEqual(['post-mortem', undefined, 'Summary']);
  });

  test('one outside the workspace is not read', async () => {
    const read = vi.fn(async (path: string) =>
      path === '.whylint.yaml' ? 'kinds:\n  post-mortem:\n    template: a/../../secret.md\n' : undefined,
    );
    const setup = await loadSetup({ read, list: async () => [] }, { from: '', rules });
    expect(setup.problems).toHaveLength(1);
    expect(read.mock.calls.flat()).not.toContainEqual(expect.stringContaining('secret'));
  });

  test('a kind of the team’s own without a usable template is not in force', async () => {
    const setup = await load({
      '.whylint.yaml': 'kinds:\n  review:\n    template: gone.md\n    files: [reviews/*.md]\n',
    });
    expect(lines(setup)).toEqual([
      '.whylint.yaml config error: gone.md: no such file. Documents of kind review are not linted.',
    ]);
    expect(setup.kinds.map(({ name }) => name)).toEqual(builtInKindNames);
  });

  test('what is wrong inside one is a problem of the template; the rest of it is in force', async () => {
    const setup = await load({
      '.whylint.yaml': 'kinds:\n  post-mortem:\n    template: pm.md\n',
      'pm.md': template('Impact', 'Impact'),
    });
    expect(setup.problems).toMatchObject([{ path: 'pm.md', source: 'template', severity: 'warning' }]);
    expect(governing(setup, 'postmortems/a.md')?.[1]).toBe('pm.md');
  });
});

describe('templates found by convention', () => {
  const files = {
    'docs/postmortems/template.md': template('Top'),
    'docs/postmortems/pay/pay-template.md': template('Pay'),
    'docs/template.md': template('Not among post-mortems'),
    'template.md': template('Not among post-mortems'),
  };

  test('the nearest one governs its folder and what is below', async () => {
    expect(governing(await load(files, 'docs/postmortems'), 'docs/postmortems/a.md')).toEqual([
      'post-mortem',
      'docs/postmortems/template.md',
      'Top',
    ]);
    expect(governing(await load(files, 'docs/postmortems/2026/03'), 'docs/postmortems/2026/03/a.md')?.[2]).toBe('Top');
    expect(governing(await load(files, 'docs/postmortems/pay'), 'docs/postmortems/pay/a.md')?.[2]).toBe('Pay');
    expect(governing(await load(files, 'incidents'), 'incidents/a.md')?.[2]).toBe('Summary');
  });

  test('what is left out by default stays out, however it is written', async () => {
    const setup = await load(files, 'docs/postmortems');
    for (const name of ['README.md', 'readme.md', 'pm-Template.md'])
      expect(governing(setup, `docs/postmortems/${name}`), name).toBeUndefined();
    expect(
      governing(await load({ 'PostMortems/template.md': template('Top') }, 'PostMortems'), 'PostMortems/a.md')?.[2],
    ).toBe('Top');
  });

  test('template.md comes before _template.md and others', async () => {
    const crowded = {
      'postmortems/a-template.md': template('A'),
      'postmortems/_template.md': template('B'),
      'postmortems/template.md': template('C'),
    };
    expect(governing(await load(crowded, 'postmortems'), 'postmortems/x.md')?.[2]).toBe('C');
  });

  test('one that the configuration names comes first; globs alone leave it to the convention', async () => {
    const named = { ...files, '.whylint.yaml': 'kinds:\n  post-mortem:\n    template: docs/template.md\n' };
    expect(governing(await load(named, 'docs/postmortems'), 'docs/postmortems/a.md')?.[1]).toBe('docs/template.md');
    const globs = {
      'pm/template.md': template('Top'),
      '.whylint.yaml': 'kinds:\n  post-mortem:\n    files: [pm/*.md]\n',
    };
    const setup = await load(globs, 'pm');
    expect(governing(setup, 'pm/a.md')).toEqual(['post-mortem', 'pm/template.md', 'Top']);
    expect(setup.kinds[0]?.origin).toBe('configured');
  });

  test('one without headings or that cannot be read leaves the built-in one in force', async () => {
    const setup = await load({ 'postmortems/template.md': 'Write something.\n' }, 'postmortems');
    expect(governing(setup, 'postmortems/a.md')?.[2]).toBe('Summary');
    expect(setup.problems).toMatchObject([
      { path: 'postmortems/template.md', source: 'template', severity: 'warning' },
    ]);
    const binary = await load(
      { 'postmortems/template.md': new UnreadableFile('postmortems/template.md', 'looks binary') },
      'postmortems',
    );
    expect(lines(binary)).toEqual([
      'postmortems/template.md template warning: Looks binary. The built-in template stays in force.',
    ]);
  });

  test('a name that is special in globs is a name', async () => {
    const odd = { 'a[1]/postmortems/template.md': template('Odd') };
    expect(governing(await load(odd, 'a[1]/postmortems'), 'a[1]/postmortems/a.md')?.[2]).toBe('Odd');
  });
});

test('folders that are governed alike share one setup, and nothing is read twice', async () => {
  const workspace = inMemoryWorkspace({
    '.whylint.yaml': 'fail-on: hint\n',
    'postmortems/template.md': template('Top'),
  });
  const read = vi.spyOn(workspace, 'read');
  const loader = setupLoader(workspace, { rules });
  const [first, second, third] = await Promise.all([loader('postmortems'), loader('postmortems/2026'), loader('src')]);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  const paths = read.mock.calls.map(([path]) => path);
  expect(new Set(paths).size).toBe(paths.length);
});
