import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const read = (text: string, path = 'docs/tech-debt.md') => backlogItems(createDocument(path, text));
const titles = (text: string, path?: string) => read(text, path).map(({ title }) => title);

describe('labels', () => {
  test('stand before a wide colon without a blank', () => {
    const entry = (title: string, state: string) =>
      `## ${title}\n\n位置：\`src/clock.ts\`\n\n状态：${state}\n\n原因：两个时钟互不相识。\n\n`;
    const text = `# 历史代码记录\n\n${entry('1. 双时钟', '保留')}${entry('2. 旧路由', '待治理')}## 治理原则\n\n1. 先写测试。\n2. 再删除。\n`;
    expect(titles(text)).toEqual(['双时钟', '旧路由']);
  });

  test.each([
    ['Симптом', 'План'],
    ['現狀', '建議'],
    ['現状', '対策'],
    ['증상', '제안'],
    ['Situation', 'Piste'],
    ['Situación', 'Plan de acción'],
  ])('of an item in many languages: %s, %s', (what, how) => {
    const entry = (title: string) => `### ${title}\n${what}:\n- bla\n\n${how}:\n- ble\n\n`;
    const text = `# Tech debt\n\n## 1) Alpha\n\n${entry('1.1 Vomo zig')}## 2) Beta\n\n${entry('2.1 Zagu bar')}${entry('2.2 Kilo wex')}`;
    expect(titles(text)).toEqual(['Vomo zig', 'Zagu bar', 'Kilo wex']);
  });

  test('of a fix are told of the bullet before them', () => {
    const text =
      '# Tech debt\n\n## 2026-04-03\n\n- **Two clocks:** the worker asks another one than the server does, `src/clock.ts`.\n- **Proposed fix:** one clock that both are given.\n';
    expect(titles(text)).toEqual(['Two clocks']);
  });
});

describe('headings', () => {
  test('that begin with the day on which it was found are filled in alike as others are', () => {
    const entry = (title: string, decision: string) =>
      `## 2026-06-28: ${title}\n\n- Decision: ${decision}\n- Reason: it was the shortest way.\n- Expected cleanup trigger: a second user.\n\n`;
    const text = `# Tech debt\n\n${entry('Clock is a global', 'one for all')}${entry('Menu in a string', 'no template')}${entry('Prices in cents', 'no type')}`;
    expect(titles(text)).toEqual(['Clock is a global', 'Menu in a string', 'Prices in cents']);
    expect(titles(`${text}${entry('Phase 2 menu has two roots', 'one of them')}`)).toContain(
      'Phase 2 menu has two roots',
    );
    expect(titles(`${text}${entry('Phase 2', 'to begin')}`)).not.toContain('Phase 2');
    expect(
      titles('# Log\n\n## 2026-06-28: standup\n\n- Ann was late.\n\n## 2026-06-29: standup\n\n- Bo too.\n'),
    ).not.toContain('standup');
  });

  test('may have their box behind a number', () => {
    const text =
      '# Audit\n\n## Tier 1\n\n### 1. [ ] Unused clock\n\nNobody asks it.\n\n### 2. [x] Vacuous test\n\nIt returns early.\n';
    expect(read(text).map(({ title, status }) => [title, status])).toEqual([
      ['Unused clock', 'open'],
      ['Vacuous test', 'paid'],
    ]);
  });

  test('may shout in brackets that it is paid', () => {
    const [item] = read(
      '# Debt\n\n## Silent omissions (RESOLVED: build 24)\n\n- **Issue:** files are left out\n- **Resolution:** a list\n\n## Stale menu\n\n- **Issue:** it is old\n- **Resolution:** none yet\n',
    );
    expect(item).toMatchObject({ title: 'Silent omissions', status: 'paid' });
  });
});

describe('below a heading that is an id alone', () => {
  test('the title is what a label of that name says, wherever it stands', () => {
    const text =
      '# Debt\n\n## ABC-TD-001\n\n- Status: open\n- Title: Two clocks in the worker\n- Owner: Ann\n\nThe worker has one of its own. It runs late.\n';
    expect(titles(text)).toEqual(['Two clocks in the worker']);
  });

  test('and without one the first sentence', () => {
    const text =
      '# Debt\n\n## ABC-TD-003\n\n- Status: open\n- Owner: Ann\n\nThe worker has a clock of its own. It runs late.\n';
    expect(read(text).map(({ id, title }) => [id, title])).toEqual([
      ['ABC-TD-003', 'The worker has a clock of its own.'],
    ]);
  });
});

