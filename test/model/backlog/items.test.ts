import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string, path = 'docs/tech-debt.md') => backlogItems(createDocument(path, text));
const told = (text: string) => read(text).map(({ id, title, status }) => [id, title, status]);

describe('a row each', () => {
  const table = [
    '# Tech debt',
    '',
    '| ID | Item | Location | Severity | Effort | Status |',
    '|----|:-----|----------|----------|--------|--------|',
    '| TD-001 | Retry swallows errors | `src/http/retry.ts:40-43` | High | 3-4 hours | Open |',
    '| TD-002 | Split `a \\| b` | [parser](../src/parse.ts#L7) | P3 | ~1 week | ✅ Fixed |',
    '| ~~TD-003~~ | ~~Old cache~~ | - | 🟡 | M |  |',
    '| TD-004 | Too few cells |',
    '| | | | | | |',
    '',
    '| TD-005 | Behind a blank line | src/late.ts:9 | Critical | L | won’t fix |',
  ].join('\n');

  test('ids, titles and states; rows that are broken', () => {
    expect(told(table)).toEqual([
      ['TD-001', 'Retry swallows errors', 'open'],
      ['TD-002', 'Split a | b', 'paid'],
      ['TD-003', 'Old cache', 'paid'],
      ['TD-004', 'Too few cells', 'open'],
      ['TD-005', 'Behind a blank line', 'wont-fix'],
    ]);
  });

  test('places in code, and the lines of the document', () => {
    const [first, second, , , last] = read(table);
    expect(first?.anchors).toMatchObject([{ path: 'src/http/retry.ts', line: 40, endLine: 43 }]);
    expect(second?.anchors).toMatchObject([{ path: 'src/parse.ts', line: 7 }]);
    expect(last?.anchors).toMatchObject([{ path: 'src/late.ts', line: 9 }]);
    expect([first?.from?.line, last?.from?.line]).toEqual([5, 11]);
  });

  test('scales are suggestions, and scores stay open', () => {
    const items = read(table);
    expect(items.map(({ from }) => from?.suggested)).toEqual([
      { impact: 7, effort: 2 },
      { impact: 3, effort: 5 },
      { impact: 5, effort: 4 },
      {},
      { impact: 9, effort: 7 },
    ]);
    expect(items.map(({ scores }) => scores)).toEqual([{}, {}, {}, {}, {}]);
  });

  test('prose is no score; whole numbers are where a confidence stands beside them', () => {
    const scored = read('| Item | Impact | Confidence | Effort |\n|-|-|-|-|\n| Slow build | 7 | 8 | 4 |\n');
    expect(scored[0]?.scores).toEqual({ impact: 7, confidence: 8, effort: 4 });
    expect(read('| Item | Impact | Effort |\n|-|-|-|\n| Slow build | 7 people wait | 4 |\n')[0]?.scores).toEqual({});
  });

  test('several tables, other languages, and tables of something else', () => {
    const text = [
      '# Dívida técnica\n\n## Resumo\n\n| Metric | Count |\n|-|-|\n| Items | 3 |\n',
      '## Ativas\n\n| Área | Dívida | Prioridade |\n|-|-|-|\n| API | Sem testes | Alta |\n',
      '## 已知局限\n\n| 局限 | 严重度 | 描述 |\n|-|-|-|\n| 单点故障 | 中 | x |\n',
    ].join('\n');
    expect(read(text).map(({ title, area, from }) => [title, area, from?.suggested.impact])).toEqual([
      ['Sem testes', 'API', 7],
      ['单点故障', undefined, 5],
    ]);
  });
});

test('a column of boxes says how far each row has come, below a header or none', () => {
  const rows = (open: string, done: string) =>
    `| Parser reads it all | Ann | ${open} |\n| Two mailers | Bob | ${done} |\n`;
  for (const [head, open, done] of [
    ['Done', '[ ]', '[x]'],
    ['Fixed?', '☐', '☑'],
    [' ', '⬜', '✅'],
    ['Done', 'no', 'yes'],
  ] as const) {
    const text = `# Debt\n\n| Item | Owner | ${head} |\n|-|-|-|\n${rows(open, done)}`;
    expect(read(text).map(({ status }) => status)).toEqual(['open', 'paid']);
  }
});

describe('a heading each', () => {
  const text = [
    '# Technical debt register\n\n**Last updated**: 2026-01-01\n',
    '## High priority\n\n### 1. Loader copies a library\n\n**Status**: Not fixed  \n**Location**: `src/load.ts` (lines 28-49)\n',
    '**Owner:** @kim | **Effort:** half a day\n\n- Steps\n- More steps\n\n#### Details\n\nWords.\n',
    '## Fixed issues\n\n### ~~2. Leak in the pool~~\n\nGone.\n\n### TD-7: Login by hand ✅ PARTIALLY FIXED\n\nText.\n',
    '## Guidelines\n\n### When to add items\n\n- Always\n',
  ].join('\n');

  test('with their fields, the section’s priority, and the state of each', () => {
    expect(told(text)).toEqual([
      [undefined, 'Loader copies a library', 'open'],
      [undefined, 'Leak in the pool', 'paid'],
      ['TD-7', 'Login by hand', 'in-progress'],
    ]);
    const [first] = read(text);
    expect(first).toMatchObject({ owner: '@kim', from: { shape: 'heading', suggested: { impact: 7, effort: 2 } } });
    expect(first?.anchors).toMatchObject([{ path: 'src/load.ts', line: 28, endLine: 49 }]);
  });

  test('parts of an item are none of their own', () => {
    const french =
      '# Dette technique\n\n## Migration\n\n### État actuel\n\n- a\n\n### Objectifs\n\n- b\n\n### Impact\n\n- c\n';
    expect(told(french)).toEqual([[undefined, 'Migration', 'open']]);
  });
});

