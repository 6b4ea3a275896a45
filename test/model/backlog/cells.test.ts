import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string) => backlogItems(createDocument('TECH_DEBT.md', text));
const titles = (text: string): readonly string[] => read(text).map(({ title }) => title);
const table = (head: string, ...rows: readonly string[]): string =>
  `${[head, head.replace(/[^|]+/g, '-'), ...rows].map((row) => `| ${row} |`).join('\n')}\n\n`;

describe('a table whose headers say nothing', () => {
  test.each([
    [
      'the first phrases, behind the name of an area',
      'Sujet | Constat | Piste',
      ['Paiement | Aucun test du panier', 'Recherche | Un index refait sans cesse'],
      ' | Écrire des tests unitaires',
      ['Aucun test du panier', 'Un index refait sans cesse'],
    ],
    [
      'phrases of a script without blanks',
      '模块 | 说明 | 办法',
      ['支付 | 价格计算与结账重复', '搜索 | 没有索引全表扫描'],
      ' | 抽取公共模块',
      ['价格计算与结账重复', '没有索引全表扫描'],
    ],
    [
      'phrases beside what should be done',
      'Thing | Suggested next step | Remarks',
      ['Retry of hooks', 'Style of pages'],
      ' | Write a small queue | later',
      ['Retry of hooks', 'Style of pages'],
    ],
  ])('has items by %s', (_, head, rows, rest, found) => {
    expect(titles(`# Tech debt\n\n${table(head, ...rows.map((row) => row + rest))}`)).toEqual(found);
  });

  test('has those of its ids, also beside headings that are items, and the heading above is none', () => {
    const planned = table('Ref | Thema | Stand', 'RM-PDF | Export als Datei | 2', 'RM-ROLE | Rollen je Team | 3');
    const text = `# Debt\n\n## TD-1 No retries\n\n**Status:** open\n\n## Known of later parts\n\nLogged here, so that nobody forgets about them.\n\n${planned}`;
    expect(read(text).map(({ id, title }) => [id, title])).toEqual([
      ['TD-1', 'No retries'],
      [undefined, 'Export als Datei'],
      [undefined, 'Rollen je Team'],
    ]);
  });

  test.each([
    [
      'what kinds of debt there are',
      'Tipo | Detalle | Ejemplo',
      'Deuda asumida | Se acepta para llegar | Precios fijos',
    ],
    ['rules', 'Rule name | Core | Why', 'Tests should be named | Y | It must be clear'],
    ['names of code', 'Module | Owner team | Remarks', 'cart | The shop team | Needs no test'],
  ])('has none where it tells %s', (_, head, row) => {
    expect(titles(`# Tech debt\n\n${table(head, row, row.replace(/^\S+/, 'Other'))}`)).toEqual([]);
  });

  test('has none in a text that has little else in tables, or whose sections are items', () => {
    const rows = table(
      'Sujet | Constat | Piste',
      'A | Aucun test du panier | Des tests',
      'B | Pas de cache ici | Un cache',
    );
    expect(titles(`# Debt\n\n## Why\n\n${'Many words on anything at all. '.repeat(20)}\n\n${rows}`)).toEqual([]);
    const item = '## 1. No retries\n\n**Status:** open\n\n**Effort:** 2 days\n\n';
    expect(titles(`# Debt\n\n${item}## Notes on it\n\n${rows}`)).toEqual(['No retries']);
  });
});

test('a long cell is named by its first sentence, or its bold words', () => {
  const rest =
    'The partner answers late, and nobody looks at the log, so that support replays events by hand each week.';
  const text = table(
    'ID | Issue | Effort',
    `D-1 | Hooks are lost. ${rest} | S`,
    `D-2 | **Two clocks** drift. ${rest} | M`,
  );
  expect(titles(`# Debt\n\n${text}`)).toEqual(['Hooks are lost.', 'Two clocks']);
});

test('risks and limitations that a document lists beside debts are items as these are', () => {
  const debts = table('Debt | Severity', 'Two clocks | High', 'Old dates | Low');
  const risks = table('Risk | Severity', 'The vendor stops | High', 'A key leaks | High');
  const limits = table('Limitation | Severity', 'One user only | Low', 'No search | Low');
  expect(titles(`# Debt\n\n${debts}## Risks\n\n${risks}## Known limits\n\n${limits}`)).toEqual([
    'Two clocks',
    'Old dates',
    'The vendor stops',
    'A key leaks',
    'One user only',
    'No search',
  ]);
});

test('a row that a section tells by its line, or by its words, is none, and says how far the section has come', () => {
  const section =
    '## 1. Echo of all queries\n\n**Severity:** high\n**File:** `app/db.py:10`\n\nThe engine logs each query.\n\n' +
    '## 2. Silent widgets\n\n**Severity:** low\n**File:** `web/page.tsx`\n\nWidget renderers swallow each error.\n\n';
  const summary = table(
    'File | Line | Issue | Severity | Status',
    '`db.py` | 8-12 | Echo is on | High | Fixed',
    '`page.tsx` | 90 | Widget renderers swallow errors | Low | Open',
    '`mail.ts` | 4 | No retries | Low | Open',
  );
  expect(read(`# Review\n\n${section}## All issues\n\n${summary}`).map(({ title, status }) => [title, status])).toEqual(
    [
      ['Echo of all queries', 'paid'],
      ['Silent widgets', 'open'],
      ['No retries', 'open'],
    ],
  );
});

test('a heading that is an id and nothing else has its words in the overview', () => {
  const overview = table('ID | Title | Priority', 'TD-1 | No retries | High', 'TD-2 | Two clocks | Low');
  const text = `# Debt\n\n${overview}## TD-1\n\nSee \`src/a.ts:4\`.\n\n## TD-2\n\nThey drift.\n`;
  expect(read(text).map(({ id, title, anchors }) => [id, title, anchors.length])).toEqual([
    ['TD-1', 'No retries', 1],
    ['TD-2', 'Two clocks', 0],
  ]);
});
