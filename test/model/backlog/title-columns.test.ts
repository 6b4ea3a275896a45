import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string) => backlogItems(createDocument('TECH_DEBT.md', text));
const table = (head: string, ...rows: readonly string[]): string =>
  `${[head, head.replace(/[^|]+/g, '-'), ...rows].map((row) => `| ${row} |`).join('\n')}\n\n`;
const titles = (text: string): readonly string[] =>
  read(`# Tech debt\n\n## Register\n\n${text}`).map(({ title }) => title);

describe('the title of a row stands', () => {
  test.each([
    [
      'behind grades and areas, whatever these are called',
      'ID | Seviye | Kapsam | Borç | Kanıt',
      [
        'B-1 | P0 | api | İstek sınırı hiç yok | Kayıtlarda var',
        'B-2 | P1 | api | Her sayfada aynı stil var | On kopya',
      ],
      ['İstek sınırı hiç yok', 'Her sayfada aynı stil var'],
    ],
    [
      'behind parts of a system of a word each',
      'Endpoint | Shortcut so far | Fix',
      ['Login | No lockout after failures | Count them', 'Search | Full scan of the table | Add an index'],
      ['No lockout after failures', 'Full scan of the table'],
    ],
    [
      'behind kinds that come again',
      'Sorte | Описание | Приоритет',
      ['Тесты | Нет тестов на импорт данных | Высокий', 'Тесты | Тесты зависят от порядка | Низкий'],
      ['Нет тестов на импорт данных', 'Тесты зависят от порядка'],
    ],
    [
      'below one of two words of a header, and not below what is planned or what follows',
      'ID | Source | Debt / Risk | Impact | Planned resolution',
      [
        'T-1 | `A.md` | Two clocks drift | Wrong bills go out | One clock for all',
        'T-2 | `B.md` | No retries at all | Hooks get lost | Queue the hooks',
      ],
      ['Two clocks drift', 'No retries at all'],
    ],
    [
      'below what was done, where nothing else has words',
      'ID | Resolved in | Resolution',
      ['T-1 | 2026-01-02 | The clocks are one now', 'T-2 | 2026-02-02 | Hooks go through a queue'],
      ['The clocks are one now', 'Hooks go through a queue'],
    ],
  ])('%s', (_, head, rows, found) => {
    expect(titles(table(head, ...rows))).toEqual(found);
  });

  test('below the header of titles, also where these are short and the rest is long', () => {
    const rows = ['Clocks | They drift by minutes a day | High', 'Hooks | They are lost without a retry | Low'];
    expect(titles(table('Issue | Description | Priority', ...rows))).toEqual(['Clocks', 'Hooks']);
  });
});

test.each([
  [
    'lines of code',
    'Location | Kind | Text',
    ['`src/a.ts:4` | TODO | Remove the shim', '`src/b.ts:9` | TODO | Handle empty carts'],
  ],
  [
    'lines of code in a column of theirs',
    'File | Line | Kind | Text',
    ['`src/a.ts` | 4 | TODO | Remove the shim', '`src/b.ts` | 9 | TODO | Handle empty carts'],
  ],
  [
    'problems and whose they are',
    'Service | Problem | Owner',
    ['billing | Remove the shim | Ann', 'web | Handle empty carts | Bo'],
  ],
  [
    'debts by a name of two words',
    'Área | Deuda técnica | Riesgo',
    ['API | Remove the shim | Alto', 'Web | Handle empty carts | Bajo'],
  ],
])('rows are items by %s', (_, head, rows) => {
  expect(titles(table(head, ...rows))).toEqual(['Remove the shim', 'Handle empty carts']);
});

test('a header that names items by ids in one table names them in the next', () => {
  const ids = table(
    '# | Dluhopis | Proč',
    'D-1 | Dvoje hodiny v aplikaci | spěch',
    'D-2 | Pomalé testy importu | zvyk',
  );
  const more = table('Kdy | Dluhopis | Jak', '1. 5. | Staré klíče v souboru | nové', '2. 5. | Prázdný index | smazán');
  const other = table('Kdy | Porada | Jak', '1. 5. | Porada o plánu | krátce', '2. 5. | Porada o všem | dlouze');
  expect(read(`# Debt\n\n${ids}## Dříve\n\n${more}## Porady\n\n${other}`).map(({ title }) => title)).toEqual([
    'Dvoje hodiny v aplikaci',
    'Pomalé testy importu',
    'Staré klíče v souboru',
    'Prázdný index',
  ]);
});

