import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logDebt } from '../../server/src/authoring/log-debt.ts';
import { migrateToBacklog } from '../../server/src/authoring/migrate-to-backlog.ts';
import { migrateToItems, withLinks } from '../../server/src/authoring/migrate-to-items.ts';
import { missingWords } from '../../server/src/authoring/moved-text.ts';
import { backlogItems } from '../../server/src/model/backlog/items.ts';
import { debtItem } from '../../server/src/model/debt-item.ts';
import { createDocument } from '../../server/src/model/document.ts';

const path = 'docs/tech-debt.md';

function toItems(text: string, from = path) {
  let count = 0;
  const document = createDocument(from, text);
  const result = migrateToItems(document, {
    folder: 'docs/debt',
    newId: () => `k${String(count++).padStart(4, '0')}x`,
  });
  return { ...result, text: withLinks(document, result) };
}

function toBacklog(
  items: readonly { readonly path: string; readonly text: string }[],
  text?: string,
  shape: 'table' | 'headings' = 'headings',
) {
  const documents = items.map((each) => createDocument(each.path, each.text));
  const result = migrateToBacklog({
    path,
    ...(text !== undefined && { text }),
    items: documents,
    shape,
    formula: 'ease',
  });
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

const table = [
  '# Tech debt',
  '',
  'Ask Kim first.',
  '',
  '| ID | Issue | Where | Priority | Effort | Owner | Opened |',
  '| --- | --- | --- | --- | --- | --- | --- |',
  '| TD-001 | Slow `a \\| b` | `src/a.ts:40-43` | 🔴 High | 3-4 hours | @kim | 2026-01-04 |',
  '| TD-002 | ~~Old cache~~ ✅ Fixed | [b](../src/b.ts#L3) | Low | M | – | last May |',
  '',
  'Legend: 🔴 hurts.',
  '',
].join('\r\n');

describe('a document of several', () => {
  test('becomes a file each: fields in the head, what it has none for in the text, and links to the code', () => {
    const { files, text, left } = toItems(table);
    expect(left).toEqual([]);
    expect(files.map((each) => each.path)).toEqual(['docs/debt/slow-a-b-k0000x.md', 'docs/debt/old-cache-k0001x.md']);
    expect(files[0]?.text).toBe(
      [
        '---',
        'id: k0000x',
        'status: open          # open | planned | in-progress | paid | wont-fix',
        '# impact: 7 is suggested by 🔴 High',
        '# effort: 2 is suggested by 3-4 hours',
        'created: 2026-01-04',
        'owner: "@kim"',
        '---',
        '# Slow \\`a | b\\`',
        '',
        '- **ID:** TD-001',
        '- **Where:** `src/a.ts:40-43`',
        '- **Priority:** 🔴 High',
        '- **Effort:** 3-4 hours',
        '',
        '<!-- from docs/tech-debt.md: Slow `a \\| b` -->',
        '- [src/a.ts:40-43](../../src/a.ts#L40-L43)',
        '',
      ]
        .join('\n')
        .replace('# Slow \\`a | b\\`', '# Slow a | b'),
    );
    expect(debtItem(createDocument('a.md', files[1]?.text ?? ''))).toMatchObject({
      status: 'paid',
      title: 'Old cache',
    });
    expect(text).toBe(
      table
        .replace(/\| Slow .* \|\r/, '| [Slow a \\| b](debt/slow-a-b-k0000x.md) |  |  |  |  |  |\r')
        .replace(/\| ~~Old.*May \|\r/, '| [Old cache](debt/old-cache-k0001x.md) |  |  |  | – |  |\r'),
    );
    expect(backlogItems(createDocument(path, text)).every(({ from }) => from?.listed !== undefined)).toBe(true);
  });

  test('is restored to the letter', () => {
    const { files, text } = toItems(table);
    expect(toBacklog(files, text).text).toBe(table);
  });

  test.each([
    [
      'below bare names of areas',
      '# To do\n\n* Testing\n  * Cover the parser\n  * Drop the mocks\n* CLI\n  * List all plugins\n',
    ],
    ['behind boxes without a mark', '[x] first test\n[ ] second one\n[] support emoji\n'],
    [
      'told again in a section',
      '# Debt\n\n| # | Bug | Status |\n|-|-|-|\n| 1 | Login loops | open |\n\n## Bug #1: Login loops\n\n**Priority:** low\n**File:** `src/login.ts:4`\n',
    ],
  ])('is restored to the letter: items %s', (_, text) => {
    const result = toItems(text);
    expect(result.left).toEqual([]);
    expect(backlogItems(createDocument(path, result.text)).every(({ from }) => from?.listed !== undefined)).toBe(true);
    expect(toBacklog(result.files, result.text).text).toBe(text);
  });

  test('is restored with what has changed meanwhile', () => {
    const { files, text } = toItems(
      table.replace('Effort', 'Status').replace('3-4 hours', 'todo').replace('| M |', '| done |'),
    );
    const changed = files.map((each) => ({
      ...each,
      text: each.text.replace(/^status: open/m, 'status: paid').replace('@kim', '@sam'),
    }));
    expect(toBacklog(changed, text).text).toContain('| `src/a.ts:40-43` | 🔴 High | Done | @sam | 2026-01-04 |');
  });

  test.each([
    [
      'sections',
      '# Tech debt\n\n## High\n\n### TD-1: Slow `build` ✅\n\n**Status:** 🚧 half  \n**File:** [a](../src/a.ts)\n\n#### Why\n\nAn hour.\n\n---\n\n### TD-2: Old cache\n\n**Effort**: M\n\nWords.\n\n---\n\n*Small print*\n\n## Notes\n\nMore.\n',
    ],
    ['bullets', '# Tech debt\n\n- **Slow build** – an hour\n  - each time\n- ~~Old cache~~ in March\n'],
    ['boxes', '# Tech debt\n\nWords.\n\n- [x] Slow build\n- [ ] Old cache\n  it is old\n\nMore words.\n'],
    [
      'one document',
      '# TD-7: Slow build\n\n**Status:** open\n**Severity:** High\n\n## Problem\n\nAn hour, see [b](b.md) and [here](#problem).\n',
    ],
  ])('%s come and go', (_, source) => {
    const { files, text, left } = toItems(source);
    expect(left).toEqual([]);
    expect(files.length).toBe(backlogItems(createDocument(path, source)).length);
    expect(text).not.toBe(source);
    expect(toBacklog(files, text).text).toBe(source);
  });

  test('an item that cannot leave without loss stays, and is named', () => {
    const index = '| ID | Item | Status |\n|-|-|-|\n| TD-1 | [Old](old.md) | open |\n';
    expect(toItems(index)).toMatchObject({ files: [], left: [{ reason: 'it is kept in docs/old.md' }], text: index });
    expect(toItems('# How we limit technical debt\n\nWe talk.\n').files).toEqual([]);
    const fence = '# Debt\n\n```\n- [ ] Split the long reader\n- [ ] Drop the old cache\n- [ ] Write in one go\n```\n';
    const reason = 'it stands in code';
    expect(toItems(fence)).toMatchObject({ files: [], left: [{ reason }, { reason }, { reason }], text: fence });
    const headed = '---\ntitle: Two clocks\nstatus: open\n---\n\nThey drift.\n';
    expect(toItems(headed, 'docs/tech-debt/two-clocks.md')).toMatchObject({
      files: [],
      left: [{ reason: 'its title stands in the front matter' }],
    });
  });
});

describe('files', () => {
  const logged = logDebt({
    title: 'Retry loop swallows errors',
    id: 'k3f9qx',
    folder: 'docs/debt',
    created: '2026-03-02',
    by: '@dana',
    scores: { impact: 6, confidence: 7, effort: 4 },
    place: { path: 'src/retry.ts', line: 2, text: 'a\ncatch (e) {}\nreturn fooBar(1)\n', commit: '9f3c1e2' },
  });
  const full = {
    path: 'docs/debt/old-cache-m2n4pq.md',
    text: '---\nid: m2n4pq\nstatus: paid          # open | planned | in-progress | paid | wont-fix\nowner: Kim\nhits: 3\nminutes-lost: 40\npaid: 2026-02-03\npaid-by: Kim\nlabels: [a, b]\n---\n# Old `cache`\n\nEvery release takes an hour.\n\n## Options\n\n- one | two\n\n```ts\nconst a = 1;\n  b();\n```\n\nSee [notes](../notes.md#x).\n',
  };

  test.each(['headings', 'table'] as const)('become %s, and are restored to the letter', (shape) => {
    const result = toBacklog([full, logged], undefined, shape);
    expect(result.left).toEqual([]);
    const items = backlogItems(createDocument(path, result.text));
    expect(items.map(({ id, status, scores }) => [id, status, scores])).toEqual([
      ['k3f9qx', 'open', { impact: 6, confidence: 7, effort: 4 }],
      ['m2n4pq', 'paid', {}],
    ]);
    const back = toItems(result.text);
    expect(back.left).toEqual([]);
    expect(back.files.map((each) => [each.path, each.text])).toEqual([
      [logged.path, logged.text],
      [full.path, full.text],
    ]);
  });

  test('join those that a document has, in its shape', () => {
    const sections =
      '# Tech debt\n\n## TD-1: Slow build\n\n**Status:** open\n\n## Done\n\n## TD-0: X y\n\n**Status:** done\n';
    expect(toBacklog([logged], sections).text).toContain(
      '\n\n## D-k3f9qx: Retry loop swallows errors\n\n- **Status:** Open\n',
    );
    const rows =
      '# Tech debt\n\n| ID | Title | Status | Location |\n|-|-|-|-|\n| TD-1 | Slow build | todo | `a.ts` |\n';
    expect(toBacklog([logged], rows).text).toMatch(
      /\| D-k3f9qx \| Retry loop swallows errors.* \| todo \| \[src\/retry\.ts:2\]/,
    );
    const boxes = '# Tech debt\n\n- [ ] Slow build\n- [x] Old panel\n';
    expect(toBacklog([logged], boxes).text).toContain('- [ ] Slow build\n- [ ] Retry loop swallows errors\n');
  });

  test('stay where a word of them would be lost, or what they say cannot be read', () => {
    const broken = { path: 'docs/debt/a-k3f9qz.md', text: '---\nstatus: [\n---\n# A b\n' };
    expect(toBacklog([broken, logged]).left).toMatchObject([{ reason: 'its front matter cannot be read' }]);
    const rows = '# Tech debt\n\n| Item | Owner | Priority |\n|-|-|-|\n| Slow build | Kim | Low |\n';
    const paid = { path: 'docs/debt/a-m2n4pq.md', text: '---\nid: m2n4pq\nstatus: paid\n---\n# Old cache\n' };
    expect(toBacklog([paid, logged], rows)).toMatchObject({
      moved: [{ title: 'Retry loop swallows errors' }],
      left: [{ reason: 'nothing there can say its status' }],
    });
    expect(() => toBacklog([logged], '# How we limit technical debt\n\nWe talk.\n')).toThrow('no list of debt');
  });
});

describe('goes to files and comes back to the letter', () => {
  const documents: Readonly<Record<string, string>> = {
    'bullets that begin with how bad each is': [
      '# Audit',
      '',
      'We read all of the code by hand in one week of March, wrote down what we found, and talked it over with the team. '.repeat(
        4,
      ),
      '',
      '## Client code',
      '',
      '- **High** — every client retries by itself',
      '- **Low** — the cache of guests never expires',
      '- **High** — `parse` has no test of its own',
      '- **Medium** — the queue is named in two places',
      '',
    ].join('\n'),
    'a table that its rows alone name': [
      '# Technical debt',
      '',
      '| Marker | Where it stands | Status |',
      '| --- | --- | --- |',
      '| `src/a.ts` | retry never ends | done |',
      '| `src/b.ts` | cache never expires | open |',
      '| `src/c.ts` | queue has two names | open |',
      '',
    ].join('\n'),
    'other indentations and wrapped lines': [
      '# Tech debt',
      '',
      '-   Retry loop swallows errors',
      '    - in the client',
      '        - and in the server',
      '- Cache never expires.',
      '  Nobody knows since when.',
      '-\tQueue has two names',
      '\t- one here',
      '\t\t- one there',
      '- **重试从不结束**：没有人知道',
      '',
    ].join('\n'),
    'ids in bold bullets': [
      '# Tech debt',
      '',
      '- **TD-01: Retry loop swallows errors** — in the client',
      '- **TD-02: Cache never expires**',
      '- [TD-03] Queue has two names: see `src/q.ts:3`',
      '',
    ].join('\n'),
    'headings with and without a blank line below': [
      '# Tech debt',
      '',
      '## TD-1: Retry loop swallows errors',
      '**Priority:** High',
      '',
      'See [notes](./notes.md) and [the wiki](../../../wiki/retry.md).',
      '',
      '## TD-2: Cache never expires',
      '',
      '    expires = never',
      '',
      '**Priority:** Low',
      '',
    ].join('\n'),
    'remarks of the same form as our own': [
      '# Tech debt',
      '',
      '- [ ] Retry loop swallows errors',
      '',
      '  <!-- from old.md: a & b &#10; -->',
      '- [x] `cache/expires` never happens',
      '- [ ] Queue --> two names &#10; or more',
      '',
    ].join('\n'),
    'a rule below a heading': [
      '# Tech debt',
      '',
      '## TD-1: Retry loop swallows errors',
      '***',
      'Ask Kim first.',
      '',
      '## TD-2: Cache never expires',
      '',
      '**Priority:** Low',
      '',
    ].join('\n'),
    'a table without outer pipes': [
      '# Tech debt',
      '',
      'Area | Item | Priority',
      '--- | --- | ---',
      'Client | Retry loop swallows errors | High',
      'Server | Cache never expires | Low',
      '',
    ].join('\n'),
    'part of a word in code': '# Tech debt\n\n- **All** `Lock`s are taken twice\n- [ ] ✅Cache is old\n',
  };

  test.each(Object.entries(documents))('%s', (_, source) => {
    for (const text of [source, source.replaceAll('\n', '\r\n')]) {
      const there = toItems(text);
      expect(there.left).toEqual([]);
      expect(there.files).toHaveLength(backlogItems(createDocument(path, text)).length);
      expect(there.files.length).toBeGreaterThan(1);
      const back = toBacklog(there.files, there.text);
      expect(back).toMatchObject({ left: [], text });
    }
  });

  test('a row with fewer cells than its table has columns', () => {
    const text = '# Debt\n\n| Title | Status | Priority |\n|---|---|---|\n| Retry | Open\n| Cache | Open | High |\n';
    const { files, text: linked } = toItems(text);
    expect(toBacklog(files, linked).text).toBe(text);
  });

  test('a graded bullet whose item was called otherwise meanwhile keeps its grade', () => {
    const { files, text } = toItems(documents['bullets that begin with how bad each is'] as string);
    const changed = files.map((each) => ({ ...each, text: each.text.replace('# every client', '# each service') }));
    expect(toBacklog(changed, text).text).toContain('- **High** — each service retries by itself\n');
  });
});

describe('there and back to the letter', () => {
  const paragraphs = [
    '# Debt',
    '',
    '## Known issues',
    '',
    '**TD-1: Slow start.** It takes a minute,',
    'and more.',
    '- **Priority:** High',
    '  - in June',
    '',
    '**TD-2: No limit** (the queue grows)',
    '- **Priority:** Low',
    '',
    '## Resolved',
    '',
    '✅ **Old cache** (resolved 2026-05-02)',
    '- Gone',
    '',
    '---',
    '',
    'Ask Kim.',
    '',
  ].join('\n');

  test.each([
    [
      'boxes in groups of boxes',
      '# Debt\n\n- [x] Readable code\n  - [x] Short names\n    - [x] in the parser\n  - [ ] Smells\n    - [x] Long methods\n      - [x] `go()`\n    - [ ] Clumps\n      - [ ] dates\n    - [x] Envy\n  - [ ] Rules\n    - [ ] for imports\n- [ ] Offline mode\n',
      6,
    ],
    ['paragraphs in bold type', paragraphs, 3],
    ['text right behind a title', '# Debt\n\n- **Slow start**(a minute)\n- **No limit**, they say\n', 2],
    ['blanks on lines between', '# Debt\n\n- Slow start\n\n  A minute.\n  \n  Or two.\n- No limit\n', 2],
    ['a box with nothing behind it', '# Debt\n\n## Known issues\n\n- [x] \n- Slow start\n- No limit\n', 3],
    [
      'marks in a cell that the head says, and a row that begins too early',
      '| Area | Item | Priority | Status |\n|-|-|-|-|\n| **App** | Slow start | Low | Open |\n[x] | ~~App~~ | ~~No limit~~ | ~~Low~~ | Fixed |\n',
      2,
    ],
    [
      'a word that says what it is, before the title',
      '# Debt\n\n- **TODO: limit the queue** - it grows\n  - in June\n- **Slow start** - a minute\n',
      2,
    ],
    [
      'headings with nothing but grade and state, and the title in the line below',
      '# Debt\n\n### TD-1 · 🔴 · `resolved` (2026-05-05)\n**Slow start of the server**\n\n- **Where**: `src/a.ts`\n\n### TD-2 · 🟠 · `open` (for now)\n**No limit of the queue**\n\n- **Where**: `src/b.ts`\n',
      2,
    ],
    ['a blank behind the last word', '# TD-1: Slow start\n\n**Status:** Open\n\nIt takes a minute. ', 1],
  ])('%s', (_, source, count) => {
    const { files, text, left } = toItems(source);
    expect(left).toEqual([]);
    expect(files).toHaveLength(count);
    expect(toBacklog(files, text)).toMatchObject({ text: source, left: [] });
  });

  test('a paragraph whose item has another title by now', () => {
    const { files, text } = toItems(paragraphs);
    const renamed = files.map((each) => ({ ...each, text: each.text.replace('# Old cache', '# Older cache') }));
    expect(toBacklog(renamed, text).text).toBe(paragraphs.replace('Old cache', 'Older cache'));
  });

  test('a paragraph among others for an item that is new', () => {
    const made = logDebt({ title: 'Retry never ends', id: 'k3f9qx', folder: 'docs/debt', created: '2026-03-02' });
    const { text, left } = toBacklog([made], paragraphs);
    expect(left).toEqual([]);
    expect(text).toContain('\n\n**D-k3f9qx: Retry never ends**\n- **Created:** 2026-03-02\n\n## Resolved');
  });
});

describe('generated documents', () => {
  const word = fc.stringMatching(/^[A-Za-zäß中][a-zäß中]{2,7}$/);
  const words = (most: number) => fc.array(word, { minLength: 2, maxLength: most }).map((each) => each.join(' '));
  const cell = fc.oneof(
    words(4),
    words(2).map((each) => `\`${each.replace(/ /g, '/')}.ts:12\``),
    words(2).map((each) => `**${each}** \\| x`),
    words(2).map((each) => `[${each}](../src/${each.replace(/ /g, '-')}.ts)`),
    fc.constantFrom('', '–', 'High', '🔴 P1', '2 days', '2026-01-04', 'Open', '✅ done', '@kim'),
  );
  const columns = fc.subarray(['Location', 'Priority', 'Effort', 'Status', 'Owner', 'Impact', 'Notes', 'Opened'], {
    minLength: 2,
  });
  const tables = fc
    .tuple(
      columns,
      fc.array(fc.tuple(words(5), fc.array(cell, { minLength: 8, maxLength: 8 })), { minLength: 1, maxLength: 5 }),
    )
    .map(([names, rows]) => {
      const lines = rows.map(
        ([title, cells], at) => `| TD-${at + 1} | ${title} | ${cells.slice(0, names.length).join(' | ')} |`,
      );
      return [`| ID | Item | ${names.join(' | ')} |`, `|${' --- |'.repeat(names.length + 2)}`, ...lines].join('\n');
    });
  const field = fc.tuple(fc.constantFrom('Status', 'Priority', 'File', 'Impact', 'Why deferred', 'Owner'), words(4));
  const block = fc.oneof(
    words(12).map((each) => `${each}.`),
    words(3).map((each) => `\`\`\`ts\n// ${each}\n# no heading\n\`\`\``),
    words(3).map((each) => `#### ${each}\n\n- ${each}\n  - ${each}`),
    words(3).map((each) => `> ${each}`),
  );
  const headings = fc
    .array(fc.tuple(words(5), fc.array(field, { minLength: 2, maxLength: 4 }), fc.array(block, { maxLength: 3 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((items) =>
      items
        .map(([title, fields, blocks], at) =>
          [
            `### TD-${at + 1}: ${title}`,
            fields.map(([name, value]) => `- **${name}:** ${value}`).join('\n'),
            ...blocks,
          ].join('\n\n'),
        )
        .join('\n\n'),
    );
  const boxes = fc
    .array(fc.tuple(fc.boolean(), words(6), fc.option(words(4))), { minLength: 1, maxLength: 6 })
    .map((items) =>
      items
        .map(([done, title, detail]) => `- [${done ? 'x' : ' '}] ${title}${detail === null ? '' : `\n  - ${detail}`}`)
        .join('\n'),
    );
  const documents = fc
    .tuple(words(9), fc.oneof(tables, headings, boxes), words(9), fc.boolean())
    .map(([intro, items, end, windows]) => {
      const text = `# Tech debt\n\n${intro}.\n\n## Open\n\n${items}\n\n## Glossary\n\n${end}.\n`;
      return windows ? text.replaceAll('\n', '\r\n') : text;
    });

  test('come back with every word, and read the same', () => {
    const reading = (text: string) =>
      backlogItems(createDocument(path, text)).map(({ id, title, status, from }) => [
        id,
        title,
        status,
        from?.own.map(({ name, text: said }) => [name, said]),
      ]);
    fc.assert(
      fc.property(documents, (source) => {
        const { files, text, left } = toItems(source);
        expect(left).toEqual([]);
        expect(files).toHaveLength(backlogItems(createDocument(path, source)).length);
        const back = toBacklog(files, text);
        expect(back.left).toEqual([]);
        expect(missingWords(source, back.text)).toEqual([]);
        expect(missingWords(back.text, source)).toEqual([]);
        expect(reading(back.text)).toEqual(reading(source));
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  test('keep every word as files that become a document of their own', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom('table' as const, 'headings' as const), (source, shape) => {
        const { files } = toItems(source);
        const { text, left } = toBacklog(files, undefined, shape);
        expect(left).toEqual([]);
        for (const each of files) expect(missingWords(each.title, text)).toEqual([]);
        const again = toItems(text);
        expect(again.left).toEqual([]);
        expect(again.files.map(({ title }) => title).sort()).toEqual(files.map(({ title }) => title).sort());
      }),
      { seed: 6, numRuns: 25 },
    );
  });
});
