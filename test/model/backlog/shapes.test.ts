import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string, path = 'docs/tech-debt.md') => backlogItems(createDocument(path, text));
const told = (text: string) => read(text).map(({ title, status }) => [title, status]);
const table = (head: string, ...rows: readonly string[]) =>
  `${[head, head.replace(/[^|]+/g, '-'), ...rows].join('\n')}\n\n`;

describe('an overview and its sections', () => {
  test('tell of one debt once by number, in a script that does not part its words', () => {
    const text = [
      '# 负债\n\n## 已完成\n\n',
      table('| # | 内容 | 版本 |', '| #2 | 退信丢失 → 每日读取 | v3 |', '| #4 | 旧时钟漂移 → 统一时区 | v3 |'),
      '## 严重\n\n### #1 缓存没有上限\n\n- **位置**：`src/cache.ts`\n- **风险**：低\n\n',
      '### #2 退信全部丢失\n\n- **位置**：`src/mail.ts`\n- **风险**：低\n\n',
      '### #4 两个旧时钟不同步\n\n- **位置**：`src/clock.ts`\n- **风险**：中\n',
    ].join('');
    expect(told(text)).toEqual([
      ['退信丢失 → 每日读取', 'paid'],
      ['旧时钟漂移 → 统一时区', 'paid'],
      ['缓存没有上限', 'open'],
    ]);
  });

  test('tell of one debt once: by number, and by title but for its marks', () => {
    const text = [
      '# Tech debt\n\n',
      table('| # | Bug | Status |', '| 2 | Login loops | ✅ Done |', '| 3 | Cache `flush` is slow | open |'),
      '## Bug #3: Cache flush is slow (critical)\n\n**Priority:** high\n**File:** `src/cache.ts:9`\n\n',
      '## Bug #2: Endless redirects at login\n\n**Priority:** low\n**File:** `src/login.ts:4`\n',
    ].join('');
    expect(told(text)).toEqual([
      ['Login loops', 'paid'],
      ['Cache flush is slow', 'open'],
    ]);
    expect(read(text).map(({ anchors }) => anchors.map(({ path }) => path))).toEqual([
      ['src/login.ts'],
      ['src/cache.ts'],
    ]);
  });

  test('that are tied by an id are the section, with the row’s status', () => {
    const text = `# Tech debt\n\n${table('| ID | Item | Status |', '| TD-1 | Old cache | Fixed |')}## TD-1: Cache is old\n\nWords.\n`;
    expect(told(text)).toEqual([['Cache is old', 'paid']]);
  });

  test('details below a table belong to its row, and say its status where the row says none', () => {
    const text = `# Tech debt\n\n## High\n\n${table('| Item | Effort |', '| Parser | 2 days |', '| Docs | 1 day |')}### Parser details\n\n- **Problem:** nested\n- **Status:** in progress\n`;
    expect(told(text)).toEqual([
      ['Parser', 'in-progress'],
      ['Docs', 'open'],
    ]);
  });

  test('that share nothing but numbers are of different things', () => {
    const text = [
      '# Tech debt\n\n',
      table('| # | Item | Status |', '| 1 | Slow build | open |', '| 2 | Old cache | open |'),
      '## Open\n\n### 1. Login by hand\n\n**Priority:** low\n\n### 2. Missing index\n\n**Priority:** low\n',
    ].join('');
    expect(read(text)).toHaveLength(4);
  });
});

describe('a table whose title column has a name of its own', () => {
  test('is told by a column of states or estimates', () => {
    const text = `# Tech debt\n\n## Plan\n\n${table('| # | PR | Estimate | Status |', '| M1 | Guard rails | XS | ✅ #12 |', '| M2 | Split the page | 2h | open |')}`;
    expect(told(text)).toEqual([
      ['Guard rails', 'paid'],
      ['Split the page', 'open'],
    ]);
    const goals = `# Борг\n\n## Група\n\n${table('| Ціль | Статус |', '| Без дублів | ✅ Closed |', '| Тести | open |')}`;
    expect(told(goals)).toEqual([
      ['Без дублів', 'paid'],
      ['Тести', 'open'],
    ]);
  });

  test.each([
    ['what grades mean', '| Ref | Priority |', '| Now | High |', '| Later | Low |'],
    ['what is no state', '| Where | Status |', '| Columns | Backward-compatible |', '| Locks | Not used here |'],
    ['phases', '| Phase | Status |', '| One | done |', '| Two | open |'],
    ['figures', '| Thing | Count | Status |', '| any | 3 | done |', '| FIXME | 4 | open |'],
    ['numbers', '| Size | Status |', '| 12 | done |', '| 14 | open |'],
    ['states first', '| Status | Colour |', '| Open | red |', '| Done | green |'],
  ])('has none for %s', (_, head, ...rows) => {
    expect(read(`# Tech debt\n\n## Notes on it\n\n${table(head, ...rows)}`)).toEqual([]);
  });
});