describe('a section', () => {
  const bullet = (title: string) => `- [P2] ${title}\n  - Impact: pages come late\n  - Fix: ask once\n`;

  test('that is numbered and lists several, each with its fields, is none itself', () => {
    const text = `# Debt\n\n## 6. What we know\n\n### 6.1 Pages\n\n${bullet('Menu asks for each entry')}\n${bullet('Footer is drawn twice')}\n### 6.2 Data\n\n${bullet('Prices are read per row')}\n${bullet('Stock is locked too long')}`;
    expect(titles(text)).toEqual([
      'Menu asks for each entry',
      'Footer is drawn twice',
      'Prices are read per row',
      'Stock is locked too long',
    ]);
  });

  test('that lists several by their ids is none itself, whatever state its heading has', () => {
    const text =
      '# Debt\n\n## Review of the mailer [OPEN 2026-05-02]\n\nFrom the review in May:\n\n- **M-1 (low) — bounces are never read.** They pile up.\n- **M-2 (low) — two queues.** One is empty.\n- **M-3 (high) — no limit.** Mails go out at once.\n';
    expect(read(text).map(({ id }) => id)).toEqual(['M-1', 'M-2', 'M-3']);
  });

  test('that tells one of the same id again is not counted twice', () => {
    const text =
      '# Debt\n\n## TD-4 — Two clocks — **resolved (2026-07-18)**\n\nOne clock now.\n\n## TD-4 (before) — Two clocks of the worker\n\nThe worker had its own.\n\n## TD-5 — Lost mails\n\nBounces.\n';
    expect(read(text).map(({ id }) => id)).toEqual(['TD-4', 'TD-5']);
  });

  test('of a list is none in prose for a few words before it', () => {
    const opening = 'What follows was found in the spring.\n\n';
    const text = (words: string) =>
      `# Technical debt\n\n## Worker\n\n${words}- The queue in \`src/queue.ts\` is never emptied once it is full\n- The clock in \`src/clock.ts\` is asked again for each of the mails\n- Mails that bounce are kept without a limit and nobody reads them\n\n## Pages\n\n${words}- The menu in \`src/menu.ts\` asks the server for each of its entries\n- The footer is drawn twice whenever somebody turns the screen around\n- Prices are not refreshed until the whole page is loaded once more\n`;
    expect(titles(text(opening))).toEqual(titles(text('')));
    expect(titles(text(opening))).toHaveLength(6);
  });
});

describe('paragraphs', () => {
  test('that begin with an id in bold type', () => {
    const text =
      '# Debt\n\n## High priority\n\n**TD-01** — Two clocks in the worker\nBoth are asked.\n\n**PERF-002** — Menu asks for each entry\nIt takes a second.\n';
    expect(read(text).map(({ id, title }) => [id, title])).toEqual([
      ['TD-01', 'Two clocks in the worker'],
      ['PERF-002', 'Menu asks for each entry'],
    ]);
  });

  test('with names, below a heading that names what is wrong', () => {
    const text =
      '# Inventory\n\n## Structural debt (beyond markers)\n\n**Two clocks.** The worker asks another one than `src/clock.ts`.\n\n**Lost mails.** Nobody reads what bounces.\n\n## Triage\n\nOnce a month.\n';
    expect(titles(text)).toEqual(['Two clocks.', 'Lost mails.']);
  });
});

test("where there is no title, or one that says of whose debt it is, the file's name says what a document is about", () => {
  const lists =
    '## Pages\n\nOld ones first.\n\n- **Menu asks per entry** — one request each.\n- **Footer is drawn twice** — on each turn.\n- **Prices stay stale** — for a day.\n\n## Worker\n\nNew ones.\n\n- **Queue is never empty** — it fills up.\n- **Mails are lost in it** — some at least.\n';
  const all = titles(`# Tech debt\n\n${lists}`, 'TECH_DEBT.md');
  expect(all).toHaveLength(5);
  expect(titles(lists, 'TECH_DEBT.md')).toEqual(all);
  expect(titles(`# Web shop — technical and test debt\n\n${lists}`, 'TECH_DEBT.md')).toEqual(all);
});
