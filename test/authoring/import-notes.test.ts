import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importNote, knownNotes, knownWords } from '../../server/src/authoring/import-notes.ts';
import { findPlaces, namedPlaces } from '../../server/src/authoring/note-places.ts';
import { holdsWords } from '../../server/src/authoring/note-words.ts';
import { type NotesFile, readNotes } from '../../server/src/authoring/notes.ts';
import { strikeNotes } from '../../server/src/authoring/strike-notes.ts';
import { debtItem } from '../../server/src/model/debt-item.ts';
import { createDocument } from '../../server/src/model/document.ts';
import { createProject } from '../../server/src/model/project.ts';
import { applyEdits } from '../../server/src/text/text.ts';
import { inMemoryWorkspace } from '../support/in-memory-workspace.ts';

const code = 'function retry() {\n  try {\n    send();\n  } catch (error) {\n    ignore(error);\n  }\n}\n';
const files = {
  'src/http/retry.ts': code,
  'src/mail/queue.ts': 'const queue = [];\n',
  'src/login.ts': 'a\n'.repeat(20),
  'lib/login.ts': '',
  'docs/beside.ts': 'beside();\n',
  'key.ts': 'const password = "hunter22";\n',
};

const fileOf = (text: string, path = 'docs/notes.md'): NotesFile => ({
  path,
  text,
  isMarkdown: path.endsWith('.md'),
  today: '2026-11-21',
});

async function itemsOf(text: string, path?: string) {
  const file = fileOf(text, path);
  const { notes } = readNotes(file);
  const found = await findPlaces(
    inMemoryWorkspace(files),
    notes.map((note) => namedPlaces(file, note)),
    '9f3c1e2',
  );
  return notes.map((note, at) => ({
    note,
    id: `k3f9q${at}`,
    name: `D-k3f9q${at}`,
    found: found[at] ?? { places: [], missing: [] },
    item: importNote(file, {
      note,
      found: found[at] ?? { places: [], missing: [] },
      id: `k3f9q${at}`,
      folder: 'docs/debt',
      created: '2026-11-21',
      by: 'Dana',
    }),
  }));
}

const onlyItem = async (text: string, path?: string) => {
  const [only] = await itemsOf(text, path);
  return only?.item.text ?? '';
};