describe('bullets that are bare names of areas', () => {
  const text =
    '# To do\n\n* Testing\n  * Cover the parser\n  * Drop the mocks\n    * of the network\n* CLI \n  * List all plugins\n* Error texts\n  * Say what is wrong\n';

  test('group those below', () => {
    expect(read(text).map(({ title, area, from }) => [title, area, from?.line])).toEqual([
      ['Cover the parser', 'Testing', 4],
      ['Drop the mocks', 'Testing', 5],
      ['List all plugins', 'CLI', 8],
      ['Say what is wrong', 'Error texts', 10],
    ]);
  });

  test('are items where they say what is wrong, or have a box', () => {
    expect(read('* Slow tests\n  * an hour\n  * or two\n* Old cache\n  * no idea how\n')).toHaveLength(2);
    expect(read(text.replaceAll('\n* ', '\n* [ ] '))).toHaveLength(3);
  });
});

describe('lines that begin with a box and no mark', () => {
  test('are items each where they are all there is', () => {
    expect(
      told('[x] first test\n[o] second\n[ ] recognise [links](a.ts) and\n  what follows\n[] support emoji\n'),
    ).toEqual([
      ['first test', 'paid'],
      ['second', 'paid'],
      ['recognise links and', 'open'],
      ['support emoji', 'open'],
    ]);
  });

  test('are none in a text of other words', () => {
    const words = 'The boxes are explained in a long paragraph of words that goes on, and on, for a good while.\n';
    expect(read(`# Tech debt\n\n${words}${words}\n[x] done\n[ ] open\n[o] also done\n`)).toEqual([]);
    expect(read(`# Tech debt\n\n${words}${words}\n• one more\n• another\n• a third\n`)).toEqual([]);
  });

  test.each([
    ['a dot', (words: string) => `• ${words}\n`],
    ['a dash that makes no list', (words: string) => `– ${words}\n`],
    ['a sign, in a paragraph each', (words: string) => `🔴 ${words}\n\n`],
  ])('are items behind %s too', (_, line) => {
    expect(
      told(`# Tech debt\n\n${line('The build takes minutes')}${line('Two mailers')}${line('Config by hand')}`),
    ).toEqual([
      ['The build takes minutes', 'open'],
      ['Two mailers', 'open'],
      ['Config by hand', 'open'],
    ]);
  });

  test('are items behind letters, and tell by a sign how bad they are', () => {
    expect(told('# Tech debt\n\na) Slow build\nb) Two mailers\nc) Config by hand\n')).toHaveLength(3);
    const graded = read('# Tech debt\n\n🔴 Slow build\n\n🟢 Two mailers\n\n✅ Config by hand\n');
    expect(graded.map(({ status, from }) => [status, from?.suggested.impact])).toEqual([
      ['open', 7],
      ['open', 3],
      ['paid', undefined],
    ]);
  });
});

describe('a plain text', () => {
  const lines = 'split the reader\n\nMail:\ndrop the old mailer, see mail.ts\ntwo templates in code\n';

  test('without marks has an item to each line', () => {
    expect(read(lines, 'TODO.txt').map(({ title }) => title)).toEqual([
      'split the reader',
      'drop the old mailer, see mail.ts',
      'two templates in code',
    ]);
    expect(read(lines, 'TODO.md')).toEqual([]);
    expect(read(`${lines}\n- a list\n`, 'TODO.txt').map(({ title }) => title)).not.toContain('split the reader');
  });

  test('has one to each paragraph that is broken at a width', () => {
    const broken =
      'the reader goes through each file three times, which takes long\nfor large ones\n\ndrop the old mailer\n';
    expect(read(broken, 'debt.txt').map(({ from }) => from?.line)).toEqual([1, 4]);
  });
});

test('what is not going to be done, and what a line in bold type groups', () => {
  const text = [
    '# Tech debt\n\n## 🚫 Will Not Implement (1 item)\n\n',
    table('| Item | Effort |', '| One more layer | 2 days |'),
    '## Backlog\n\n- Slow build\n\n**Resolved:**\n\n- Old cache\n\n**Web**\n\n- Big panel\n',
  ].join('');
  expect(told(text)).toEqual([
    ['One more layer', 'wont-fix'],
    ['Slow build', 'open'],
    ['Old cache', 'paid'],
    ['Big panel', 'open'],
  ]);
});
