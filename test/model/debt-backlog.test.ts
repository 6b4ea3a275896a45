import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../server/src/model/debt-backlog.ts';
import { createDocument } from '../../server/src/model/document.ts';

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
      '## 已知局限\n\n| 风险 | 严重度 | 描述 |\n|-|-|-|\n| 单点故障 | 中 | x |\n',
    ].join('\n');
    expect(read(text).map(({ title, area, from }) => [title, area, from?.suggested.impact])).toEqual([
      ['Sem testes', 'API', 7],
      ['单点故障', undefined, 5],
    ]);
  });
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
