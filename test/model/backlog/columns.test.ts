import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const table = (head: string, ...rows: readonly string[]): string =>
  [head, head.replace(/[^|]+/g, '-'), ...rows].map((row) => `| ${row} |`).join('\n');

const titles = (text: string): readonly string[] =>
  backlogItems(createDocument('TECH_DEBT.md', text)).map(({ title }) => title);

const told = (head: string, ...rows: readonly string[]): readonly string[] =>
  titles(`# Tech debt\n\n## Open\n\n${table(head, ...rows)}\n`);

describe('a table of items', () => {
  test.each([
    ['what is wrong and where', 'File | Problem', 'a.ts | Two clocks', 'Two clocks'],
    ['a problem and its cost', 'Problem | Impact', 'Two clocks | They drift', 'Two clocks'],
    ['a debt and what it costs one part', 'Debt | Impact on rendering', 'Two clocks | It flickers', 'Two clocks'],
    ['a shortcut by its place', 'Where | Shortcut | Implication', 'a.ts | Prefix match | Fragile', 'Prefix match'],
    [
      'a decision to look at again',
      'Decision | Why | Revisit when',
      'One database | Cost | 1,000 users',
      'One database',
    ],
    ['what stands in for something', 'Stub | File | Replacement', 'Mailer | a.ts | A real one', 'Mailer'],
    ['a known limitation', 'Known limitation | Plan', 'No search | Index it', 'No search'],
    ['an aim beside a name', 'Debt | Risk | Target', 'Two clocks | High | May', 'Two clocks'],
    ['the size of what has a name', 'File | Lines | Issue', 'a.ts | 900 | Mixes two things', 'Mixes two things'],
    ['a gap between two states', 'Gap | Current | Target', 'No alerts | None | All', 'No alerts'],
    ['files with what to do about each', 'File | Lines | Recommendation', '`src/a.ts` | 900 | Split it', 'src/a.ts'],
    ['states, places, and words in Korean', '상태 | 위치 | 내용', 'open | `a.rs:1` | 두 번 연다', '두 번 연다'],
    ['parts of a system by what each risks', 'Area | Debt risk | Effort to fix', 'Charts | 548 KB | Low', '548 KB'],
    ['why it hurts', 'What | Why it hurts', 'Two clocks | They drift', 'Two clocks'],
    ['ranks', 'Rank | Area | What hurts', '1 | Login | Eight seconds on old phones', 'Eight seconds on old phones'],
    ['a count in German', 'Lfd. Nr. | Bereich | Was stört', '1 | Import | Doppelte Zeilen', 'Doppelte Zeilen'],
    ['a count in Russian', '№ п/п | Что болит', '1 | Вход занимает восемь секунд', 'Вход занимает восемь секунд'],
    [
      'a count, where part names come before phrases',
      'No | Component | What hurts',
      '1 | Login | Eight seconds on old phones',
      'Eight seconds on old phones',
    ],
    ['names in Polish', 'Problem | Lokalizacja | Priorytet', 'Dwa zegary | `a.ts` | Wysoki', 'Dwa zegary'],
  ])('is told by %s', (_, head, row, title) => {
    expect(told(head, row)).toEqual([title]);
  });

  test.each([
    ['options', 'Option | Pros | Cons', 'Redis | fast | costs'],
    ['ways to go', 'Approach | Pros | Effort', 'Rewrite | clean | 2 weeks'],
    ['settings', 'Setting | Why | When', 'TTL | It leaks | Always'],
    ['rules', 'Rule | Rationale', 'No any | Types'],
    ['figures', 'Metric | Current | Target', 'Coverage | 30 | 80'],
    ['sizes', 'File | Lines', 'a.ts | 900'],
    ['versions', 'Component | Version', 'Java | 25'],
    ['seams', 'Seam | Files', 'Registry | a.ts'],
  ])('is none of %s', (_, head, row) => {
    expect(told(head, row, row.replace(/^\S+/, 'Other'))).toEqual([]);
  });
});

