import { describe, expect, test } from 'vitest';
import { firstLook } from '../../server/src/authoring/first-look.ts';
import { initialFiles, proposeSetup } from '../../server/src/authoring/init.ts';
import { type FileTable, inMemoryWorkspace } from '../support/in-memory-workspace.ts';

const report = '# A\n\n## Timeline\n\n- 10:00 down\n- 10:05 seen\n- 10:20 up\n\n## Root cause\n\nThe disk.\n';
const template = '# {title}\n\n## Impact\n\n## Root cause\n';

const proposed = (files: FileTable) => proposeSetup(inMemoryWorkspace(files));
const globs = async (files: FileTable) =>
  (await proposed(files)).groups.map(({ glob, documents }) => [glob, documents.length]);

describe('post-mortems are found', () => {
  test.each<[string, FileTable, [string, number][]]>([
    ['by their folder', { 'ops/incidents/2026/a.md': '# A\n', 'ops/b.md': '# B\n' }, [['ops/incidents/**/*.md', 1]]],
    ['by a folder with a space in its name', { 'docs/Post Mortems/a.md': '# A\n' }, [['docs/Post Mortems/**/*.md', 1]]],
    [
      'by their names',
      { 'blog/may-postmortem.md': '# A\n', 'blog/june-postmortem.md': '# A\n', 'blog/x.md': '' },
      [['blog/*postmortem*.md', 2]],
    ],
    [
      'in two places, the fuller one first',
      { 'a/outages/1.md': '# A\n', 'b/rca/1.md': '# A\n', 'b/rca/2.md': '# A\n' },
      [
        ['b/rca/**/*.md', 2],
        ['a/outages/**/*.md', 1],
      ],
    ],
    ['by what is in them', { 'ops/1.md': report, 'ops/2.md': report, 'ops/3.md': '# C\n' }, [['ops/*.md', 2]]],
    ['one by one among other things', { 'docs/1.md': report, 'docs/2.md': '#', 'docs/3.md': '#' }, [['docs/1.md', 1]]],
    [
      'by a word that their names share',
      {
        'docs/incident-1.md': report,
        'docs/incident-2.md': report,
        'docs/3.md': '#',
        'docs/4.md': '#',
        'docs/5.md': '#',
      },
      [['docs/*incident*.md', 2]],
    ],
    [
      'not by a name alone',
      { 'docs/incident-1.md': '# A\n', 'docs/incident-response-plan.md': report.slice(0, 20) },
      [],
    ],
    ['with names that globs are made of', { 'a (b)/incidents/1.md': '# A\n' }, [['a ?b?/incidents/**/*.md', 1]]],
  ])('%s', async (_, files, expected) => {
    expect(await globs(files)).toEqual(expected);
  });

  test('in a folder that is itself named after them', async () => {
    const workspace = { ...inMemoryWorkspace({ '2021/a.md': '# A\n', 'README.md': '' }), folder: '/home/post-mortems' };
    expect(await proposeSetup(workspace)).toMatchObject({ groups: [{ glob: '**/*.md' }], ignore: ['README.md'] });
  });
});

describe('around them', () => {
  test('the team’s template, what is none, and debt', async () => {
    expect(
      await proposed({
        'docs/incidents/a.md': '# A\n',
        'docs/incidents/README.md': '# How\n',
        'docs/incidents/incident-template.md': template,
        'other/template.md': template,
        'docs/tech-debt/1.md': '# Debt\n',
        'docs/tech-debt/2.md': '# Debt\n',
        'TECH_DEBT.md': '# Debt\n',
      }),
    ).toMatchObject({
      template: 'docs/incidents/incident-template.md',
      hasTemplate: true,
      ignore: ['docs/incidents/README.md'],
      debt: { folder: 'docs/tech-debt', items: 2, files: ['TECH_DEBT.md'] },
    });
  });

  test('where they stand among other things, the next ones belong beside the template', async () => {
    const proposal = await proposed({ '_posts/may-postmortem.md': '# A\n', '_posts/x.md': '# X\n' });
    const [config, copy] = initialFiles(proposal);
    expect(copy?.path).toBe('docs/postmortems/template.md');
    expect(config?.text).toContain(
      '    files:\n      - _posts/*postmortem*.md    # 1 document now\n      - docs/postmortems/**/*.md  # the next ones\n',
    );
  });

  test('a template that asks nothing is none', async () => {
    const files = { 'docs/incidents/a.md': '# A\n', 'docs/incidents/template.md': 'To be written.\n' };
    expect(await proposed(files)).toMatchObject({ template: 'docs/incidents/template.md', hasTemplate: false });
  });
});

describe('the first look', () => {
  const files = {
    'docs/incidents/a.md': '# A\n\n## Impact\n\nMany.\n',
    'docs/incidents/b.md': '---\nstatus: draft\n---\n# B\n',
    'docs/incidents/template.md': template,
  };
  const workspace = inMemoryWorkspace(files);

  test('counts what would be found, and knows it from then on', async () => {
    const proposal = await proposeSetup(workspace);
    const look = await firstLook(workspace, proposal, '2026-03-02');
    expect(look).toMatchObject({ documents: 2, drafts: 1, failing: 1 });
    expect(look.rules.filter(({ severity }) => severity === 'warning')).toMatchObject([
      { rule: 'missing-section', findings: 3, documents: ['docs/incidents/a.md', 'docs/incidents/b.md'] },
    ]);
    const written = initialFiles(proposal, look.baseline?.path);
    const all = [...written, ...(look.baseline ? [look.baseline] : [])];
    expect(all.map(({ path }) => path)).toEqual(['.whylint.yaml', '.whylint-baseline.json']);
    expect(look.baseline?.text).toContain('docs/incidents/a.md');
    expect(look.baseline?.text).not.toContain('b.md');
  });

  test('offers no baseline where nothing would fail', async () => {
    const empty = inMemoryWorkspace({});
    expect(await firstLook(empty, await proposeSetup(empty), '2026-03-02')).toEqual({
      documents: 0,
      drafts: 0,
      rules: [],
      failing: 0,
    });
  });
});