describe('an item', () => {
  test('has the note’s title, the rest of it as it is written, and its places', async () => {
    const text =
      '## Payments\n\n- [P1] TODO: Retry loop swallows errors. See `src/http/retry.ts:4`,\n  nobody *knows*.\n  - asked Kim\n    - twice\n\n  ```js\n    retry();\n  ```\n';
    expect((await onlyItem(text)).replace(/ctx [0-9a-f,|]+/, 'ctx …')).toBe(`---
id: k3f9q0
status: open          # open | planned | in-progress | paid | wont-fix
created: 2026-11-21
by: Dana
area: Payments
# impact: 7 # suggested: P1
# from notes.md, line 3: [P1] TODO
---
# Retry loop swallows errors

See \`src/http/retry.ts:4\`,
nobody *knows*.
- asked Kim
  - twice

\`\`\`js
  retry();
\`\`\`

- [src/http/retry.ts:4](../../src/http/retry.ts#L4) \`} catch (error) {\` <!-- at 9f3c1e2 ctx … -->
`);
  });

  test('has the day and the person of the note', async () => {
    const text = await onlyItem('2024-03-01 (kim): the queue has no limit\n', 'notes.txt');
    expect(text).toContain('\ncreated: 2024-03-01\nby: kim\n# from notes.txt, line 1\n---\n# the queue has no limit\n');
  });

  test('tells the whole note where its title cannot', async () => {
    const linked = await onlyItem('- Look at [the queue](https://example.org/queue) again\n');
    expect(linked).toContain('# Look at the queue again\n\nLook at [the queue](https://example.org/queue) again\n');
    const long = await onlyItem(`- ${'word '.repeat(60)}end\n`);
    expect(long).toMatch(/\n# (?:word )+word…\n\n(?:word )+end\n$/);
  });

  test('of a note that is done is paid', async () => {
    expect(await onlyItem('- [x] the queue has no limit\n')).toContain('\nstatus: paid ');
  });

  test('says nothing of a place that is not there, and no line that is not', async () => {
    const [item] = await itemsOf(
      'src/gone.ts:3 and src/login.ts:900 are odd, kim@example.org knows Node.js\n',
      'notes.txt',
    );
    expect(item?.found).toMatchObject({ places: [{ path: 'src/login.ts' }], missing: ['src/gone.ts'] });
    expect(item?.item.text).toMatch(/\n- \[src\/login\.ts\]\([^#]*\) <!-- at 9f3c1e2 -->\n$/);
  });

  test('leaves a line out that looks like it holds a secret', async () => {
    const [item] = await itemsOf('- key.ts:1 is odd\n');
    expect(item?.item.note).toMatch(/secret/);
    expect(item?.item.text).not.toContain('hunter22');
  });

  test('keeps its links where the note leaves a fence or a comment open', async () => {
    for (const open of ['```\nhalf', '<!-- half', '<script>half'])
      for (const path of ['notes.txt', 'notes.md']) {
        const text = await onlyItem(`- src/mail/queue.ts:1 has no limit\n  ${open.replace('\n', '\n  ')}\n`, path);
        expect(debtItem(createDocument('docs/debt/a-k3f9q0.md', text)).anchors).toMatchObject([
          { path: 'src/mail/queue.ts', line: 1 },
        ]);
        expect(text).toContain('half');
      }
  });
});

describe('places', () => {
  const placesIn = async (text: string, path = 'docs/notes.md') =>
    (await itemsOf(text, path)).flatMap(({ found }) =>
      found.places.map(
        (place) => `${place.path}${place.line ? `:${place.line}` : ''}${place.endLine ? `-${place.endLine}` : ''}`,
      ),
    );

  test.each([
    ['src/http/retry.ts:4 is odd', 'src/http/retry.ts:4'],
    ['src/http/retry.ts:4:7 is odd', 'src/http/retry.ts:4'],
    ['src/http/retry.ts:2-4 is odd', 'src/http/retry.ts:2-4'],
    ['`src/http/retry.ts#L2-L4` is odd', 'src/http/retry.ts:2-4'],
    ['src\\http\\retry.ts(4,2) is odd', 'src/http/retry.ts:4'],
    ['odd things in `src/http/retry.ts`, lines 2-4', 'src/http/retry.ts:2-4'],
    ['odd things in src/http/retry.ts (line 4)', 'src/http/retry.ts:4'],
    ['odd things at line 4 of src/http/retry.ts.', 'src/http/retry.ts:4'],
    ['[odd](../src/http/retry.ts#L4) things', 'src/http/retry.ts:4'],
    ['./beside.ts is odd', 'docs/beside.ts'],
    ['beside.ts:1 is odd', 'docs/beside.ts:1'],
    ['retry.ts:4 is odd', 'src/http/retry.ts:4'],
    ['http/retry.ts is odd', 'src/http/retry.ts'],
    ['/home/kim/shop/src/http/retry.ts:4 is odd', 'src/http/retry.ts:4'],
    ['C:\\work\\shop\\src\\http\\retry.ts:4 is odd', 'src/http/retry.ts:4'],
    ['https://github.com/acme/shop/blob/main/src/http/retry.ts#L2-L4 is odd', 'src/http/retry.ts:2-4'],
    ['https://gitlab.com/acme/team/shop/-/blob/main/src/http/retry.ts#L2-4 is odd', 'src/http/retry.ts:2-4'],
  ])('%s', async (text, place) => {
    expect(await placesIn(`- ${text}\n`)).toEqual([place]);
  });

  test.each([
    'login.ts is odd, of which there are two',
    'https://example.org/src/http/retry.ts is a page',
    'src/http is a folder',
    '../../etc/passwd:1 is odd',
    'e.g. this, i.e. that',
  ])('none: %s', async (text) => {
    expect(await placesIn(`- ${text}\n`)).toEqual([]);
  });

  test('of a permalink keep its commit, by which the line is found', async () => {
    const text = await onlyItem(
      '- https://github.com/acme/shop/blob/1234567890abcdef1234567890abcdef12345678/src/login.ts#L4\n',
    );
    expect(text).toContain('- [src/login.ts:4](../../src/login.ts#L4) <!-- at 1234567890ab -->\n');
  });

  test('are looked for once each', async () => {
    const asked: string[] = [];
    const searched: (readonly string[])[] = [];
    const workspace = inMemoryWorkspace(files);
    const file = fileOf('- src/http/retry.ts:4 is odd\n- src/http/retry.ts:2 and retry.ts, too\n- retry.ts\n');
    const { notes } = readNotes(file);
    await findPlaces(
      {
        read: (path) => {
          asked.push(path);
          return workspace.read(path);
        },
        list: (globs, options) => {
          searched.push(globs);
          return workspace.list(globs, options);
        },
      },
      notes.map((note) => namedPlaces(file, note)),
      undefined,
    );
    expect(asked.filter((path) => path === 'src/http/retry.ts')).toHaveLength(1);
    expect(searched).toEqual([['**/retry.ts']]);
  });
});

describe('what is known', () => {
  const known = (text: string, ...items: readonly string[]) => {
    const file = fileOf(text);
    const project = createProject(
      items.map((title, at) =>
        debtItem(createDocument(`docs/debt/old-name-m2n4p${at}.md`, `---\nid: m2n4p${at}\n---\n# ${title}\n`)),
      ),
    );
    return knownNotes(file, readNotes(file).notes, project).map(knownWords);
  };

  test.each([
    ['- [x] the queue has no limit', 'done already'],
    ['- ~~the queue has no limit~~', 'done already'],
    ['- the queue has no limit (D-k3f9qx)', 'carries D-k3f9qx'],
    ['- The queue has NO limit!', 'is D-m2n4p0 already'],
    ['- Old name', 'is D-m2n4p0 already'],
    ['- password = "hunter22" is in the code', 'looks like it holds a secret'],
    ['- the stack has no limit', ''],
  ])('%s: %s', (text, words) => {
    expect(known(text, 'The queue has no limit')).toEqual([words]);
  });

  test('the same twice, unless the first is done', () => {
    expect(known('- [x] the queue has no limit\n- The queue has no limit.\n')).toEqual(['done already', '']);
    expect(known('- the queue has no limit\n- The queue has no limit.\n')).toEqual(['', 'same as note 1']);
  });
});

describe('striking', () => {
  const struck = async (text: string, path?: string) =>
    applyEdits(text, strikeNotes(fileOf(text, path), await itemsOf(text, path)));

  test.each([
    ['docs/notes.md', '- the queue has no limit\r\n', '- ~~the queue has no limit~~ (D-k3f9q0)\r\n'],
    ['docs/notes.md', '- [ ] the queue\n  - limit\n', '- [x] the queue (D-k3f9q0)\n  - limit\n'],
    [
      'docs/notes.md',
      '## Login is slow\n\nIt *takes*\nfive seconds.\n',
      '## ~~Login is slow~~ (D-k3f9q0)\n\n~~It *takes*\nfive seconds.~~\n',
    ],
    [
      'docs/notes.md',
      '- a queue\n  - no limit\n\n    ```\n    x\n    ```\n',
      '- ~~a queue~~ (D-k3f9q0)\n  - ~~no limit~~\n\n    ```\n    x\n    ```\n',
    ],
    ['notes.txt', 'the queue has no limit', 'the queue has no limit [D-k3f9q0]'],
    ['notes.txt', '[ ] the queue has no limit\n', '[x] the queue has no limit [D-k3f9q0]\n'],
    ['notes.txt', '☐ the queue has no limit\n', '☑ the queue has no limit [D-k3f9q0]\n'],
  ])('%s: %j', async (path, before, after) => {
    expect(await struck(before, path)).toBe(after);
  });
});

const piece = fc.constantFrom(
  ...[
    '- ',
    '* ',
    '1. ',
    '- [ ] ',
    '[ ] ',
    '  ',
    '\t',
    '\n',
    '\r\n',
    '\n\n',
    '# ',
    '## ',
    '> ',
    '| a | b |',
    '```\n',
    '<!-- ',
    ' -->\n',
    '~~',
  ],
  ...[
    '**',
    '`',
    'TODO: ',
    'FIXME(dana) ',
    '2024-03-01: ',
    '1 March 2024\n',
    'Frontend:\n',
    'src/mail/queue.ts:1 ',
    'retry loop ',
    'errors. ',
  ],
  ...[
    'The ',
    'Звук ',
    '重试 ',
    '🔥 ',
    '[P1] ',
    '[a](https://example.org/b) ',
    'Impact\n',
    ':\n',
    '(done)',
    ' — @kim',
    'a_b __c__ ',
    '<script>',
    '\\',
  ],
);
const texts = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

test('no word of a note is lost in its item, which can be read', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.boolean(), async (text, isMarkdown) => {
      for (const { note, item, id } of await itemsOf(text, isMarkdown ? 'docs/notes.md' : 'notes.txt')) {
        expect(holdsWords(item.text, text.slice(note.range.start, note.range.end))).toBe(true);
        const read = debtItem(createDocument(item.path, item.text));
        expect(read).toMatchObject({ id, title: expect.stringMatching(/\S/) });
        expect(read.broken).toBeUndefined();
      }
    }),
    { seed: 5, numRuns: 700 },
  );
});

test('what was imported is not proposed again', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.boolean(), async (text, isMarkdown) => {
      const path = isMarkdown ? 'docs/notes.md' : 'notes.txt';
      const imported = await itemsOf(text, path);
      const after = fileOf(applyEdits(text, strikeNotes(fileOf(text, path), imported)), path);
      const project = createProject(imported.map(({ item }) => debtItem(createDocument(item.path, item.text))));
      const { notes } = readNotes(after);
      knownNotes(after, notes, project).forEach((known, at) => {
        if (known === undefined) expect(notes[at]?.title).toBe('known');
      });
    }),
    { seed: 5, numRuns: 700 },
  );
});