describe('what two tables tell', () => {
  const active = table('ID | Severity | Title', 'TD-1 | High | Labels are copied', 'TD-2 | Low | No tests at all');

  test('is one item by its id, as long as both are about the same', () => {
    const resolved = table(
      'ID | Title | Resolution',
      'TD-1 | Label copied in 3 files | One file now',
      'TD-2 | Old theme | Gone',
    );
    expect(titles(`# Debt\n\n## Active\n\n${active}\n\n## Resolved\n\n${resolved}\n`)).toEqual([
      'Labels are copied',
      'No tests at all',
      'Old theme',
    ]);
  });

  test('takes the state that only the second tells', () => {
    const resolved = table('ID | Title | Resolution', 'TD-1 | Labels were copied | One file now');
    const items = backlogItems(
      createDocument('TECH_DEBT.md', `# Debt\n\n## Active\n\n${active}\n\n## Resolved\n\n${resolved}\n`),
    );
    expect(items.map(({ status }) => status)).toEqual(['paid', 'open']);
  });

  test('of one title are two where the tables are alike: one for each part of a system', () => {
    const part = table('Issue | Priority', 'No tests at all | High', 'Two loggers in use | Low');
    expect(titles(`# Debt\n\n## Server\n\n${part}\n\n## Client\n\n${part}\n`)).toHaveLength(4);
    const plan = table('Issue | Effort', 'No tests at all | 2 days');
    expect(titles(`# Debt\n\n## Server\n\n${part}\n\n## This month\n\n${plan}\n`)).toHaveLength(2);
  });
});

test('what each grade means is no list of items, whatever stands beside', () => {
  const legend = table(
    'Color | Severity | Criteria',
    '🔴 | Critical | Loss of data, or a page that is down',
    '🟠 | High | A blocked feature',
    '🟢 | Low | Missing docs',
  );
  const items = table('ID | Debt | Severity', 'T-01 | Two clocks | High', 'T-02 | Lost mails | Low');
  expect(titles(`# Tech debt\n\n## Classification\n\n${legend}\n\n## Open\n\n${items}\n`)).toEqual([
    'Two clocks',
    'Lost mails',
  ]);
  expect(told('Severity | Debt', 'High | Two clocks in the worker', 'Low | Lost mails of users')).toHaveLength(2);
});

describe('a header that tables of figures have', () => {
  test('is outweighed by ids and priorities', () => {
    expect(told('ID | Total | Risk if left | Priority', 'TD-1 | 14 | Mails get lost at night | High')).toEqual([
      'Mails get lost at night',
    ]);
    expect(told('Metric | Before | After', 'Failing tests | 14 | 2', 'Slow tests | 9 | 3')).toEqual([]);
    expect(told('Priority | Count | Description', 'High | 2 | Loss of data', 'Low | 3 | Bad names')).toEqual([]);
    expect(told('Code | Meaning', 'E-1 | No such user is known', 'E-2 | The link is too old')).toEqual([]);
  });

  test('is none that says in Ukrainian what is wrong', () => {
    const row = 'TD-1 | Два годинники розходяться | `clock.ts` | висока';
    expect(told('ID | Опис | Місце | Важливість', row)).toEqual(['Два годинники розходяться']);
    expect(told('Проблема | Опис | Важливість', 'Два годинники | Розходяться вночі | висока')).toEqual([
      'Два годинники',
    ]);
  });
});

describe('a header that names the items in one table', () => {
  const open = table('Nr | Issue | Severity', 'D-1 | Two clocks drift apart | High', 'D-2 | Mails get lost | Low');

  test('names them in another one of what nobody knows', () => {
    const paid = table(
      'Old number | Issue | Mended with',
      'D-8 | Logs fill the disk | Rotation',
      '— | No tests | A suite',
    );
    expect(titles(`# Tech debt\n\n## Open\n\n${open}\n\n## Closed\n\n${paid}\n`)).toEqual([
      'Two clocks drift apart',
      'Mails get lost',
      'Logs fill the disk',
      'No tests',
    ]);
  });

  test('names the tasks of a plan as well, and what a text of another kind tells has none', () => {
    const weeks = table('Week | Issue | Helpers', '1 | Look at the clocks | Two', '2 | Look at the mails | One');
    const changes = table('Changed in | Description', 'May | Told in short', 'June | Told at length');
    expect(titles(`# Tech debt\n\n${open}\n\n## Repayment\n\n${weeks}\n`)).toHaveLength(2);
    const described = open.replace('Issue', 'Description');
    expect(titles(`# Tech debt\n\n${described}\n\n## This page\n\n${changes}\n`)).toHaveLength(2);
  });

  test('in Chinese, with what is paid off', () => {
    const first = table('编号 | 问题 | 优先级', 'D-1 | 两个时钟不同步的老代码 | 高');
    const paid = table('旧编号 | 问题 | 谁做的', 'D-7 | 日志把磁盘写满了好几次 | 小组甲');
    const items = backlogItems(
      createDocument('TECH_DEBT.md', `# 技术债\n\n## 未偿还\n\n${first}\n\n## 已偿还\n\n${paid}\n`),
    );
    expect(items.map(({ title, status }) => [title, status])).toEqual([
      ['两个时钟不同步的老代码', 'open'],
      ['日志把磁盘写满了好几次', 'paid'],
    ]);
  });
});
