import { describe, expect, test } from 'vitest';
import { missingWords } from '../../server/src/authoring/moved-text.ts';
import type { Git } from '../../server/src/cli/command.ts';
import { type CliWorld, runCli } from '../support/run-cli.ts';

const notes = `Payments:
- retry loop in src/retry.ts:4 swallows errors
- [ ] queue has no limit, see src/gone.ts:3
- [x] old router removed

2024-03-01 (kim): login takes five seconds
`;
const world: CliWorld = {
  files: {
    'notes.txt': notes,
    'src/retry.ts': 'function retry() {\n  try {\n    send();\n  } catch (error) {\n  }\n}\n',
  },
};
const git: Git = {
  headCommit: async () => '9f3c1e2',
  author: async () => ({ name: 'Dana Diaz' }),
  lastChanges: async () => new Map(),
};
const load = (argv: readonly string[], given: CliWorld = world) => runCli(['debt', 'import', ...argv], given);

describe('a dry run', () => {
  test('shows the notes by number, where they lead, what is known and what is left', async () => {
    const { status, stdout, stderr, files } = await load(['notes.txt', '--dry-run'], {
      files: { ...world.files, 'notes.txt': `# Notes\n\n${notes}` },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(`+ 1  retry loop in src/retry.ts:4 swallows errors  src/retry.ts:4, Payments
+ 2  queue has no limit, see src/gone.ts:3         src/gone.ts (not there), Payments
  3  old router removed                            (done already), Payments
+ 4  login takes five seconds

Left in notes.txt
  line 1  heading: Notes

notes.txt: 4 notes, 3 to import (+); nothing is written yet
`);
    expect(files.text('/repo/notes.txt')).toContain('- [ ] queue');
    expect(await load(['notes.txt', '--dry-run'], { files })).toMatchObject({ stdout });
  });

  test('as JSON', async () => {
    const { stdout } = await load(['notes.txt', '--dry-run', '--json', '--only', '2']);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      path: 'notes.txt',
      notes: [
        { number: 1, line: 2, area: 'Payments', anchors: [{ path: 'src/retry.ts', line: 4 }], chosen: false },
        { number: 2, missing: ['src/gone.ts'], chosen: true },
        { number: 3, known: 'done already', chosen: false },
        { number: 4, created: '2024-03-01', by: 'kim', chosen: false },
      ],
      left: [],
    });
  });
});

describe('importing', () => {
  test('writes an item for each note that is new, and leaves the notes', async () => {
    const { status, stdout, stderr, files } = await load(['notes.txt'], { ...world, git });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toBe('3 items from notes.txt; 1 left: done already');
    const [, id, path] =
      /^D-(\w{6}) (docs\/debt\/retry-loop-in-src-retry-ts-4-swallows-errors-\1\.md)$/.exec(lines[0] ?? '') ?? [];
    expect(files.text(`/repo/${path}`)).toMatch(
      new RegExp(
        `^---\\nid: ${id}\\nstatus: open .*\\ncreated: 2026-03-02\\nby: Dana Diaz\\narea: Payments\\n# from notes\\.txt, line 2\\n---\\n` +
          '# retry loop in src/retry\\.ts:4 swallows errors\\n\\n- \\[src/retry\\.ts:4\\]\\(\\.\\./\\.\\./src/retry\\.ts#L4\\) `\\} catch \\(error\\) \\{` <!-- at 9f3c1e2 ctx .* -->\\n$',
      ),
    );
    expect(files.text('/repo/notes.txt')).toBe(notes);
    const again = await load(['notes.txt'], { files });
    expect(again.stdout).toMatch(/^0 items from notes\.txt; 4 left, --dry-run tells why\n$/);
  });

  test('strikes what was imported, so that nothing is imported twice', async () => {
    const { stdout, files } = await load(['notes.txt', '--strike', '--only', '1-2,4']);
    const [one, two, four] = [...stdout.matchAll(/^D-(\w{6})/gm)].map(([, id]) => id);
    const struck = `Payments:
- retry loop in src/retry.ts:4 swallows errors [D-${one}]
- [x] queue has no limit, see src/gone.ts:3 [D-${two}]
- [x] old router removed

2024-03-01 (kim): login takes five seconds [D-${four}]
`;
    expect(files.text('/repo/notes.txt')).toBe(struck);
    const items = files.text(`/repo/${stdout.split(/[ \n]/)[1]}`);
    const renamed = await load(['notes.txt', '--strike'], {
      files: { 'notes.txt': struck, 'docs/debt/x.md': items ?? '' },
    });
    expect(renamed.stdout).toMatch(/^0 items/);
    expect(renamed.files.text('/repo/notes.txt')).toBe(struck);
  });

  test('strikes Markdown through; a byte order mark and the line ends stay', async () => {
    const { stdout, files } = await load(['notes.md', '--strike'], {
      files: { 'notes.md': '\ufeff- queue has no limit\r\n' },
    });
    expect(files.text('/repo/notes.md')).toBe(`\ufeff- ~~queue has no limit~~ (${stdout.split(' ')[0]})\r\n`);
  });

  test('those that are known, too, when asked for', async () => {
    const { stdout, files } = await load(['notes.txt', '--all']);
    expect(stdout).toContain('4 items from notes.txt\n');
    const done = /docs\/debt\/old-router\S+/.exec(stdout)?.[0];
    expect(files.text(`/repo/${done}`)).toContain('\nstatus: paid ');
  });

  test('of a file that lies elsewhere, from a folder below, to the folder that is configured', async () => {
    const { stdout, files } = await load(['/home/notes.txt'], {
      files: {
        ...world.files,
        '/home/notes.txt': '- ./src/retry.ts:2 is odd',
        '.whylint.yaml': 'debt:\n  folder: backlog\n',
        'tools/x': '',
      },
      cwd: '/repo/tools',
    });
    expect(stdout).toMatch(/^D-\w{6} \.\.\/backlog\/src-retry/);
    expect(files.text(`/repo/${/backlog\/\S+/.exec(stdout)?.[0]}`)).toContain('# from notes.txt, line 1\n');
  });

  test('says which snippet was left out', async () => {
    const { stderr } = await load(['n.md'], {
      files: { 'n.md': '- a.ts:1 is odd\n', 'a.ts': 'const password = "hunter22";\n' },
    });
    expect(stderr).toMatch(/^whylint: docs\/debt\/a-ts-1-is-odd-\w{6}\.md: The line looks like it holds a secret/);
  });
});