test('a section says what has become of its items', () => {
  const text =
    '# Tech debt\n\n## ✅ Accepted tradeoffs (1 item)\n\n| Item | Type | Decision |\n|-|-|-|\n| Big panel | x | y |\n\n## Resolved\n\n- [ ] Old cache\n- Slow build\n';
  expect(told(text).map(([, title, status]) => [title, status])).toEqual([
    ['Big panel', 'wont-fix'],
    ['Old cache', 'open'],
    ['Slow build', 'paid'],
  ]);
});

test('a bullet or a box each, nested ones are details', () => {
  expect(told('# Tech debt\n\n- [x] Lint errors\n  - [x] one rule\n- [ ] Rename `src/a.ts`\n')).toEqual([
    [undefined, 'Lint errors', 'paid'],
    [undefined, 'Rename src/a.ts', 'open'],
  ]);
  expect(told('* Too much eval\n    * no idea how\n* **Slow tests**: they take an hour\n')).toEqual([
    [undefined, 'Too much eval', 'open'],
    [undefined, 'Slow tests', 'open'],
  ]);
});

test('a document that is one item', () => {
  const text =
    '# TD-2026-01: No test of reconnecting\n\n**Status:** resolved (session 2)\n\n## Problem\n\n- a\n- b\n\n## Why deferred\n\nTime.\n';
  expect(read(text, 'docs/tech-debt/TD-2026-01.md')).toMatchObject([
    { id: 'TD-2026-01', title: 'No test of reconnecting', status: 'paid', from: { shape: 'file', line: 1 } },
  ]);
});

test('a document that is one thing to do may say so', () => {
  const text =
    '---\nstatus: Open\n---\n# TODO: Widen the counter\n\n## Problem\n\nIt wraps.\n\n## Solution\n\nMore bits.\n';
  expect(read(text, 'docs/tech-debt/counter.md')).toMatchObject([
    { title: 'Widen the counter', from: { shape: 'file' } },
  ]);
  expect(read('# TODO:\n\n## Problem\n\n## Solution\n\n## Impact\n', 'docs/tech-debt/a.md')).toEqual([]);
});

describe('documents in folders below one of debt', () => {
  const prose =
    '# The parser knows two grammars\n\nBoth are used.\n\n## Notes\n\n- one\n- two\n- three and more of it\n';
  const item = '# Two clocks\n\n**Priority:** Low\n**Effort:** 2 hours\n\n## Problem\n\nThey differ.\n';

  test.each([
    ['scheduled', 'planned'],
    ['accepted-tradeoffs', 'wont-fix'],
    ['will-not-implement', 'wont-fix'],
    ['resolved', 'paid'],
    ['low-priority', 'open'],
  ])('%s: each is an item, and %s', (folder, status) => {
    for (const text of [prose, item])
      expect(read(text, `docs/tech-debt/${folder}/a.md`)).toMatchObject([{ status, from: { shape: 'file' } }]);
  });

  test('in a folder that says nothing, only what is plainly an item', () => {
    expect(read(prose, 'docs/tech-debt/parser/a.md')).toEqual([]);
    expect(read(item, 'docs/tech-debt/parser/a.md')).toHaveLength(1);
  });

  test('the folder’s urgency is a suggestion, and what the document says counts first', () => {
    expect(read(prose, 'docs/technical-debt/high-priority/a.md')[0]?.from?.suggested).toEqual({ impact: 7 });
    const done = '# Two clocks\n\n**Status:** Done\n**Effort:** 2 hours\n\n## Problem\n\nThey differ.\n';
    expect(read(done, 'docs/tech-debt/scheduled/a.md')[0]?.status).toBe('paid');
  });
});