test('a grade names no row, however short it is written', () => {
  const [clocks] = read(`# Debt\n\n${table('Issue | Priority', 'Two clocks | Med')}`);
  expect(clocks?.from?.suggested.impact).toBe(5);
  expect(
    titles(table('# | Action | Impact | Effort', '1 | Sync the clocks | Med | 2h', '2 | Cache | High | 1d')),
  ).toEqual([]);
  const words = ['高延迟 | 网络 | 高', '内存中断 | 支付 | 中'];
  expect(titles(table('问题 | 模块 | 优先级', ...words))).toEqual(['高延迟', '内存中断']);
});

test('shares of what is done are no items beside those that a document tells', () => {
  const done = table('Teil | Fertig | Priorität', 'Anzeige | ✅ 100% | -', 'Netz | ⏳ 30 % | Mittel');
  const item = '### 1. Zwei Uhren\n\n**Priorität:** hoch\n**Aufwand:** 2h\n\n';
  expect(read(`# Debt\n\n## Stand\n\n${done}## Schulden\n\n${item}`).map(({ title }) => title)).toEqual(['Zwei Uhren']);
  expect(titles(done.replace('✅ 100%', 'ganz').replace('⏳ 30 %', 'kaum'))).toEqual(['Anzeige', 'Netz']);
});

test('what cells tell alone counts in no document whose headers name items', () => {
  const figures = table(
    '指标 | 当前值',
    '构建门禁 | 全部通过且没有跳过的测试',
    '脏文件 | 没有 `a.ts` 以外的文件',
    '大文件 | 重点是 `b.ts` 和 `c.ts`',
  );
  const items = table('ID | 债务 | 状态', 'T-1 | 价格计算与结账重复 | open', 'T-2 | 没有索引全表扫描 | open');
  expect(read(`# 台账\n\n## 基线\n\n${figures}## 台账\n\n${items}`).map(({ id }) => id)).toEqual(['T-1', 'T-2']);
});

describe('a table of other ids than those of sections', () => {
  const section = (at: number) =>
    `### DT-0${at} — Clock ${at} drifts\n\nIt drifts by minutes a day, since nobody sets it.\n\n`;
  const checks = table(
    '# | Pending | How to close',
    'V-01 | Domain and accounts | Ask the host',
    'V-02 | Screen reader run | By hand',
  );

  test('is one of something else, where all those stand below one heading', () => {
    const text = `# Debt\n\n## 1. Checks on the real thing\n\n${checks}## 2. Debt\n\n${[1, 2, 3].map(section).join('')}`;
    expect(read(text).map(({ id }) => id)).toEqual(['DT-01', 'DT-02', 'DT-03']);
  });

  test('counts where no heading says that these are the debts', () => {
    const text = `# Debt\n\n${checks}## Choices\n\n${[1, 2, 3].map(section).join('')}`;
    expect(read(text).map(({ id }) => id)).toEqual(['V-01', 'V-02', 'DT-01', 'DT-02', 'DT-03']);
  });

  test('counts where these stand below several', () => {
    const text = `# Debt\n\n## P1\n\n${section(1)}${section(2)}## P2\n\n${section(3)}## Later\n\n${checks}`;
    expect(read(text).map(({ id }) => id)).toEqual(['DT-01', 'DT-02', 'DT-03', 'V-01', 'V-02']);
  });
});

test('what is but asked is no debt beside lists of it', () => {
  const asked = '## Still open\n\n- Should there be two themes? If so, where?\n- Is there a guide to follow?\n';
  expect(read(`# Debt\n\n- Add stories\n- Infer the types\n\n${asked}`).map(({ title }) => title)).toEqual([
    'Add stories',
    'Infer the types',
  ]);
});

test('an id may have full stops', () => {
  const text =
    '# Log\n\n## P.DEBT.1.1: Clean the queries ✅\n\n**Status**: COMPLETE\n\n### Summary\n\nAll the old ones are gone.\n\n## P.DEBT.1.2: Drop old tables\n\n**Status**: NEXT\n\n### Summary\n\nThree are left.\n';
  expect(read(text).map(({ id, title, status }) => [id, title, status])).toEqual([
    ['P.DEBT.1.1', 'Clean the queries', 'paid'],
    ['P.DEBT.1.2', 'Drop old tables', undefined],
  ]);
});