describe('what cannot be done is said', () => {
  test.each([
    [[], /debt import wants a file of notes/],
    [['notes.txt', 'more.txt'], /debt import takes one file; there is more\.txt, too/],
    [['none.txt'], /none\.txt: no such file/],
    [['src'], /src: a folder/],
    [['logo.bin'], /logo\.bin: looks binary/],
    [['notes.txt', '--only', '5'], /--only 5: notes\.txt has 4 notes/],
    [['notes.txt', '--only', '3-2'], /--only 3-2: notes\.txt has 4 notes/],
    [['notes.txt', '--only', 'all'], /--only all: numbers of notes are wanted, such as 1,3-5/],
    [['notes.txt', '--only', '1', '--all'], /--only and --all; which one/],
  ])('%j', async (argv, message) => {
    const { status, stdout, stderr } = await load(argv, {
      files: { ...world.files, 'logo.bin': Buffer.from([1, 0, 2]) },
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('of nothing to import', async () => {
    const files = { 'empty.txt': ' \n', 'head.md': '# Notes\n', 'signs.txt': '---\n' };
    expect(await load(['empty.txt'], { files })).toMatchObject({
      status: 0,
      stdout: 'empty.txt: empty, nothing to import\n',
    });
    expect(await load(['head.md'], { files })).toMatchObject({
      status: 0,
      stdout: 'head.md: no notes found, only heading\n',
    });
    expect(await load(['signs.txt', '--dry-run'], { files })).toMatchObject({ stdout: 'signs.txt: no notes found\n' });
  });

  test('where the notes cannot be struck, the items are there', async () => {
    const { files } = await runCli(['rules'], world);
    files.protect('/repo/notes.txt');
    const { status, stderr, stdout } = await load(['notes.txt', '--strike'], { files });
    expect(status).toBe(2);
    expect(stderr).toBe(
      'whylint: notes.txt: no permission to write it; the items are written, the notes stay as they are\n',
    );
    expect(stdout.match(/^D-/gm)).toHaveLength(3);
    expect(files.text('/repo/notes.txt')).toBe(notes);
  });

  test('where the folder cannot be written, the notes stay', async () => {
    const { files } = await runCli(['rules'], world);
    const refusing = { ...files, create: () => files.create('/repo/guarded', '') };
    files.protect('/repo/guarded');
    const { status, stderr } = await load(['notes.txt', '--strike'], { files: refusing });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^whylint: docs\/debt\/retry-loop-\S+: no permission to write it\n$/);
    expect(files.text('/repo/notes.txt')).toBe(notes);
  });
});

describe('into the one document that the configuration names', () => {
  const config = 'debt: { log-to: TECH_DEBT.md }\n';
  const table = [
    '# Tech debt',
    '',
    '| ID     | Item      | Location     | Area | Status |',
    '| ------ | --------- | ------------ | ---- | ------ |',
    '| TD-001 | Old cache | `src/b.ts:1` | Core | open   |',
    '',
    'Ask Kim first.',
    '',
  ].join('\r\n');
  const into = (text: string | undefined, source = notes): CliWorld => ({
    git,
    files: {
      ...world.files,
      '.whylint.yaml': config,
      'notes.txt': source,
      ...(text !== undefined && { 'TECH_DEBT.md': text }),
    },
  });

  test('a row for each, with ids counted up; nothing of a note is lost, and no file is made', async () => {
    const { status, stdout, stderr, files } = await load(['notes.txt', '--strike'], into(table));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(
      'TD-002 TECH_DEBT.md:6\nTD-003 TECH_DEBT.md:7\nTD-004 TECH_DEBT.md:8\n3 items from notes.txt into TECH_DEBT.md; 1 left: done already\n',
    );
    const rows = [
      '| TD-002 | retry loop in src/retry.ts:4 swallows errors | `src/retry.ts:4` | Payments | open   |',
      '| TD-003 | queue has no limit, see src/gone.ts:3 |  | Payments | open   |',
      '| TD-004 | login takes five seconds<br>2024-03-01 (kim) |  |  | open   |',
    ];
    const text = files.text('/repo/TECH_DEBT.md') as string;
    expect(text.replace(/ {2,}/g, ' ')).toBe(
      table.replace('open   |\r\n', `open   |\r\n${rows.join('\r\n')}\r\n`).replace(/ {2,}/g, ' '),
    );
    expect(files.text('/repo/notes.txt')).toContain('five seconds [TD-004]');
    const again = await load(['notes.txt'], { files, git });
    expect(again.stdout).toMatch(/^0 items from notes\.txt into TECH_DEBT\.md; 4 left/);
    expect(files.text('/repo/TECH_DEBT.md')).toBe(text);
  });

  test('a dry run shows what would change there', async () => {
    const { stdout, files } = await load(['notes.txt', '--dry-run', '--only', '1'], into(table));
    expect(stdout).toContain('+++ b/TECH_DEBT.md\n');
    expect(stdout).toMatch(/^\+\| TD-002 \| retry loop/m);
    expect(stdout).toContain('notes.txt: 4 notes, 1 to import into TECH_DEBT.md (+); nothing is written yet\n');
    expect(files.text('/repo/TECH_DEBT.md')).toBe(table);
  });

  test.each([
    [
      'headings',
      '# Tech debt\n\n## TD-1: Old cache\n\n**Priority:** High\n**Location:** src/b.ts:1\n\n## TD-2: Old queue\n\n**Priority:** Low\n**Location:** src/q.ts:2\n',
    ],
    ['boxes', '# Tech debt\n\n- [ ] Old cache is never emptied\n- [x] Old queue has two names\n'],
    ['bullets', '# Tech debt\n\n- **Old cache** — is never emptied\n- **Old queue** — has two names\n'],
    ['no document yet', undefined],
  ])('%s: notes of several lines, read again as they were', async (_, text) => {
    const source = [
      '# Notes',
      '',
      '- [P1] Retry loop swallows errors: every client',
      '  does it by itself.',
      '',
      '  - in the first place',
      '  - and in `src/retry.ts:4`',
      '',
      '- Cache | queue have two names',
      '',
    ].join('\n');
    const { stdout, stderr, files } = await load(['notes.txt'], into(text, source));
    expect(stderr).toBe('');
    expect(stdout).toContain('2 items from notes.txt into TECH_DEBT.md\n');
    const after = files.text('/repo/TECH_DEBT.md') as string;
    const lost = missingWords(source.replace('# Notes', ''), after);
    expect(lost).toEqual([]);
    const listed = JSON.parse((await runCli(['debt', 'list', '--json'], { files })).stdout) as {
      items: { title: string }[];
    };
    expect(listed.items.map(({ title }) => title)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Retry loop swallows errors/), 'Cache | queue have two names']),
    );
  });

  test('an essay takes none: they have files of their own', async () => {
    const { stdout, stderr } = await load(['notes.txt'], into('# Why we have debt\n\nIt is long.\n'));
    expect(stderr).toBe(
      'whylint: TECH_DEBT.md: no list of debt is recognised in it; 3 items have files of their own instead\n',
    );
    expect(stdout).toMatch(/^(?:D-\w{6} docs\/debt\/\S+\n){3}3 items from notes\.txt; 1 left/);
  });

  test('what is done is done there, too', async () => {
    const boxes = '# Tech debt\n\n- [ ] Old cache is never emptied\n- [x] Old queue has two names\n';
    const { files } = await load(['notes.txt', '--only', '3'], into(boxes));
    expect(files.text('/repo/TECH_DEBT.md')).toContain('- [x] old router removed\n');
  });
});