describe('headings that begin with how urgent each is', () => {
  const recommended = (...headings: string[]) =>
    `# Review of the pager\n\n## Recommendations\n\n${headings.map((each) => `### ${each}\n\nSome prose on it.\n`).join('\n')}`;

  test('are items where all of a section are such', () => {
    const text = recommended('P0 - Retry lost pages', 'P1: Name each queue', 'P1 – Drop the old bus');
    expect(read(text).map(({ title, from }) => [title, from?.suggested])).toEqual([
      ['Retry lost pages', { impact: 9 }],
      ['Name each queue', { impact: 7 }],
      ['Drop the old bus', { impact: 7 }],
    ]);
  });

  test.each([
    ['what each grade means', ['P0 - Drop everything', 'P1 - Within a week', 'P2 - When there is time']],
    ['some of several', ['P0 - Retry lost pages', 'P1 - Name each queue', 'P1 - Drop the bus', 'The other queues']],
    ['two', ['P1 - Retry lost pages', 'P1 - Name each queue']],
    ['words that only begin alike', ['High-volume queues stall', 'High-level plan of it', 'High-end boxes fail']],
    ['groups', ['P1 - Open issues', 'P1 - Known bugs', 'P2 - Other items']],
  ])('and not %s', (_, headings) => {
    expect(read(recommended(...headings))).toEqual([]);
  });

  test('what a finding of the document has said already is not said again', () => {
    const finding =
      '## Top gaps\n\n### 1. Pages are lost on restart\n\n**Severity:** High\n\n**Fix:** Store each page before it is sent\n\n- Count the pages that were sent and those that came\n\n';
    const text = recommended(
      'P0 - Stop losing pages at a restart',
      'P1 - Store pages',
      'P1 - Watch the way there',
      'P2 - Name each queue',
    ).replace('Watch the way there\n\n', '$&- Count the pages that were sent and those that came\n');
    expect(read(text.replace('## Rec', `${finding}## Rec`)).map(({ title }) => title)).toEqual([
      'Pages are lost on restart',
      'Name each queue',
    ]);
  });
});

describe('fields that say something else than their names', () => {
  const first = (text: string) => read(`# TD-7: Two clocks\n\n${text}\n`, 'docs/tech-debt/TD-7.md')[0];

  test('a scope of several lines is no area', () => {
    expect(first('## Scope\n\n1. Change the tests\n2. Change the rest')?.fields.has('area')).toBe(false);
    expect(first('## Scope\n\nbilling')?.fields.get('area')?.text).toBe('billing');
  });

  test.each([
    ['Scheduled', 'planned'],
    ['Accepted Tradeoff', 'wont-fix'],
    ['Will Not Implement', 'wont-fix'],
    ['Low Priority', 'open'],
  ])('a category %s is no area', (category, status) => {
    const found = first(`**Category:** ${category}\n**Priority:** Low`);
    expect([found?.status, found?.fields.has('area')]).toEqual([status, false]);
  });

  test('a category beside a status, and one that is an area', () => {
    expect(first('**Category:** Scheduled\n**Status:** Done')?.status).toBe('paid');
    const found = first('**Category:** Known issues\n**Priority:** Low');
    expect([found?.status, found?.fields.get('area')?.text]).toEqual(['open', 'Known issues']);
  });

  test('an estimate is its total, not that of its first part', () => {
    const parts = '## Effort Estimate\n\n**Phase 1:** 2 hours\n- a\n\n**Phase 2:** 6 days\n';
    expect(first(`${parts}\n**Total Estimate:** 26-50 days`)?.from?.suggested).toEqual({ effort: 9 });
    expect(first('## Effort Estimate\n\n- Total: 3 days\n- of it tests: 2 hours')?.from?.suggested).toEqual({
      effort: 5,
    });
  });

  test('a grade before its reason', () => {
    const impact = (text: string) => first(`**Priority:** ${text}`)?.from?.suggested.impact;
    expect(impact('Low (what there is now covers nearly all that anybody has ever asked of it)')).toBe(3);
    expect(impact('Medium (raised from low, critical in June)')).toBe(5);
    expect(impact('Nobody knows (it was low once, before the last of the three great migrations)')).toBeUndefined();
  });
});

test('a bullet’s title ends with its question, or before a link on a line of its own', () => {
  const titles = (text: string) => read(text).map(({ title }) => title);
  expect(titles('- should tabs count as four columns?\n  https://example.com/tabs\n  perhaps they should\n')).toEqual([
    'should tabs count as four columns?',
  ]);
  expect(titles('- allow tabs in the middle\n  https://example.com/tabs\n')).toEqual(['allow tabs in the middle']);
  expect(titles('- allow tabs, e.g.\n  those in the middle\n')).toEqual(['allow tabs, e.g. those in the middle']);
});

test.each([
  ['an essay', '# How we limit technical debt\n\nWe talk.\n\n## 1. Review\n\n- Impact: less\n- Risk: less\n'],
  [
    'a policy',
    '# Technical debt\n\nIt has a cost.\n\n## What counts\n\nMuch of it.\n\n## How we manage it\n\n- We talk about it every month at length.\n\nAnd that is all there is to it, since nothing else helps more than talking.\n',
  ],
  ['a guide', '# Guide to technical debt\n\n| Issue | Priority |\n|-|-|\n| x y | High |\n'],
  ['an empty one', ''],
])('%s has no items', (_, text) => expect(read(text)).toEqual([]));

test('deep nesting and long lines are read', () => {
  expect(read(`${'> '.repeat(20_000)}- a\n`)).toEqual([]);
  expect(read(`| Item | Status |\n|-|-|\n| ${'a/'.repeat(50_000)}b.ts | open |\n`)).toHaveLength(1);
});
